/**
 * What the views need to know of a comparison, worked out once: who has which utterance and how, in which order the
 * utterances are shown, which article bears which letter. Plain data; no templates, no DOM.
 */
import type {
  Article,
  Attribution,
  Claim,
  Comparison,
  Conflict,
  Difference,
  Message,
  Relation,
  RelationKind,
  Span,
  Speaker,
  Statement,
  Utterance,
} from "../../src/types.d.ts";
import { isTakenOut, joinedClaims, joinedConflicts, translatedOf, type Joined } from "./corrections.ts";
import { edgeDifferences } from "./edges.ts";
import { toldBy } from "./speaking.ts";

/** How one article has an utterance: whole, some relation to the fullest version, only reported, or no match. */
export type CellKind = "whole" | RelationKind | "part" | "report" | "none";

/** One stretch of quotation in one article, beside the fullest one. */
export interface Witness {
  attribution: Attribution;
  /** The fullest version stands against itself as "whole"; "part" has no words in common with it. */
  kind: CellKind;
  /** The same words in several stretches, which "he said" parts. */
  inParts: boolean;
  /** What it was compared with; null for the fullest itself and where nothing was comparable. */
  against: Attribution | null;
  relation: Relation | null;
  /** True where `relation.a` is this witness. */
  isA: boolean;
  /** The relation's differences, and what a shorter version does not reach. */
  differences: Difference[];
}

/** One article's row under an utterance. */
export interface Row {
  article: number;
  witnesses: Witness[];
  reports: Attribution[];
  /** The strongest thing to say about this article in one glyph. */
  kind: CellKind;
}

/** An utterance ready to be shown. */
export interface Saying {
  /** 1, 2, 3 … in the order shown: the number that stands in the margin and in the articles. */
  number: number;
  utterance: Utterance;
  speaker: Speaker | null;
  fullest: Attribution;
  /** One row per article, those without it too. */
  rows: Row[];
  /** How many articles have it as a quotation. */
  spread: number;
  /** Through whom it comes, the nearest first, where somebody else tells it. */
  tellers: Speaker[];
}

/** What one speaker is reported to have said where no quotation matches; null where it is not clear who speaks. */
export interface Told {
  speaker: Speaker | null;
  attributions: Attribution[];
}

/** A claim ready to be shown. */
export interface NumberedClaim {
  number: number;
  claim: Joined<Claim>;
  articles: number[];
  /** Statements that say something else, as the reader decided: each is a claim of its own. */
  takenOut: Statement[];
}

export interface Reading {
  comparison: Comparison;
  sayings: Saying[];
  /** Claims found in several articles, the most widespread first. */
  sharedClaims: NumberedClaim[];
  /** Claims of one article, by article: those first that some other article has no match for, the most check-worthy first. */
  loneClaims: NumberedClaim[][];
  /** Whether a claim of one article perhaps stands in each other one, in other words. */
  isPerhapsElsewhere: (claim: Claim) => boolean;
  /** Indirect speech that belongs to no utterance, by speaker: who is reported most comes first, who is not clear last. */
  told: Told[];
  /** Differences to check, and what is only surer in one article than in another. */
  conflicts: Joined<Conflict>[];
  certainty: Conflict[];
  attribution: Map<string, Attribution>;
  speaker: Map<string, Speaker>;
  sayingOf: Map<string, Saying>;
  claimOfStatement: Map<string, NumberedClaim>;
}

/** Letters for articles, as editors give them to witnesses: A … Z, AA, AB … */
export function letter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}

/** What a person calls an article: its publisher, else its file's name, else its headline. */
export function articleLabel(article: Article): string {
  const isFile = /\.\w{2,5}$/.test(article.name);
  return article.publisher ?? (isFile ? article.name : (article.title ?? article.name));
}

/** The text of some spans, joined by a space. */
export function textOf(article: Article, spans: readonly Span[]): string {
  return spans.map(({ start, end }) => article.text.slice(start, end)).join(" ");
}

/** Number of words, roughly as a reader counts them. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’.,\-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

const wordsIn = (comparison: Comparison, attribution: Attribution): number =>
  countWords(textOf(comparison.articles[attribution.article]!, attribution.content));

/** How telling a kind is, when one glyph stands for several stretches of one article. */
const RANK: CellKind[] = [
  "whole", "verbatim", "punctuation", "truncated", "elided_marked", "elided_unmarked", "mixed_changes", "altered", "part",
];

