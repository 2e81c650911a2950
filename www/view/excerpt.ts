/** Shows stretches of an article's own text with marks on them. The text goes in as text; nothing of it is rewritten. */
import { html, nothing, type TemplateResult } from "lit";
import type { Article, Attribution, Difference, Span } from "../../src/types.d.ts";
import { text } from "../text/index.ts";
import { articleLabel, countWords, textOf, type Reading, type Witness } from "./reading.ts";

/** A mark on a stretch; a stretch of no length is a place where something is put in. */
interface Mark extends Span {
  render: (inner: string) => TemplateResult;
}

/** The stretch of text with its marks; where marks overlap the earlier one wins. */
function marked(article: Article, span: Span, marks: Mark[]): (string | TemplateResult)[] {
  const out: (string | TemplateResult)[] = [];
  let at = span.start;
  for (const mark of [...marks].sort((one, other) => one.start - other.start || one.end - other.end)) {
    if (mark.start < at || mark.end > span.end) continue;
    if (mark.start > at) out.push(article.text.slice(at, mark.start));
    out.push(mark.render(article.text.slice(mark.start, mark.end)));
    at = mark.end;
  }
  if (at < span.end) out.push(article.text.slice(at, span.end));
  return out;
}

/** What a difference is from this witness's side. */
type Side = "only-here" | "gap" | "replaced" | "punctuation" | "moved";

function sideOf(difference: Difference, isA: boolean): Side {
  if (difference.kind === "omitted") return isA ? "only-here" : "gap";
  if (difference.kind === "added") return isA ? "gap" : "only-here";
  return difference.kind;
}

/**
 * Where in `content` a gap stands. The analysis may give the place as a span of no length; else it is found by the
 * words that stand before the missing ones in the other version.
 */
function gapPlace(article: Article, content: Span[], own: Span[], other: Article, missing: Span): number {
  if (own[0]) return own[0].start;
  const first = content[0]?.start ?? 0;
  const end = content.at(-1)?.end ?? first;
  const here = article.text.slice(first, end).toLowerCase();
  const before = other.text.slice(Math.max(0, missing.start - 80), missing.start).toLowerCase();
  const words = before.match(/[\p{L}\p{N}]+/gu) ?? [];
  for (let length = Math.min(3, words.length); length > 0; length -= 1) {
    const pattern = new RegExp(words.slice(-length).join("[^\\p{L}\\p{N}]+"), "u");
    const found = pattern.exec(here);
    if (found) return first + found.index + found[0].length;
  }
  return first + (/^[\s"'“”‘’«»„]+/u.exec(here)?.[0].length ?? 0);
}

/** The words of one witness with what differs from the version that it is compared with. */
export function witnessText(reading: Reading, witness: Witness): TemplateResult {
  const { attribution, differences, against, isA } = witness;
  const { articles } = reading.comparison;
  const article = articles[attribution.article]!;
  const other = against ? articles[against.article]! : article;
  const label = articleLabel(other);
  const marks = differences.flatMap((difference): Mark[] => {
    const side = sideOf(difference, isA);
    const own = isA ? difference.a : difference.b;
    const others = isA ? difference.b : difference.a;
    if (side === "gap") {
      const missing = others[0];
      if (!missing) return [];
      const words = countWords(textOf(other, others));
      const at = gapPlace(article, attribution.content, own, other, missing);
      return [{ start: at, end: at, render: () => gapChip(words, label) }];
    }
    const note = { "only-here": text.hereHas, replaced: text.otherWords, punctuation: text.otherPunctuation, moved: text.otherOrder };
    return own.map((span) => ({
      ...span,
      render: (inner) => html`<span class="diff ${side}"><span class="aside">[${note[side]}: </span>${inner}<span class="aside">]</span></span>`,
    }));
  });
  return html`${attribution.content.map(
    (span, index) => html`${index > 0 ? " " : nothing}${marked(article, span, marks)}`,
  )}`;
}

/** A place where the other version has more. */
const gapChip = (words: number, label: string) =>
  html`<span class="gap"><span aria-hidden="true">${text.gap(words)}</span><span class="aside"> [${text.gapLabel(words, label)}] </span></span>`;

/** Every difference of a witness as a sentence. */
export function differenceList(reading: Reading, witness: Witness): TemplateResult | typeof nothing {
  const { attribution, differences, against, isA } = witness;
  if (!against || differences.length === 0) return nothing;
  const { articles } = reading.comparison;
  const article = articles[attribution.article]!;
  const other = articles[against.article]!;
  const label = articleLabel(other);
  return html`<ul class="differences">
    ${differences.map((difference) => {
      const own = quoted(textOf(article, isA ? difference.a : difference.b));
      const theirs = quoted(textOf(other, isA ? difference.b : difference.a));
      const touches = difference.touches.map((touched) => text.touches[touched]);
      return html`<li>
        ${sentence(sideOf(difference, isA), own, theirs, label)}${touches.length
          ? html` <span class="tag">${text.touchesLabel(touches)}</span>`
          : nothing}${difference.minor ? html` <span class="tag">${text.minor}</span>` : nothing}
      </li>`;
    })}
  </ul>`;
}

function sentence(side: Side, own: TemplateResult, theirs: TemplateResult, label: string): TemplateResult {
  switch (side) {
    case "gap":
      return html`${text.diff.shorter(label)} ${theirs}`;
    case "only-here":
      return html`${text.diff.longer(label)} ${own}`;
    case "punctuation":
      return html`${text.diff.punctuation} ${own}, ${text.diff.replacedOther(label)} ${theirs}`;
    case "moved":
      return html`${text.diff.moved} ${own}, ${text.diff.replacedOther(label)} ${theirs}`;
    default:
      return html`${text.diff.replaced} ${own}, ${text.diff.replacedOther(label)} ${theirs}`;
  }
}

const quoted = (words: string) => (words ? html`<q dir="auto">${words}</q>` : html`${text.diff.none}`);

/** Plain words of an attribution, as they stand. */
export function plainText(reading: Reading, attribution: Attribution): string {
  return textOf(reading.comparison.articles[attribution.article]!, attribution.content);
}
