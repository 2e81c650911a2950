/** The overview: who has which quotation, and who is heard how much. Tables first, so that they also read as text. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { text } from "../text/index.ts";
import { conflictsOf } from "./differences.ts";
import { plainText } from "./excerpt.ts";
import type { Face } from "./face.ts";
import { glyph } from "./glyph.ts";
import { siglum } from "./quotations.ts";
import { articleLabel, letter, type CellKind, type Saying } from "./reading.ts";

/** Beyond what several articles have, the picture says little: the rest is shown on demand. */
const FIRST_SAYINGS = 12;
const FIRST_SPEAKERS = 6;
/** With more columns each picture takes the whole width. */
const SIDE_BY_SIDE = 8;
/** A picture of more cells is none. */
const MOST_CELLS = 20_000;
/** With more articles the list of their letters would be longer than what it explains. */
const MOST_LISTED = 26;

export function overviewPart(face: Face): TemplateResult | typeof nothing {
  const several = face.reading.comparison.articles.length > 1;
  const heard = heardTable(face);
  if (!several && heard === nothing) return nothing;
  return html`<section class="overview" aria-labelledby="overview-head">
    <h3 id="overview-head">${text.overviewHeading}</h3>
    ${several && face.reading.comparison.articles.length <= MOST_LISTED
      ? html`<ul class="articles" aria-label=${text.articleList}>${face.reading.comparison.articles.map((article, index) => html`<li>${siglum(face, index)}${article.fits ? nothing : html` <span class="tag">${text.doesNotFitShort}</span>`}</li>`)}</ul>`
      : nothing}
    ${(face.reading.comparison.kin ?? []).map(
      (group) => html`<p class="facts">${text.kin(group.articles.map(letter), group.share)} <button type="button" class="see" data-from="kin-${group.articles.join("-")}"
        @click=${() => face.toPart("sources", `kin-${group.articles.join("-")}`)}>${text.showPassages}</button></p>`,
    )}
    <div class="pictures ${face.reading.comparison.articles.length > SIDE_BY_SIDE ? "wide" : ""}">${several && face.reading.sayings.length ? matrix(face) : nothing}${heard}</div>
  </section>`;
}

const columnHeads = (face: Face) =>
  face.reading.comparison.articles.map(
    (article, index) =>
      html`<th scope="col" class="column" title=${articleLabel(article)}><b>${letter(index)}</b><span class="aside">${articleLabel(article)}</span></th>`,
  );

function matrix(face: Face): TemplateResult {
  const { reading } = face;
  const open = face.expanded.has("matrix");
  const widespread = reading.sayings.filter((saying) => saying.spread > 1).slice(0, FIRST_SAYINGS);
  const first = widespread.length ? widespread : reading.sayings.slice(0, 6);
  const most = reading.sayings.slice(0, Math.floor(MOST_CELLS / reading.comparison.articles.length));
  const rows = open ? most : first;
  const kinds = new Set<CellKind>(rows.flatMap((saying) => saying.rows.map((row) => row.kind)));
  return html`<div class="picture">
    <h4 id="matrix-head">${text.matrixCaption}</h4>
    <p class="hint">${text.matrixHint}</p>
    <div class="scroller" role="region" aria-labelledby="matrix-head" tabindex="0">
      <table class="matrix" aria-labelledby="matrix-head">
        <thead><tr><th scope="col" class="first">${text.quotationColumn}</th>${columnHeads(face)}</tr></thead>
        <tbody>${rows.map((saying) => matrixRow(face, saying))}</tbody>
      </table>
    </div>
    ${most.length > first.length
      ? html`<button type="button" class="more" aria-expanded=${open} @click=${() => face.expand("matrix", !open)}>${open
          ? text.showFewer
          : (most.length < reading.sayings.length ? text.showQuotations : text.showAllQuotations)(most.length)}</button>`
      : nothing}
    <ul class="legend" aria-label=${text.legend}>${(Object.keys(text.cells) as CellKind[])
      // "Whole" and "same words" share a sign.
      .filter((kind) => kinds.has(kind) && !(kind === "verbatim" && kinds.has("whole")))
      .map((kind) => html`<li>${glyph(kind)} ${kind === "whole" ? `${text.cells.whole}, ${text.cells.verbatim.toLowerCase()}` : text.cells[kind]}</li>`)}</ul>
  </div>`;
}

