/*
 * The contract: what Corroborate takes and what it gives back, the same from the package, from the command line
 * (`--format json`) and from Rust. Fields may be added, never renamed. Absent values are `null`, never missing.
 *
 * Every `start` and `end` is an offset in UTF-16 code units into the `text` of its article, end-exclusive, so that
 * `text.slice(start, end)` is the thing itself.
 */

/** A stretch of an article's text: UTF-16 code units, end-exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** A stretch of the text of one article; `article` is an index into `Comparison.articles`. */
export interface ArticleSpan extends Span {
  article: number;
}

/** Words for people. `code` and `values` are stable; `text` is their English wording. */
export interface Message {
  code: string;
  values: Record<string, string | number>;
  text: string;
}

/** What `compare` and `analyze` take. */
export interface ArticleInput {
  /** Stable identity; without it the name serves. */
  id?: string | null;
  /** What a person calls it: a file name, a publisher. */
  name: string;
  /** The whole text as it was pasted or read; it comes back unchanged. */
  text: string;
  /** Day of publication, YYYY-MM-DD. */
  published?: string | null;
  /** How that day is known: "given" if not set; "sibling" where another article showed it and the reader confirmed it. */
  publishedFrom?: string | null;
  publisher?: string | null;
  url?: string | null;
}

/** Settings of an analysis. */
export interface OptionsInput {
  /** The longest article that is accepted, in UTF-16 code units. */
  maxArticleLength?: number;
  /** The largest number of articles that is accepted. */
  maxArticles?: number;
  /**
   * From 0, fewer reports without quotation marks and surer ones, to 1, more. 0.5 if not set: balanced, on the sure
   * side. What stands in quotation marks is found in any case.
   */
  sensitivity?: number;
  /** What the reader decided; `corrections` of a comparison may be handed back as it is. */
  corrections?: Correction[];
}

/** The settings that were used. */
export interface Options {
  maxArticleLength: number;
  maxArticles: number;
  sensitivity: number;
}

/** A stretch that is kept in the text but left out of the analysis. */
export interface SetAside extends Span {
  reason: Message;
}

/** An agency or outlet that the article says it draws on. */
export interface NamedSource extends Span {
  name: string;
}

export interface Article {
  id: string;
  name: string;
  text: string;
  title: string | null;
  byline: string | null;
  publisher: string | null;
  url: string | null;
  /** YYYY-MM-DD. */
  published: string | null;
  publishedFrom: "given" | "text" | "sibling" | null;
  /**
   * For an article without a day: the day that the others suggest, and the index of one that shows it. Nothing is
   * computed from it until it comes back as `published`, with `publishedFrom` "sibling".
   */
  publishedProposed: { date: string; article: number } | null;
  dateline: string | null;
  /** BCP 47; "und" where it could not be told. */
  language: string;
  /** Number of words, what is set aside not counted. */
  words: number;
  paragraphs: Span[];
  sentences: Span[];
  setAside: SetAside[];
  namesAsSource: NamedSource[];
  /** Where the title, byline and dateline stand. */
  titleSpan: Span | null;
  bylineSpan: Span | null;
  datelineSpan: Span | null;
  /** 0..1, how far its vocabulary is that of the other articles; 1 where there is no other. */
  fit: number;
  /** False: it seems to be about something else. */
  fits: boolean;
  /** What was noticed about this article alone (looks incomplete, no quotation found, …). */
  notes: Message[];
}

export type SpeakerKind = "person" | "organisation" | "group" | "document" | "unknown";

export interface Speaker {
  id: string;
  /** The fullest form of the name that was seen. */
  name: string;
  kind: SpeakerKind;
  mentions: ArticleSpan[];
  heard: Heard[];
}

/** How much one article lets a speaker be heard. */
export interface Heard {
  article: number;
  attributions: number;
  /** Words inside the attributed content. */
  words: number;
}

export type AttributionKind = "direct" | "mixed" | "indirect" | "scare";

export interface Attribution {
  id: string;
  article: number;
  kind: AttributionKind;
  /**
   * One per quoted stretch, quotation marks included; several only where the stretch itself is broken. A turn of an
   * interview, "Q: …", is direct too, without its label.
   */
  content: Span[];
  cue: Span | null;
  /** The words that name the source. */
  source: Span | null;
  /** Id of a `Speaker`; null where it is not clear who speaks. */
  speaker: string | null;
  speakerConfidence: number;
  /** Id of the attribution inside whose content this one stands. */
  within: string | null;
  /** Id of the earlier stretch of the same quotation, which "he said" interrupts. */
  continues: string | null;
  confidence: number;
  why: Message;
}

export type RelationKind =
  | "verbatim"
  | "punctuation"
  | "truncated"
  | "elided_marked"
  | "elided_unmarked"
  | "altered"
  | "mixed_changes";

export type DifferenceKind = "omitted" | "added" | "replaced" | "punctuation" | "moved";

/** One place where two witnesses differ. "omitted": `a` has words that `b` has not; "added": the reverse. */
export interface Difference {
  kind: DifferenceKind;
  /** In the article of the relation's `a`. */
  a: Span[];
  /** In the article of the relation's `b`. */
  b: Span[];
  touches: ("negation" | "modal" | "number" | "name" | "condition")[];
  /** Only small function words, or another spelling of the same: a contraction, a numeral, a bracketed addition. */
  minor: boolean;
}

/** How two witnesses of one utterance, in different articles, relate. */
export interface Relation {
  a: string;
  b: string;
  kind: RelationKind;
  differences: Difference[];
  confidence: number;
}

