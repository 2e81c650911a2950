/** The types against a real result: `tsc` accepts it whole and refuses what is wrong. */
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { compareJson, analyze, init } from "../../pkg/node.js";
import { root, run, sample } from "./support.mjs";

const tsc = (project) => run(process.execPath, [`${root}/www/node_modules/typescript/bin/tsc`, "-p", `${root}/${project}`]);

test("tsc accepts a real comparison and analysis, and refuses what is wrong", async () => {
  await init();
  const articles = await sample();
  const comparison = JSON.parse(compareJson(JSON.stringify({ articles })));
  assert.equal(comparison.error, undefined);
  const values = { comparison, analysis: analyze(articles[0]) };
  // `satisfies` refuses missing fields, unknown fields and values of another type, at any depth.
  const lines = ["// Made by tests/types/types.test.mjs from the built-in sample.", 'import type { Analysis, Comparison } from "corroborate";'];
  for (const [name, value] of Object.entries(values)) {
    const type = name[0].toUpperCase() + name.slice(1);
    lines.push(`export const ${name} = ${JSON.stringify(value, null, 1)} satisfies ${type};`);
  }
  await mkdir(`${root}/target/types`, { recursive: true });
  await writeFile(`${root}/target/types/sample.ts`, `${lines.join("\n")}\n`);
  await tsc("tests/types");
});

test("the element has what its declaration promises", () => tsc("tests/types/tsconfig.element.json"));

test("the sample fills what the types describe", async () => {
  await init();
  const comparison = JSON.parse(compareJson(JSON.stringify({ articles: await sample() })));
  // An empty list satisfies any type: what is empty here is not checked above.
  for (const key of ["articles", "speakers", "attributions", "utterances", "claims", "coverage"]) {
    assert.notEqual(comparison[key].length, 0, `${key} is empty`);
  }
  assert.notEqual(comparison.utterances.flatMap((utterance) => utterance.relations).length, 0, "no relation");
});
