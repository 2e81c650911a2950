/**
 * How long a comparison takes and how that grows: the package in Node and the command line, on the built-in sample,
 * repeated under other names. Run it by `make bench`; on a machine that does something else too, the least of several
 * runs says most.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compare, init } from "../../pkg/node.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sample = JSON.parse(readFileSync(`${root}www/lesson/sample/sample.json`, "utf8")).map((entry) => ({
  ...entry,
  text: readFileSync(`${root}www/lesson/sample/${entry.name}`, "utf8"),
}));
const folder = `${root}target/bench`;
mkdirSync(folder, { recursive: true });
await init();

console.log("articles        KB   wasm in Node, ms   command line, ms   (least of 5)");
for (const copies of [1, 2, 4, 8, 16, 32]) {
  const articles = Array.from({ length: copies }, (_, copy) =>
    sample.map((article) => ({ ...article, name: `${copy}-${article.name}` })),
  ).flat();
  const files = articles.map(({ name, text }) => {
    writeFileSync(`${folder}/${name}`, text);
    return `${folder}/${name}`;
  });
  const size = articles.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  const wasm = least(
    () => compare(articles),
    // What was read in these articles before is forgotten.
    () => compare([{ name: "a", text: "One." }, { name: "b", text: "Two." }]),
  );
  const native = least(() => {
    const { status, stderr } = spawnSync(`${root}target/native/corroborate`, ["compare", "--format", "json", ...files], {
      maxBuffer: 1 << 30,
    });
    if (status !== 0) throw new Error(`the command line failed: ${stderr}`);
  });
  console.log(
    String(articles.length).padStart(8) + (size / 1024).toFixed(0).padStart(10) + wasm.toFixed(1).padStart(19) + native.toFixed(1).padStart(19),
  );
}

function least(work, before) {
  let best = Infinity;
  for (let run = 0; run < 5; run++) {
    before?.();
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
