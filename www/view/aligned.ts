/**
 * The witnesses of an utterance side by side, in as few columns as show where they differ: neighbouring columns of the
 * analysis in which the same holds are one block. Plain data.
 */
import type { Attribution, Difference, Span } from "../../src/types.d.ts";
import type { Reading, Saying } from "./reading.ts";

/** What one witness has in a block: the words of most, others, none, or it does not reach there. */
export type CellState = "same" | "other" | "none" | "silent";

export interface Cell {
  state: CellState;
  words: string;
  /** Most others have these words in another place. */
  moved: boolean;
}

export interface Block {
  /** One per witness. */
  cells: Cell[];
  /** All that reach it have the same words. */
  agree: boolean;
  touches: Difference["touches"];
}

export interface Aligned {
  witnesses: Attribution[];
  blocks: Block[];
}

const fold = (words: string): string => words.toLowerCase().replaceAll("’", "'").replace(/[^\p{L}\p{N}$£€%']+/gu, " ").trim();
const overlaps = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/** Null where there is nothing to set side by side, or all have the same words. */
export function align(reading: Reading, { utterance }: Saying): Aligned | null {
  const { collation } = utterance;
  if (!collation) return null;
  const witnesses = collation.witnesses.map((id) => reading.attribution.get(id)!);
  if (witnesses.includes(undefined!)) return null;
  const textAt = (witness: number) => reading.comparison.articles[witnesses[witness]!.article]!.text;
  const isSilent = (witness: number, column: number) =>
    collation.silent[witness]?.some(([first, last]) => first <= column && column <= last) ?? false;
  const moved = new Set(collation.moved.map(({ witness, from }) => `${collation.witnesses.indexOf(witness)} ${from}`));

  const describe = (cells: (Span | null)[], column: number) => {
    const folded = cells.map((cell, witness) => (cell ? fold(textAt(witness).slice(cell.start, cell.end)) : ""));
    const heard = folded.filter((_, witness) => !isSilent(witness, column));
    const agree = new Set(heard).size < 2;
    const silence = cells.map((_, witness) => (isSilent(witness, column) ? "s" : moved.has(`${witness} ${column}`) ? "m" : ".")).join("");
    // A mark alone does not part what belongs together.
    return { key: `${agree} ${silence}`, agree, isMark: folded.every((words) => !words) && !silence.includes("m") };
  };
  const blocks: Block[] = [];
  let first = 0;
  let open: ReturnType<typeof describe> | null = null;
  const close = (end: number) => {
    if (open) blocks.push(block(first, end, open.agree));
  };
  collation.columns.forEach((cells, column) => {
    const here = describe(cells, column);
    if (open && (here.key === open.key || here.isMark)) return;
    close(column);
    [first, open] = [column, here];
  });
  close(collation.columns.length);
  return blocks.every((each) => each.agree && each.cells.every((cell) => cell.state === "same")) ? null : { witnesses, blocks };

  function block(from: number, end: number, agree: boolean): Block {
    const columns = collation!.columns.slice(from, end);
    const spans = witnesses.map((_, witness): Span | null => {
      const own = columns.flatMap((cells) => cells[witness] ?? []);
      return own.length ? { start: Math.min(...own.map((span) => span.start)), end: Math.max(...own.map((span) => span.end)) } : null;
    });
    const folded = spans.map((span, witness) => (span ? fold(textAt(witness).slice(span.start, span.end)) : ""));
    const heard = folded.filter((_, witness) => !isSilent(witness, from));
    const votes = (words: string) => heard.filter((each) => each === words).length;
    // What most have; of equally many, words rather than none, then the first.
    const most = heard.reduce((best, words) => (votes(words) > votes(best) || (!best && words && votes(words) === votes(best)) ? words : best), heard[0] ?? "");
    const cells = spans.map((span, witness): Cell => {
      const words = span ? textAt(witness).slice(span.start, span.end) : "";
      const silent = isSilent(witness, from);
      const state = silent ? "silent" : folded[witness] === most ? (most ? "same" : "none") : words ? "other" : "none";
      return { state, words, moved: moved.has(`${witness} ${from}`) };
    });
    return { cells, agree, touches: touches(spans) };
  }

  /** What the differences of the relations that lie in a block touch. */
  function touches(spans: (Span | null)[]): Difference["touches"] {
    const found = utterance.relations.flatMap((relation) =>
      relation.differences.flatMap((difference) => {
        const lies = (id: string, places: Span[]) => {
          const own = spans[collation!.witnesses.indexOf(id)];
          return own != null && places.some((place) => overlaps(place, own));
        };
        return difference.touches.length && (lies(relation.a, difference.a) || lies(relation.b, difference.b)) ? difference.touches : [];
      }),
    );
    return [...new Set(found)];
  }
}
