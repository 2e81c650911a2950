/** What speakers are reported to have said without quotation marks, each at its speaker, in the article's own sentence. */
import { html, nothing, type TemplateResult } from "lit";
import type { Attribution, Span } from "../../src/types.d.ts";
import { text } from "../text/index.ts";
import { UNCLEAR, type Face } from "./face.ts";
import { moreButton, seeButton, siglum } from "./quotations.ts";
import { letter, sentenceAround, type Told } from "./reading.ts";

const FIRST = 8;
/** Speakers whose reports are shown at first. */
const FIRST_SPEAKERS = 12;

export function reportsPart(face: Face): TemplateResult | typeof nothing {
  const { filters } = face;
  const groups = face.reading.told
    .filter(({ speaker }) => !filters.speaker || (filters.speaker === UNCLEAR ? !speaker : speaker?.id === filters.speaker))
    .map((told) => ({ ...told, attributions: told.attributions.filter((each) => !filters.article || Number(filters.article) === each.article) }))
    .filter(({ attributions }) => attributions.length);
  if (groups.length === 0) return nothing;
  const shown = face.expanded.has("told") ? groups : groups.slice(0, FIRST_SPEAKERS);
  return html`<h3>${text.indirectHeading}</h3>
    <p class="hint">${text.indirectHint}</p>
    ${shown.map((told) => toldGroup(face, told, groups.length === 1))}
    ${moreButton(face, "told", groups.length, FIRST_SPEAKERS)}`;
}

/** The key of a speaker's reports, to go to. */
export const toldKey = (face: Face, speaker: string | null): string =>
  `told-${face.reading.told.findIndex((told) => (told.speaker?.id ?? null) === speaker) + 1}`;

function toldGroup(face: Face, { speaker, attributions }: Told, only: boolean): TemplateResult {
  const key = toldKey(face, speaker?.id ?? null);
  const shown = face.expanded.has(key) ? attributions : attributions.slice(0, FIRST);
  const articles = [...new Set(attributions.map((each) => each.article))];
  return html`<details class="group told-group ${face.target === key ? "target" : ""}" id=${key} tabindex="-1" ?open=${only || face.target === key}>
    <summary><span class="name ${speaker ? "" : "unclear"}" dir="auto">${speaker?.name ?? text.speakerNotClear}</span>
      <span class="soft">${text.number(attributions.length)}${face.reading.comparison.articles.length > 1 ? ` · ${articles.map(letter).join(" ")}` : nothing}</span></summary>
    <ul class="plain">${shown.map((each) => report(face, each))}</ul>
    ${moreButton(face, key, attributions.length, FIRST)}
  </details>`;
}

function report(face: Face, attribution: Attribution): TemplateResult {
  const { articles } = face.reading.comparison;
  return html`<li>${articles.length > 1 ? siglum(face, attribution.article) : nothing}
    ${reportText(face, attribution)}
    <p class="how">${seeButton(face, attribution)}</p></li>`;
}

/**
 * The whole sentence, with what is reported marked: who is named in it, and how, is the evidence. `shown` are quotations
 * in it that stand beside it already.
 */
export function reportText(face: Face, { article: index, content }: Attribution, shown: readonly Span[] = []): TemplateResult {
  const article = face.reading.comparison.articles[index]!;
  const { text: whole } = article;
  const start = content[0]?.start ?? 0;
  const end = content.at(-1)?.end ?? start;
  const around = { start: sentenceAround(article, { start, end: start + 1 }).start, end: sentenceAround(article, { start: end - 1, end }).end };
  const parts: (string | TemplateResult)[] = [];
  let at = around.start;
  const said = (from: number, to: number) => {
    if (from < to) parts.push(html`<span class="said indirect">${whole.slice(from, to)}</span>`);
  };
  for (const span of content) {
    parts.push(whole.slice(at, span.start));
    at = span.start;
    for (const inner of shown.filter((each) => span.start <= each.start && each.end <= span.end)) {
      said(at, inner.start);
      parts.push(html`<span class="held">${text.wordsAbove}</span>`);
      at = inner.end;
    }
    said(at, span.end);
    at = span.end;
  }
  return html`<p class="words report" dir="auto">${parts}${whole.slice(at, around.end)}</p>`;
}