/** The first stretch of the quotation that an attribution belongs to. */
function root(attribution: Attribution, byId: Map<string, Attribution>): string {
  let first = attribution;
  for (let steps = 0; first.continues && steps < 1000; steps += 1) first = byId.get(first.continues) ?? { ...first, continues: null };
  return first.id;
}

function readUtterance(
  comparison: Comparison,
  utterance: Utterance,
  byId: Map<string, Attribution>,
  speakers: Map<string, Speaker>,
): Saying | null {
  const members = utterance.witnesses.flatMap((id) => byId.get(id) ?? []);
  const first = members[0];
  if (!first) return null;
  // Of equally long versions the one that most others have word for word: the odd one out is not what they are held to.
  const alike = (member: Attribution) =>
    utterance.relations.filter(
      ({ a, b, kind }) => (a === member.id || b === member.id) && (kind === "verbatim" || kind === "punctuation"),
    ).length;
  const fullest = members.reduce((best, member) => {
    const longer = wordsIn(comparison, member) - wordsIn(comparison, best);
    return longer > 0 || (longer === 0 && alike(member) > alike(best)) ? member : best;
  });
  const find = (member: Attribution, other: Attribution) =>
    utterance.relations.find(({ a, b }) => (a === member.id && b === other.id) || (b === member.id && a === other.id));

  const siblings = (member: Attribution) =>
    members.filter((other) => other !== member && other.article === member.article && root(other, byId) === root(member, byId));

  const witnesses = members.map((attribution): Witness => {
    if (attribution === fullest) return { attribution, kind: "whole", inParts: false, against: null, relation: null, isA: false, differences: [] };
    const relation =
      find(attribution, fullest) ?? utterance.relations.find(({ a, b }) => a === attribution.id || b === attribution.id);
    if (!relation) return { attribution, kind: "part", inParts: false, against: null, relation: null, isA: false, differences: [] };
    const isA = relation.a === attribution.id;
    const against = byId.get(isA ? relation.b : relation.a) ?? null;
    const version = (each: Attribution) => ({ article: comparison.articles[each.article]!, attribution: each });
    const edges =
      against && relation.kind !== "verbatim" && relation.kind !== "punctuation"
        ? edgeDifferences(version(attribution), version(against), relation.differences, isA, siblings(attribution))
        : { before: [], after: [] };
    const differences = [...edges.before, ...relation.differences, ...edges.after];
    // A stretch of a whole that "he said" interrupts is not shorter: its other stretches hold the rest.
    const inParts = relation.kind === "truncated" && differences.length === 0 && siblings(attribution).length > 0;
    return { attribution, kind: inParts ? "verbatim" : relation.kind, inParts, against, relation, isA, differences };
  });
  const reports = utterance.reports.flatMap((id) => byId.get(id) ?? []);
  const rows = comparison.articles.map((_, article): Row => {
    const mine = witnesses.filter((witness) => witness.attribution.article === article);
    const told = reports.filter((report) => report.article === article);
    const kind = RANK.find((rank) => mine.some((witness) => witness.kind === rank)) ?? (told.length ? "report" : "none");
    return { article, witnesses: mine, reports: told, kind };
  });
  const speaker = (utterance.speaker && speakers.get(utterance.speaker)) || null;
  return {
    number: 0,
    utterance,
    speaker,
    fullest,
    tellers: toldBy(fullest, speaker, byId, speakers),
    rows,
    spread: rows.filter((row) => row.witnesses.length > 0).length,
  };
}

const known = new WeakMap<Comparison, Reading>();

/** Works out what the views need, once for each comparison. */
export function read(comparison: Comparison): Reading {
  const reading = known.get(comparison) ?? workOut(comparison);
  known.set(comparison, reading);
  return reading;
}

