/** The table of an utterance: a row for each witness, what belongs together in one column. */
import { html, nothing, type TemplateResult } from "lit";
import { text } from "../text/index.ts";
import { align, type Cell } from "./aligned.ts";
import type { Face } from "./face.ts";
import { articleLabel, countWords, letter, type Saying } from "./reading.ts";

/** A cell of more words takes the room of a line. */
const LONG = 6;

export function collationPart(face: Face, saying: Saying): TemplateResult | typeof nothing {
  const { collation, relations } = saying.utterance;
  if (!collation || relations.every(({ kind }) => kind === "verbatim")) return nothing;
  const key = `words-${saying.number}`;
  const open = face.aligned || face.expanded.has(key);
  const onToggle = (event: Event) => {
    const now = (event.target as HTMLDetailsElement).open;
    if (!face.aligned && now !== face.expanded.has(key)) face.expand(key, now);
  };
  // Only what is open is worked out: an utterance may have hundreds of witnesses.
  return html`<details class="detail" ?open=${open} @toggle=${onToggle}><summary>${text.aligned}</summary>${open ? table(face, saying, key) : nothing}</details>`;
}

function table(face: Face, saying: Saying, key: string): TemplateResult {
  const aligned = align(face.reading, saying);
  if (!aligned) return html`<p class="hint">${text.cells.verbatim}</p>`;
  const { witnesses, blocks } = aligned;
  return html`<p class="hint">${text.alignedHint}</p>
    <div class="scroller" role="region" aria-label=${text.alignedLabel(saying.number)} tabindex="0">
      <table class="collation">
        ${blocks.some((block) => block.touches.length)
          ? html`<thead><tr><td></td>${blocks.map((block) =>
              block.touches.length ? html`<th scope="col">${block.touches.map((each) => text.touches[each]).join(", ")}</th>` : html`<td></td>`,
            )}</tr></thead>`
          : nothing}
        <tbody>${witnesses.map((witness, row) => {
          const label = articleLabel(face.reading.comparison.articles[witness.article]!);
          const from = `${key}-${row}`;
          return html`<tr>
            <th scope="row"><button type="button" class="siglum" data-from=${from} aria-label=${text.seeInArticleOf(label)} title=${label}
              @click=${() => face.toPlace(witness.article, witness.content[0]?.start ?? 0, from)}><b>${letter(witness.article)}</b></button></th>
            ${blocks.map((block) => cell(block.cells[row]!, block.agree))}
          </tr>`;
        })}</tbody>
      </table>
    </div>`;
}

function cell({ state, words, moved }: Cell, agree: boolean): TemplateResult {
  if (state === "silent") return html`<td class="silent"><span class="aside">${text.alignedSilent}</span></td>`;
  if (state === "none") return html`<td class="nothing"><span aria-hidden="true">–</span><span class="aside">${text.alignedNone}</span></td>`;
  const differs = state === "other";
  return html`<td class=${countWords(words) > LONG ? "long" : nothing} dir="auto">${differs || moved
    ? html`<span class="diff ${moved ? "moved" : "replaced"}"><span class="aside">[${moved ? text.otherOrder : text.otherWords}: </span>${words}<span class="aside">]</span></span>`
    : agree
      ? words
      : html`<b>${words}</b>`}</td>`;
}
