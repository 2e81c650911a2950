/** The quotations grouped by utterance: who said it, and how each article has it. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Attribution, NearestSentence } from "../../src/types.d.ts";
import { text } from "../text/index.ts";
import { collationPart } from "./collation.ts";
import { TRANSLATED, translatedOf } from "./corrections.ts";
import { conflictLinks } from "./differences.ts";
import { differenceList, witnessText } from "./excerpt.ts";
import { UNCLEAR, NO_FILTERS, type Face } from "./face.ts";
import { glyph } from "./glyph.ts";
import { nearestPart } from "./place.ts";
import { articleLabel, letter, textOf, type Row, type Saying, type Witness } from "./reading.ts";
import { reportsPart, reportText } from "./reports.ts";
import { tellersOf } from "./speaking.ts";

/** Of a long list so many are shown at first, and the rest on demand. */
const FIRST = 25;

/** Of more articles without a match only the number is told. */
const MOST_NAMED = 12;

/** The sayings that the filters let through. */
export function shownSayings({ reading, filters }: Face): Saying[] {
  return reading.sayings.filter(
    (saying) =>
      (!filters.several || saying.spread > 1) &&
      (!filters.speaker || (filters.speaker === UNCLEAR ? !saying.speaker : saying.speaker?.id === filters.speaker)) &&
      (!filters.article || saying.rows[Number(filters.article)]?.witnesses.length),
  );
}

/** The speaker's name, or that it is not clear; with who tells it, where it is told. */
export function speakerLine(saying: Saying): TemplateResult {
  return html`<span class="speaker ${saying.speaker ? "" : "unclear"}" dir="auto">${saying.speaker?.name ?? text.speakerNotClear}</span>${saying.tellers.map(
      (teller) => html`<span class="told">, ${text.asToldBy(teller.name)}</span>`,
    )}`;
}

export function quotationsPart(face: Face): TemplateResult {
  const { reading, filters } = face;
  const shown = shownSayings(face);
  const one = reading.comparison.articles.length < 2;
  const several = shown.filter((saying) => saying.spread > 1);
  const single = shown.filter((saying) => saying.spread <= 1);
  return html`
    ${filterBar(face)}
    <p class="count" role="status">${text.shown(shown.length, reading.sayings.length)}</p>
    ${reading.sayings.length === 0 ? html`<p class="empty">${text.noQuotations}</p>` : nothing}
    ${reading.sayings.length > 0 && shown.length === 0
      ? html`<p class="empty">${text.nothingShown} <button type="button" @click=${() => face.setFilters(NO_FILTERS)}>${text.resetFilters}</button></p>`
      : nothing}
    ${several.length ? html`<h3>${text.severalHeading}</h3>${sayingList(face, several, "several")}` : nothing}
    ${single.length ? html`${one ? nothing : html`<h3>${text.oneHeading}</h3>`}${sayingList(face, single, "single")}` : nothing}
    ${filters.several ? nothing : reportsPart(face)}
  `;
}

function sayingList(face: Face, sayings: Saying[], key: string): TemplateResult {
  const open = face.expanded.has(key);
  const shown = open ? sayings : sayings.slice(0, FIRST);
  return html`<ol class="sayings">${repeat(shown, (saying) => saying.utterance.id, (saying) => sayingItem(face, saying))}</ol>
    ${moreButton(face, key, sayings.length, FIRST)}`;
}

/** Shows the rest of a list, or only its beginning again. */
export function moreButton(face: Face, key: string, of: number, first: number): TemplateResult | typeof nothing {
  const open = face.expanded.has(key);
  if (of <= first) return nothing;
  return html`<button type="button" class="more" aria-expanded=${open} @click=${() => face.expand(key, !open)}>${open ? text.showFewer : text.showAll(of)}</button>`;
}

function filterBar(face: Face): TemplateResult {
  const { reading, filters, setFilters } = face;
  const { articles, speakers } = reading.comparison;
  const heard = new Set([...reading.sayings, ...reading.told].map(({ speaker }) => speaker?.id));
  const value = (event: Event) => (event.target as HTMLSelectElement).value;
  return html`<form class="filters" aria-label=${text.filters} @submit=${(event: Event) => event.preventDefault()}>
    <label>${text.bySpeaker}
      <select name="speaker" .value=${filters.speaker} @change=${(event: Event) => setFilters({ ...filters, speaker: value(event) })}>
        <option value="">${text.all}</option>
        ${speakers
          .filter((speaker) => heard.has(speaker.id))
          .map((speaker) => html`<option value=${speaker.id} ?selected=${filters.speaker === speaker.id}>${speaker.name}</option>`)}
        ${heard.has(undefined)
          ? html`<option value=${UNCLEAR} ?selected=${filters.speaker === UNCLEAR}>${text.unclearFilter}</option>`
          : nothing}
      </select>
    </label>
    ${articles.length > 1
      ? html`<label>${text.byArticle}
            <select name="article" .value=${filters.article} @change=${(event: Event) => setFilters({ ...filters, article: value(event) })}>
              <option value="">${text.all}</option>
              ${articles.map(
                (article, index) =>
                  html`<option value=${index} ?selected=${filters.article === String(index)}>${letter(index)} · ${articleLabel(article)}</option>`,
              )}
            </select>
          </label>
          <label class="check">
            <input type="checkbox" name="several" .checked=${filters.several} @change=${(event: Event) =>
              setFilters({ ...filters, several: (event.target as HTMLInputElement).checked })} />
            ${text.onlySeveral}
          </label>
          ${reading.sayings.some((saying) => saying.utterance.collation)
            ? html`<label class="check">
                <input type="checkbox" name="aligned" .checked=${face.aligned} @change=${(event: Event) => face.setAligned((event.target as HTMLInputElement).checked)} />
                ${text.alignAll}
              </label>`
            : nothing}`
      : nothing}
  </form>`;
}