function workOut(comparison: Comparison): Reading {
  const attribution = new Map(comparison.attributions.map((each) => [each.id, each]));
  const speaker = new Map(comparison.speakers.map((each) => [each.id, each]));
  const sayings = comparison.utterances
    .flatMap((utterance) => readUtterance(comparison, utterance, attribution, speaker) ?? [])
    // The most widespread first; among equals as the first article has them.
    .sort(
      (one, other) =>
        other.spread - one.spread ||
        one.fullest.article - other.fullest.article ||
        (one.fullest.content[0]?.start ?? 0) - (other.fullest.content[0]?.start ?? 0),
    );
  const sayingOf = new Map<string, Saying>();
  sayings.forEach((saying, index) => {
    saying.number = index + 1;
    for (const id of [...saying.utterance.witnesses, ...saying.utterance.reports]) sayingOf.set(id, saying);
  });

  const claims = joinedClaims(comparison).flatMap((claim): NumberedClaim[] => {
    const takenOut = claim.statements.length > 1 ? claim.statements.filter(({ id }) => isTakenOut(comparison, id)) : [];
    const entry = (whole: Joined<Claim>, out: Statement[]): NumberedClaim => ({
      number: 0,
      claim: whole,
      articles: [...new Set(whole.statements.map((statement) => statement.article))],
      takenOut: out,
    });
    const left = claim.statements.filter((statement) => !takenOut.includes(statement));
    if (!takenOut.length || !left.length) return [entry(claim, [])];
    return [
      entry({ ...claim, statements: left }, takenOut),
      ...takenOut.map((statement) => entry({ ...claim, id: statement.id, statements: [statement], nearest: [] }, [])),
    ];
  });
  const sharedClaims = claims
    .filter((entry) => entry.articles.length > 1)
    .sort((one, other) => other.articles.length - one.articles.length || other.claim.checkWorthy - one.claim.checkWorthy);
  sharedClaims.forEach((entry, index) => (entry.number = index + 1));
  const claimOfStatement = new Map<string, NumberedClaim>();
  for (const entry of sharedClaims) for (const { id } of entry.claim.statements) claimOfStatement.set(id, entry);
  // Of many articles the lists are cut short: what is missing there says nothing.
  const isCut = comparison.notes.some(({ code }) => code === "coverage-shortened");
  const lacked = new Set(comparison.coverage.flatMap(({ noMatch }) => noMatch.claims));
  const isPerhapsElsewhere = ({ id }: Claim) => !isCut && comparison.articles.length > 1 && !lacked.has(id);
  const loneClaims = comparison.articles.map((_, index) =>
    claims
      .filter((entry) => entry.articles.length === 1 && entry.articles[0] === index)
      .sort(
        (one, other) =>
          Number(isPerhapsElsewhere(one.claim)) - Number(isPerhapsElsewhere(other.claim)) || other.claim.checkWorthy - one.claim.checkWorthy,
      ),
  );
  const told = new Map<string, Told>();
  for (const each of comparison.attributions) {
    if (each.kind !== "indirect" || sayingOf.has(each.id)) continue;
    const key = each.speaker ?? "";
    if (!told.has(key)) told.set(key, { speaker: speaker.get(key) ?? null, attributions: [] });
    told.get(key)!.attributions.push(each);
  }
  // Other words of a translation are no difference, as soon as the reader says that it is one.
  const translated = new Set(
    comparison.utterances.filter((each) => ["yes", "possible"].includes(translatedOf(comparison, each).value)).map((each) => each.id),
  );
  return {
    comparison,
    sayings,
    sharedClaims,
    loneClaims,
    isPerhapsElsewhere,
    told: [...told.values()].sort(
      (one, other) => Number(!one.speaker) - Number(!other.speaker) || other.attributions.length - one.attributions.length,
    ),
    conflicts: joinedConflicts(comparison).filter((each) => each.kind !== "wording" || !each.utterance || !translated.has(each.utterance)),
    certainty: comparison.certainty ?? [],
    attribution,
    speaker,
    sayingOf,
    claimOfStatement,
  };
}

/** What the analysis says where it does not look for something at all, by the field's name: none found is not looked for. */
export function notLookedFor({ comparison }: Reading, field: string): Message | undefined {
  return comparison.notes.find(({ code, values }) => code === "not-yet" && values.field === field);
}

/** The whole sentence around a span, or the span where no sentence holds it. */
export function sentenceAround(article: Article, { start, end }: Span): Span {
  return article.sentences.find((sentence) => sentence.start <= start && end <= sentence.end) ?? { start, end };
}
