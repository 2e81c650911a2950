/**
 * A comparison, shown: summary, overview, and five parts to read. The page and the embeddable element both build on
 * this class. It fetches nothing, starts no engine, and knows neither of the two.
 *
 * It is not registered here: whoever uses it gives it a name.
 */
import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Comparison, Message } from "../../src/types.d.ts";
import { text } from "../text/index.ts";
import { claimsPart } from "./claims.ts";
import { decide, isDismissed, isParted } from "./corrections.ts";
import { differencesPart } from "./differences.ts";
import { NO_FILTERS, VIEWS, type Face, type Filters, type Marks, type ViewName } from "./face.ts";
import { overviewPart } from "./overview.ts";
import { quotationsPart } from "./quotations.ts";
import { articlesPart } from "./reader.ts";
import { read, type Reading } from "./reading.ts";
import { sourcesPart } from "./sources.ts";
import { viewStyles } from "./styles.ts";

/** Where the reader was before a jump. */
interface Origin {
  view: ViewName;
  article: number;
  /** Key of the control that was used. */
  from: string;
}

const PARTS: Record<ViewName, (face: Face) => TemplateResult> = {
  quotations: quotationsPart,
  differences: differencesPart,
  claims: claimsPart,
  sources: sourcesPart,
  articles: articlesPart,
};

export class ComparisonView extends LitElement {
  static override properties: PropertyDeclarations = {
    comparison: { attribute: false },
    view: { type: String, reflect: true },
    filters: { state: true },
    marks: { state: true },
    aligned: { state: true },
    article: { state: true },
    expanded: { state: true },
    target: { state: true },
    origins: { state: true },
  };
  static override styles = viewStyles;

  declare comparison: Comparison | null;
  /** The part that is open: `quotations`, `differences`, `claims`, `sources` or `articles`; anything else counts as `quotations`. */
  declare view: string;
  declare protected filters: Filters;
  declare protected marks: Marks;
  declare protected aligned: boolean;
  declare protected article: number;
  declare protected expanded: ReadonlySet<string>;
  declare protected target: string | null;
  declare protected origins: Origin[];
  #reading: Reading | null = null;

