/**
 * English: every word that the page and the element show, in one place. Another language is another file of this shape.
 * They describe and do not accuse: what each article has, never what somebody did to it.
 */
import type { AttributionKind, ConflictKind, Message } from "../../src/types.d.ts";

/** How one article has an utterance; the same names as `CellKind` of the views. */
type CellName =
  | "whole" | "verbatim" | "punctuation" | "truncated" | "elided_marked" | "elided_unmarked" | "altered"
  | "mixed_changes" | "part" | "report" | "none";

const numbers = new Intl.NumberFormat("en");
const plurals = new Intl.PluralRules("en");
const dates = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

const lists = new Intl.ListFormat("en", { type: "conjunction" });

const number = (value: number) => numbers.format(value);
const count = (value: number, one: string, other: string) =>
  `${number(value)} ${plurals.select(value) === "one" ? one : other}`;

const cells: Record<CellName, string> = {
  whole: "The fullest version here",
  verbatim: "Same words",
  punctuation: "Same words, other punctuation",
  truncated: "Shorter here",
  elided_marked: "Words missing inside, with a mark",
  elided_unmarked: "Words missing inside, without a mark",
  altered: "Worded differently",
  mixed_changes: "Several differences",
  part: "Another part of it",
  report: "Seems to report it, without quotation marks",
  none: "No match found",
};

const attributionKinds: Record<AttributionKind, string> = {
  direct: "Quoted",
  mixed: "Quoted in part",
  indirect: "Reported without quotation marks",
  scare: "A phrase in quotation marks",
};

const conflictKinds: Record<ConflictKind, string> = {
  number: "Figures differ",
  date: "Dates differ",
  weekday: "Days of the week differ",
  name: "Names differ",
  place: "Places differ",
  setting: "The setting differs",
  negation: "One says not",
  antonym: "Opposite words",
  wording: "Worded differently inside quotation marks",
  attribution: "Attributed to different speakers",
};

/** Own wording of messages whose English is written for programmers. */
const messages: Record<string, (values: Message["values"]) => string> = {
  "relations-to-fullest": () => "Some quotations are in very many articles: each is compared with the fullest version only.",
};

