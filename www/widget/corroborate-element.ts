/**
 * The element without side effects: importing this file registers nothing. `corroborate-element-define.ts` registers it.
 */
import { html, type PropertyDeclarations, type TemplateResult, nothing } from "lit";
import type { Comparison } from "../../src/types.d.ts";
import { text } from "../text/index.ts";
import { ComparisonView } from "../view/comparison-view.ts";

/** Is this a comparison in a form that this version reads? Only its outline is checked: it comes from our own program. */
function isComparison(value: unknown): value is Comparison {
  const candidate = value as Partial<Comparison> | null;
  return (
    typeof candidate === "object" &&
    candidate !== null &&
    candidate.schema === "corroborate/1" &&
    [candidate.articles, candidate.speakers, candidate.attributions, candidate.utterances, candidate.claims].every(Array.isArray)
  );
}

/**
 * Shows a comparison that was made beforehand: with the package, the command line or the page. It analyses nothing,
 * loads no wasm and makes no request.
 *
 * ```html
 * <script type="module" src="element.js"></script>
 * <corroborate-comparison view="quotations">
 *   <script type="application/json">{ "schema": "corroborate/1", … }</script>
 * </corroborate-comparison>
 * ```
 *
 * Colours follow the `color-scheme` of the page around it.
 *
 * @element corroborate-comparison
 * @attr {"quotations"|"differences"|"claims"|"sources"|"articles"} view - The part that is open. Anything else counts as `quotations`.
 * @prop {Comparison|null} comparison - The comparison; it goes before a slotted one.
 *
 * @slot - A `<script type="application/json">` with a comparison, and whatever else shall stand there where scripts do
 *   not run.
 *
 * @fires corroborate-ready - A comparison is shown. `detail.comparison` is it. Bubbles, composed.
 * @fires corroborate-error - What was handed in is no comparison. `detail.message` says so. Bubbles, composed.
 * @fires corroborate-correct - The reader decided something (not a difference, translated, …). `detail.corrections` are all
 *   decisions, which also stand in `detail.comparison`. Bubbles, composed.
 * @fires corroborate-jump - The reader went from a finding to its place or back again.
 * @fires corroborate-back - The reader wants to go back; `preventDefault()` leaves it to the host page.
 *
 * @csspart comparison - Everything.
 * @csspart summary - The line with the counts.
 * @csspart notes - What the analysis has to say about itself.
 * @csspart tabs - The five parts to choose from.
 * @csspart quotations - The open part, when it is the quotations.
 * @csspart differences - The open part, when it is the differences to check.
 * @csspart sources - The open part, when it is the sources and dates.
 * @csspart claims - The open part, when it is the claims.
 * @csspart articles - The open part, when it is the articles.
 * @csspart problem - What stands there when there is no comparison to show.
 *
 * @cssprop --corroborate-ink - Colour of the text.
 * @cssprop --corroborate-paper - The ground it stands on.
 * @cssprop --corroborate-raised - Ground of controls.
 * @cssprop --corroborate-soft - Colour of what is said in passing.
 * @cssprop --corroborate-rule - Colour of rules.
 * @cssprop --corroborate-accent - Colour of links and signs.
 * @cssprop --corroborate-wash - Ground of notes.
 * @cssprop --corroborate-other - Ground of words that are others elsewhere.
 * @cssprop --corroborate-other-line - The line under them.
 * @cssprop --corroborate-extra - Ground of words that only this article has.
 * @cssprop --corroborate-extra-line - The line under them.
 * @cssprop --corroborate-said - Ground of quotations in the articles.
 * @cssprop --corroborate-serif - Face of what is quoted.
 * @cssprop --corroborate-sans - Face of everything else.
 */
export class CorroborateComparisonElement extends ComparisonView {
  static override properties: PropertyDeclarations = { problem: { state: true } };
  declare protected problem: string | null;
  #observer: MutationObserver | null = null;
  /** What came from the slot, so that a property set by the host is not overwritten by it. */
  #slotted: Comparison | null = null;

  constructor() {
    super();
    this.problem = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#readSlotted();
    // A parser may bring the script later than the element itself.
    this.#observer = new MutationObserver(() => this.#readSlotted());
    this.#observer.observe(this, { childList: true, subtree: true, characterData: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  #readSlotted(): void {
    if (this.comparison && this.comparison !== this.#slotted) return;
    const source = this.querySelector('script[type="application/json"]')?.textContent?.trim();
    if (!source) return;
    try {
      this.#slotted = JSON.parse(source) as Comparison;
      this.comparison = this.#slotted;
    } catch {
      // A document that is still being parsed may hold half of it; the observer comes again.
      if (this.ownerDocument.readyState !== "loading") this.#fail();
      else this.ownerDocument.addEventListener("DOMContentLoaded", () => this.#readSlotted(), { once: true });
    }
  }

  #fail(): void {
    this.problem = text.badComparison;
    this.#tell("corroborate-error", { message: this.problem });
  }

  #tell(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has("comparison") && this.comparison) {
      if (isComparison(this.comparison)) this.problem = null;
      else {
        this.comparison = null;
        this.#fail();
      }
    }
    super.willUpdate(changed);
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has("comparison") && this.comparison) this.#tell("corroborate-ready", { comparison: this.comparison });
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.comparison) return super.render();
    return this.problem ? html`<p class="remark" part="problem" role="alert">${this.problem}</p>` : html`<slot></slot>`;
  }
}
