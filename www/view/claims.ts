/** The claims: those found in several articles side by side, then those with no match in the others. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Claim, NearestSentence, Span, Statement } from "../../src/types.d.ts";
import { text } from "../text/index.ts";
import { isParted, NOT_THE_SAME, THE_SAME } from "./corrections.ts";
import { correctPart, togetherChoice } from "./differences.ts";
import type { Face } from "./face.ts";
import { nearestPart, placeButton } from "./place.ts";
import { moreButton, siglum } from "./quotations.ts";
import { letter, textOf, type NumberedClaim } from "./reading.ts";

/** Of a long list so many are shown at first. */
const FIRST = 5;
const FIRST_SHARED = 25;

/** Below this a match is "perhaps the same": of those readers found nine in ten right and fewer, of the others nearly all. */
const SURELY = 0.9;

export function claimsPart(face: Face): TemplateResult {
  const { reading } = face;
  const of = reading.comparison.articles.length;
  const only = face.filters.article === "" ? null : Number(face.filters.article);
  const shared = reading.sharedClaims.filter((entry) => only === null || entry.articles.includes(only));
  // "5 of 5", "4 of 5", …: one article that lacks a claim empties nothing.
  const steps = [...new Set(shared.map((entry) => entry.articles.length))];
  return html`
    ${of > 1
      ? html`<h3>${text.claimsSeveral}</h3>
          <p class="hint">${text.claimsIntro}</p>
          ${shared.length === 0 ? html`<p class="empty">${text.claimsNone}</p>` : nothing}
          ${steps.map(
            (step) => html`<h4 class="step">${text.inArticles(step, of)}</h4>
              <ol class="claims">${repeat(
                shared.filter((entry) => entry.articles.length === step).slice(0, face.expanded.has(`claims-${step}`) ? undefined : FIRST_SHARED),
                (entry) => entry.claim.id,
                (entry) => sharedClaim(face, entry),
              )}</ol>
              ${moreButton(face, `claims-${step}`, shared.filter((entry) => entry.articles.length === step).length, FIRST_SHARED)}`,
          )}
          <h3>${text.claimsLone}</h3>
          <p class="hint">${text.claimsLoneHint}</p>`
      : html`<h3>${text.claimsOfOne}</h3>`}
    ${reading.loneClaims.map((entries, article) =>
      entries.length && (only === null || only === article) ? loneClaims(face, article, entries) : nothing,
    )}
  `;
}

function sharedClaim(face: Face, entry: NumberedClaim): TemplateResult {
  const key = `claim-${entry.number}`;
  const from = `parted-${entry.claim.id}`;
  const set = (value: string | null) => () => face.decide(NOT_THE_SAME, entry.claim.id, value, from);
  if (isParted(face.reading.comparison, entry.claim)) {
    return html`<li class="claim dismissed" id=${key} tabindex="-1"><span class="number" aria-hidden="true">${entry.number}</span>
      <p class="how">${entry.claim.text} <span class="tag">${text.parted}</span> <button type="button" class="see" data-from=${from} @click=${set(null)}>${text.putBack}</button></p></li>`;
  }
  const { articles } = face.reading.comparison;
  const texts = entry.claim.statements.map((statement) => textOf(articles[statement.article]!, statement.spans));
  return html`<li class="claim ${face.target === key ? "target" : ""}" id=${key} tabindex="-1" aria-label=${entry.claim.text}>
    <span class="number" aria-hidden="true">${entry.number}</span>
    <ul class="statements">${entry.claim.statements.map((statement, index) => statementItem(face, statement, apart(texts, index)))}</ul>
    ${entry.takenOut.map(
      (statement) => html`<p class="how dismissed">${siglum(face, statement.article)} <s>${textOf(articles[statement.article]!, statement.spans)}</s> <span class="tag">${text.parted}</span>
        <button type="button" class="see" data-from="out-${statement.id}" @click=${() => face.decide(NOT_THE_SAME, statement.id, null, `out-${statement.id}`)}>${text.putBack}</button></p>`,
    )}
    <p class="how">${entry.claim.confidence < SURELY ? html`<span class="tag">${text.perhaps}</span>` : nothing}
      <button type="button" class="see" data-from=${from} @click=${set("yes")}>${text.part}</button></p>
    ${correctPart(
      entry.articles.length > 2
        ? entry.claim.statements.map((statement) => html`<button type="button" class="see" data-from="out-${statement.id}"
            @click=${() => face.decide(NOT_THE_SAME, statement.id, "yes", `out-${statement.id}`)}>${text.takeOutStatement(letter(statement.article))}</button>`)
        : [],
      togetherChoice(
        face,
        entry.claim,
        face.reading.sharedClaims.map(({ claim }) => claim),
        face.reading.sharedClaims.filter((other) => other !== entry).map(({ number, claim }) => [claim.id, `${number} · ${shorten(claim.text)}`]),
        text.sameClaim,
      ),
    )}
  </li>`;
}

