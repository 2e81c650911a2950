/** The package in one file, wasm included: for `connect-src 'none'`, for file:// and for bundlers without assets. */
import base64 from "corroborate:wasm-base64";
import load from "../../pkg/wasm/corroborate.js";
import type * as Api from "./api.d.ts";
import { analyze, compare, compareJson, initOnce } from "./core.ts";

const init: typeof Api.init = (options = {}) =>
  initOnce(async () => load({ module_or_path: options.module_or_path ?? decode(base64) }));

function decode(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

export { analyze, compare, compareJson, init };
