/** The package in Node: the wasm is read from the disk. */
import { readFile } from "node:fs/promises";
import load from "../../pkg/wasm/corroborate.js";
import type * as Api from "./api.d.ts";
import { analyze, compare, compareJson, initOnce } from "./core.ts";

const init: typeof Api.init = (options = {}) =>
  initOnce(async () =>
    load({ module_or_path: options.module_or_path ?? (await readFile(new URL("./wasm/corroborate_bg.wasm", import.meta.url))) }),
  );

export { analyze, compare, compareJson, init };
