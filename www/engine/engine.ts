/**
 * The engine: one async interface to the analysis, in a worker of its own.
 *
 * Invariants: every call settles, whatever becomes of the worker (result, error, crash, cancel); one call runs at a
 * time, the others wait their turn; a call that is aborted while it runs ends its worker, as wasm can not be
 * interrupted otherwise, and the next call gets a fresh one.
 */
import type { Analysis, ArticleInput, Comparison, OptionsInput } from "../../src/types.d.ts";
import { workInPage } from "./in-page.ts";
import { load, type Loaded } from "./loader.ts";
import { EngineError, type Progress, type Reply, type Request } from "./protocol.ts";
import { startWorker } from "./trust.ts";

export { EngineError, type Progress } from "./protocol.ts";

/** How a call may be watched and stopped. */
export interface CallOptions {
  signal?: AbortSignal;
  /** What the analysis shall go by: how much it dares, what the reader decided. */
  settings?: OptionsInput;
  onProgress?: (progress: Progress) => void;
}

type Work = ({ type: "compare"; articles: ArticleInput[] } | { type: "analyze"; article: ArticleInput }) & { settings: OptionsInput };

interface Call {
  id: number;
  work: Work;
  options: CallOptions;
  /** Takes the result as JSON. */
  resolve: (result: string) => void;
  reject: (reason: unknown) => void;
}

/** A worker that does not report for duty in this time is taken for refused; the work is then done in the page. */
const START_LIMIT_MS = 8000;

export class Engine {
  /** Settles when all is loaded: from then on no request is made. Says where the work is done. */
  readonly ready: Promise<"worker" | "page">;
  #loaded: Loaded | null = null;
  #worker: Promise<Worker | null> | null = null;
  #live: Worker | null = null;
  #refused = false;
  #queue: Call[] = [];
  #running: Call | null = null;
  #nextId = 1;

  constructor() {
    this.ready = this.#load();
    // Whoever waits for `ready` hears of a failure; this only keeps it from being reported as unhandled as well.
    this.ready.catch(() => {});
  }

  /** Compares two articles or more. */
  compare(articles: ArticleInput[], options: CallOptions = {}): Promise<Comparison> {
    return this.#call({ type: "compare", articles, settings: options.settings ?? {} }, options) as Promise<Comparison>;
  }

  /** Analyses one article. */
  analyze(article: ArticleInput, options: CallOptions = {}): Promise<Analysis> {
    return this.#call({ type: "analyze", article, settings: options.settings ?? {} }, options) as Promise<Analysis>;
  }

  async #load(): Promise<"worker" | "page"> {
    this.#loaded = await load();
    return (await this.#freshWorker()) ? "worker" : "page";
  }

  #call(work: Work, options: CallOptions): Promise<Comparison | Analysis> {
    return new Promise((resolve, reject) => {
      const call: Call = { id: this.#nextId++, work, options, resolve: (result) => resolve(JSON.parse(result)), reject };
      if (options.signal?.aborted) return reject(aborted());
      options.signal?.addEventListener("abort", () => this.#abort(call), { once: true });
      this.#queue.push(call);
      void this.#next();
    });
  }

  async #next(): Promise<void> {
    if (this.#running) return;
    const call = this.#queue.shift();
    if (!call) return;
    this.#running = call;
    try {
      await this.ready;
    } catch (reason) {
      return this.#settle(call, () => call.reject(reason));
    }
    const worker = await this.#freshWorker();
    // It may have been aborted while the worker started.
    if (this.#running !== call) return;
    const request = { ...call.work, id: call.id } as Exclude<Request, { type: "start" }>;
    if (worker) return worker.postMessage(request);
    try {
      const result = workInPage(this.#loaded!.module, request);
      this.#settle(call, () => call.resolve(result));
    } catch (reason) {
      this.#settle(call, () => call.reject(reason));
    }
  }

  #settle(call: Call, how: () => void): void {
    if (this.#running === call) this.#running = null;
    how();
    void this.#next();
  }

  #abort(call: Call): void {
    if (this.#running === call) {
      this.#endWorker();
      // The next worker gets ready while nobody waits.
      void this.#freshWorker();
      this.#settle(call, () => call.reject(aborted()));
    } else if (this.#queue.includes(call)) {
      this.#queue = this.#queue.filter((other) => other !== call);
      call.reject(aborted());
    }
  }

  #receive(worker: Worker, reply: Reply): void {
    const call = this.#running;
    if (worker !== this.#live || reply.type === "ready" || !call || call.id !== reply.id) return;
    if (reply.type === "progress") {
      call.options.onProgress?.(reply.progress);
    } else if (reply.type === "result") {
      this.#settle(call, () => call.resolve(reply.result));
    } else {
      // After a trap the instance can not be trusted.
      if (reply.error.fatal) this.#endWorker();
      this.#settle(call, () => call.reject(new EngineError(reply.error)));
    }
  }

  /** The worker died: whoever waits is told, and the next call gets a new one. */
  #crashed(worker: Worker, message: string): void {
    if (worker !== this.#live) return;
    this.#endWorker();
    const call = this.#running;
    if (call) this.#settle(call, () => call.reject(new EngineError({ code: "engine-failed", message, article: null })));
  }

  #endWorker(): void {
    this.#live?.terminate();
    this.#live = null;
    this.#worker = null;
  }

  /** The living worker, or a new one; null where workers are refused. */
  #freshWorker(): Promise<Worker | null> {
    if (this.#refused) return Promise.resolve(null);
    this.#worker ??= this.#start();
    return this.#worker;
  }

  #start(): Promise<Worker | null> {
    return new Promise((resolve) => {
      let worker: Worker | null = null;
      let started = false;
      const refuse = () => {
        // One that was ended on purpose while it started says nothing about workers in general.
        if (started || worker !== this.#live) return;
        this.#refused = true;
        this.#endWorker();
        resolve(null);
      };
      try {
        worker = startWorker(this.#loaded!.worker);
      } catch {
        return refuse();
      }
      const mine = worker;
      this.#live = mine;
      const lock = `corroborate-${Date.now()}-${Math.random()}`;
      const timer = setTimeout(refuse, START_LIMIT_MS);
      mine.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
        if (data.type !== "ready") return this.#receive(mine, data);
        started = true;
        clearTimeout(timer);
        resolve(mine);
        // Granted only when the worker lets go of it, which it never does while it lives.
        navigator.locks?.request(lock, () => this.#crashed(mine, "the worker ended")).catch(() => {});
      });
      mine.addEventListener("error", (event) => {
        clearTimeout(timer);
        if (started) this.#crashed(mine, event.message || "the worker failed");
        else refuse();
      });
      mine.addEventListener("messageerror", refuse);
      mine.postMessage({ type: "start", module: this.#loaded!.module, lock } satisfies Request);
    });
  }
}

function aborted(): DOMException {
  return new DOMException("cancelled", "AbortError");
}
