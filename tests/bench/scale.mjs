/**
 * How the time grows with the number of articles, each of 40 sentences and 800 words: in Chromium, where analysing and
 * comparing are told apart and one more article is put to those that were compared, and on the command line. Run by
 * `make bench`. The least of several runs, as the machine does something else too.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { inChromium } from "./chromium.mjs";
import { news } from "./news.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cell = (text) => String(text).padStart(12);
const row = (cells) => console.log(cells.map(cell).join(""));

/** Runs in the page: milliseconds of each step, for each number of articles. */
function measure(compare, { news }) {
  const all = news(401);
  return [25, 50, 100, 200, 400].map((count) => {
    const least = { articles: count, analysing: Infinity, comparing: Infinity, handing: Infinity, all: Infinity, more: Infinity };
    for (let run = 0; run < (count > 100 ? 2 : 4); run++) {
      // What was read in other articles is forgotten.
      compare([{ name: "a", text: "One." }, { name: "b", text: "Two." }]);
      const start = performance.now();
      let [read, done] = [0, 0];
      compare(all.slice(0, count), {}, (progress) => {
        if (progress.stage !== "comparing") return;
        if (progress.done === 0) read = performance.now();
        else done = performance.now();
      });
      const end = performance.now();
      compare(all.slice(0, count + 1));
      const again = performance.now();
      const times = { analysing: read - start, comparing: done - read, handing: end - done, all: end - start, more: again - end };
      for (const [step, time] of Object.entries(times)) least[step] = Math.min(least[step], time);
    }
    return least;
  });
}

const rows = await inChromium(measure, ["tests/bench/news.mjs"]);
if (rows) {
  console.log("Chromium, ms: reading the articles, comparing them, handing over the result; and all of it once more with one more article");
  row(["articles", "analysing", "comparing", "handing", "all", "one more"]);
  for (const { articles, ...times } of rows) row([articles, ...Object.values(times).map((time) => time.toFixed(1))]);
  console.log("The same: times as long for twice the articles, and one more as a share of all");
  row(["articles", "analysing", "comparing", "handing", "all", "one more"]);
  for (const [at, { articles, ...times }] of rows.entries()) {
    const before = rows[at - 1];
    const growth = ["analysing", "comparing", "handing", "all"].map((step) => (before ? (times[step] / before[step]).toFixed(2) : "–"));
    row([articles, ...growth, `${Math.round((100 * times.more) / times.all)} %`]);
  }
}

const folder = `${root}target/bench/news`;
mkdirSync(folder, { recursive: true });
const files = news(2000).map(({ name, text }) => {
  writeFileSync(`${folder}/${name}`, text);
  return `${folder}/${name}`;
});
console.log("Command line, ms: all, with reading and writing files, and that for each article");
row(["articles", "all", "per article"]);
for (const count of [200, 500, 1000, 2000]) {
  let least = Infinity;
  for (let run = 0; run < 2; run++) {
    const start = performance.now();
    const { status } = spawnSync(`${root}target/native/corroborate`, ["compare", ...files.slice(0, count)], { stdio: "ignore" });
    if (status !== 0) throw new Error(`the command line failed on ${count} articles`);
    least = Math.min(least, performance.now() - start);
  }
  row([count, least.toFixed(0), (least / count).toFixed(1)]);
}
