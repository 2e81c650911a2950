/** The package in a browser and in bundlers: the wasm is fetched. */
import load from "../../pkg/wasm/corroborate.js";
import type * as Api from "./api.d.ts";
import { analyze, compare, compareJson, initOnce } from "./core.ts";

// Bundlers find the file by this very form, `new URL("…", import.meta.url)`.
const init: typeof Api.init = (options = {}) =>
  initOnce(() =>
    load({ module_or_path: options.module_or_path ?? new URL("./wasm/corroborate_bg.wasm", import.meta.url) }),
  );

export { analyze, compare, compareJson, init };
