/** One article by itself, as the views have it. */
import type { Analysis, Attribution, Comparison, Utterance } from "../../src/types.d.ts";

/** A comparison of one article with nothing, so that one article shows its quotations and speakers in the same views. */
export function comparisonOfOne(analysis: Analysis): Comparison {
  const { article, speakers, attributions, claims, notes } = analysis;
  // Stretches of one quotation that "he said" interrupts are one utterance.
  const groups = new Map<string, Attribution[]>();
  const rootOf = new Map<string, string>();
  for (const attribution of attributions) {
    if (attribution.kind !== "direct" && attribution.kind !== "mixed") continue;
    const root = (attribution.continues && rootOf.get(attribution.continues)) || attribution.id;
    rootOf.set(attribution.id, root);
    groups.set(root, [...(groups.get(root) ?? []), attribution]);
  }
  const utterances = [...groups].map(([id, members]): Utterance => ({
    id,
    speaker: members[0]?.speaker ?? null,
    witnesses: members.map((member) => member.id),
    reports: [],
    relations: [],
    collation: null,
    translated: "unknown",
    translatedWhy: null,
    speakerConflict: null,
    nearest: [],
  }));
  return {
    schema: "corroborate/1",
    options: { maxArticleLength: 0, maxArticles: 0, sensitivity: 0 },
    articles: [article],
    speakers,
    attributions,
    utterances,
    claims,
    conflicts: [],
    certainty: [],
    passages: [],
    kin: [],
    timeline: [],
    coverage: [],
    corrections: [],
    notes,
  };
}
