/**
 * How a comparison looks. Colours follow the `color-scheme` of the place where it stands; every colour and face can be
 * set from outside by a custom property (`--corroborate-…`).
 */
import { css } from "lit";

const tokens = css`
  :host {
    --paper: var(--corroborate-paper, light-dark(#fbf9f4, #171614));
    --raised: var(--corroborate-raised, light-dark(#ffffff, #201e1b));
    --ink: var(--corroborate-ink, light-dark(#1f1d1a, #ece7dc));
    --soft: var(--corroborate-soft, light-dark(#5d574d, #b3ab9c));
    --rule: var(--corroborate-rule, light-dark(#ddd6c8, #3b3831));
    --accent: var(--corroborate-accent, light-dark(#1d4f63, #92c7da));
    --wash: var(--corroborate-wash, light-dark(#f1ece0, #292620));
    --other: var(--corroborate-other, light-dark(#fbe7c2, #4b3a12));
    --other-line: var(--corroborate-other-line, light-dark(#8d5a00, #e3b65a));
    --extra: var(--corroborate-extra, light-dark(#dcebf2, #17394a));
    --extra-line: var(--corroborate-extra-line, light-dark(#1d5a7a, #8cc4de));
    --said: var(--corroborate-said, light-dark(#f3e9cf, #38311f));
    --serif: var(--corroborate-serif, "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", Georgia, "DejaVu Serif", serif);
    --sans: var(--corroborate-sans, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif);
    display: block;
    color: var(--ink);
    font: 1rem/1.55 var(--sans);
    text-align: start;
    overflow-wrap: anywhere;
  }
  :host([hidden]) { display: none; }
`;

const basics = css`
  * { box-sizing: border-box; }
  h3, h4, p, ul, ol, figure { margin: 0; padding: 0; }
  ul, ol { list-style: none; }
  h3 { font: 600 1.3rem/1.25 var(--serif); margin: 2.2rem 0 0.4rem; text-wrap: balance; }
  h4 { font: 600 1rem/1.35 var(--sans); }
  button, select, input { font: inherit; color: inherit; }
  button { cursor: pointer; }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
  [tabindex="-1"]:focus:not(:focus-visible) { outline: none; }
  .aside { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .soft, .hint, .count, .facts { color: var(--soft); }
  .hint, .count, .facts { font-size: 0.875rem; max-width: 68ch; }
  .empty { padding: 1rem 0; color: var(--soft); }
  .summary { font: 1.15rem/1.5 var(--serif); }
  .summary .figure:not(:last-child)::after { content: " ·"; color: var(--soft); }
  .notes { margin: 0.8rem 0 0; display: grid; gap: 0.35rem; }
  .note { border-inline-start: 3px solid var(--other-line); background: var(--wash); padding: 0.4rem 0.8rem; font-size: 0.925rem; }
  .note[data-code*="identical"] { font-weight: 600; }
  .later { color: var(--soft); font-size: 0.875rem; margin-top: 0.4rem; }
  .later ul { list-style: disc; padding: 0.2rem 0 0.2rem 1.2rem; }
  .number { font: italic 1rem/1 var(--serif); color: var(--soft); font-variant-numeric: oldstyle-nums; }
  .siglum { display: inline-flex; align-items: baseline; gap: 0.4em; vertical-align: baseline; }
  .siglum b { flex: none; min-width: 1.7em; padding: 0 0.3em; text-align: center; font: 600 0.78rem/1.6 var(--serif); border: 1px solid currentColor; border-radius: 1em; color: var(--accent); }
  .outlet { font-size: 0.9rem; }
  .words { font: 1.06rem/1.55 var(--serif); max-width: 66ch; white-space: pre-line; }
  .how { display: flex; flex-wrap: wrap; align-items: center; gap: 0.15rem 0.5rem; font-size: 0.85rem; color: var(--soft); margin-top: 0.2rem; }
  .see, .more, .back button, .empty button { border: 0; background: none; padding: 0.15rem 0; min-height: 24px; min-width: 24px; color: var(--accent); text-decoration: underline; text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
  .see:hover, .more:hover { text-decoration-thickness: 2px; }
  .tag, .told { color: var(--soft); }
  .tag { font-size: 0.82rem; border: 1px solid var(--rule); border-radius: 1em; padding: 0.05em 0.6em; }
  button.siglum { border: 0; background: none; padding: 0; min-width: 24px; min-height: 24px; align-items: center; }
  .tally { font: 600 0.75rem/1.5 var(--sans); border: 1px solid currentColor; border-radius: 1em; padding: 0 0.5em; vertical-align: 0.15em; }
  .choice { display: inline-flex; flex-wrap: wrap; gap: 0.2rem 0.8rem; align-items: center; }
  .choice select, .same select { min-height: 24px; background: var(--raised); color: var(--ink); border: 1px solid var(--soft); border-radius: 4px; max-width: 100%; }
  .remark { color: var(--ink); background: var(--wash); padding: 0.3rem 0.7rem; font-size: 0.9rem; margin: 0.3rem 0; border-inline-start: 3px solid var(--other-line); }
  .glyph { flex: none; fill: var(--accent); vertical-align: -0.15em; }
  .glyph .line { fill: none; stroke: var(--accent); stroke-width: 1.4; }
  .glyph .dashed { stroke-dasharray: 2.2 2; }
  .glyph.altered, .glyph.mixed_changes { fill: var(--other-line); }
  .glyph.altered .line, .glyph.mixed_changes .line { stroke: var(--other-line); }
  .glyph .faint { stroke: var(--soft); }
  details summary { cursor: pointer; min-height: 24px; }
  .group summary, .detail summary { color: var(--accent); font-size: 0.875rem; padding: 0.15rem 0; }
  .plain > li { padding: 0.7rem 0; border-top: 1px solid var(--rule); }
  .plain > li:first-child { border-top: 0; }
`;

