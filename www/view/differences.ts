/** Differences to check: where two articles do not say the same, both in their own words; the reader may set one aside. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Conflict } from "../../src/types.d.ts";
import { text } from "../text/index.ts";
import { isDismissed, NOT_A_DIFFERENCE } from "./corrections.ts";
import type { Face } from "./face.ts";
import { inSentence, placeButton } from "./place.ts";
import { moreButton, siglum } from "./quotations.ts";
import { articleLabel, countWords, letter, notLookedFor } from "./reading.ts";

const FIRST = 25;
/** A longer value is read in its sentence. */
const LONG_VALUE = 6;

export function differencesPart(face: Face): TemplateResult {
  const { conflicts, certainty, comparison } = face.reading;
  const none = notLookedFor(face.reading, "conflicts");
  const unfit = comparison.articles.flatMap((article, index) => (article.fits ? [] : [index]));
  return html`
    <h3>${text.conflictsHeading}</h3>
    <p class="hint">${text.conflictsHint}</p>
    ${conflicts.length ? conflictList(face, conflicts, "conflicts") : html`<p class="empty">${none ? text.message(none) : text.conflictsNone}</p>`}
    ${unfit.length
      ? html`<p class="remark">${text.unfit} ${unfit.map((index) => siglum(face, index))}</p>`
      : nothing}
    ${certainty.length
      ? html`<h3>${text.certaintyHeading}</h3><p class="hint">${text.certaintyHint}</p>${conflictList(face, certainty, "certainty")}`
      : nothing}
  `;
}

function conflictList(face: Face, conflicts: Conflict[], key: string): TemplateResult {
  const shown = face.expanded.has(key) ? conflicts : conflicts.slice(0, FIRST);
  return html`<ul class="plain conflicts">${repeat(shown, (conflict) => conflict.id, (conflict) => conflictItem(face, conflict, key))}</ul>
    ${moreButton(face, key, conflicts.length, FIRST)}`;
}

/** The key of a difference, to go to; those of certainty are a list of their own. */
function conflictKey({ reading }: Face, conflict: Conflict): string {
  const at = reading.conflicts.indexOf(conflict);
  return at < 0 ? `certainty-${reading.certainty.indexOf(conflict) + 1}` : `difference-${at + 1}`;
}

function conflictItem(face: Face, conflict: Conflict, list: string): TemplateResult {
  const set = (value: string | null) => () => face.decide(NOT_A_DIFFERENCE, conflict.id, value, `decide-${conflict.id}`);
  const title = list === "certainty" ? text.conflictKinds.certainty : text.conflictKinds[conflict.kind];
  if (isDismissed(face.reading.comparison, conflict)) {
    return html`<li class="conflict dismissed"><p class="how"><s>${title}</s> ${values(conflict).map(([value]) => value).join(" / ")} <span class="tag">${text.dismissed}</span>
      <button type="button" class="see" data-from="decide-${conflict.id}" @click=${set(null)}>${text.putBack}</button></p></li>`;
  }
  const key = conflictKey(face, conflict);
  const { utterance } = conflict;
  const saying = utterance ? face.reading.sayings.find((each) => each.utterance.id === utterance) : undefined;
  const claim = conflict.claim ? face.reading.sharedClaims.find((each) => each.claim.id === conflict.claim) : undefined;
  return html`<li class="conflict ${face.target === key ? "target" : ""}" id=${key} tabindex="-1" aria-labelledby="${key}-head">
    <h4 id="${key}-head">${title}${conflict.bothPossible ? html` <span class="tag">${text.bothPossible}</span>` : nothing}</h4>
    <p>${text.message(conflict.why)}</p>
    <ul class="statements">${values(conflict).map(([value, places]) => valueItem(face, conflict, value, places))}</ul>
    <p class="how">
      ${saying
        ? html`<button type="button" class="see" data-from="saying-of-${key}" @click=${() => face.toFinding("quotations", `saying-${saying.number}`, `saying-of-${key}`)}>${text.toQuotation(saying.number)}</button>`
        : nothing}
      ${claim
        ? html`<button type="button" class="see" data-from="claim-of-${key}" @click=${() => face.toFinding("claims", `claim-${claim.number}`, `claim-of-${key}`)}>${text.toClaim(claim.number)}</button>`
        : nothing}
      <button type="button" class="see" data-from="decide-${conflict.id}" @click=${set("yes")}>${text.dismiss}</button>
    </p>
  </li>`;
}

/** The values, and where each of them stands. */
function values(conflict: Conflict): [string, Conflict["values"]][] {
  const groups = new Map<string, Conflict["values"]>();
  for (const value of conflict.values) {
    // "At a news conference" and "at the news conference" are one value.
    const key = value.value.toLowerCase().replace(/\b(an?|the)\b|[^\p{L}\p{N}]+/gu, " ").replace(/ +/g, " ").trim() || value.value;
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return [...groups.values()].map((places) => [places[0]!.value, places]);
}

/** One value: the sentence of the first article that has it, and the ways to all. */
function valueItem(face: Face, conflict: Conflict, value: string, places: Conflict["values"]): TemplateResult {
  const { articles } = face.reading.comparison;
  const [first, ...others] = places;
  return html`<li class="statement">
    ${countWords(value) > LONG_VALUE ? html`<p class="value"></p>` : html`<p class="value" dir="auto">${value}</p>`}
    ${siglum(face, first!.article)}
    ${inSentence(face, first!)}
    <p class="how">${placeButton(face, first!, conflict.id)}
      ${others.length ? html`<span>${text.alsoIn}</span>` : nothing}
      ${others.map((place) => placeButton(face, place, conflict.id, `${letter(place.article)} · ${articleLabel(articles[place.article]!)}`))}</p>
  </li>`;
}

/** The way to the first of some differences, by its kind. */
export function conflictButton(face: Face, conflict: Conflict, from: string, more = ""): TemplateResult {
  const key = conflictKey(face, conflict);
  return html`<button type="button" class="see" data-from="${from}-${key}" @click=${() => face.toFinding("differences", key, `${from}-${key}`)}>${text.conflictKinds[conflict.kind]}${more}</button>`;
}

/** The differences that were found in an utterance, those not that the reader takes for none. */
export const conflictsOf = ({ reading }: Face, utterance: string): Conflict[] =>
  reading.conflicts.filter((conflict) => conflict.utterance === utterance && !isDismissed(reading.comparison, conflict));

/** Below a quotation: the ways to the differences that were found in it. */
export function conflictLinks(face: Face, utterance: string): TemplateResult | typeof nothing {
  const found = conflictsOf(face, utterance);
  if (found.length === 0) return nothing;
  return html`<p class="remark how">${found.map((conflict) => conflictButton(face, conflict, "to", `: ${values(conflict).map(([value]) => value).join(" / ")}`))}</p>`;
}
