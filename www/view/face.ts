/** What every part of the view is given: what to show, what is chosen, and what can be asked for. */
import type { Reading } from "./reading.ts";

export type ViewName = "quotations" | "differences" | "claims" | "sources" | "articles";
export const VIEWS: readonly ViewName[] = ["quotations", "differences", "claims", "sources", "articles"];

/** The reader's choice; `speaker` and `article` are empty for all. `unclear` stands for no known speaker. */
export interface Filters {
  speaker: string;
  article: string;
  several: boolean;
}
export const NO_FILTERS: Filters = { speaker: "", article: "", several: false };
export const UNCLEAR = "\u0000unclear";

/** Which marks the articles show. */
export interface Marks {
  quotations: boolean;
  reports: boolean;
  claims: boolean;
}

export interface Face {
  reading: Reading;
  filters: Filters;
  marks: Marks;
  /** Index of the article that is open. */
  article: number;
  /** Keys of the lists that are shown in full. */
  expanded: ReadonlySet<string>;
  /** Key of the place or finding that was last gone to. */
  target: string | null;
  /** The tables of aligned words are open. */
  aligned: boolean;
  setAligned: (open: boolean) => void;
  setFilters: (filters: Filters) => void;
  setMarks: (marks: Marks) => void;
  openArticle: (article: number) => void;
  expand: (key: string, open: boolean) => void;
  /** Goes to a place in an article; `from` is the key of the control that was used, to come back to. */
  toPlace: (article: number, start: number, from: string) => void;
  /** Opens a part. */
  toPart: (view: ViewName, from: string) => void;
  /** Shows what one speaker is heard with. */
  toSpeaker: (speaker: string, from: string) => void;
  /** Keeps what the reader decided on `target`, null takes it back; `from` is the control that then has the focus. */
  decide: (kind: string, target: string | readonly string[], value: string | null, from: string) => void;
  /** Goes to a finding ("saying-3", "claim-2"). */
  toFinding: (view: ViewName, key: string, from: string) => void;
}
