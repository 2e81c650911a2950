/**
 * How fast articles are analysed, and whether texts that are nothing like articles take longer per byte the longer they
 * are: the command line (one thread), the package in Node and in Chromium. Run by `make bench`.
 *
 * The articles are the development part of PolNeAR where it lies beside the repository, else the built-in sample again
 * and again. Fails where a text of 1 MB takes far longer per byte than one of 100 KB.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { launch } from "../web/support.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = `${root}target/bench`;
mkdirSync(folder, { recursive: true });

/** So many times as long per byte may the longest text take: caches are small, and the machine does something else too. */
const MOST = 2.5;

/** So often the command line is run with the same: a machine that others use too is at times a fifth slower. */
const PASSES = 12;

/** What the texts that are no articles repeat. */
const ODD = {
  "quotation marks only": "a “”\"‘’'«» ",
  "unclosed marks": "“a ",
  "names without spaces": "Aaltje,Borromee,Quisling,Stannick,",
  "one paragraph": `${sample().replace(/\s+/g, " ")} `,
  "right to left among left to right": 'قالت رئيسة “البلدية” he said, إن العبارة "لن تعود" Ada Holm said. ',
};
const SIZES = [10_000, 100_000, 1_000_000];

function sample() {
  return readFileSync(`${root}www/lesson/sample/port-alder-packet.txt`, "utf8");
}

/** Runs everywhere. Gives the least milliseconds of several passes for each list of texts. */
function measure(analyze, lists) {
  return lists.map((texts) => {
    const size = texts.reduce((sum, { length }) => sum + length, 0);
    let best = Infinity;
    for (let pass = size < 50_000 ? 10 : size < 500_000 ? 4 : 2; pass > 0; pass--) {
      const start = performance.now();
      for (const text of texts) analyze({ name: "a", text });
      best = Math.min(best, performance.now() - start);
    }
    return best;
  });
}

const polnear = `${root}../shared/polnear/dev/text/`;
const found = existsSync(polnear);
const articles = found
  ? readdirSync(polnear).sort().map((name) => readFileSync(polnear + name, "utf8"))
  : Array.from({ length: 80 }, sample);
const odd = Object.values(ODD).flatMap((part) =>
  SIZES.map((size) => [part.repeat(Math.ceil(size / Buffer.byteLength(part)))]),
);
const lists = [articles, ...odd];
const bytes = lists.map((texts) => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0));

const places = { "command line": native(lists), Node: await inNode(), Chromium: await inChromium() };

console.log(`${found ? "PolNeAR's development articles" : "../shared/polnear is not there: the sample again and again"}, ${(bytes[0] / 1000).toFixed(0)} KB`);
for (const [place, times] of Object.entries(places)) {
  console.log(`  ${place.padEnd(14)}${(bytes[0] / times[0] / 1000).toFixed(2)} MB/s`);
}
const cell = (text) => String(text).padStart(12);
console.log(`\n${"ns per byte at".padEnd(48)}${SIZES.map((size) => cell(`${size / 1000} KB`)).join("")}`);
let steep = false;
for (const [kind, name] of Object.keys(ODD).entries()) {
  for (const [place, times] of Object.entries(places)) {
    const per = SIZES.map((_, size) => (times[1 + kind * SIZES.length + size] / bytes[1 + kind * SIZES.length + size]) * 1e6);
    const grows = per[2] > MOST * per[1];
    steep ||= grows;
    console.log(`${name}, ${place}`.padEnd(48).slice(0, 48) + per.map((ns) => cell(ns.toFixed(0))).join("") + (grows ? "  GROWS" : ""));
  }
}
process.exitCode = steep ? 1 : 0;

/** The same of the command line: what more copies take on top, so that starting and reading the weights do not count. */
function native(lists) {
  return lists.map((texts, list) => {
    const files = texts.map((text, index) => {
      writeFileSync(`${folder}/analysis-${index}.txt`, text);
      return `${folder}/analysis-${index}.txt`;
    });
    const copies = bytes[list] < 50_000 ? 20 : bytes[list] < 500_000 ? 4 : 1;
    const run = (times) => {
      let best = Infinity;
      for (let pass = 0; pass < PASSES; pass++) {
        const start = performance.now();
        const all = Array.from({ length: times }, () => files).flat();
        const { status } = spawnSync(`${root}target/native/corroborate`, ["analyze", ...all], { stdio: ["ignore", "ignore", "inherit"] });
        if (status !== 0) throw new Error("the command line failed");
        best = Math.min(best, performance.now() - start);
      }
      return best;
    };
    return (run(copies + 1) - run(1)) / copies;
  });
}

async function inNode() {
  const { analyze, init } = await import("../../pkg/node.js");
  await init();
  return measure(analyze, lists);
}

async function inChromium() {
  const types = { js: "text/javascript", wasm: "application/wasm", json: "application/json" };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = root + pathname.slice(1);
    const body =
      pathname === "/lists.json"
        ? JSON.stringify(lists)
        : pathname.startsWith("/pkg/") && !pathname.includes("..") && existsSync(file)
          ? readFileSync(file)
          : "<!doctype html><title>bench</title>";
    response.writeHead(200, { "content-type": types[pathname.split(".").pop()] ?? "text/html" });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    return await page.evaluate(async (measuring) => {
      const [{ analyze, init }, lists] = await Promise.all([
        import("/pkg/index.js"),
        fetch("/lists.json").then((response) => response.json()),
      ]);
      await init();
      return new Function(`return ${measuring}`)()(analyze, lists);
    }, measure.toString());
  } finally {
    await browser.close();
    server.close();
  }
}
