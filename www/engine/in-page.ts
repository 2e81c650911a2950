/** The engine without a worker: for hosts that refuse workers. The page stands still while it works. */
import { analyze, compare, initSync } from "../../pkg/wasm/corroborate.js";
import { EngineError, toFailure, type Request } from "./protocol.ts";

/** Does one piece of work here, and gives the result as JSON; throws an `EngineError`. */
export function workInPage(module: WebAssembly.Module, request: Exclude<Request, { type: "start" }>): string {
  try {
    initSync({ module });
    return request.type === "compare" ? compare(request.articles, request.settings) : analyze(request.article, request.settings);
  } catch (thrown) {
    throw new EngineError(toFailure(thrown));
  }
}
