/**
 * What the three entries of the package have in common: the state of the one wasm instance, and errors that say what
 * happened. The entries differ only in where the wasm comes from.
 */
import * as wasm from "../../pkg/wasm/corroborate.js";
import type * as Api from "./api.d.ts";

let ready = false;
let loading: Promise<void> | null = null;
let broken = false;

/** Loads the wasm by `load` unless it is there; concurrent calls share one load, a failed one may be repeated. */
export function initOnce(load: () => Promise<unknown>): Promise<void> {
  loading ??= load().then(
    () => {
      ready = true;
    },
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

export const analyze: typeof Api.analyze = (article, options) => JSON.parse(guarded(() => wasm.analyze(article, options)));

export const compare: typeof Api.compare = (articles, options, onProgress) =>
  JSON.parse(guarded(() => wasm.compare(articles as Api.ArticleInput[], options, onProgress)));

export const compareJson: typeof Api.compareJson = (json) => {
  try {
    return guarded(() => wasm.compareJson(String(json)));
  } catch (error) {
    const { code = "internal", message = String(error) } = error as { code?: string; message?: string };
    return JSON.stringify({ error: { code, message, article: null } });
  }
};

/** Runs `call`. A trap leaves the instance in an unknown state, so that nothing more is asked of it. */
function guarded<T>(call: () => T): T {
  if (!ready) {
    throw failure("not-ready", "Corroborate's wasm is not loaded yet: call `await init()` once before anything else.");
  }
  if (broken) {
    throw failure("internal", "Corroborate failed in an earlier call and cannot go on: load the module afresh.");
  }
  try {
    return call();
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) {
      broken = true;
      throw failure("internal", `Corroborate failed on this input, which is a bug of ours: ${error.message}`);
    }
    throw error;
  }
}

function failure(code: string, message: string): Error {
  return Object.assign(new Error(message), { name: "CorroborateError", code, article: null });
}