function sayingItem(face: Face, saying: Saying): TemplateResult {
  const { articles, speakers } = face.reading.comparison;
  const key = `saying-${saying.number}`;
  const { speakerConflict } = saying.utterance;
  const missing = saying.rows.filter((row) => row.kind === "none");
  const names = speakerConflict?.speakers.map((id) => speakers.find((speaker) => speaker.id === id)?.name ?? text.speakerNotClear);
  return html`<li class="saying ${face.target === key ? "target" : ""}" id=${key} tabindex="-1" aria-labelledby="${key}-head">
    <h4 id="${key}-head">
      <span class="number" aria-hidden="true">${saying.number}</span><span class="whose">${speakerLine(saying)}</span>
      ${articles.length > 1 ? html`<span class="spread">${text.inArticles(saying.spread, articles.length)}</span>` : nothing}
    </h4>
    ${names ? html`<p class="remark">${text.speakerConflict(names)}</p>` : nothing}
    ${conflictLinks(face, saying.utterance.id)} ${translationNote(face, saying)}
    <ul class="rows">
      ${ordered(saying).map((row) => rowItem(face, saying, row))}
      ${articles.length > 1 && missing.length
        ? html`<li class="row none">
            <p class="how">${glyph("none")} ${missing.length === articles.length - 1
              ? html`<span>${text.noMatchElsewhere}</span>`
              : missing.length > MOST_NAMED
                ? html`<span>${text.noMatchInMany(missing.length)}</span>`
                : html`<span>${text.noMatchIn}</span> ${missing.map((row) => siglum(face, row.article))}`}</p>
            ${nearestPart(face, nearestOf(saying), saying.utterance.id)}
          </li>`
        : nothing}
    </ul>
    ${collationPart(face, saying)} ${whyPart(face, saying)}
  </li>`;
}

/** Where nothing is set side by side, a translation need not stand in the way. */
function isTranslationTold({ reading }: Face, { utterance, spread }: Saying): boolean {
  const { value, decided } = translatedOf(reading.comparison, utterance);
  return value !== "unknown" && (spread > 1 || decided !== undefined);
}

/** The sentences that come closest, in articles without a quotation or report of it. */
function nearestOf({ utterance, rows }: Saying): NearestSentence[] {
  // Comparisons that were stored earlier have none.
  return (utterance.nearest ?? []).filter((near) => rows[near.article]?.kind === "none");
}

/** Whether it may be a translation: why, and what the reader says. */
function translationNote(face: Face, saying: Saying): TemplateResult | typeof nothing {
  if (!isTranslationTold(face, saying)) return nothing;
  const { value, decided } = translatedOf(face.reading.comparison, saying.utterance);
  const { translatedWhy } = saying.utterance;
  const why = decided ? text.translatedDecided[value] : translatedWhy ? text.message(translatedWhy) : text.translation;
  return html`<div class="remark"><span>${why}</span> ${translationChoice(face, saying)}</div>`;
}

function translationChoice(face: Face, { utterance, speaker, number }: Saying): TemplateResult {
  const { comparison } = face.reading;
  const { decided } = translatedOf(comparison, utterance);
  const from = `translated-${number}`;
  const choose = (event: Event) => {
    const value = (event.target as HTMLSelectElement).value;
    // To take a decision back is to take back the one that holds, be it on all that the speaker says.
    face.decide(TRANSLATED, (!value && decided?.targets[0]) || utterance.id, value || null, from);
  };
  return html`<span class="choice"><label>${text.translatedLabel}
      <select data-from=${from} .value=${decided?.value ?? ""} @change=${choose}>
        ${[["", utterance.translatedWhy?.code === "reader-decided" ? text.translatedUndecided : (text.translatedFound[utterance.translated] ?? "")], ...Object.entries(text.translatedChoices)].map(([value, label]) => html`<option value=${value} ?selected=${value === (decided?.value ?? "")}>${label}</option>`)}
      </select></label>
    ${decided && speaker && !decided.targets.includes(speaker.id)
      ? html`<button type="button" class="see" data-from="${from}-all" @click=${() => face.decide(TRANSLATED, speaker.id, decided.value, from)}>${text.translatedAll(speaker.name)}</button>`
      : nothing}</span>`;
}

