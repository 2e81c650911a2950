/**
 * Keeps the comparison up to date with what has been put in: starts the engine after each change, drops what is
 * overtaken, and says in `state` where things stand. Articles that the engine refuses are left out and named; the
 * others are compared.
 */
import type { Comparison, Correction } from "../../src/types.d.ts";
import { EngineError, type Engine, type Progress } from "../engine/engine.ts";
import { text } from "../text/index.ts";
import { forEngine } from "../view/corrections.ts";
import { comparisonOfOne } from "../view/reading.ts";
import { toInput, type Entry } from "./store.ts";

/** What is going on. */
export interface AnalysisState {
  comparison: Comparison | null;
  /** Work has gone on for long enough to say so. */
  working: boolean;
  progress: Progress | null;
  stopped: "cancelled" | "failed" | null;
  /** What the analysis said, where it stopped for a reason that can be told. */
  problem: string | null;
  /** Why an entry is left out, by its id. */
  leftOut: ReadonlyMap<string, string>;
}

/** Shorter work is over before anybody could read that it goes on. */
const SAY_AFTER_MS = 300;
/** While somebody types, each pause of this length brings a new result. */
const TYPING_MS = 250;

export class AnalysisRunner extends EventTarget {
  state: AnalysisState = { comparison: null, working: false, progress: null, stopped: null, problem: null, leftOut: new Map() };
  #engine: Engine;
  #entries: Entry[] = [];
  #sensitivity = 0.5;
  #corrections: Correction[] = [];
  #controller: AbortController | null = null;
  #timer = 0;

  constructor(engine: Engine) {
    super();
    this.#engine = engine;
  }

  /** The articles changed. `typing`: wait for a pause. */
  update(entries: Entry[], typing: boolean): void {
    this.#entries = entries;
    clearTimeout(this.#timer);
    if (typing) this.#timer = setTimeout(() => void this.run(), TYPING_MS);
    else void this.run();
  }

  /** How much the analysis dares, from 0, fewer reports and surer ones, to 1, more. */
  get sensitivity(): number {
    return this.#sensitivity;
  }

  set sensitivity(value: number) {
    this.#sensitivity = value;
    this.update(this.#entries, true);
  }

  get corrections(): readonly Correction[] {
    return this.#corrections;
  }

  /** The reader decided: the list is kept as long as the page is open, whichever articles come and go. */
  correct(corrections: Correction[]): void {
    this.#corrections = corrections;
    this.update(this.#entries, false);
  }

  /** Stops the work that goes on; what was there stays. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#controller?.abort();
    this.#controller = null;
    this.#set({ working: false, progress: null, stopped: "cancelled" });
  }

  /** Compares what there is now. */
  async run(): Promise<void> {
    clearTimeout(this.#timer);
    this.#controller?.abort();
    const controller = new AbortController();
    this.#controller = controller;
    const { signal } = controller;
    const say = setTimeout(() => this.#set({ working: true }), SAY_AFTER_MS);
    const leftOut = new Map<string, string>();
    try {
      const comparison = await this.#compare(this.#entries.filter((entry) => entry.text.trim()), leftOut, signal);
      if (!signal.aborted) this.#set({ comparison, stopped: null, leftOut });
    } catch (reason) {
      const problem = reason instanceof EngineError ? (text.errors[reason.code] ?? null) : null;
      if (!signal.aborted) this.#set({ stopped: "failed", problem, leftOut });
    } finally {
      clearTimeout(say);
      if (this.#controller === controller) {
        this.#controller = null;
        this.#set({ working: false, progress: null });
      }
    }
  }

  /** Leaves out, one after the other, the articles that the engine names as unusable. */
  async #compare(entries: Entry[], leftOut: Map<string, string>, signal: AbortSignal): Promise<Comparison | null> {
    const usable = entries.filter((entry) => !leftOut.has(entry.id));
    const [first] = usable;
    if (!first) return null;
    const corrections = this.#corrections;
    const settings = { sensitivity: this.#sensitivity, corrections: forEngine(corrections) };
    try {
      if (usable.length === 1) return { ...comparisonOfOne(await this.#engine.analyze(toInput(first), { signal, settings })), corrections };
      const comparison = await this.#engine.compare(usable.map(toInput), {
        signal,
        settings,
        onProgress: (progress) => {
          if (!signal.aborted && this.state.working) this.#set({ progress });
        },
      });
      return { ...comparison, corrections };
    } catch (reason) {
      const cause = reason instanceof EngineError && usable.find((entry) => entry.name === reason.article || entry.id === reason.article);
      if (!cause) throw reason;
      const { code, message } = reason as EngineError;
      leftOut.set(cause.id, text.errors[code] ?? message);
      return this.#compare(entries, leftOut, signal);
    }
  }

  #set(change: Partial<AnalysisState>): void {
    this.state = { ...this.state, ...change };
    this.dispatchEvent(new Event("change"));
  }
}
