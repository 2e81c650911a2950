/** The engine without a worker: for hosts that refuse workers. The page stands still while it works. */
import { analyze, compare, initSync } from "../../pkg/wasm/corroborate.js";
import type { Analysis, Comparison } from "../../src/types.d.ts";
import { EngineError, toFailure, type Request } from "./protocol.ts";

/** Does one piece of work here; throws an `EngineError`. */
export function workInPage(
  module: WebAssembly.Module,
  request: Exclude<Request, { type: "start" }>,
): Comparison | Analysis {
  try {
    initSync({ module });
    return request.type === "compare" ? compare(request.articles, request.settings) : analyze(request.article, request.settings);
  } catch (thrown) {
    throw new EngineError(toFailure(thrown));
  }
}