/** What the analysis went by when it named the speaker, or did not. */
function whyPart(face: Face, saying: Saying): TemplateResult {
  const witnesses = saying.rows.flatMap((row) => row.witnesses);
  return html`<details class="detail"><summary>${saying.speaker ? text.whySpeaker : text.whyUnclear}</summary>
    <ul class="differences">${witnesses.map(({ attribution }) => html`<li>${siglum(face, attribution.article)} <span>${text.message(attribution.why)}</span></li>`)}</ul>
    ${isTranslationTold(face, saying)
      ? nothing
      : html`${saying.utterance.translatedWhy ? html`<p class="hint">${text.message(saying.utterance.translatedWhy)}</p>` : nothing}${translationChoice(face, saying)}`}
  </details>`;
}

/** The fullest version stands first, then the others as the articles come; those without it are one line at the end. */
function ordered(saying: Saying): Row[] {
  const rows = saying.rows.filter((row) => row.kind !== "none");
  return [...rows].sort(
    (one, other) => Number(other.article === saying.fullest.article) - Number(one.article === saying.fullest.article),
  );
}

/** The letter of an article, with its name for those who do not see the cards. */
export function siglum(face: Face, article: number): TemplateResult {
  const label = articleLabel(face.reading.comparison.articles[article]!);
  return html`<span class="siglum"><b>${letter(article)}</b> <span class="outlet" dir="auto">${label}</span></span>`;
}

function rowItem(face: Face, saying: Saying, row: Row): TemplateResult {
  const alone = face.reading.comparison.articles.length < 2;
  return html`<li class="row ${row.kind} ${alone ? "alone" : ""}">
    ${alone ? nothing : html`<div>${siglum(face, row.article)}${cueWords(face, row)}</div>`}
    <div class="versions">
      ${row.witnesses.map((witness) => witnessItem(face, saying, witness))}
      ${row.reports.map(
        (report) => html`<div class="version">
          ${reportText(face, report, row.witnesses.flatMap(({ attribution }) => attribution.content))}
          <p class="how">${glyph("report")} <span>${holds(report, row) ? text.reportAround : text.cells.report}</span> ${seeButton(face, report)}</p>
        </div>`,
      )}
    </div>
  </li>`;
}

/** The words that introduce it here, side by side with those of the others: shown, not judged. */
function cueWords({ reading }: Face, row: Row): TemplateResult | typeof nothing {
  const article = reading.comparison.articles[row.article]!;
  const cues = new Set([...row.witnesses.map(({ attribution }) => attribution), ...row.reports].flatMap(({ cue }) => (cue ? textOf(article, [cue]) : [])));
  return cues.size ? html`<span class="cues" dir="auto" title=${text.cueWords}>${[...cues].join(", ")}</span>` : nothing;
}

/** Whether a report goes around a quotation of the same row: "that the pier was “a disgrace”". */
function holds({ content }: Attribution, row: Row): boolean {
  const inside = (start: number) => content.some((span) => span.start <= start && start < span.end);
  return row.witnesses.some(({ attribution }) => inside(attribution.content[0]?.start ?? -1));
}

function witnessItem(face: Face, saying: Saying, witness: Witness): TemplateResult {
  const { articles } = face.reading.comparison;
  const { against, differences } = witness;
  const touches = [...new Set(differences.flatMap((difference) => difference.touches))].map((touched) => text.touches[touched]);
  // The usual case is named once, above: only what was compared with another version than the fullest says so.
  const other = against && against !== saying.fullest ? articleLabel(articles[against.article]!) : null;
  const alone = saying.utterance.witnesses.length < 2 || articles.length < 2;
  return html`<div class="version">
    <p class="words" dir="auto">${witnessText(face.reading, witness)}</p>
    <p class="how">
      ${alone
        ? nothing
        : html`${glyph(witness.kind)} <span>${witness.inParts ? text.sameInParts : text.cells[witness.kind]}${other ? html`, <span class="soft">${text.comparedWith(other)}</span>` : nothing}</span>`}
      ${saying.utterance.speakerConflict
        ? html`<span class="name">${(witness.attribution.speaker && face.reading.speaker.get(witness.attribution.speaker)?.name) || text.speakerNotClear}</span>`
        : nothing}
      ${tellersOf(face.reading, witness.attribution)
        .filter((teller) => !saying.tellers.includes(teller))
        .map((teller) => html`<span class="told">${text.asToldBy(teller.name)}</span>`)}
      ${touches.length ? html`<span class="tag">${text.touchesLabel(touches)}</span>` : nothing}
      ${seeButton(face, witness.attribution)}
    </p>
    ${differences.length
      ? html`<details class="detail"><summary>${text.differences(differences.length)}</summary>${differenceList(face.reading, witness)}</details>`
      : nothing}
  </div>`;
}

/** The way from a finding to its place. */
export function seeButton(face: Face, attribution: Attribution): TemplateResult {
  const start = attribution.content[0]?.start ?? 0;
  const label = articleLabel(face.reading.comparison.articles[attribution.article]!);
  const from = `see-${attribution.id}`;
  return html`<button type="button" class="see place" data-from=${from} aria-label=${text.seeInArticleOf(label)}
    @click=${() => face.toPlace(attribution.article, start, from)}>${text.seeInArticle}</button>`;
}
