/** Evidence: the article's own words around a finding, and the way to their place. */
import { html, nothing, type TemplateResult } from "lit";
import type { ArticleSpan, NearestSentence } from "../../src/types.d.ts";
import { text } from "../text/index.ts";
import type { Face } from "./face.ts";
import { siglum } from "./quotations.ts";
import { articleLabel, sentenceAround, textOf } from "./reading.ts";

/** From this likeness on the nearest sentence may well say the same: where `compare/agreement.rs` no longer claims that nobody does. */
const PERHAPS_FROM = 0.1;

/** The way from a finding to its place; `id` tells apart findings that lead to one place. */
export function placeButton(face: Face, place: ArticleSpan, id: string, words: string = text.seeInArticle): TemplateResult {
  const from = `see-${id}-${place.article}-${place.start}`;
  const label = articleLabel(face.reading.comparison.articles[place.article]!);
  return html`<button type="button" class="see place" data-from=${from} aria-label=${words === text.seeInArticle ? text.seeInArticleOf(label) : `${words}. ${text.seeInArticleOf(label)}`}
    @click=${() => face.toPlace(place.article, place.start, from)}>${words}</button>`;
}

/** The sentence that a stretch stands in, with the stretch marked. */
export function inSentence(face: Face, place: ArticleSpan): TemplateResult {
  const article = face.reading.comparison.articles[place.article]!;
  const around = sentenceAround(article, place);
  const { text: whole } = article;
  return html`<p class="words" dir="auto">${whole.slice(around.start, place.start)}<mark>${whole.slice(place.start, place.end)}</mark>${whole.slice(place.end, around.end)}</p>`;
}

/** Where no match was found: the sentence of each article that comes closest. */
export function nearestPart(
  face: Face,
  nearest: readonly NearestSentence[],
  id: string,
  more: (near: NearestSentence) => TemplateResult | typeof nothing = () => nothing,
): TemplateResult | typeof nothing {
  if (nearest.length === 0) return nothing;
  const { articles } = face.reading.comparison;
  const isClose = (near: NearestSentence) => near.likeness >= PERHAPS_FROM;
  return html`<details class="detail"><summary>${nearest.some(isClose) ? text.nearestPerhaps : text.nearest}</summary>
    <ul class="near">${nearest.map(
      (near) => html`<li>${siglum(face, near.article)}
        <p class="words" dir="auto">${textOf(articles[near.article]!, [near])}</p>
        <p class="how">${isClose(near) ? html`<span class="tag">${text.perhaps}</span>` : nothing} ${placeButton(face, near, id)} ${more(near)}</p></li>`,
    )}</ul></details>`;
}
