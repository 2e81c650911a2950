/** The application: puts together what is put in, the cards and the results. */
import sample from "corroborate:sample";
import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Comparison, Correction } from "../../src/types.d.ts";
import { Engine } from "../engine/engine.ts";
import { text } from "../text/index.ts";
import { summaryLine, type ComparisonView } from "../view/comparison-view.ts";
import { read } from "../view/reading.ts";
import { addPart, type Said } from "./add.ts";
import { AnalysisRunner } from "./analysis.ts";
import { cardsPart } from "./cards.ts";
import { readFiles, readPaste } from "./files.ts";
import { ArticleStore, type Entry } from "./store.ts";

export class CorroborateApp extends LitElement {
  static override properties: PropertyDeclarations = {
    paste: { state: true },
    said: { state: true },
    busy: { state: true },
    editing: { state: true },
    drag: { state: true },
    dropping: { state: true },
    news: { state: true },
  };
  declare paste: string;
  declare said: Said[];
  declare busy: boolean;
  declare editing: ReadonlySet<string>;
  declare drag: { id: string | null; over: string | null };
  declare dropping: boolean;
  /** What the live region says. */
  declare news: string;
  #store = new ArticleStore();
  #engine = new Engine();
  #runner = new AnalysisRunner(this.#engine);
  #pastes = 0;
  #typing = false;

