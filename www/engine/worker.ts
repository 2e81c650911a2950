/**
 * The worker: one script without imports once it is bundled, so that it can run from a blob URL and inherit the page's
 * content security policy. It gets the compiled module by message and fetches nothing.
 */
import { analyze, compare, initSync } from "../../pkg/wasm/corroborate.js";
import { toFailure, type Reply, type Request } from "./protocol.ts";

/** The few things that we use of a worker's global scope; the DOM library of TypeScript types a window only. */
interface WorkerScope {
  postMessage(message: Reply): void;
  addEventListener(type: "message", listener: (event: MessageEvent<Request>) => void): void;
  navigator: { locks?: { request(name: string, held: () => Promise<never>): Promise<unknown> } };
}

const scope = self as unknown as WorkerScope;

function start(request: Extract<Request, { type: "start" }>): void {
  initSync({ module: request.module });
  const ready = () => scope.postMessage({ type: "ready" });
  // The page waits for this lock: it is let go when the worker dies in whatever way, also in one that raises no event.
  if (!scope.navigator.locks) return ready();
  scope.navigator.locks
    .request(request.lock, () => {
      ready();
      return new Promise<never>(() => {});
    })
    .catch(ready);
}

function work(request: Exclude<Request, { type: "start" }>): void {
  const { id } = request;
  try {
    const result =
      request.type === "compare"
        ? compare(request.articles, request.settings, (progress) => scope.postMessage({ type: "progress", id, progress }))
        : analyze(request.article, request.settings);
    scope.postMessage({ type: "result", id, result });
  } catch (thrown) {
    scope.postMessage({ type: "error", id, error: toFailure(thrown) });
  }
}

scope.addEventListener("message", ({ data }) => {
  if (data.type === "start") start(data);
  else work(data);
});
