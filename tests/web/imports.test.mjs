/**
 * Imports in the front end go one way: page and widget use view and engine, view uses neither of these, and page and
 * widget never meet. Files stay small enough to be read, and the words on the page describe without accusing.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, dirname } from "node:path";
import test from "node:test";
import { root } from "./support.mjs";

const www = join(root, "www");
const files = readdirSync(www, { recursive: true })
  .map((name) => String(name).replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".ts") && !name.includes("node_modules/"));
const source = (name) => readFileSync(join(www, name), "utf8");

/** What each folder may import, beside itself and libraries. `glue` is the wasm package, `types` the contract. */
const ALLOWED = {
  text: ["types"],
  view: ["text", "types", "lit"],
  engine: ["glue", "types"],
  page: ["view", "engine", "text", "types", "lit", "sample"],
  widget: ["view", "text", "types", "lit"],
};

function imports(name) {
  return [...source(name).matchAll(/(?:from|import)\s*\(?\s*["']([^"']+)["']/g)].map(([, target]) => {
    if (/^lit(\/|$)/.test(target)) return "lit";
    if (target === "corroborate:sample") return "sample";
    if (!target.startsWith(".")) return target;
    const path = relative(www, resolve(www, dirname(name), target)).replaceAll("\\", "/");
    if (path.startsWith("../src/types")) return "types";
    if (path.startsWith("../pkg/wasm/")) return "glue";
    return path.split("/")[0];
  });
}

for (const [folder, allowed] of Object.entries(ALLOWED)) {
  test(`${folder} imports only ${allowed.join(", ")}`, () => {
    const own = files.filter((name) => name.startsWith(`${folder}/`));
    assert.ok(own.length > 0, `no files in www/${folder}`);
    const wrong = own.flatMap((name) =>
      imports(name)
        .filter((target) => target !== folder && !allowed.includes(target))
        .map((target) => `${name} -> ${target}`),
    );
    assert.deepEqual(wrong, []);
  });
}

test("no innerHTML, no eval, and trusted types in one file only", () => {
  const ours = files.filter((name) => Object.keys(ALLOWED).some((folder) => name.startsWith(`${folder}/`)));
  const wrong = ours.filter((name) => /innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafeCSS|\beval\(|document\.write/.test(source(name)));
  assert.deepEqual(wrong, []);
  assert.deepEqual(
    ours.filter((name) => /createPolicy\(|new Worker\(|new DOMParser/.test(source(name))),
    ["engine/trust.ts"],
  );
});

test("files are short", () => {
  // The words of the page are one list, as long as the page has words.
  const long = files.filter((name) => !name.startsWith("text/") && source(name).split("\n").length > 320);
  assert.deepEqual(long, []);
});

test("the words on the page do not accuse", () => {
  const words = readdirSync(join(www, "text")).map((name) => readFileSync(join(www, "text", name), "utf8")).join("\n");
  const strings = words.match(/(["'`])(?:(?!\1)[^\\]|\\.)*\1/g) ?? [];
  const accusing = strings.filter((string) => /\b(cut|hid|hidden|hides|misquot\w*|omit\w*|left out|distort\w*|lie[sd]?|false|fake|bias\w*)\b/i.test(string));
  assert.deepEqual(accusing, []);
});
