/**
 * How long one pair of quotations takes, and one pair of 5,000 words, in Node and in Chromium, beside three libraries
 * that tell the differences of two texts. Run it by `make bench`.
 *
 * Ours is the whole comparing of two articles (grouping, relation, table, claims), without reading the articles, per
 * pair of quotations that comes on top: the libraries do less, and are given the pairs.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const fromWww = createRequire(`${root}www/package.json`);

/** Runs everywhere: `compare` is the package's, `peers` the libraries. Gives a row per task, in microseconds. */
function measure(compare, peers) {
  let state = 20261120;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % limit;
  };
  const word = () => Array.from({ length: 2 + below(3) }, () => "bdfgklmnprst"[below(12)] + "aeiou"[below(5)]).join("");
  const sentence = (length) => Array.from({ length }, (_, at) => (at % 3 ? word() : ["the", "of", "we", "and"][below(4)])).join(" ");
  const varied = (text) =>
    text
      .split(" ")
      .flatMap((one, at) => (at % 29 === 17 ? [] : at % 23 === 11 ? [word()] : [one]))
      .join(" ");
  const pairs = (count, length) =>
    Array.from({ length: count }, () => {
      const text = sentence(length);
      return [text, varied(text)];
    });
  const least = (runs, work) => Math.min(...Array.from({ length: runs }, work));
  const timed = (work) => {
    const start = performance.now();
    work();
    return (performance.now() - start) * 1000;
  };
  const comparing = (list) => {
    const articles = [0, 1].map((side) => ({
      name: `side ${side}`,
      text: list.map((pair) => `“We ${pair[side]},” Ingrid Orne said.`).join("\n\n"),
    }));
    let start = 0;
    let time = 0;
    compare(articles, {}, ({ stage, done }) => {
      if (stage !== "comparing") return;
      if (done === 0) start = performance.now();
      else time = (performance.now() - start) * 1000;
    });
    return time;
  };
  const rows = [];
  const many = pairs(400, 30);
  const half = many.slice(0, 200);
  rows.push({
    task: "pair of 30 words",
    ours: (least(5, () => comparing(many)) - least(5, () => comparing(half))) / 200,
    ...Object.fromEntries(
      Object.entries(peers).map(([name, diff]) => [name, least(5, () => timed(() => many.forEach(([a, b]) => diff(a, b)))) / many.length]),
    ),
  });
  const [long] = pairs(1, 5000);
  rows.push({
    task: "pair of 5,000 words",
    ours: least(3, () => comparing([long])),
    ...Object.fromEntries(Object.entries(peers).map(([name, diff]) => [name, least(3, () => timed(() => diff(...long)))])),
  });
  return rows;
}

function print(where, rows) {
  console.log(`${where}, microseconds, the least of several runs`);
  for (const { task, ...times } of rows) {
    console.log(`  ${task.padEnd(20)}` + Object.entries(times).map(([name, time]) => `${name} ${time.toFixed(1)}`).join("   "));
  }
}

const PEERS = `
import { diffWords } from "diff";
import DiffMatchPatch from "diff-match-patch";
import fastDiff from "fast-diff";
const patch = new DiffMatchPatch();
export const peers = {
  "jsdiff (words)": (a, b) => diffWords(a, b),
  "diff-match-patch": (a, b) => patch.diff_main(a, b),
  "fast-diff": (a, b) => fastDiff(a, b),
};
`;

const folder = `${root}target/bench`;
mkdirSync(folder, { recursive: true });
await fromWww("esbuild").build({
  stdin: { contents: PEERS, resolveDir: `${root}www` },
  bundle: true,
  format: "esm",
  outfile: `${folder}/peers.js`,
  logLevel: "error",
});
writeFileSync(`${folder}/measure.js`, `export ${measure.toString()}`);
writeFileSync(`${folder}/package.json`, `{ "type": "module" }`);

const { compare, init } = await import(`${root}pkg/node.js`);
await init();
const { peers } = await import(`${folder}/peers.js`);
print("Node", measure(compare, peers));

const executablePath = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  (path) => path && existsSync(path),
);
if (!executablePath) {
  console.log("Chromium: not found, left out");
} else {
  const types = { js: "text/javascript", wasm: "application/wasm", bin: "application/octet-stream" };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = root + pathname.slice(1);
    const known = !pathname.includes("..") && /^\/(pkg|target\/bench)\//.test(pathname) && existsSync(file);
    response.writeHead(known || pathname === "/" ? 200 : 404, { "content-type": types[pathname.split(".").pop()] ?? "text/html" });
    response.end(known ? readFileSync(file) : "<!doctype html><title>bench</title>");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await fromWww("playwright-core").chromium.launch({
    executablePath,
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-gpu", "--disable-background-networking"],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    const rows = await page.evaluate(async () => {
      const [{ compare, init }, { peers }, { measure }] = await Promise.all(
        ["/pkg/index.js", "/target/bench/peers.js", "/target/bench/measure.js"].map((path) => import(path)),
      );
      await init();
      return measure(compare, peers);
    });
    print("Chromium", rows);
  } finally {
    await browser.close();
    server.close();
  }
}
