/** The element on a page of somebody else's: shown from slot and property, twice, without wasm, without leaks. */
import assert from "node:assert/strict";
import test, { after, afterEach, before } from "node:test";
import { start, violations } from "./support.mjs";

let web;
// Without the header of our own site: the demo stands for a page of somebody else's and brings its own policy.
before(async () => (web = await start({ headers: false })));
afterEach(() => web.done());
after(() => web.stop());

const open = (options = {}) => web.page({ path: "/widget/demo/", ready: false, ...options });

test("the demo page shows its prepared comparison and loads no wasm", async () => {
  const demo = await open();
  await demo.locator("corroborate-comparison .saying").first().waitFor();
  assert.match(await demo.locator("corroborate-comparison .summary").first().textContent(), /3 articles/);
  const loaded = await demo.evaluate(() => performance.getEntriesByType("resource").map((entry) => new URL(entry.name).pathname));
  assert.deepEqual(loaded.filter((path) => /wasm|worker/.test(path)), []);
  assert.deepEqual(await violations(demo), []);
});

test("two on one page do not disturb each other, and each keeps its own part open", async () => {
  const page = await open();
  await page.locator("corroborate-comparison .saying").first().waitFor();
  await page.evaluate(() => {
    const [first] = document.querySelectorAll("corroborate-comparison");
    const second = document.createElement("corroborate-comparison");
    second.id = "second";
    second.setAttribute("view", "articles");
    window.heard = [];
    document.addEventListener("corroborate-ready", (event) => window.heard.push(event.detail.comparison.schema));
    second.comparison = first.comparison;
    document.querySelector("main").append(second);
  });
  await page.locator("#second .reader").waitFor();
  assert.deepEqual(await page.evaluate(() => window.heard), ["corroborate/1"]);
  await page.locator("#second #tab-claims").click();
  await page.locator("#second .claims, #second .lone").first().waitFor();
  assert.equal(await page.locator("corroborate-comparison").first().getAttribute("view"), "quotations");
  // Loading the script again does no harm, where the policy allows a second copy of Lit.
  await page.evaluate(() => import(`${new URL("../../element.js", location.href)}?again`));
});

test("from a finding to its place and back, without touching the host's history", async () => {
  const page = await open();
  const see = page.locator("corroborate-comparison .see").first();
  const before = await page.evaluate(() => history.length);
  await see.click();
  await page.locator("corroborate-comparison [data-target]").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("corroborate-comparison .sayings").first().waitFor();
  assert.equal(await page.evaluate(() => history.length), before);
});

test("what is no comparison is told by an event and in words", async () => {
  const page = await open();
  await page.evaluate(() => {
    window.problems = [];
    document.addEventListener("corroborate-error", (event) => window.problems.push(event.detail.message));
    const broken = document.createElement("corroborate-comparison");
    broken.id = "broken";
    const script = document.createElement("script");
    script.type = "application/json";
    script.append("{ not json");
    broken.append(script);
    const wrong = document.createElement("corroborate-comparison");
    wrong.id = "wrong";
    wrong.comparison = { schema: "something/else" };
    document.querySelector("main").append(broken, wrong);
  });
  await page.locator("#broken [part=problem]").waitFor();
  await page.locator("#wrong [part=problem]").waitFor();
  assert.equal(await page.evaluate(() => window.problems.length), 2);
  // The demo's policy grumbles at a script element that a script fills, though it holds data only.
  await web.done(/TrustedScript|HTMLScriptElement/);
});

test("the host's tokens and parts reach in, and its styles do not", async () => {
  const page = await open();
  await page.locator("corroborate-comparison .summary").first().waitFor();
  const [color, weight] = await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("corroborate-comparison { --corroborate-accent: rgb(1, 2, 3) } corroborate-comparison::part(summary) { color: rgb(4, 5, 6) } .siglum b { font-size: 99px }");
    document.adoptedStyleSheets = [sheet];
    const inside = document.querySelector("corroborate-comparison").shadowRoot;
    const letter = getComputedStyle(inside.querySelector(".siglum b"));
    return [[letter.color, getComputedStyle(inside.querySelector(".summary")).color], letter.fontSize];
  });
  assert.deepEqual(color, ["rgb(1, 2, 3)", "rgb(4, 5, 6)"]);
  assert.notEqual(weight, "99px");
});