function matrixRow(face: Face, saying: Saying): TemplateResult {
  const { articles } = face.reading.comparison;
  const key = `saying-${saying.number}`;
  return html`<tr>
    <th scope="row" class="first">
      <button type="button" class="rowhead" data-from="matrix-${key}" @click=${() => face.toFinding("quotations", key, `matrix-${key}`)}>
        <span class="number" aria-hidden="true">${saying.number}</span>
        <span class="who" dir="auto">${saying.speaker?.name ?? text.speakerNotClear}</span>
        <span class="start" dir="auto">${shorten(plainText(face.reading, saying.fullest))}</span>
        ${conflictsOf(face, saying.utterance.id).length ? html`<span class="tag">${text.toCheck}</span>` : nothing}
      </button>
    </th>
    ${saying.rows.map((row) => {
      const label = text.cellLabel(articleLabel(articles[row.article]!), text.cells[row.kind]);
      const place = row.witnesses[0]?.attribution ?? row.reports[0];
      if (!place) return html`<td class="cell"><span class="still" title=${label}>${glyph(row.kind)}<span class="aside">${label}</span></span></td>`;
      const from = `cell-${saying.number}-${row.article}`;
      return html`<td class="cell"><button type="button" data-from=${from} title=${label} aria-label=${label}
        @click=${() => face.toPlace(row.article, place.content[0]?.start ?? 0, from)}>${glyph(row.kind)}</button></td>`;
    })}
  </tr>`;
}

/** The first words, for a table; the whole stands among the quotations. */
function shorten(words: string): string {
  if (words.length <= 64) return words;
  const cut = words.lastIndexOf(" ", 62);
  return `${words.slice(0, cut > 30 ? cut : 62)}…`;
}

function heardTable(face: Face): TemplateResult | typeof nothing {
  const { articles, speakers } = face.reading.comparison;
  const total = (id: (typeof speakers)[number]) => id.heard.reduce((sum, heard) => sum + heard.words, 0);
  const all = speakers.filter((speaker) => total(speaker) > 0).sort((one, other) => total(other) - total(one));
  if (all.length === 0) return nothing;
  const open = face.expanded.has("heard");
  const rows = open ? all : all.slice(0, FIRST_SPEAKERS);
  const most = Math.max(...all.flatMap((speaker) => speaker.heard.map((heard) => heard.words)));
  return html`<div class="picture">
    <h4 id="heard-head">${text.heardCaption}</h4>
    <p class="hint">${text.heardHint}</p>
    <div class="scroller" role="region" aria-labelledby="heard-head" tabindex="0">
      <table class="heard" aria-labelledby="heard-head">
        <thead><tr><th scope="col" class="first">${text.speakerColumn}</th>${columnHeads(face)}</tr></thead>
        <tbody>${rows.map(
          (speaker) => html`<tr>
            <th scope="row" class="first" dir="auto"><button type="button" class="rowhead" data-from="heard-${speaker.id}" title=${text.showSpeaker}
              @click=${() => face.toSpeaker(speaker.id, `heard-${speaker.id}`)}>${speaker.name}</button></th>
            ${articles.map((_, index) => {
              const words = speaker.heard.find((heard) => heard.article === index)?.words ?? 0;
              return html`<td class="bar"><span class="figure">${words ? text.number(words) : "–"}<span class="aside"> ${text.heardCell(words)}</span></span>${bar(words / most)}</td>`;
            })}
          </tr>`,
        )}</tbody>
      </table>
    </div>
    ${all.length > FIRST_SPEAKERS
      ? html`<button type="button" class="more" aria-expanded=${open} @click=${() => face.expand("heard", !open)}>${open
          ? text.showFewer
          : text.showAll(all.length)}</button>`
      : nothing}
  </div>`;
}

/** A bar is drawn by attributes: the page's policy allows no inline style. */
const bar = (share: number) =>
  html`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">${svg`<rect class="track" x="0" y="5" width="100" height="1"/><rect x="0" y="0" width=${Math.round(share * 100)} height="6"/>`}</svg>`;
