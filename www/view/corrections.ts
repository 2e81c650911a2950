/**
 * What the reader decided: kept in the comparison's own `corrections`, so that it goes wherever the comparison goes.
 * Here it is applied to what is shown; where an engine is at hand it computes the rest anew from the same list.
 */
import type { Claim, Comparison, Conflict, Correction, Utterance } from "../../src/types.d.ts";

/** Target: a difference to check, which the reader takes for none. */
export const NOT_A_DIFFERENCE = "dismiss";
/** Target: a claim whose statements do not say the same. */
export const NOT_THE_SAME = "split";
/** Targets: utterances or speakers; value: "yes", "possible" or "no". */
export const TRANSLATED = "translated";

/** The list with one decision more; an earlier one on the same thing goes. `value` null takes it back. */
export function decide(list: readonly Correction[], kind: string, target: string, value: string | null): Correction[] {
  const others = list.filter((each) => each.kind !== kind || each.targets.length !== 1 || each.targets[0] !== target);
  return value === null ? others : [...others, { kind, targets: [target], value }];
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
  list.filter(({ kind }) => kind !== NOT_A_DIFFERENCE && kind !== NOT_THE_SAME);

export const isDismissed = (comparison: Comparison, conflict: Conflict): boolean =>
  decision(comparison.corrections ?? [], NOT_A_DIFFERENCE, [conflict.id]) !== undefined;

export const isParted = (comparison: Comparison, claim: Claim): boolean =>
  decision(comparison.corrections ?? [], NOT_THE_SAME, [claim.id]) !== undefined;
