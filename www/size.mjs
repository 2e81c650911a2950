/** Prints the sizes that a reader pays for, and fails where one is over its budget. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const KB = 1024;
const pkg = fileURLToPath(new URL("../pkg", import.meta.url));
const firstLoad = ["site/index.html", "site/page.css", "site/page.js", "site/worker.js", "site/corroborate.wasm"];

// The tagger's weights are part of the wasm; what the rest of it weighs is the code.
const weights = { name: "the model in the wasm", ...(await measure(fileURLToPath(new URL("../src/attribution/tagger/weights.bin", import.meta.url)))) };
// What we want is 200 KB of code, 100 KB of model and a first load of 350 KB. Claims, differences, tables, passages and the
// rules of who speaks took the code far beyond that; opt-level z sent 35 KB less when it was tried, and took twice as long
// for comparing. Until it is there again, these may only be lowered; the last time that they were raised, by 5 KB, it was
// for interviews without quotation marks and for reports that their construction makes sure.
const budgets = { code: 327 * KB, model: 100 * KB, "first load": 457 * KB };
const rows = [];
for (const name of [...firstLoad, "element.js", "index.js"]) rows.push({ name: `pkg/${name}`, ...(await measure(`${pkg}/${name}`)) });

const total = { name: "page's first load", raw: 0, gzip: 0, brotli: 0 };
for (const row of rows.slice(0, firstLoad.length)) for (const key of ["raw", "gzip", "brotli"]) total[key] += row[key];
rows.push(total, weights);

const show = (name, ...cells) => console.log(name.padEnd(28) + cells.map((cell) => String(cell).padStart(12)).join(""));
show("bytes", "raw", "gzip -9", "brotli 11");
for (const row of rows) show(row.name, row.raw, row.gzip, row.brotli);

const wasm = rows.find((row) => row.name.endsWith(".wasm"));
let over = false;
for (const [what, size, budget] of [
  ["the wasm without its model", wasm.brotli - weights.brotli, budgets.code],
  ["the model", weights.brotli, budgets.model],
  ["the first load", total.brotli, budgets["first load"]],
]) {
  const ok = size <= budget;
  over ||= !ok;
  console.log(`${what}: ${(size / KB).toFixed(1)} KB brotli of ${budget / KB} KB: ${ok ? "within the budget" : "OVER THE BUDGET"}`);
}
process.exitCode = over ? 1 : 0;

async function measure(path) {
  const bytes = await readFile(path);
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }).length,
  };
}
