/**
 * What the page and the worker say to each other. Every request carries an id and is answered exactly once, by a
 * result or by an error; progress may come in between.
 */
import type { ArticleInput, OptionsInput } from "../../src/types.d.ts";

/** How far a comparison has come. */
export interface Progress {
  stage: "articles" | "comparing";
  done: number;
  total: number;
}

/** To the worker. `start` comes once and first; `lock` is the name of the lock that says that the worker is alive. */
export type Request =
  | { type: "start"; module: WebAssembly.Module; lock: string }
  | { type: "compare"; id: number; articles: ArticleInput[]; settings: OptionsInput }
  | { type: "analyze"; id: number; article: ArticleInput; settings: OptionsInput };

/** An error as plain data: `Error` objects lose their own properties on the way between threads. */
export interface Failure {
  code: string;
  message: string;
  /** Name of the article that is the cause, where one is. */
  article: string | null;
  /** The module can not be trusted any more (a trap): the worker must be replaced. */
  fatal: boolean;
}

/** From the worker. The result is JSON: a text is handed from thread to thread much faster than the objects of it. */
export type Reply =
  | { type: "ready" }
  | { type: "progress"; id: number; progress: Progress }
  | { type: "result"; id: number; result: string }
  | { type: "error"; id: number; error: Failure };

/** A failure of the engine, with a stable code. */
export class EngineError extends Error {
  readonly code: string;
  readonly article: string | null;
  constructor(failure: Pick<Failure, "code" | "message" | "article">) {
    super(failure.message);
    this.name = "EngineError";
    this.code = failure.code;
    this.article = failure.article;
  }
}

/** Turns whatever the package threw into plain data. Errors without a code are traps or bugs, so they are fatal. */
export function toFailure(thrown: unknown): Failure {
  if (thrown instanceof Error) {
    const { code, article } = thrown as Error & { code?: unknown; article?: unknown };
    const known = typeof code === "string";
    return {
      code: known ? code : "engine-failed",
      message: thrown.message,
      article: typeof article === "string" ? article : null,
      fatal: !known,
    };
  }
  return { code: "engine-failed", message: String(thrown), article: null, fatal: true };
}
