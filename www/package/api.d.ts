import type { Analysis, ArticleInput, Comparison, OptionsInput } from "../../src/types.js";
export type * from "../../src/types.js";

/** Where the wasm comes from: an address, a response, bytes or a compiled module. */
export type WasmSource =
  | string
  | URL
  | Request
  | Response
  | BufferSource
  | WebAssembly.Module
  | PromiseLike<string | URL | Request | Response | BufferSource | WebAssembly.Module>;

export interface InitOptions {
  /** Default: the wasm file of this package. */
  module_or_path?: WasmSource;
}

/** How far a comparison has come. */
export interface Progress {
  stage: "articles" | "comparing";
  done: number;
  total: number;
}

/** Loads the wasm, once: later calls wait for the first, and after a failure the next call tries again. */
export declare function init(options?: InitOptions): Promise<void>;

/** The quotations, speakers and claims of one article. Throws a `CorroborateError` with a stable `code`. */
export declare function analyze(article: ArticleInput, options?: OptionsInput): Analysis;

/**
 * What the articles share, how each has the same words, and where they differ. Throws a `CorroborateError` with a
 * stable `code`. `onProgress` hears how far it has come; what it throws is ignored.
 */
export declare function compare(
  articles: readonly ArticleInput[],
  options?: OptionsInput,
  onProgress?: (progress: Progress) => void,
): Comparison;

/**
 * The same from string to string: `{"articles": […], "options": {…}}` gives a `Comparison` as JSON. It never throws:
 * a problem is `{"error": {"code": …, "message": …}}`.
 */
export declare function compareJson(json: string): string;