/**
 * The witnesses of an utterance side by side, word by word. Marks are cells of their own, but for those that merely
 * close the quotation and brackets, which go with the word that they touch; quotation marks are in no cell.
 */
export interface Collation {
  /** As in `Utterance.witnesses`. */
  witnesses: string[];
  /** A column has one cell per witness. */
  columns: (Span | null)[][];
  /** Per witness the stretches of columns that it does not reach: first and last column. */
  silent: [number, number][][];
  /** Words that a witness has in column `from` and most others in column `to`. Nothing is reordered. */
  moved: { witness: string; from: number; to: number }[];
}

export interface Utterance {
  id: string;
  speaker: string | null;
  /** Attribution ids, in the articles' order. */
  witnesses: string[];
  /** Ids of indirect attributions that seem to report it. */
  reports: string[];
  relations: Relation[];
  collation: Collation | null;
  translated: "yes" | "possible" | "unknown";
  translatedWhy: Message | null;
  speakerConflict: { speakers: string[] } | null;
  /** For articles without a witness or report ("no match found"): the sentence that comes closest. */
  nearest: NearestSentence[];
}

export type ClaimStatus = "shared" | "unique" | "conflict";

export interface Statement {
  id: string;
  article: number;
  spans: Span[];
  /** "narrator", or the id of the speaker who vouches for it. */
  voucher: string;
  certainty: "plain" | "hedged";
  hedge: Span | null;
}

export interface NearestSentence extends ArticleSpan {
  /** 0..1: how likely it says the same. */
  likeness: number;
}

export interface Claim {
  id: string;
  text: string;
  status: ClaimStatus;
  checkWorthy: number;
  /**
   * How sure it is that the statements say the same, or, of one article alone, that the others have none. Of groups from
   * 0.7 on nine of ten and more say the same; below, say "perhaps".
   */
  confidence: number;
  /** An article may have several: what it says above in short and below in full. */
  statements: Statement[];
  /** For articles without a statement: the sentence that comes closest. */
  nearest: NearestSentence[];
}

export type ConflictKind =
  | "number"
  | "date"
  | "weekday"
  | "name"
  | "place"
  | "setting"
  | "negation"
  | "antonym"
  | "wording"
  | "attribution"
  /** Only in `Comparison.certainty`. */
  | "certainty";

/** What one article has where another has something else, and where it stands. */
export interface ConflictValue extends ArticleSpan {
  value: string;
}

/** A difference to check; who is right is not said. */
export interface Conflict {
  id: string;
  claim: string | null;
  utterance: string | null;
  kind: ConflictKind;
  values: ConflictValue[];
  why: Message;
  confidence: number;
  bothPossible: boolean;
}

/**
 * The same words in several articles, in one article or more places each, outside quotations; letter case and
 * punctuation do not count. Who has them from whom is not known.
 */
export interface Passage {
  spans: ArticleSpan[];
  words: number;
}

/** Articles that share passages. Of the others it is only known that none were found: they may still share a source. */
export interface Kin {
  articles: number[];
  /** How much of their words outside quotations they share within the group, 0..1. */
  share: number;
}

export interface TimelineEntry {
  date: string;
  statements: string[];
  mentions: ArticleSpan[];
}

/** What one article has of what was found in all of them. */
export interface Coverage {
  article: number;
  utterances: string[];
  claims: string[];
  speakers: string[];
  /**
   * What was not found in it. A claim is not counted where one of its sentences is at all like it (`nearest`), nor one of
   * few words, nor one that any article perhaps says: it may stand there in words of its own. With more than 40 articles what most others have, and a note says so.
   */
  noMatch: { utterances: string[]; claims: string[] };
}

/**
 * What the reader decided. `kind` "translated": whether the speakers, utterances or quotations whose ids are the targets
 * spoke another language; `value` "yes", "possible" or "no". "merge": claims (or statements) that say the same,
 * differences that are about one thing. "split": statements that are a claim of their own, a claim whose id is given
 * falls into its statements; values of a difference that are not about the same thing, each named as the difference's
 * id is: its kind, the id of the article, and the place ("number:a.txt:120-122"). "dismiss": a difference or note that
 * is none, a claim that is none.
 */
export interface Correction {
  kind: string;
  targets: string[];
  value: string | null;
}

export interface Comparison {
  schema: "corroborate/1";
  options: Options;
  articles: Article[];
  speakers: Speaker[];
  attributions: Attribution[];
  utterances: Utterance[];
  claims: Claim[];
  conflicts: Conflict[];
  certainty: Conflict[];
  passages: Passage[];
  kin: Kin[];
  timeline: TimelineEntry[];
  coverage: Coverage[];
  corrections: Correction[];
  notes: Message[];
}

/** One article alone, as `analyze` gives it. */
export interface Analysis {
  article: Article;
  speakers: Speaker[];
  attributions: Attribution[];
  claims: Claim[];
  notes: Message[];
}

/** How far a comparison has come; see the third parameter of `compare`. */
export interface Progress {
  stage: "articles" | "comparing";
  done: number;
  total: number;
}

/** Codes of the errors that `analyze`, `compare` and `compareJson` give. */
export type ErrorCode =
  | "too-few-articles"
  | "too-many-articles"
  | "empty-article"
  | "article-too-long"
  | "not-text"
  | "bad-date"
  | "bad-input";

/** What is thrown: an `Error` with a stable code. */
export interface CorroborateError extends Error {
  code: ErrorCode;
  /** Name of the article that is the cause, where one is. */
  article: string | null;
}
