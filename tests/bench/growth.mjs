/**
 * How the time of an analysis grows with the length of the text, for texts that are nothing like articles too: each must
 * take about ten times as long for ten times the text. Fails where one takes far more. Run by `make bench`.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { analyze, init } from "../../pkg/node.js";

/** Ten times the text may take so many times as long: the caches are small, and the machine does something else too. */
const MOST = 25;

/** What takes longer than so many milliseconds is run once. */
const LONG = 300;

const root = fileURLToPath(new URL("../..", import.meta.url));
const article = readFileSync(`${root}www/lesson/sample/port-alder-packet.txt`, "utf8");

/** What each text repeats. */
const texts = {
  "an article again and again": `${article}\n\n`,
  "one paragraph": `${article.replace(/\s+/g, " ")} `,
  "quotation marks": "a “”\"‘’'«» ",
  "unclosed marks": "“a ",
  "unclosed single marks": "‘a ",
  "quotations in one sentence": "“a” ",
  "names, dashes, colons": "“Ada Holm” — “so it is” : ",
  "verbs without subjects": "said; ",
  "pronouns in one sentence": "who said, ",
  "a quotation a line": "“No,” Holm said.\n",
  "reopened marks": "“Yes.\n\n",
  "right to left among left to right": "قالت رئيسة “البلدية” he said, إن العبارة \"لن تعود\" Ada Holm said. ",
  "names of outlets": "The New York Times reported ",
  "pronouns and papers": "His letter said. ",
  "one word": "a",
};

const folder = `${root}target/bench`;
mkdirSync(folder, { recursive: true });
await init();

const sizes = [10_000, 100_000, 1_000_000];
const cell = (text) => String(text).padStart(11);
console.log(`ms                           ${sizes.map((size) => cell(`${size / 1000} KB`)).join("")}${sizes.map((size) => cell(`wasm ${size / 1000}`)).join("")}`);
let steep = false;
for (const [name, part] of Object.entries(texts)) {
  const inputs = sizes.map((size) => part.repeat(Math.ceil(size / Buffer.byteLength(part))));
  const file = `${folder}/growth.txt`;
  const native = inputs.map((text) => {
    writeFileSync(file, text);
    return least(() => {
      const { status } = spawnSync(`${root}target/native/corroborate`, ["analyze", file], { maxBuffer: 1 << 30 });
      if (status !== 0) throw new Error(`the command line failed on ${name}`);
    });
  });
  const wasm = inputs.map((text) => least(() => analyze({ name, text })));
  const grows = [native, wasm].some((times) => times[2] > MOST * times[1]);
  steep ||= grows;
  console.log(name.padEnd(34) + [...native, ...wasm].map((ms) => cell(ms.toFixed(1))).join("").slice(5) + (grows ? "  GROWS FASTER THAN THE TEXT" : ""));
}
process.exitCode = steep ? 1 : 0;

function least(work) {
  let best = Infinity;
  // The least of three runs; what takes long is disturbed little.
  for (let run = 0; run < 3 && (run === 0 || best < LONG); run++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