export const en = {
  number,
  date: (iso: string): string => {
    const day = new Date(`${iso}T00:00:00Z`);
    return Number.isNaN(day.getTime()) ? iso : dates.format(day);
  },
  words: (value: number) => count(value, "word", "words"),
  articles: (value: number) => count(value, "article", "articles"),
  /** Words a message of the analysis: a known code may get wording of its own here; the rest bring their English. */
  message: (message: Message) => messages[message.code]?.(message.values) ?? message.text,
  /** Notes of the analysis that are for programs only. */
  silent: ["coverage-shortened"],

  /** What the analysis refuses, by its code; said of one article, or of all of them. */
  errors: {
    "article-too-long": "it is longer than two million characters, the most that is read in one piece",
    "empty-article": "it has no text",
    "not-text": "it does not look like text",
    "bad-date": "its date of publication is not a date",
    "too-many-articles": "there are too many articles",
  } as Record<string, string>,

  cells,
  attributionKinds,
  conflictKinds,

  // The page around the results.
  privacy: "Nothing you put in here leaves this page.",
  howCheck: "How can I check?",
  check: [
    "When the page says Ready, disconnect from the internet. Everything still works: the reading and comparing is done here, on your device.",
    "The page carries a rule (a content security policy) by which your browser itself refuses to send anything to another site.",
    "Once it is ready the page makes no requests at all. Your browser’s developer tools (F12, Network) show this.",
    "Nothing is stored either: close the page, and what you put in is gone.",
  ],
  ready: "Ready – works offline from here",
  loadFailed: (why: string) => `Could not load the analysis (${why}). Reload the page to try again.`,
  inPage: "Ready – works offline from here (without a worker: long work may hold up the page)",

  articlesHeading: "Articles",
  addHeading: "Put in an article",
  addMoreHeading: "Add another article",
  introHeading: "What does each article say was said?",
  intro:
    "Put in two or more articles about the same event. Corroborate sets the quotations and the claims of each beside those of the others, word by word. It describes what each article has. It does not judge who is right.",
  steps: [
    "Open an article elsewhere, select all, copy.",
    "Paste it here and add it. One article already shows who is quoted.",
    "Add a second: the comparison appears by itself and follows every change.",
  ],
  pasteLabel: "Article text",
  pastePlaceholder: "Paste the text of an article",
  add: "Add article",
  addHint: "Ctrl + Enter",
  choose: "Choose files",
  chooseHint: "or drop them anywhere: .txt, .md, .html, up to 5 MB each",
  sample: "Open the sample",
  sampleHint: "Five short articles, all invented, on one event.",
  drop: "Drop files to add them",
  link: "This page fetches nothing, which keeps it private. Open the article, select all, copy, paste here.",
  emptyPaste: "There is no text yet. Paste an article into the field, then add it.",
  pasteTooLong: (megabytes: string) => `That is ${megabytes} MB of text; the limit is 5 MB. It stays in the field: shorten it and add it again.`,
  pasteNotText: "That does not look like text. It stays in the field.",
  added: (names: string[]) => (names.length === 1 ? `Added “${names[0]}”.` : `Added ${count(names.length, "article", "articles")}.`),
  reading: (value: number) => `Reading ${count(value, "file", "files")}…`,
  fileTooLarge: (name: string, megabytes: string) => `“${name}” is ${megabytes} MB; the limit is 5 MB per file. It was not read.`,
  fileEmpty: (name: string) => `“${name}” is empty.`,
  fileNotText: (name: string) => `“${name}” is not text, whatever its name says. Save it as text, or copy the text and paste it here.`,
  fileKind: (name: string) => `“${name}” can not be read yet. Open it, select all, copy, and paste it here.`,
  fileFailed: (name: string) => `“${name}” could not be read.`,
  pasted: (value: number) => `Pasted article ${number(value)}`,
  guessedEncoding: "Read as windows-1252, an older encoding. If letters look wrong, save the file as UTF-8 and add it again.",
  declaredEncoding: (label: string) => `Read as ${label}, as the file says.`,

  // A card.
  nameLabel: "Name",
  publisherLabel: "Publisher",
  dateLabel: "Date of publication",
  linkLabel: "Link to the article",
  textLabel: "Text",
  edit: "Edit",
  done: "Done",
  editOf: (name: string) => `Edit ${name}`,
  up: (name: string) => `Move ${name} up`,
  down: (name: string) => `Move ${name} down`,
  moved: (name: string, place: number, of: number) => `${name} is now number ${place} of ${of}.`,
  remove: "Remove",
  removeOf: (name: string) => `Remove ${name}`,
  removed: (name: string) => `Removed “${name}”.`,
  undo: "Undo",
  undoOf: (name: string) => `Undo removing ${name}`,
  forget: "Forget it",
  forgetOf: (name: string) => `Forget ${name} for good`,
  restored: (name: string) => `“${name}” is back.`,
  removeAll: "Remove all",
  noDate: "no date known",
  dateFromText: "date found in the text",
  dateFromSibling: "date taken from another article",
  openLink: "Open the article’s page",
  badLink: "This is not a web address. It is kept, but it is not shown as a link.",
  badDate: "That day is not a date the page can use.",
  emptyText: "This article has no text. It is not compared until it has some.",
  leftOut: (why: string) => `Not compared: ${why}.`,
  readArticle: "Read it with its findings marked",
  readShort: "Read",

  // Working.
  working: "Reading the articles…",
  comparingNow: "Comparing…",
  progress: (done: number, total: number) => `${number(done)} of ${number(total)}`,
  cancel: "Cancel",
  cancelled: "Cancelled. What you put in is all here.",
  compareAgain: "Compare again",
  failedBecause: (why: string) => `Nothing was compared: ${why}. What you put in is all here.`,
  failed: "The analysis stopped in the middle. What you put in is all here.",
  stale: "These results are from before the last change.",
  resultsHeading: "Comparison",
  resultHeadingOne: "In this article",
  oneMore: "Add a second article to compare.",
  nothingYet: "The results appear here.",
  updated: (summary: string) => `Results: ${summary}`,

  // Results.
  views: { quotations: "Quotations", claims: "Claims", articles: "Articles" },
  viewsLabel: "Parts of the comparison",
  summary: {
    quotations: (value: number) => count(value, "quotation", "quotations"),
    several: (value: number) => `${number(value)} in several articles`,
    speakers: (value: number) => count(value, "speaker", "speakers"),
    claims: (value: number) => `${count(value, "claim", "claims")} found in several articles`,
  },
  notYet: "What is not looked at yet",
  notesHeading: "Worth knowing",
  overviewHeading: "At a glance",
  matrixCaption: "Who has which quotation",
  matrixHint: "Each row is something that was said, each column an article. Choose a sign to see the words.",
  heardCaption: "Who is heard, and how much",
  heardHint: "Words quoted from or reported of each speaker.",
  legend: "What the signs mean",
  speakerColumn: "Speaker",
  quotationColumn: "Quotation",
  showAll: (value: number) => `Show all ${number(value)}`,
  showQuotations: (value: number) => `Show ${count(value, "quotation", "quotations")}`,
  showAllQuotations: (value: number) => `Show all ${count(value, "quotation", "quotations")}`,
  showFewer: "Show fewer",
  cellLabel: (article: string, what: string) => `${article}: ${what.toLowerCase()}`,
  heardCell: (value: number) => (value ? count(value, "word", "words") : "not heard"),

  filters: "Show",
  bySpeaker: "Speaker",
  byArticle: "Article",
  all: "All",
  onlySeveral: "In several articles only",
  shown: (shown: number, of: number) => (shown === of ? count(of, "quotation", "quotations") : `${number(shown)} of ${count(of, "quotation", "quotations")}`),
  nothingShown: "Nothing fits these settings.",
  resetFilters: "Show everything",
  speakerNotClear: "speaker not clear",
  unclearFilter: "Speaker not clear",
  asToldBy: (name: string) => `as told by ${name}`,
  someone: "someone",
  inArticles: (value: number, of: number) => `in ${number(value)} of ${number(of)}`,
  severalHeading: "In several articles",
  oneHeading: "In one article",
  ofAll: (value: number, of: number) => `${number(value)} of ${number(of)}`,
  noQuotations: "No quotations were found.",
  sameInParts: "Same words, in several parts",
  noMatchIn: "No match found:",
  noMatchInMany: (value: number) => `No match found in ${count(value, "article", "articles")}`,
  noMatchElsewhere: "No match found in the others",
  comparedWith: (label: string) => `compared with ${label}`,
  differences: (value: number) => `${count(value, "difference", "differences")}, spelled out`,
  gap: (value: number) => `${count(value, "word", "words")} shorter`,
  gapLabel: (value: number, label: string) => `${label} has ${count(value, "word", "words")} more at this place`,
  hereHas: "only here",
  otherWords: "other words",
  otherOrder: "other order",
  otherPunctuation: "other punctuation",
  diff: {
    shorter: (label: string) => `Shorter here. ${label} also has`,
    longer: (label: string) => `Here also, and not in ${label}:`,
    replaced: "Here",
    replacedOther: (label: string) => `in ${label}`,
    punctuation: "Other punctuation: here",
    none: "none",
    moved: "In another order: here",
  },
  touches: { negation: "a negation", modal: "a word like can or must", number: "a figure", name: "a name", condition: "a condition" },
  touchesLabel: (items: string[]) => `touches ${items.join(", ")}`,
  minor: "a small word only",
  speakerConflict: (names: string[]) => `The same words are given to different speakers: ${names.join(", ")}.`,
  translation: "These may be two translations of the same words.",
  seeInArticle: "See it in the article",
  seeInArticleOf: (label: string) => `See it in ${label}`,
  whySpeaker: "Why this speaker?",
  whyUnclear: "Why is it not clear?",
  drawsOn: (names: string[]) => `Says that it draws on ${lists.format(names)}`,
  back: "Back to where you were",
  backHint: "Esc",
  indirectHeading: "Reported without quotation marks",
  indirectHint: "What articles report in their own words, where no quotation was found that matches.",

  claimsIntro: "Sentences of the articles themselves, side by side. A match is found by likeness of words: read both before you rely on it.",
  claimsSeveral: "Found in several articles",
  claimsNone: "No claim was found in several articles.",
  claimsLone: "No match found in the others",
  claimsLoneHint: "That no match was found does not mean that the others do not have it: they may say it in words that are too different.",
  claimsOfOne: "What the article claims",
  nearest: "Nearest sentence",
  vouchedBy: (name: string) => `according to ${name}`,
  hedged: (words: string) => `hedged: “${words}”`,
  conflictsHeading: "Differences to check",
  conflictsHint: "Places where two articles do not say the same. Both may be true.",
  bothPossible: "Both may be true.",

  articleList: "Articles",
  showMarks: "Mark",
  markQuotations: "quotations",
  markClaims: "claims found in several articles",
  setAsideLabel: (reason: string) => `Set aside: ${reason}`,
  refLabel: (value: number, speaker: string) => `Quotation ${number(value)}, ${speaker}. Show it among the quotations.`,
  claimRefLabel: (value: number, articles: number) => `Claim ${number(value)}, found in ${number(articles)} articles. Show it among the claims.`,
  keySource: "who says it",
  keyCue: "how it is introduced",
  keyQuoted: "quoted",
  keyIndirect: "reported",
  keyScare: "a phrase in quotation marks",
  keyShared: "claim in several articles",
  keySetAside: "set aside",
  keyHeading: "The marks",
  doesNotFit: "This article seems to be about something else.",
  badComparison: "This comparison can not be shown: it is not in a form that this version reads.",
};

/** The shape that every language has. */
export type Text = typeof en;
