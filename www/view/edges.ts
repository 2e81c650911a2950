/**
 * How far two versions of an utterance reach. The analysis compares what both have; the reader also wants to see how
 * much longer the other version is, and at which end.
 */
import type { Article, Attribution, Difference, Span } from "../../src/types.d.ts";

interface Word extends Span {
  folded: string;
}

/** One version: an attribution in its article. */
export interface Version {
  article: Article;
  attribution: Attribution;
}

/** What is beyond the beginning and beyond the end. */
export interface Edges {
  before: Difference[];
  after: Difference[];
}

const NONE: Edges = { before: [], after: [] };

/** Pairs of words beyond which this is not worked out: only for display, and quotations of a book are none. */
const MOST_PAIRS = 1_000_000;

function wordsIn(text: string, spans: readonly Span[]): Word[] {
  return spans.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu)].map((match) => ({
      start: start + match.index,
      end: start + match.index + match[0].length,
      folded: match[0].toLowerCase().replaceAll("’", "'"),
    })),
  );
}

/** The longest run of words that both have, as the indices of its first word: it holds the two versions together. */
function anchor(own: Word[], others: Word[]): { own: number; other: number; length: number } {
  const best = { own: 0, other: 0, length: 0 };
  let before = new Uint16Array(others.length + 1);
  for (let row = 0; row < own.length; row += 1) {
    const here = new Uint16Array(others.length + 1);
    for (let column = 0; column < others.length; column += 1) {
      if (own[row]!.folded !== others[column]!.folded) continue;
      const length = (here[column + 1] = before[column]! + 1);
      if (length > best.length) Object.assign(best, { own: row - length + 1, other: column - length + 1, length });
    }
    before = here;
  }
  return best;
}

/** What of `missing` is still missing when other stretches of the same quotation hold some of it. */
function without(missing: Word[], siblings: Word[][], leading: boolean): Word[] {
  return siblings.reduce((rest, sibling) => {
    const hold = anchor(sibling, rest);
    // Less than half of it: by chance, not because it stands there.
    if (hold.length === 0 || hold.length * 2 < sibling.length) return rest;
    const at = Math.max(0, hold.other - hold.own);
    return leading ? rest.slice(Math.min(rest.length, at + sibling.length)) : rest.slice(0, at);
  }, missing);
}

/** From the first to the last of some words. */
const stretch = (words: Word[]): Span[] => (words.length ? [{ start: words[0]!.start, end: words.at(-1)!.end }] : []);

/**
 * What one version has beyond the ends of the other, in the form of the relation's differences; the side that has
 * nothing gets its place, a span of no length. `known` are the differences that the analysis found: what they account
 * for is not told again. `siblings` are the other stretches of mine, which "he said" parts from it: what they hold is
 * not missing either.
 */
export function edgeDifferences(mine: Version, theirs: Version, known: readonly Difference[], isA: boolean, siblings: readonly Attribution[]): Edges {
  const own = wordsIn(mine.article.text, mine.attribution.content);
  const others = wordsIn(theirs.article.text, theirs.attribution.content);
  if (own.length * others.length > MOST_PAIRS) return NONE;
  const hold = anchor(own, others);
  if (hold.length === 0) return NONE;

  /** By how many words the other version is longer within the known differences on one side of what holds. */
  const accounted = (leading: boolean) =>
    known.reduce((sum, difference) => {
      const [here, there] = isA ? [difference.a, difference.b] : [difference.b, difference.a];
      const isBefore = there[0] ? there[0].start < others[hold.other]!.start : here[0] ? here[0].start < own[hold.own]!.start : false;
      if (isBefore !== leading) return sum;
      return sum + wordsIn(theirs.article.text, there).length - wordsIn(mine.article.text, here).length;
    }, 0);
  const lead = hold.other - hold.own - accounted(true);
  const trail = others.length - hold.other - (own.length - hold.own) - accounted(false);

  const parts = siblings.map((sibling) => wordsIn(mine.article.text, sibling.content));
  const edge = (count: number, leading: boolean, place: (words: Word[]) => number, end: (words: Word[], count: number) => Word[]): Difference[] => {
    if (count === 0) return [];
    const [longer, shorter] = count > 0 ? [others, own] : [own, others];
    const point = place(shorter);
    const extra = end(longer, Math.abs(count));
    const [long, short] = [stretch(count > 0 ? without(extra, parts, leading) : extra), [{ start: point, end: point }]];
    if (long.length === 0) return [];
    const longIsA = count > 0 !== isA;
    return [{ kind: longIsA ? "omitted" : "added", a: longIsA ? long : short, b: longIsA ? short : long, touches: [], minor: false }];
  };
  return {
    before: edge(lead, true, (words) => words[0]!.start, (words, count) => words.slice(0, count)),
    after: edge(trail, false, (words) => words.at(-1)!.end, (words, count) => words.slice(-count)),
  };
}
