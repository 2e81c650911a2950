/**
 * What the tests of the page share: a small static server that sends the policy as a header, a browser, and texts.
 * SITE names another build of the page to test (default: pkg/site).
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const site = process.env.SITE ?? `${root}pkg/site`;

// The libraries live beside the front end, not beside the tests.
const fromWww = createRequire(`${root}www/package.json`);

export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "worker-src blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html corroborate";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".map": "application/json",
  ".json": "application/json",
};

/**
 * Serves the site. `change` may rewrite a file on its way, as `{ "/worker.js": (text) => text }`; `headers` says whether
 * the policy goes along as a header, as it does not on simple static hosts.
 */
export async function serve({ change = {}, headers = true } = {}) {
  assert.ok(existsSync(`${site}/index.html`), `there is no ${site}/index.html: run \`make pkg\` first`);
  const server = createServer((request, response) => {
    let { pathname } = new URL(request.url, "http://localhost");
    if (pathname.endsWith("/")) pathname += "index.html";
    const file = site + pathname;
    if (pathname.includes("..") || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    let body = readFileSync(file);
    if (change[pathname]) body = Buffer.from(change[pathname](body.toString()));
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      ...(headers ? { "content-security-policy": POLICY } : {}),
    });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The system's Chromium; says what to do where there is none. */
export async function launch() {
  const executablePath = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
    (path) => path && existsSync(path),
  );
  assert.ok(executablePath, "no Chromium found: install it (Debian: apt-get install chromium) or name it in CHROMIUM");
  const { chromium } = fromWww("playwright-core");
  return chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/**
 * A browser and a server for one file of tests. `page()` opens the page and waits until it is ready; whatever goes
 * wrong inside it (an exception, a refused policy) makes the test fail at `done()`.
 */
export async function start(options = {}) {
  const server = await serve(options);
  const browser = await launch();
  const contexts = [];
  const faults = [];
  return {
    origin: server.origin,
    browser,
    faults,
    async page({ path = "/", ready = true, ...context } = {}) {
      const made = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...context });
      contexts.push(made);
      const page = await made.newPage();
      page.setDefaultTimeout(10_000);
      page.on("pageerror", (error) => faults.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") faults.push(message.text());
      });
      await page.goto(server.origin + path);
      if (ready) await page.waitForSelector('#status[data-state="ready"]');
      return page;
    },
    /** After each test: closes its pages and looks for faults. `expected` are allowed. */
    async done(...expected) {
      for (const context of contexts.splice(0)) await context.close();
      const found = faults.splice(0).filter((fault) => !expected.some((pattern) => pattern.test(fault)));
      assert.deepEqual(found, [], "errors in the page");
    },
    async stop() {
      await browser.close();
      await server.close();
    },
  };
}

/** The violations that axe finds, in a form that can be read; `rules` for some of its rules only. */
export async function violations(page, rules) {
  const { AxeBuilder } = fromWww("@axe-core/playwright");
  // Only what is wrong is collected: the rest takes half of the time.
  const builder = new AxeBuilder({ page }).options({ resultTypes: ["violations"] });
  if (rules) builder.withRules(rules);
  else builder.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]);
  const { violations: found } = await builder.analyze();
  return found.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.target.join(" ")).join(" | ")}`);
}

/** Puts a text into the field and adds it. */
export async function paste(page, text) {
  await page.fill("#paste", text);
  await page.click("#add");
}

/** Opens the sample and waits for its comparison. */
export async function openSample(page) {
  await page.click("#sample");
  await page.waitForSelector("corroborate-view .saying");
}

/** The names on the cards, in order. */
export const cardTitles = (page) => page.locator(".card:not(.gone) h3").allTextContents();

/** Two invented articles on one event, with one utterance in two lengths. */
export const LONG = `Bakery reopens after flood

By Ada Quill

The bakery on Mill Lane reopened on Monday, eight weeks after the river rose into its ovens.

“We lost the ovens, the flour and the cat, and only the cat came back,” owner Tobias Wren said on Monday. “We start again with rye.”

The council has paid 4,000 pounds towards new ovens.`;

export const SHORT = `Mill Lane bakery is back

The Mill Lane bakery opened its doors again on Monday after the flood.

“We lost the ovens, the flour and the cat,” said Tobias Wren, the owner.

The town council paid 4,000 pounds towards its new ovens.`;
