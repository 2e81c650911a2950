/**
 * How long one pair of quotations takes, and one pair of 5,000 words, in Node and in Chromium, beside three libraries
 * that tell the differences of two texts. Run it by `make bench`.
 *
 * Ours is the comparing step, in two ways. "with all else": per pair of quotations on top of others, of which each is
 * read, looked up, grouped, aligned, related and put into a table. "pair alone": so many versions of one utterance that
 * its pairs outnumber its quotations, less the same number of quotations that share nothing: alignment, relation and
 * differences of each pair, and the table of all. The libraries are given the pairs, and do less.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { fromWww, inChromium } from "./chromium.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Runs everywhere, short pairs so often, ours and the libraries', that a browser has compiled for good what is hot: `compare` is the package's, `peers` the libraries. Gives a row per task, in microseconds. */
function measure(compare, peers) {
  const WARM = 30;
  let state = 20261120;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % limit;
  };
  const word = () => Array.from({ length: 2 + below(3) }, () => "bdfgklmnprst"[below(12)] + "aeiou"[below(5)]).join("");
  const sentence = (length) => Array.from({ length }, (_, at) => (at % 3 ? word() : ["the", "of", "we", "and"][below(4)])).join(" ");
  const varied = (text) => {
    const [missing, other] = [below(29), below(23)];
    const changed = (one, at) => (at % 29 === missing ? [] : at % 23 === other ? [word()] : [one]);
    return text.split(" ").flatMap(changed).join(" ");
  };
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
  const comparing = (articles) => {
    // What was found of these quotations before is forgotten.
    compare([{ name: "a", text: "One." }, { name: "b", text: "Two." }]);
    let start = 0;
    let time = 0;
    compare(articles, {}, ({ stage, done }) => {
      if (stage !== "comparing") return;
      if (done === 0) start = performance.now();
      else time = (performance.now() - start) * 1000;
    });
    return time;
  };
  const article = (name, quotations) => ({
    name,
    text: quotations.map((text) => `“We ${text},” Ingrid Orne said.`).join("\n\n"),
  });
  const sides = (list) => [0, 1].map((side) => article(`side ${side}`, list.map((pair) => pair[side])));
  /** What one pair among `count` versions of a text costs beyond what as many other texts cost. */
  const alone = (count, length, runs) => {
    const text = sentence(length);
    const versions = Array.from({ length: count }, (_, at) => article(`version ${at}`, [at ? varied(text) : text]));
    const others = Array.from({ length: count }, (_, at) => article(`other ${at}`, [sentence(length)]));
    const extra = least(runs, () => comparing(versions)) - least(runs, () => comparing(others));
    return extra / ((count * (count - 1)) / 2);
  };
  const diffing = (list, runs) =>
    Object.fromEntries(
      Object.entries(peers).map(([name, diff]) => [name, least(runs, () => timed(() => list.forEach(([a, b]) => diff(a, b)))) / list.length]),
    );
  const rows = [];
  const many = pairs(400, 30);
  const half = many.slice(0, 200);
  rows.push({
    task: "pair of 30 words",
    "pair alone": alone(40, 30, WARM),
    "with all else": (least(5, () => comparing(sides(many))) - least(5, () => comparing(sides(half)))) / 200,
    ...diffing(many, WARM),
  });
  const long = pairs(1, 5000);
  rows.push({
    task: "pair of 5,000 words",
    "pair alone": alone(2, 5000, 5),
    "with all else": least(3, () => comparing(sides(long))),
    ...diffing(long, 3),
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

const rows = await inChromium((compare, { peers }, { measure }) => measure(compare, peers), [
  "target/bench/peers.js",
  "target/bench/measure.js",
]);
if (rows) print("Chromium", rows);
