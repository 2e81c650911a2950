/** The package as its users have it: packed, installed elsewhere, used from Node and through bundlers. */
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root, run, tool } from "./support.mjs";

const ARTICLES = [
  { name: "a.txt", text: 'Ferry stays\n\n"The ferry will not be sold," said Mayor Anna Berg on Monday.' },
  { name: "b.txt", text: 'Mayor Anna Berg told reporters: "The ferry will not be sold."' },
];
/** What a user writes; the result's essence ends up in `globalThis.result`. */
const program = (entry, more = "") => `
import { init, analyze, compare, compareJson } from "${entry}";
let early;
try { analyze({ name: "a", text: "b" }); } catch (error) { early = error.code; }
${more}
await init();
const articles = ${JSON.stringify(ARTICLES)};
const comparison = compare(articles);
globalThis.result = {
  early,
  schema: comparison.schema,
  words: comparison.articles.map((article) => article.words),
  quotations: comparison.attributions.map(({ article, content: [{ start, end }] }) => articles[article].text.slice(start, end)),
  witnesses: comparison.utterances.map((utterance) => utterance.witnesses.length),
  error: JSON.parse(compareJson("{")).error.code,
};
`;
const EXPECTED = {
  early: "not-ready",
  schema: "corroborate/1",
  words: [14, 11],
  quotations: ['"The ferry will not be sold,"', '"The ferry will not be sold."'],
  witnesses: [2],
  error: "bad-input",
};

let user;
before(async () => {
  user = await mkdtemp(join(tmpdir(), "corroborate-user-"));
  const npm = (...args) => run("npm", [...args, "--loglevel=error"], { cwd: user });
  const packed = JSON.parse(await npm("pack", `${root}/pkg`, "--json", "--ignore-scripts"));
  const { filename } = Array.isArray(packed) ? packed[0] : Object.values(packed)[0];
  await writeFile(join(user, "package.json"), JSON.stringify({ name: "user", version: "1.0.0", private: true, type: "module" }));
  await npm("install", "--offline", "--no-audit", "--no-fund", `./${filename}`);
});
after(() => rm(user, { recursive: true, force: true }));

const write = (name, text) => writeFile(join(user, name), text);
const runInNode = async (name) => JSON.parse(await run(process.execPath, [name], { cwd: user }));
const PRINT = "\nconsole.log(JSON.stringify(globalThis.result));\n";

test("it holds what its exports name, and no more than it should", async () => {
  const home = join(user, "node_modules/corroborate");
  const { exports, version } = JSON.parse(await readFile(join(home, "package.json"), "utf8"));
  const named = (value) => (typeof value === "string" ? [value] : Object.values(value).flatMap(named));
  for (const path of named(exports)) assert.notEqual((await readFile(join(home, path))).length, 0, path);
  assert.match(await readFile(join(root, "Cargo.toml"), "utf8"), new RegExp(`^version = "${version}"$`, "m"));
  const files = await readdir(home);
  for (const name of ["README.md", "LICENSE", "types.d.ts", "index.d.ts"]) assert.ok(files.includes(name), name);
  assert.ok(!files.includes("site"), "the site is not part of the package");
});

test("Node", async () => {
  await write("node.mjs", program("corroborate") + PRINT);
  assert.deepEqual(await runInNode("node.mjs"), EXPECTED);
});

test("Node, the inline entry", async () => {
  await write("inline.mjs", program("corroborate/inline") + PRINT);
  assert.deepEqual(await runInNode("inline.mjs"), EXPECTED);
});

test("Node, init twice at a time and after a failure", async () => {
  await write(
    "again.mjs",
    program(
      "corroborate",
      `let failed = false;
       try { await init({ module_or_path: new Uint8Array([1, 2, 3]) }); } catch { failed = true; }
       if (!failed) throw new Error("three bytes are no wasm");
       await Promise.all([init(), init()]);`,
    ) + PRINT,
  );
  assert.deepEqual(await runInNode("again.mjs"), EXPECTED);
});

test("the program in the README", async () => {
  const readme = await readFile(join(user, "node_modules/corroborate/README.md"), "utf8");
  const [, text] = readme.match(/```js\n\/\/ compare\.mjs\n([^]*?)```/);
  await write("compare.mjs", text);
  await write("one.txt", ARTICLES[0].text);
  await write("two.txt", ARTICLES[1].text);
  const printed = await run(process.execPath, ["compare.mjs", "one.txt", "two.txt"], { cwd: user });
  assert.match(printed, /Berg: in 2 of 2 articles\n {2}one\.txt: "The ferry will not be sold,"\n {2}two\.txt: "The ferry will not be sold\."\n/);
});

test("esbuild, one file for any place", async () => {
  const { build } = await tool("esbuild");
  await write("bundled.mjs", program("corroborate/inline") + PRINT);
  await build({
    absWorkingDir: user,
    entryPoints: ["bundled.mjs"],
    outfile: "out/bundled.mjs",
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    logLevel: "error",
  });
  assert.deepEqual(await runInNode("out/bundled.mjs"), EXPECTED);
});

test("TypeScript finds the types by every way of looking", async () => {
  await write(
    "typed.ts",
    `import { init, compare, type Comparison } from "corroborate";
     import * as inline from "corroborate/inline";
     import "corroborate/element";
     await init();
     const comparison: Comparison = compare([{ name: "a", text: "b" }]);
     const same: typeof comparison = inline.compare([]);
     document.querySelector("corroborate-comparison")!.comparison = same;
     // @ts-expect-error a number is no name
     compare([{ name: 1, text: "b" }]);`,
  );
  const tsc = `${root}/www/node_modules/typescript/bin/tsc`;
  for (const [module, resolution] of [["nodenext", "nodenext"], ["esnext", "bundler"]]) {
    await run(process.execPath, [
      tsc, "--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom", "--types", "", "--module", module, "--moduleResolution", resolution, "typed.ts",
    ], { cwd: user });
  }
});

test("Vite, built, in a browser", async () => {
  const { build } = await tool("vite");
  await write("main.js", program("corroborate"));
  await write("index.html", '<!doctype html><meta charset="utf-8"><title>user</title><script type="module" src="/main.js"></script>');
  await build({ root: user, configFile: false, logLevel: "error", build: { outDir: "dist", target: "es2022" } });
  const assets = await readdir(join(user, "dist/assets"));
  assert.equal(assets.filter((name) => name.endsWith(".wasm")).length, 1, `the wasm is an asset: ${assets}`);
  assert.deepEqual(await resultInBrowser(join(user, "dist")), EXPECTED);
});

/** Serves `folder` and gives what the page's script leaves in `globalThis.result`. */
async function resultInBrowser(folder) {
  const TYPES = { html: "text/html", js: "text/javascript", wasm: "application/wasm" };
  const server = createServer(async (request, response) => {
    const path = request.url === "/" ? "/index.html" : request.url;
    const bytes = await readFile(join(folder, path)).catch(() => null);
    response.writeHead(bytes ? 200 : 404, { "Content-Type": TYPES[path.split(".").pop()] ?? "text/plain" });
    response.end(bytes ?? "");
  });
  const { chromium } = await tool("playwright-core");
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  let browser;
  try {
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
      args: [
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
      ],
    });
    const page = await browser.newPage();
    const problems = [];
    page.on("pageerror", (error) => problems.push(String(error)));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction(() => globalThis.result, null, { timeout: 20_000 }).catch((error) => {
      throw new Error(`${error.message}\n${problems.join("\n")}`);
    });
    return await page.evaluate(() => globalThis.result);
  } finally {
    await browser?.close();
    server.closeAllConnections();
    server.close();
  }
}