const tabs = css`
  .tabs { display: flex; flex-wrap: wrap; gap: 0 1.6rem; border-bottom: 1px solid var(--rule); margin-top: 2.2rem; }
  .tabs button { border: 0; background: none; padding: 0.5rem 0.1rem; margin-bottom: -1px; font: 600 1.15rem/1.3 var(--serif); color: var(--soft); border-bottom: 3px solid transparent; }
  .tabs button[aria-selected="true"] { color: var(--ink); border-bottom-color: var(--accent); }
  .tabs button:hover { color: var(--ink); }
  .panel { padding-top: 1rem; }
  .back { position: sticky; top: 0; z-index: 2; background: var(--paper); border-bottom: 1px solid var(--rule); padding: 0.35rem 0; margin-bottom: 0.8rem; }
  kbd { font: 0.75rem var(--sans); border: 1px solid var(--rule); border-radius: 3px; padding: 0 0.35em; color: var(--soft); }
  .filters, .marks { display: flex; flex-wrap: wrap; gap: 0.5rem 1.2rem; align-items: end; font-size: 0.875rem; color: var(--soft); border: 0; padding: 0; margin: 0 0 0.4rem; min-inline-size: 0; }
  .marks legend { float: inline-start; padding: 0.2rem 0; }
  .filters label:not(.check) { display: grid; gap: 0.1rem; inline-size: 14rem; max-inline-size: 100%; }
  .filters select { inline-size: 100%; min-height: 2.1rem; padding: 0.2rem 0.4rem; background: var(--raised); color: var(--ink); border: 1px solid var(--soft); border-radius: 4px; }
  .check { display: inline-flex; align-items: center; gap: 0.45rem; min-height: 2.1rem; color: var(--ink); }
  .check input { width: 1.1rem; height: 1.1rem; accent-color: var(--accent); margin: 0; flex: none; }
`;

