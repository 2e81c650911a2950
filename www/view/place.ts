/** Evidence: the article's own words around a finding, and the way to their place. */
import { html, type TemplateResult } from "lit";
import type { ArticleSpan } from "../../src/types.d.ts";
import { text } from "../text/index.ts";
import type { Face } from "./face.ts";
import { articleLabel, sentenceAround } from "./reading.ts";

/** The way from a finding to its place; `id` tells apart findings that lead to one place. */
export function placeButton(face: Face, place: ArticleSpan, id: string, words: string = text.seeInArticle): TemplateResult {
  const from = `see-${id}-${place.article}-${place.start}`;
  const label = articleLabel(face.reading.comparison.articles[place.article]!);
  return html`<button type="button" class="see" data-from=${from} aria-label=${words === text.seeInArticle ? text.seeInArticleOf(label) : `${words}. ${text.seeInArticleOf(label)}`}
    @click=${() => face.toPlace(place.article, place.start, from)}>${words}</button>`;
}

/** The sentence that a stretch stands in, with the stretch marked. */
export function inSentence(face: Face, place: ArticleSpan): TemplateResult {
  const article = face.reading.comparison.articles[place.article]!;
  const around = sentenceAround(article, place);
  const { text: whole } = article;
  return html`<p class="words" dir="auto">${whole.slice(around.start, place.start)}<mark>${whole.slice(place.start, place.end)}</mark>${whole.slice(place.end, around.end)}</p>`;
}
