/**
 * Gets the worker's source and the wasm, once. In the one-file edition both stand in the document; else they are
 * fetched beside the page. After this nothing of the engine makes a request.
 */

/** What the engine runs on. */
export interface Loaded {
  worker: Blob;
  module: WebAssembly.Module;
}

const SCRIPT = { type: "text/javascript" };

/** Loads the parts of the engine; rejects with a plain message when a part can not be had. */
export async function load(): Promise<Loaded> {
  const inlineWorker = document.getElementById("corroborate-worker")?.textContent;
  const inlineWasm = document.getElementById("corroborate-wasm")?.textContent;
  if (inlineWorker && inlineWasm) {
    return { worker: new Blob([inlineWorker], SCRIPT), module: await WebAssembly.compile(decodeBase64(inlineWasm)) };
  }
  const [worker, wasm] = await Promise.all([get("worker.js"), get("corroborate.wasm")]);
  // Not compileStreaming: simple static hosts send the wrong content type for .wasm, and it would refuse them.
  return { worker: new Blob([worker], SCRIPT), module: await WebAssembly.compile(wasm) };
}

async function get(name: string): Promise<ArrayBuffer> {
  const response = await fetch(new URL(name, document.baseURI), { credentials: "omit", referrerPolicy: "no-referrer" });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.arrayBuffer();
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.trim());
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
