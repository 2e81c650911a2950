/** The signs of the overview. Each differs in shape, not only in colour, and never stands without a text. */
import { svg, html, type SVGTemplateResult, type TemplateResult } from "lit";
import type { CellKind } from "./reading.ts";

const disc = svg`<circle cx="8" cy="8" r="6"/>`;
const ring = svg`<circle class="line" cx="8" cy="8" r="6"/>`;

const shapes: Record<CellKind, SVGTemplateResult> = {
  whole: disc,
  verbatim: disc,
  punctuation: svg`<circle cx="8" cy="8" r="4"/>${svg`<circle class="line" cx="8" cy="8" r="6.4"/>`}`,
  truncated: svg`${ring}<path d="M8 2a6 6 0 0 0 0 12z"/>`,
  elided_marked: svg`<path d="M5.4 2.6a6 6 0 0 0 0 10.8zM10.6 2.6a6 6 0 0 1 0 10.8z"/><circle cx="8" cy="5" r=".9"/><circle cx="8" cy="8" r=".9"/><circle cx="8" cy="11" r=".9"/>`,
  elided_unmarked: svg`<path d="M6.4 2.2a6 6 0 0 0 0 11.6zM9.6 2.2a6 6 0 0 1 0 11.6z"/>`,
  altered: svg`<path d="M8 1l7 7-7 7-7-7z"/>`,
  mixed_changes: svg`<path class="line" d="M8 1.6l6.4 6.4L8 14.4 1.6 8z"/><path d="M8 1v14L1 8z"/>`,
  part: svg`<circle cx="8" cy="8" r="3"/>`,
  report: svg`<circle class="line dashed" cx="8" cy="8" r="6"/>`,
  none: svg`<path class="line faint" d="M5 8h6"/>`,
};

/** The sign of a kind; decoration only, its text stands beside it. */
export function glyph(kind: CellKind): TemplateResult {
  return html`<svg class="glyph ${kind}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">${shapes[kind]}</svg>`;
}
