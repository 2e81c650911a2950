/**
 * What the reader decided: kept in the comparison's own `corrections`, so that it goes wherever the comparison goes.
 * Here it is applied to what is shown; where an engine is at hand it computes the rest anew from the same list.
 */
import type { ArticleSpan, Claim, Comparison, Conflict, Correction, Utterance } from "../../src/types.d.ts";

/** Target: a difference to check, which the reader takes for none. */
export const NOT_A_DIFFERENCE = "dismiss";
/** Targets: a claim whose statements do not say the same; statements that say something else; values about something else. */
export const NOT_THE_SAME = "split";
/** Targets: differences that are about one thing, or claims that say the same. */
export const THE_SAME = "merge";
/** Targets: utterances or speakers; value: "yes", "possible" or "no". */
export const TRANSLATED = "translated";

/** The list with one decision more; an earlier one on the same thing goes. `value` null takes it back. */
export function decide(list: readonly Correction[], kind: string, target: string | readonly string[], value: string | null): Correction[] {
  const targets = typeof target === "string" ? [target] : [...target];
  const others = list.filter((each) => each.kind !== kind || each.targets.join("\n") !== targets.join("\n"));
  return value === null ? others : [...others, { kind, targets, value }];
}

/** What was decided last on one of the targets. */
export function decision(list: readonly Correction[], kind: string, targets: readonly string[]): Correction | undefined {
  return list.filter((each) => each.kind === kind && each.targets.some((target) => targets.includes(target))).at(-1);
}

/** Whether an utterance is a translation, and whether the reader said so. */
export function translatedOf(comparison: Comparison, utterance: Utterance): { value: string; decided: Correction | undefined } {
  // An utterance's id is that of one of its witnesses: it is found by any, when another article has joined them.
  const targets = [...utterance.witnesses.flatMap((id) => [id, `u:${id}`]), utterance.id, ...(utterance.speaker ? [utterance.speaker] : [])];
  const decided = decision(comparison.corrections ?? [], TRANSLATED, targets);
  return { value: decided?.value ?? utterance.translated, decided };
}

/**
 * What an engine is told of a list: not what the views apply themselves. It would leave those findings out, and the
 * reader could not put them back. In a list that leaves the page all stand, for the command line to apply.
 */
export const forEngine = (list: readonly Correction[]): Correction[] =>
  list.filter(({ kind }) => kind !== NOT_A_DIFFERENCE && kind !== NOT_THE_SAME && kind !== THE_SAME);

export const isDismissed = (comparison: Comparison, conflict: Conflict): boolean =>
  decision(comparison.corrections ?? [], NOT_A_DIFFERENCE, [conflict.id]) !== undefined;

/** The name of a value of a difference, as the engine knows it. */
export const valueId = (comparison: Comparison, { kind }: Conflict, { article, start, end }: ArticleSpan): string =>
  `${kind}:${comparison.articles[article]!.id}:${start}-${end}`;

/** What stands for several, which the reader took together: their ids, its own first. */
export type Joined<T> = T & { joined?: string[] };

const idsOf = <T extends { id: string }>(item: Joined<T>): string[] => item.joined ?? [item.id];

/** The decisions by which something is one. */
export const joinsOf = (comparison: Comparison, item: Joined<{ id: string }>): Correction[] =>
  item.joined
    ? (comparison.corrections ?? []).filter(({ kind, targets }) => kind === THE_SAME && targets.some((target) => item.joined!.includes(target)))
    : [];

/** Takes together what the reader says is the same; `names` are further ids by which a decision may mean something. */
function join<T extends { id: string }>(items: readonly T[], list: readonly Correction[], names: (item: T) => string[], both: (one: T, other: T) => T): Joined<T>[] {
  let all: Joined<T>[] = [...items];
  for (const { targets } of list.filter(({ kind }) => kind === THE_SAME)) {
    const meant = all.filter((item) => [...idsOf(item), ...names(item)].some((id) => targets.includes(id)));
    const [first] = meant;
    if (!first || meant.length < 2) continue;
    const one: Joined<T> = { ...meant.reduce(both), id: first.id, joined: [...meant.flatMap(idsOf), ...targets] };
    all = all.flatMap((item) => (item === first ? [one] : meant.includes(item) ? [] : [item]));
  }
  return all;
}

/** The differences, those that the reader took together as one. */
export const joinedConflicts = (comparison: Comparison): Joined<Conflict>[] =>
  join(
    comparison.conflicts ?? [],
    comparison.corrections ?? [],
    (conflict) => conflict.values.map((value) => valueId(comparison, conflict, value)),
    (one, other) => ({ ...one, values: [...one.values, ...other.values], bothPossible: one.bothPossible || other.bothPossible }),
  );

/** The claims, those that the reader took together as one. */
export const joinedClaims = (comparison: Comparison): Joined<Claim>[] =>
  join(
    comparison.claims,
    comparison.corrections ?? [],
    (claim) => claim.statements.map((statement) => statement.id),
    (one, other) => ({
      ...one,
      statements: [...one.statements, ...other.statements].sort((a, b) => a.article - b.article),
      checkWorthy: Math.max(one.checkWorthy, other.checkWorthy),
      nearest: one.nearest.filter((near) => other.nearest.some((each) => each.article === near.article)),
    }),
  );

/** Whether the reader took a statement out of its claim, or a value out of its difference. */
export const isTakenOut = (comparison: Comparison, id: string): boolean => decision(comparison.corrections ?? [], NOT_THE_SAME, [id]) !== undefined;

export const isParted = (comparison: Comparison, claim: Claim): boolean =>
  decision(comparison.corrections ?? [], NOT_THE_SAME, [claim.id]) !== undefined;