const quotations = css`
  .saying { padding: 1.3rem 0 1.4rem; border-top: 1px solid var(--rule); scroll-margin: 4rem; }
  .sayings > .saying:first-child { border-top: 0; padding-top: 0.6rem; }
  .saying h4 { display: flex; align-items: baseline; gap: 0 0.6rem; margin-bottom: 0.5rem; }
  .saying .number { flex: none; min-width: 1.4rem; }
  .saying .whose { min-width: 0; overflow-wrap: anywhere; }
  .saying h4 .speaker { font: 600 1.12rem/1.3 var(--serif); }
  .unclear, .saying h4 .unclear { font-style: italic; font-weight: 400; color: var(--soft); }
  .told { font: italic 1rem/1.3 var(--serif); }
  .spread { flex: none; margin-inline-start: auto; font: 0.85rem var(--sans); color: var(--soft); font-variant-numeric: tabular-nums; }
  .row { display: grid; grid-template-columns: minmax(7rem, 10.5rem) minmax(0, 1fr); gap: 0.2rem 1rem; padding: 0.45rem 0; }
  .row.alone { grid-template-columns: minmax(0, 1fr); padding-inline-start: 2rem; }
  .row + .row { border-top: 1px dotted var(--rule); }
  .row.whole:first-child .words { font-size: 1.2rem; line-height: 1.5; }
  .row.none { color: var(--soft); align-items: baseline; }
  .row.none .how { grid-column: 1 / -1; margin: 0; gap: 0.15rem 0.7rem; }
  .row.none .detail { grid-column: 1 / -1; color: var(--ink); }
  .row.none .siglum b { color: inherit; }
  .version + .version { margin-top: 0.6rem; }
  .words.report { color: var(--soft); }
  .diff { border-radius: 2px; padding: 0 0.08em; }
  .diff.replaced { background: var(--other); box-shadow: inset 0 -2px var(--other-line); }
  .diff.only-here { background: var(--extra); box-shadow: inset 0 -2px var(--extra-line); }
  .diff.punctuation { text-decoration: underline dotted 2px var(--soft); text-underline-offset: 0.15em; }
  .diff.moved { text-decoration: underline wavy 1px var(--other-line); text-underline-offset: 0.2em; }
  .gap, .held { display: inline-block; font: 0.72rem/1.35 var(--sans); color: var(--soft); border: 1px dashed var(--soft); border-radius: 3px; padding: 0 0.35em; margin: 0 0.25em; vertical-align: 0.12em; white-space: nowrap; }
  .differences { display: grid; gap: 0.35rem; padding: 0.3rem 0 0.2rem 1rem; font-size: 0.92rem; border-inline-start: 2px solid var(--rule); max-width: 66ch; }
  .differences q { font-family: var(--serif); font-style: italic; quotes: none; }
  .differences q::before { content: "‹"; } .differences q::after { content: "›"; }
  .remark.how { display: flex; }
  .collation { width: auto; margin: 0.5rem 0 0.3rem; font: 1rem/1.4 var(--serif); }
  .collation th, .collation td { padding: 0.25rem 0.5rem; vertical-align: top; border-inline-start: 1px solid var(--rule); }
  .collation tbody th { position: sticky; inset-inline-start: 0; background: var(--paper); border: 0; padding-inline-start: 0; }
  .collation thead th { font: 600 0.75rem/1.3 var(--sans); color: var(--other-line); white-space: nowrap; vertical-align: bottom; }
  .collation thead td:first-child { border: 0; }
  .collation td { min-width: 3.5rem; }
  .collation td b { font-weight: 600; }
  .collation .long { min-width: 13rem; }
  .collation .nothing { color: var(--soft); text-align: center; }
  .collation .silent { background: var(--wash); text-align: center; }
  .collation .silent::before { content: "·" / ""; color: var(--soft); }
  .row.alone .cues { margin: 0; }
  .cues { display: block; font: italic 0.85rem/1.3 var(--serif); color: var(--soft); margin: 0.2rem 0 0 1.85rem; }
  .told-group .plain { padding-inline-start: 1rem; }
  .told-group > summary .name { font-weight: 600; font-size: 1rem; color: var(--ink); }
  .words.report .said { color: var(--ink); background: linear-gradient(to top, var(--said) 40%, transparent 40%); }
  .target { background: var(--wash); box-shadow: -0.8rem 0 var(--wash), 0.8rem 0 var(--wash); }
`;