  constructor() {
    super();
    this.comparison = null;
    this.view = "quotations";
    this.filters = NO_FILTERS;
    this.marks = { quotations: true, reports: true, claims: true };
    this.aligned = false;
    this.article = 0;
    this.expanded = new Set();
    this.target = null;
    this.origins = [];
    this.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || this.origins.length === 0) return;
      event.preventDefault();
      this.askBack();
    });
  }

  /** The parts that there are: one article alone differs from nothing. */
  get #parts(): readonly ViewName[] {
    return (this.comparison?.articles.length ?? 0) > 1 ? VIEWS : VIEWS.filter((name) => name !== "differences");
  }

  /** The open part, with a default for what is not one. */
  get openPart(): ViewName {
    return this.#parts.find((name) => name === this.view) ?? "quotations";
  }

  /** How many jumps can be gone back. */
  get depth(): number {
    return this.origins.length;
  }

  /** Opens article number `index`, as a control outside the view may ask. */
  showArticle(index: number): void {
    this.origins = [];
    this.target = null;
    this.article = index;
    this.view = "articles";
    void this.updateComplete.then(() => this.#focus("#part"));
  }

  /** Goes back one jump: the part that was open opens again and the control that was used has the focus. */
  back(): void {
    const origin = this.origins.at(-1);
    if (!origin) return;
    this.origins = this.origins.slice(0, -1);
    this.view = origin.view;
    this.article = origin.article;
    this.target = null;
    void this.updateComplete.then(() => this.#focus(`[data-from="${CSS.escape(origin.from)}"]`));
  }

  /** Goes back, unless a listener takes it over: the page does so by the browser's history. */
  protected askBack(): void {
    if (this.dispatchEvent(new CustomEvent("corroborate-back", { cancelable: true }))) this.back();
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has("comparison")) return;
    const before = changed.get("comparison") as Comparison | null | undefined;
    const open = before?.articles[this.article]?.id;
    this.#reading = this.comparison ? read(this.comparison) : null;
    if (!this.comparison) return;
    // The open article stays open when others come, go or move; a choice of what is gone is dropped.
    const articles = this.comparison.articles;
    const stays = articles.findIndex((article) => article.id === open);
    this.article = stays >= 0 ? stays : Math.min(this.article, Math.max(0, articles.length - 1));
    if (before && this.target?.startsWith("place-")) this.target = null;
    const { speaker, article } = this.filters;
    const chosen = article === "" ? undefined : before?.articles[Number(article)]?.id;
    const moved = chosen === undefined ? -1 : articles.findIndex((each) => each.id === chosen);
    this.filters = {
      several: this.filters.several && articles.length > 1,
      article: moved >= 0 ? String(moved) : "",
      speaker: speaker === "" || this.#reading!.speaker.has(speaker) || speaker.startsWith("\u0000") ? speaker : "",
    };
  }

  /** Keeps a decision of the reader with the comparison and tells it, so that the rest may be computed anew. */
  #decide(kind: string, target: string | readonly string[], value: string | null, from: string): void {
    if (!this.comparison) return;
    const corrections = decide(this.comparison.corrections ?? [], kind, target, value);
    this.comparison = { ...this.comparison, corrections };
    this.dispatchEvent(new CustomEvent("corroborate-correct", { bubbles: true, composed: true, detail: { corrections, comparison: this.comparison } }));
    void this.updateComplete.then(() => this.#focus(`[data-from="${CSS.escape(from)}"]`));
  }

  #jump(view: ViewName, article: number, target: string, from: string, selector: string): void {
    this.origins = [...this.origins, { view: this.openPart, article: this.article, from }];
    this.view = view;
    this.article = article;
    this.target = target;
    this.dispatchEvent(new CustomEvent("corroborate-jump"));
    void this.updateComplete.then(() => this.#focus(selector));
  }

  #focus(selector: string): void {
    const element = this.renderRoot.querySelector<HTMLElement>(selector);
    if (!element) return;
    // Things inside closed disclosures can not have the focus.
    for (let outer = element.parentElement; outer; outer = outer.parentElement) {
      if (outer instanceof HTMLDetailsElement) outer.open = true;
    }
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center" });
  }

  #face(reading: Reading): Face {
    return {
      reading,
      filters: this.filters,
      marks: this.marks,
      article: this.article,
      expanded: this.expanded,
      target: this.target,
      aligned: this.aligned,
      setAligned: (open) => (this.aligned = open),
      decide: (kind, target, value, from) => this.#decide(kind, target, value, from),
      setFilters: (filters) => (this.filters = filters),
      setMarks: (marks) => (this.marks = marks),
      openArticle: (article) => {
        this.article = article;
        this.target = null;
      },
      expand: (key, open) => {
        const expanded = new Set(this.expanded);
        if (open) expanded.add(key);
        else expanded.delete(key);
        this.expanded = expanded;
      },
      toPlace: (article, start, from) =>
        this.#jump("articles", article, `place-${article}:${start}`, from, "[data-target]"),
      toPart: (view, from) => this.#jump(view, this.article, "", from, "#part"),
      toSpeaker: (speaker, from) => {
        this.filters = { ...NO_FILTERS, speaker };
        this.#jump("quotations", this.article, "", from, "#part");
      },
      toFinding: (view, key, from) => {
        // A finding that the filters or a short list hide could not be gone to.
        this.filters = NO_FILTERS;
        const entry = reading.sharedClaims.find(({ number }) => key === `claim-${number}`);
        this.expanded = new Set([...this.expanded, "several", "single", "told", "conflicts", ...(entry ? [`claims-${entry.articles.length}`] : [])]);
        this.#jump(view, this.article, key, from, `#${key}`);
      },
    };
  }

  protected override render(): TemplateResult | typeof nothing {
    const reading = this.#reading;
    if (!reading) return nothing;
    const face = this.#face(reading);
    return html`<div class="comparison" part="comparison">
      ${this.#summary(reading)} ${overviewPart(face)} ${this.#tabs(reading)}
      <div id="part" class="panel" role="tabpanel" aria-labelledby="tab-${this.openPart}" tabindex="-1" part=${this.openPart}>
        ${this.origins.length
          ? html`<div class="back"><button type="button" @click=${() => this.askBack()}>← ${text.back} <kbd>${text.backHint}</kbd></button></div>`
          : nothing}
        ${PARTS[this.openPart](face)}
      </div>
    </div>`;
  }

  #summary(reading: Reading): TemplateResult {
    // What no stage looks at yet is the same for every comparison: it does not stand in the way.
    const later = reading.comparison.notes.filter(({ code }) => code === "not-yet");
    const notes: Message[] = reading.comparison.notes.filter(({ code }) => code !== "not-yet" && !text.silent.includes(code));
    return html`<p class="summary" part="summary">${summaryFigures(reading).map((figure) => html`<span class="figure">${figure}</span> `)}${toCheck(reading)
      ? html`<span class="figure"><button type="button" class="see" data-from="to-check" @click=${() => this.#jump("differences", this.article, "", "to-check", "#part")}>${text.summary.differences(toCheck(reading))}</button></span>`
      : nothing}</p>
      ${notes.length
        ? html`<div class="notes" part="notes" role="note" aria-label=${text.notesHeading}>${notes.map((note) => html`<p class="note" data-code=${note.code}>${text.message(note)}</p>`)}</div>`
        : nothing}
      ${later.length
        ? html`<details class="detail later"><summary>${text.notYet}</summary><ul>${later.map((note) => html`<li>${text.message(note)}</li>`)}</ul></details>`
        : nothing}`;
  }

  #tabs(reading: Reading): TemplateResult {
    const open = (name: ViewName) => {
      this.view = name;
      this.origins = [];
      this.target = null;
    };
    const keys = (event: KeyboardEvent) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const parts = this.#parts;
      const at = parts.indexOf(this.openPart);
      const next =
        event.key === "Home" ? parts[0] : event.key === "End" ? parts.at(-1) : step ? parts[(at + step + parts.length) % parts.length] : undefined;
      if (!next) return;
      event.preventDefault();
      open(next);
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#tab-${next}`)?.focus());
    };
    return html`<div class="tabs" role="tablist" aria-label=${text.viewsLabel} part="tabs" @keydown=${keys}>${this.#parts.map(
      (name) => html`<button type="button" role="tab" id="tab-${name}" aria-controls="part" aria-selected=${name === this.openPart}
        tabindex=${name === this.openPart ? 0 : -1} @click=${() => open(name)}>${text.views[name]}${name === "differences" && toCheck(reading) ? html` <span class="tally">${text.number(toCheck(reading))}</span>` : nothing}</button>`,
    )}</div>`;
  }
}

/** Differences that the reader has not set aside. */
const toCheck = ({ comparison, conflicts }: Reading): number => conflicts.filter((each) => !isDismissed(comparison, each)).length;

/** The counts in words, as one line. */
export const summaryLine = (reading: Reading): string =>
  [...summaryFigures(reading), ...(toCheck(reading) ? [text.summary.differences(toCheck(reading))] : [])].join(", ");

/** The counts in words; the differences to check are told beside them. */
function summaryFigures(reading: Reading): string[] {
  const { comparison, sayings, sharedClaims } = reading;
  const several = sayings.filter((saying) => saying.spread > 1).length;
  const many = comparison.articles.length > 1;
  const heard = new Set(comparison.attributions.filter((each) => each.kind !== "scare").flatMap((each) => each.speaker ?? []));
  return [
    ...(many ? [text.articles(comparison.articles.length)] : []),
    text.summary.quotations(sayings.length) + (many ? `, ${text.summary.several(several)}` : ""),
    ...(heard.size ? [text.summary.speakers(heard.size)] : []),
    ...(many ? [text.summary.claims(sharedClaims.filter(({ claim }) => !isParted(comparison, claim)).length)] : []),
  ];
}
