import type { Comparison } from "../../src/types.js";

/** `<corroborate-comparison>`: shows a comparison that was made beforehand. It analyses nothing and loads nothing. */
export declare class CorroborateComparisonElement extends HTMLElement {
  /** What is shown; it goes before a slotted `<script type="application/json">`. */
  comparison: Comparison | null;
  /** The part that is open: "quotations", "differences", "claims", "sources" or "articles"; anything else counts as "quotations". */
  view: string;
}

declare global {
  interface HTMLElementTagNameMap {
    "corroborate-comparison": CorroborateComparisonElement;
  }
}