  constructor() {
    super();
    this.paste = "";
    this.said = [];
    this.busy = false;
    this.editing = new Set();
    this.drag = { id: null, over: null };
    this.dropping = false;
    this.news = "";
    this.#store.addEventListener("change", () => {
      this.#runner.update(this.#store.present, this.#typing);
      this.requestUpdate();
    });
    this.#runner.addEventListener("change", () => this.requestUpdate());
    this.#announceReady();
  }

  /** The page's own style sheet styles this part: no shadow. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("beforeunload", (event) => {
      if (this.#store.precious || this.paste.trim()) event.preventDefault();
    });
    window.addEventListener("popstate", () => this.#view?.back());
    window.addEventListener("keydown", (event) => {
      // Inside the results the view hears it; a click beside everything leaves the focus nowhere.
      if (event.key === "Escape" && document.activeElement === document.body && this.#view?.depth) history.back();
    });
    window.addEventListener("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      this.dropping = true;
    });
    window.addEventListener("dragleave", (event) => {
      if (event.relatedTarget === null) this.dropping = false;
    });
    window.addEventListener("drop", (event) => {
      this.dropping = false;
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      void this.#addFiles(files);
    });
  }

  get #view(): ComparisonView | null {
    return this.querySelector<ComparisonView>("corroborate-view");
  }

  /** The state that stands in the page's header, outside this element. */
  #announceReady(): void {
    const status = document.getElementById("status");
    if (!status) return;
    const say = (state: string, words: string) => {
      status.dataset.state = state;
      status.textContent = words;
    };
    this.#engine.ready.then(
      (where) => say("ready", where === "worker" ? text.ready : text.inPage),
      (reason: unknown) => say("failed", text.loadFailed(reason instanceof Error ? reason.message : String(reason))),
    );
  }

  #add(): void {
    const draft = readPaste(this.paste, this.#pastes + 1);
    if (typeof draft === "string") {
      this.said = [{ text: draft, problem: draft !== text.link }];
      this.#focus("#paste");
      return;
    }
    this.#pastes += 1;
    const added = this.#store.add([draft]);
    this.paste = "";
    this.said = [{ text: text.added(added.map((entry) => entry.name)), problem: false }];
    this.#focus("#paste");
  }

  async #addFiles(files: File[]): Promise<void> {
    this.busy = true;
    this.said = [{ text: text.reading(files.length), problem: false }];
    const { drafts, problems, corrections } = await readFiles(files);
    const added = drafts.length ? this.#store.add(drafts) : [];
    if (corrections.length) {
      // An id that another article has already is another one now.
      const moved = drafts.flatMap(({ id }, index) => (id && id !== added[index]!.id ? [[id, added[index]!.id] as const] : []));
      // Each part of a target is looked at once: "number:a1:12-14".
      const now = (target: string) => {
        const from = moved.find(([id]) => target.startsWith(`${id}:`) || target.includes(`:${id}:`));
        return from ? `:${target}`.replace(`:${from[0]}:`, `:${from[1]}:`).slice(1) : target;
      };
      this.#runner.correct([...this.#runner.corrections, ...corrections.map((each) => ({ ...each, targets: each.targets.map(now) }))]);
    }
    this.said = [
      ...(added.length ? [{ text: text.added(added.map((entry) => entry.name)), problem: false }] : []),
      ...problems.map((problem) => ({ text: problem, problem: true })),
    ];
    this.busy = false;
  }

  #addSample(): void {
    const added = this.#store.add(
      sample.map(({ name, text: words, published, publisher, url }) => ({
        name,
        text: words,
        published: published ?? "",
        publisher: publisher ?? "",
        url: url ?? "",
        sample: true,
      })),
    );
    this.said = [{ text: text.added(added.map((entry) => entry.name)), problem: false }];
    this.#focus("#cards-head");
  }

  #change(id: string, change: Partial<Entry>): void {
    this.#typing = true;
    this.#store.update(id, change);
    this.#typing = false;
  }

  #move(id: string, step: -1 | 1): void {
    const present = this.#store.present;
    const place = present.findIndex((entry) => entry.id === id) + step;
    this.#store.moveTo(id, place);
    this.news = text.moved(present[place - step]?.name ?? "", place + 1, present.length);
    // At an end one of the two buttons is switched off: the other one takes the focus.
    const act = place === 0 ? "down" : place === present.length - 1 ? "up" : step < 0 ? "up" : "down";
    this.#focus(`[data-id="${id}"] [data-act="${act}"]`);
  }

  #remove(ids: string[]): void {
    this.#store.setRemoved(ids, true);
    this.news = ids.map((id) => text.removed(this.#store.entries.find((entry) => entry.id === id)?.name ?? "")).join(" ");
    this.#focus(`[data-id="${ids[0]}"] [data-act="undo"]`);
  }

  #restore(ids: string[]): void {
    this.#store.setRemoved(ids, false);
    this.news = ids.map((id) => text.restored(this.#store.entries.find((entry) => entry.id === id)?.name ?? "")).join(" ");
    this.#focus(`[data-id="${ids[0]}"] [data-act="remove"]`);
  }

  #drop(on: string): void {
    const place = this.#store.present.findIndex((entry) => entry.id === on);
    if (this.drag.id) this.#store.moveTo(this.drag.id, place);
    this.drag = { id: null, over: null };
  }

  #edit(id: string, open: boolean): void {
    const editing = new Set(this.editing);
    if (open) editing.add(id);
    else editing.delete(id);
    this.editing = editing;
    this.#focus(open ? `[data-id="${id}"] [name="name"]` : `[data-id="${id}"] [data-act="edit"]`);
  }

  #read(id: string): void {
    const index = this.#runner.state.comparison?.articles.findIndex((article) => article.id === id) ?? -1;
    if (index >= 0) this.#view?.showArticle(index);
  }

  /** Puts the focus on a control that the next comparison brings. */
  #focusLater(selector: string): void {
    const there = () => {
      const control = this.querySelector<HTMLElement>(selector);
      if (!control) return;
      this.#runner.removeEventListener("change", look);
      control.focus();
    };
    const look = () => void this.updateComplete.then(there);
    this.#runner.addEventListener("change", look);
    look();
  }

  /** Hands the comparison out as a file; it is made here, and goes nowhere else. */
  #save(comparison: Comparison): void {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(comparison)], { type: "application/json" }));
    link.download = "comparison.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  #focus(selector: string): void {
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(selector)?.focus());
  }

  protected override render(): TemplateResult {
    const { entries } = this.#store;
    const { comparison, leftOut } = this.#runner.state;
    const empty = entries.length === 0;
    return html`<div class="desk ${empty ? "empty" : "full"}">
        ${empty ? introPart() : nothing}
        <div class="input">
          ${addPart({
            paste: this.paste,
            said: this.said,
            busy: this.busy,
            more: !empty,
            showSample: !entries.some((entry) => entry.sample),
            onInput: (value) => (this.paste = value),
            onAdd: () => this.#add(),
            onFiles: (files) => void this.#addFiles(files),
            onSample: () => this.#addSample(),
          })}
          ${cardsPart({
            entries,
            known: new Map(comparison?.articles.map((article) => [article.id, article])),
            leftOut,
            editing: this.editing,
            dragging: this.drag.id,
            over: this.drag.over,
            onEdit: (id, open) => this.#edit(id, open),
            onChange: (id, change) => this.#change(id, change),
            onDay: (id, act) => this.#focusLater(`[data-id="${id}"] [data-act="${act}"]`),
            onMove: (id, step) => this.#move(id, step),
            onRemove: (ids) => this.#remove(ids),
            onRestore: (ids) => this.#restore(ids),
            onForget: (ids) => {
              this.#store.forget(ids);
              this.#focus(this.#store.entries.length ? "#cards-head" : "#paste");
            },
            onDrag: (id, over) => (this.drag = { id, over }),
            onDrop: (on) => this.#drop(on),
            onRead: (id) => this.#read(id),
          })}
        </div>
        ${empty ? nothing : this.#results()}
      </div>
      <p class="unseen" aria-live="polite">${this.news}</p>
      ${this.dropping ? html`<div class="dropzone">${text.drop}</div>` : nothing}`;
  }

  /** Fewer and surer reports, or more. */
  #sensitivityPart(): TemplateResult {
    return html`<label class="sensitivity"><span>${text.sensitivity}</span>
      <span class="scale"><span aria-hidden="true">${text.sensitivityFewer}</span>
        <input type="range" id="sensitivity" min="0" max="1" step="0.25" .value=${String(this.#runner.sensitivity)}
          aria-valuetext=${text.sensitivityNames[this.#runner.sensitivity * 4] ?? ""}
          @input=${(event: Event) => (this.#runner.sensitivity = Number((event.target as HTMLInputElement).value))} />
        <span aria-hidden="true">${text.sensitivityMore}</span></span>
    </label>`;
  }

  #results(): TemplateResult {
    const { comparison, working, progress, stopped, problem } = this.#runner.state;
    const one = comparison?.articles.length === 1;
    const summary = comparison ? text.updated(summaryLine(read(comparison))) : "";
    return html`<section class="results" aria-labelledby="results-head" aria-busy=${working}>
      <header>
        <h2 id="results-head" tabindex="-1">${one ? text.resultHeadingOne : text.resultsHeading}</h2>
        ${one ? html`<p class="hint">${text.oneMore}</p>` : nothing}
        ${comparison && !one
          ? html`<p class="save"><button type="button" class="button plain" id="save" title=${text.saveHint} @click=${() => this.#save(comparison)}>${text.save}</button></p>`
          : nothing}
        ${comparison ? this.#sensitivityPart() : nothing}
      </header>
      <p class="unseen" role="status" id="counts">${summary}</p>
      ${working
        ? html`<div class="working">
            <span>${progress?.stage === "comparing" ? text.comparingNow : text.working}</span>
            <progress aria-label=${text.working} max=${progress?.total || nothing} value=${progress ? progress.done : nothing}></progress>
            ${progress ? html`<span class="hint">${text.progress(progress.done, progress.total)}</span>` : nothing}
            <button type="button" class="button" id="cancel" @click=${() => this.#runner.cancel()}>${text.cancel}</button>
          </div>`
        : nothing}
      ${stopped && !working
        ? html`<div class="stopped" role="alert">
            <span>${stopped === "cancelled" ? text.cancelled : problem ? text.failedBecause(problem) : text.failed} ${comparison ? text.stale : nothing}</span>
            <button type="button" class="button" id="again" @click=${() => void this.#runner.run()}>${text.compareAgain}</button>
          </div>`
        : nothing}
      ${comparison
        ? html`<corroborate-view class=${stopped || working ? "stale" : ""} .comparison=${comparison}
            @corroborate-correct=${(event: CustomEvent<{ corrections: Correction[] }>) => this.#runner.correct(event.detail.corrections)}
            @corroborate-jump=${() => history.pushState({ corroborate: this.#view?.depth ?? 1 }, "")}
            @corroborate-back=${(event: Event) => {
              // By the history, so that the browser's own Back and this one are the same step.
              event.preventDefault();
              history.back();
            }}></corroborate-view>`
        : working || stopped
          ? nothing
          : html`<p class="placeholder">${text.nothingYet}</p>`}
    </section>`;
  }
}

function introPart(): TemplateResult {
  return html`<section class="intro" aria-labelledby="intro-head">
    <h2 id="intro-head">${text.introHeading}</h2>
    <p>${text.intro}</p>
    <ol>${text.steps.map((step) => html`<li>${step}</li>`)}</ol>
  </section>`;
}