const claims = css`
  .step { margin: 1.2rem 0 0.2rem; color: var(--soft); font-weight: 600; font-size: 0.9rem; }
  .claim { display: grid; grid-template-columns: 1.6rem minmax(0, 1fr); padding: 0.9rem 0; border-top: 1px solid var(--rule); scroll-margin: 4rem; }
  .claim > .how { grid-column: 2; margin-top: 0.4rem; }
  .claim > .number { padding-top: 0.25rem; }
  .statements { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); gap: 1rem 1.6rem; }
  .statement .words { font-size: 1rem; line-height: 1.5; margin-top: 0.15rem; }
  .lone { margin-top: 1rem; }
  .lone .words { font-size: 1rem; line-height: 1.5; }
  .near { padding-inline-start: 1rem; border-inline-start: 2px solid var(--rule); display: grid; gap: 0.6rem; margin-top: 0.3rem; }
  .claim > .correct { grid-column: 2; }
  .same { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 0.15rem 0.4rem; max-width: 100%; }
  .same select { inline-size: min(16rem, 100%); }
  .conflict { scroll-margin: 4rem; }
  .conflict > p { max-width: 68ch; margin-bottom: 0.5rem; }
  .conflict > h4 { font: 600 1.12rem/1.3 var(--serif); margin-bottom: 0.2rem; }
  .value { font: 600 1.05rem/1.35 var(--serif); border-block-start: 2px solid var(--other-line); padding-top: 0.25rem; }
  .timeline { margin-top: 0.8rem; }
  .timeline > li { padding: 0.8rem 0; border-top: 1px solid var(--rule); }
  mark { background: var(--other); color: inherit; box-shadow: inset 0 -2px var(--other-line); }
`;

const overview = css`
  .overview h3 { margin-top: 1.6rem; }
  .articles { display: flex; flex-wrap: wrap; gap: 0.25rem 1.2rem; margin: 0.2rem 0 1.1rem; }
  .overview > .facts { margin-bottom: 0.8rem; }
  .pictures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(25rem, 100%), 1fr)); gap: 1.6rem 2.6rem; align-items: start; }
  .pictures.wide { grid-template-columns: minmax(0, 1fr); }
  .picture { min-width: 0; }
  .scroller { overflow-x: auto; position: relative; }
  table { border-collapse: collapse; width: 100%; font-size: 0.875rem; overflow-wrap: break-word; }
  .picture h4 { font-size: 0.925rem; }
  th { font-weight: 400; text-align: start; }
  .column { text-align: center; padding: 0.2rem 0; min-width: 2.1rem; }
  .column b { font: 600 0.85rem var(--serif); color: var(--accent); }
  .first { width: 99%; padding-inline-end: 0.6rem; }
  thead .first { color: var(--soft); }
  tbody tr { border-top: 1px solid var(--rule); }
  .rowhead { display: block; border: 0; background: none; padding: 0.3rem 0; text-align: start; width: 100%; min-height: 24px; line-height: 1.35; }
  .rowhead .who { font-weight: 600; margin-inline-end: 0.35em; white-space: normal; }
  .rowhead .start { font-family: var(--serif); color: var(--soft); }
  .rowhead:hover .start { text-decoration: underline; text-underline-offset: 0.2em; }
  .cell { text-align: center; padding: 0; }
  .cell .glyph { width: 1.15rem; height: 1.15rem; }
  .cell button, .cell .still { border: 0; background: none; padding: 0; min-width: 2.1rem; min-height: 2.1rem; display: inline-grid; place-items: center; position: relative; }
  .cell button:hover { background: var(--wash); border-radius: 50%; }
  .legend, .key { display: flex; flex-wrap: wrap; gap: 0.2rem 1.1rem; font-size: 0.82rem; color: var(--soft); margin-top: 0.6rem; }
  .heard tbody .first { line-height: 1.3; }
  .bar { text-align: end; padding: 0.3rem 0 0.3rem 0.5rem; min-width: 3rem; font-variant-numeric: tabular-nums; font-size: 0.8rem; color: var(--soft); position: relative; }
  .heard .column { text-align: end; min-width: 3rem; }
  svg.bar { display: block; width: 100%; height: 6px; padding: 0; fill: var(--accent); min-width: 0; }
  svg.bar .track { fill: var(--rule); }
`;

