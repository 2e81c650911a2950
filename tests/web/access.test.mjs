/** For everybody: axe in light and dark, keyboard only, 320 px, reduced motion, forced colours. */
import assert from "node:assert/strict";
import test, { after, afterEach, before } from "node:test";
import { openSample, LONG, start, violations } from "./support.mjs";

let web;
before(async () => (web = await start()));
afterEach(() => web.done());
after(() => web.stop());

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing, ${colorScheme}: empty page, each part, editing, removed`, async () => {
    const page = await web.page({ colorScheme });
    // In the dark only the colours are others.
    const rules = colorScheme === "dark" ? ["color-contrast"] : undefined;
    const dark = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    assert.equal(dark, colorScheme === "dark" ? "rgb(23, 22, 20)" : "rgb(251, 249, 244)");
    await page.click(".promise summary");
    assert.deepEqual(await violations(page, rules), [], "empty page");
    await openSample(page);
    await page.locator(".saying details summary").first().click();
    assert.deepEqual(await violations(page, rules), [], "quotations");
    await page.click("#tab-claims");
    assert.deepEqual(await violations(page, rules), [], "claims");
    await page.click("#tab-articles");
    await page.locator(".card").nth(0).locator('[data-act="edit"]').click();
    await page.locator(".card").nth(1).locator('[data-act="remove"]').click();
    await page.click("#add");
    assert.deepEqual(await violations(page, rules), [], "articles, an open card, a removed one, a problem");
  });
}

for (const width of [320, 640]) {
  test(`nothing is wider than a window of ${width} px`, async () => {
    const page = await web.page({ viewport: { width, height: 640 } });
    const fits = async (where) =>
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${where} is wider than ${width} px`);
    await fits("the empty page");
    await openSample(page);
    await fits("quotations");
    await page.click("#tab-claims");
    await fits("claims");
    await page.click("#tab-articles");
    await page.locator(".card").nth(0).locator('[data-act="edit"]').click();
    await fits("articles with an open card");
    await page.fill("#paste", "A".repeat(500));
    await page.click("#add");
    await fits("a word of 500 letters");
  });
}

test("by keyboard alone: paste, add, sample, read, go to the place and back, remove and undo", async () => {
  const page = await web.page();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  /** Presses Tab until `found` holds for the element in focus, at most a hundred times. */
  const tabTo = async (found) => {
    for (let count = 0; count < 160; count += 1) {
      await page.keyboard.press("Tab");
      const hit = await page.evaluate((source) => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        const { width, height } = active.getBoundingClientRect();
        const style = getComputedStyle(active);
        if (active !== document.body && style.outlineStyle === "none" && !active.matches("summary, textarea, input")) return `no outline on ${active.outerHTML.slice(0, 120)}`;
        return width > 0 && height > 0 && new Function("element", `return ${source}`)(active);
      }, found).catch((error) => String(error));
      if (hit === true) return;
      if (typeof hit === "string") assert.fail(hit);
    }
    assert.fail(`not reached by Tab: ${found}`);
  };
  await tabTo(`element.id === "paste"`);
  await page.keyboard.insertText(LONG);
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector("corroborate-view .saying");
  await tabTo(`element.id === "sample"`);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("corroborate-view")?.comparison?.articles.length === 6);
  await tabTo(`element.dataset.act === "remove"`);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".card.gone");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelectorAll(".card.gone").length === 0);
  await tabTo(`element.getAttribute("role") === "tab"`);
  await page.keyboard.press("ArrowRight");
  await page.waitForSelector("#part .conflict, #part .empty");
  await page.keyboard.press("Home");
  await page.waitForSelector(".sayings");
  await tabTo(`element.classList.contains("place")`);
  await page.keyboard.press("Enter");
  await page.waitForSelector("[data-target]");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".sayings");
});

test("controls are at least 24 px high or stand in a line of text", async () => {
  const page = await web.page();
  await openSample(page);
  await page.locator(".card").nth(0).locator('[data-act="edit"]').click();
  const small = await page.evaluate(() => {
    const roots = [document, document.querySelector("corroborate-view").shadowRoot];
    return roots
      .flatMap((root) => [...root.querySelectorAll("button, select, input:not([type=file]), textarea, summary")])
      .filter((element) => !element.matches(".ref, .check input"))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.height < 23.5 || box.width < 23.5))
      .map(({ element, box }) => `${element.outerHTML.slice(0, 80)} ${box.width}x${box.height}`);
  });
  assert.deepEqual(small, []);
});

test("marks do not rest on colour: each carries words or a line, also in forced colours", async () => {
  const page = await web.page({ forcedColors: "active", reducedMotion: "reduce" });
  await openSample(page);
  const bare = await page.evaluate(() =>
    [...document.querySelector("corroborate-view").shadowRoot.querySelectorAll(".diff, .gap")].filter((mark) => !mark.querySelector(".aside")?.textContent.trim()).length,
  );
  assert.equal(bare, 0);
  const moving = await page.evaluate(() => document.getAnimations().length);
  assert.equal(moving, 0);
});
