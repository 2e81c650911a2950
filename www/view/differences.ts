/** Differences to check: where two articles do not say the same, both in their own words; the reader may set one aside. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Conflict } from "../../src/types.d.ts";
import { text } from "../text/index.ts";
import { isDismissed, isTakenOut, joinsOf, NOT_A_DIFFERENCE, NOT_THE_SAME, THE_SAME, valueId, type Joined } from "./corrections.ts";
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

function conflictItem(face: Face, conflict: Joined<Conflict>, list: string): TemplateResult {
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
  const out = (places: Conflict["values"]) => isTakenOut(face.reading.comparison, valueId(face.reading.comparison, conflict, places[0]!));
  const all = values(conflict);
  const left = all.filter(([, places]) => !out(places));
  return html`<li class="conflict ${face.target === key ? "target" : ""}" id=${key} tabindex="-1" aria-labelledby="${key}-head">
    <h4 id="${key}-head">${title}${conflict.bothPossible ? html` <span class="tag">${text.bothPossible}</span>` : nothing}</h4>
    <p>${text.message(conflict.why)}</p>
    <ul class="statements">${all.map(([value, places]) => valueItem(face, conflict, value, places, out(places)))}</ul>
    <p class="how">
      ${saying
        ? html`<button type="button" class="see" data-from="saying-of-${key}" @click=${() => face.toFinding("quotations", `saying-${saying.number}`, `saying-of-${key}`)}>${text.toQuotation(saying.number)}</button>`
        : nothing}
      ${claim
        ? html`<button type="button" class="see" data-from="claim-of-${key}" @click=${() => face.toFinding("claims", `claim-${claim.number}`, `claim-of-${key}`)}>${text.toClaim(claim.number)}</button>`
        : nothing}
      <button type="button" class="see" data-from="decide-${conflict.id}" @click=${set("yes")}>${text.dismiss}</button>
    </p>
    ${list === "conflicts"
      ? correctPart(
          left.length > 2 ? left.map(([value, places]) => {
            const targets = places.map((place) => valueId(face.reading.comparison, conflict, place));
            return html`<button type="button" class="see" data-from="value-${targets[0]}" @click=${() => face.decide(NOT_THE_SAME, targets, "yes", `value-${targets[0]}`)}>${text.takeOut(value)}</button>`;
          }) : [],
          togetherPart(face, conflict),
        )
      : nothing}
  </li>`;
}

/** What the reader may correct, out of the way until it is wanted. */
export const correctPart = (buttons: readonly TemplateResult[], together: TemplateResult | typeof nothing): TemplateResult | typeof nothing =>
  buttons.length || together !== nothing
    ? html`<details class="detail correct"><summary>${text.correct}</summary>
        ${buttons.length ? html`<p class="how">${buttons}</p>` : nothing}${together === nothing ? nothing : html`<p class="how">${together}</p>`}</details>`
    : nothing;

const inShort = (conflict: Conflict): string => `${text.conflictKinds[conflict.kind]}: ${values(conflict).map(([value]) => value).join(" / ")}`;

/** The reader may say that two differences are about one thing, and take that back. */
function togetherPart(face: Face, conflict: Joined<Conflict>): TemplateResult | typeof nothing {
  const { comparison, conflicts } = face.reading;
  const others = conflicts.filter((each) => each !== conflict && !isDismissed(comparison, each));
  return togetherChoice(face, conflict, conflicts, others.map((other) => [other.id, inShort(other)]), text.sameThing);
}

/** A choice of what something is the same as, or the way back from that. */
export function togetherChoice(face: Face, item: Joined<{ id: string }>, all: readonly { id: string }[], others: [string, string][], label: string): TemplateResult | typeof nothing {
  const joins = joinsOf(face.reading.comparison, item);
  if (joins.length) {
    return html`<span class="tag">${text.together}</span>
      <button type="button" class="see" data-from="apart-${item.id}" @click=${() => joins.forEach((each) => face.decide(THE_SAME, each.targets, null, `same-${item.id}`))}>${text.takeApart}</button>`;
  }
  if (!others.length) return nothing;
  const choose = (event: Event) => {
    const select = event.target as HTMLSelectElement;
    const other = select.value;
    if (!other) return;
    // The one that stands first stays.
    const first = all.findIndex((each) => each.id === other) < all.findIndex((each) => each.id === item.id) ? other : item.id;
    select.value = "";
    face.decide(THE_SAME, [item.id, other], "yes", `apart-${first}`);
  };
  return html`<label class="same"><span>${label}</span> <select data-from="same-${item.id}" @change=${choose}>
    <option value="">${text.chooseOne}</option>${others.map(([id, words]) => html`<option value=${id}>${words}</option>`)}</select></label>`;
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
function valueItem(face: Face, conflict: Conflict, value: string, places: Conflict["values"], out: boolean): TemplateResult {
  const { articles } = face.reading.comparison;
  const [first, ...others] = places;
  const targets = places.map((place) => valueId(face.reading.comparison, conflict, place));
  const from = `value-${targets[0]}`;
  if (out) {
    return html`<li class="statement dismissed"><p class="value" dir="auto"><s>${value}</s></p>
      <p class="how"><span class="tag">${text.takenOut}</span> <button type="button" class="see" data-from=${from} @click=${() => face.decide(NOT_THE_SAME, targets, null, from)}>${text.putBack}</button></p></li>`;
  }
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