const reader = css`
  .picker { display: flex; flex-wrap: wrap; gap: 0.4rem; margin-bottom: 0.8rem; }
  .picker button { border: 1px solid var(--rule); background: var(--raised); border-radius: 4px; padding: 0.3rem 0.7rem; min-height: 2.2rem; text-align: start; }
  .picker button[aria-current="true"] { border-color: var(--accent); box-shadow: inset 0 -2px var(--accent); }
  .reader { max-width: 44rem; margin-top: 1rem; }
  .reader h3 { margin-top: 0; }
  .reader h3 .outlet { font-size: 1.2rem; }
  .key { margin: 0.6rem 0 1.2rem; padding: 0.5rem 0; border-block: 1px solid var(--rule); }
  .key .seg { padding: 0 0.2em; }
  .body { font: 1.1rem/1.75 var(--serif); }
  .body p { margin: 0 0 1em; max-width: 66ch; white-space: pre-line; }
  .body .title { font: 600 1.55rem/1.3 var(--serif); text-wrap: balance; }
  .body .byline { color: var(--soft); font-style: italic; }
  .said.indirect { background: linear-gradient(to top, var(--said) 35%, transparent 35%); }
  .said.direct, .said.mixed { background: var(--said); }
  .said.scare { background: none; text-decoration: underline dotted 1px var(--soft); text-underline-offset: 0.25em; }
  .said.inner { box-shadow: inset 0 1px var(--other-line), inset 0 -1px var(--other-line); }
  .source { text-decoration: underline solid 2px var(--accent); text-underline-offset: 0.22em; }
  .cue { text-decoration: underline dotted 2px var(--accent); text-underline-offset: 0.22em; }
  .shared { border-bottom: 1px solid var(--extra-line); }
  .set-aside { color: var(--soft); font-size: 0.9em; }
  .aside-label { display: block; font: 0.75rem/1.4 var(--sans); color: var(--soft); border-top: 1px dashed var(--soft); padding-top: 0.2rem; }
  .dateline { font-variant-caps: small-caps; letter-spacing: 0.02em; }
  .seg.target { box-shadow: none; outline: 2px solid var(--other-line); outline-offset: 1px; background: var(--other); scroll-margin: 5rem; }
  .ref { border: 0; background: none; color: var(--accent); font: 600 0.72rem/1.2 var(--sans); padding: 0.3em 0.25em; vertical-align: 0.35em; font-variant-numeric: tabular-nums; }
  .ref:hover { text-decoration: underline; }
  .who { font-weight: 400; color: var(--soft); white-space: nowrap; padding-inline: 0.15em 0; }
  .claim-ref { color: var(--extra-line); white-space: nowrap; font-weight: 400; }
`;

const conditions = css`
  @container (min-width: 34rem) {
    .first { position: sticky; inset-inline-start: 0; background: var(--paper); min-width: 11rem; }
  }
  @container (max-width: 34rem) {
    .bar, .heard .column { min-width: 2.3rem; padding-inline-start: 0.3rem; }
    .row { grid-template-columns: minmax(0, 1fr); }
    .tabs { gap: 0 1rem; }
    .tabs button { font-size: 1rem; }
  }
  .comparison { container-type: inline-size; }
  @media (forced-colors: active) {
    .glyph, svg.bar { fill: CanvasText; forced-color-adjust: auto; }
    .glyph .line { stroke: CanvasText; }
    .diff, .said, .shared, mark { text-decoration: underline; }
    .diff.replaced { text-decoration-style: double; }
    .seg.target { outline-color: Highlight; }
    .tabs button { border-bottom-color: Canvas; }
    .tabs button[aria-selected="true"] { border-bottom-color: Highlight; }
  }
  @media print {
    .filters, .marks, .choice, .correct, .see, .tabs, .back, .more, .picker, .ref, details:not([open]) { display: none; }
    .saying, .claim, .conflict, .statement { break-inside: avoid; }
    .diff .aside, .gap .aside { position: static; width: auto; height: auto; clip-path: none; font-size: 0.75em; }
    .gap > [aria-hidden] { display: none; }
  }
`;

/** All of it. */
export const viewStyles = [tokens, basics, tabs, quotations, claims, overview, reader, conditions];