/** From this share of common words on what differs stands out; below it nearly all would. */
const NEARLY_SAME = 0.6;

const WORD = /(?:\p{L}\.){2,}|[\p{L}\p{N}]+(?:['’.,][\p{L}\p{N}]+)*/gu;
const fold = (word: string) => word.toLowerCase().replaceAll("’", "'").replace(/'s$|\./g, "");

/** A sentence with the words marked that none of the others has, where it is nearly the same as they are. */
function apart(texts: string[], index: number): (string | TemplateResult)[] {
  const own = texts[index]!;
  const only = (at: number) => {
    const others = new Set(texts.flatMap((each, other) => (at === other ? [] : (each.match(WORD) ?? []).map(fold))));
    const words = [...texts[at]!.matchAll(WORD)];
    const apart = words.filter(([word]) => !others.has(fold(word)));
    return apart.length > words.length * (1 - NEARLY_SAME) ? null : apart;
  };
  const apart = only(index);
  // Of two that are set side by side both have marks, or none.
  if (!apart || (texts.length === 2 && !only(1 - index))) return [own];
  const runs: Span[] = [];
  for (const { 0: word, index: start } of apart) {
    const last = runs.at(-1);
    if (last && !own.slice(last.end, start).trim()) last.end = start + word.length;
    else runs.push({ start, end: start + word.length });
  }
  const parts: (string | TemplateResult)[] = [];
  let at = 0;
  for (const { start, end } of runs) {
    parts.push(own.slice(at, start), html`<span class="diff only-here"><span class="aside">[${text.hereHas}: </span>${own.slice(start, end)}<span class="aside">]</span></span>`);
    at = end;
  }
  return [...parts, own.slice(at)];
}

/** The first words, for a choice. */
const shorten = (words: string): string => (words.length <= 60 ? words : `${words.slice(0, words.lastIndexOf(" ", 58) > 30 ? words.lastIndexOf(" ", 58) : 58)}…`);

function statementItem(face: Face, statement: Statement, words: (string | TemplateResult)[]): TemplateResult {
  return html`<li class="statement">
    ${siglum(face, statement.article)}
    <p class="words" dir="auto">${words}</p>
    <p class="how">${voucher(face, statement)} ${placeButton(face, { article: statement.article, ...statement.spans[0]! }, statement.id)}</p>
  </li>`;
}

/** Who stands for it: nothing is said where the article itself does, as that is the rule. */
function voucher(face: Face, statement: Statement): TemplateResult | typeof nothing {
  const { reading } = face;
  const speaker = statement.voucher === "narrator" ? null : reading.speaker.get(statement.voucher);
  const article = reading.comparison.articles[statement.article]!;
  const hedge = statement.hedge ? textOf(article, [statement.hedge]) : null;
  if (!speaker && !hedge) return nothing;
  return html`${speaker ? html`<span class="name">${text.vouchedBy(speaker.name)}</span>` : nothing}
    ${hedge ? html`<span class="tag">${text.hedged(hedge)}</span>` : nothing}`;
}

function loneClaims(face: Face, article: number, entries: NumberedClaim[]): TemplateResult {
  const key = `lone-${article}`;
  const open = face.expanded.has(key);
  const shown = open ? entries : entries.slice(0, FIRST);
  return html`<section class="lone">
    <h4>${siglum(face, article)} <span class="soft">${text.number(entries.length)}</span></h4>
    <ul class="plain">${shown.map((entry) => loneClaim(face, entry))}</ul>
    ${moreButton(face, key, entries.length, FIRST)}
  </section>`;
}

function loneClaim(face: Face, { claim }: NumberedClaim): TemplateResult {
  const { articles } = face.reading.comparison;
  const statement = claim.statements[0]!;
  return html`<li>
    <p class="words" dir="auto">${textOf(articles[statement.article]!, statement.spans)}</p>
    <p class="how">${voucher(face, statement)}
      ${face.reading.isPerhapsElsewhere(claim) ? html`<span class="tag">${text.perhapsElsewhere}</span>` : nothing}
      ${placeButton(face, { article: statement.article, ...statement.spans[0]! }, statement.id)}</p>
    ${nearestPart(face, claim.nearest, claim.id, (near) => sameButton(face, claim, near))}
  </li>`;
}

/** The reader may say that the nearest sentence says the same. */
function sameButton(face: Face, claim: Claim, near: NearestSentence): TemplateResult | typeof nothing {
  const within = ({ article, spans }: Statement) => article === near.article && spans.some((span) => span.start < near.end && near.start < span.end);
  const other = face.reading.comparison.claims.flatMap((each) => each.statements).find(within);
  if (!other) return nothing;
  const { claims } = face.reading.comparison;
  const first = claims.find((each) => each.id === claim.id || each.statements.includes(other));
  const from = `join-${claim.id}-${near.article}`;
  return html`<button type="button" class="see" data-from=${from} @click=${() => face.decide(THE_SAME, [claim.id, other.id], "yes", `apart-${first?.id}`)}>${text.saySame}</button>`;
}
