/** The main job as a person does it: put in articles, read the comparison, change things, lose nothing. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after, afterEach, before } from "node:test";
import { cardTitles, LONG, openSample, paste, SHORT, start } from "./support.mjs";

let web;
before(async () => (web = await start()));
afterEach(() => web.done());
after(() => web.stop());

test("one pasted article shows its quotations, a second one the comparison", async () => {
  const page = await web.page();
  assert.match(await page.textContent(".promise"), /Nothing you put in here leaves this page/);
  await page.fill("#paste", LONG);
  await page.press("#paste", "Control+Enter");
  await page.waitForSelector("corroborate-view .saying");
  assert.equal(await page.inputValue("#paste"), "");
  assert.match(await page.textContent(".sayings"), /only the cat came back/);
  assert.match(await page.textContent("#results-head"), /In this article/);
  assert.equal(await page.locator("corroborate-view .matrix").count(), 0);

  await paste(page, SHORT);
  await page.waitForSelector("corroborate-view .matrix");
  const first = page.locator(".saying").first();
  assert.match(await first.textContent(), /Tobias Wren/);
  assert.match(await first.textContent(), /in 2 of 2/);
  assert.match(await first.textContent(), /Shorter here/);
  assert.match(await first.locator(".gap").textContent(), /6 words shorter/);
  assert.match(await first.locator(".differences").first().textContent(), /also has\s+and only the cat came back/);
  assert.match(await page.textContent(".summary"), /2 articles/);
  assert.match(await page.textContent("#counts"), /2 articles/);
});

test("the sample: five articles, grouped, filtered, one click to the place and back", async () => {
  const page = await web.page();
  await openSample(page);
  assert.equal((await cardTitles(page)).length, 5);
  const all = await page.locator(".saying").count();
  assert.ok(all >= 8, `${all} quotations`);
  assert.match(await page.locator(".saying .spread").first().textContent(), /in [345] of 5/);

  await page.check('input[name="several"]');
  const several = await page.locator(".saying").count();
  assert.ok(several >= 2 && several < all, `${several} of ${all}`);
  await page.selectOption('select[name="speaker"]', { label: "Desmond Pyke" });
  for (const who of await page.locator(".saying h4 .speaker").allTextContents()) assert.equal(who, "Desmond Pyke");
  await page.selectOption('select[name="speaker"]', "");
  await page.uncheck('input[name="several"]');

  const see = page.locator(".saying .see.place").nth(1);
  const key = await see.getAttribute("data-from");
  await see.focus();
  await page.keyboard.press("Enter");
  const place = page.locator("[data-target]");
  await place.waitFor();
  assert.ok(await place.evaluate((element) => element.getRootNode().activeElement === element), "the place has the focus");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".sayings");
  await page.waitForFunction((from) => document.querySelector("corroborate-view").shadowRoot.activeElement?.dataset.from === from, key);

  // The browser's own Back does the same.
  await see.click();
  await place.waitFor();
  await page.goBack();
  await page.waitForSelector(".sayings");
  await page.waitForFunction((from) => document.querySelector("corroborate-view").shadowRoot.activeElement?.dataset.from === from, key);

  // From the article to the finding and back.
  await page.click("#tab-articles");
  const ref = page.locator(".reader .ref:not(.claim-ref, .who)").first();
  const number = await ref.textContent();
  await ref.click();
  await page.waitForFunction((id) => document.querySelector("corroborate-view").shadowRoot.activeElement?.id === id, `saying-${number.trim()}`);
  await page.keyboard.press("Escape");
  await page.waitForSelector(".reader");
});

test("a quotation that “she said” interrupts is not taken for a shorter one", async () => {
  const page = await web.page();
  await paste(page, "Gate\n\n“The gate was open. The dog was gone before anybody woke up that morning,” Ada Quill said.");
  await paste(page, "Dog\n\n“The gate was open,” Ada Quill said on Friday. “The dog was gone before anybody woke up that morning.”");
  await page.waitForSelector("corroborate-view .matrix");
  const rows = page.locator(".saying").first().locator(".row");
  assert.match(await rows.nth(1).textContent(), /Same words, in several parts/);
  assert.equal(await page.locator(".gap").count(), 0);
  assert.equal(await page.locator(".matrix tbody .glyph.none, .matrix tbody .glyph.truncated").count(), 0);
});

test("claims stand side by side, and the articles show what is set aside", async () => {
  const page = await web.page();
  await openSample(page);
  await page.click("#tab-claims");
  assert.ok((await page.locator(".claim").count()) >= 2, "claims in several articles");
  assert.ok((await page.locator(".claim").first().locator(".statement").count()) >= 2);
  assert.ok((await page.locator(".lone li").count()) >= 5, "claims with no match");
  await page.click("#tab-articles");
  await page.locator(".picker button", { hasText: "NewsKettle" }).click();
  assert.match(await page.textContent(".reader"), /Set aside: /);
  assert.match(await page.locator(".reader .set-aside").allTextContents().then((all) => all.join(" ")), /Cruise Guest Proposes/);
});

test("nothing of an article's text is lost or doubled in the reader", async () => {
  const page = await web.page();
  await openSample(page);
  await page.click("#tab-articles");
  const squeeze = (text) => text.replace(/\s+/g, "");
  for (let index = 0; index < 5; index += 1) {
    await page.locator(".picker button").nth(index).click();
    const [shown, text] = await page.evaluate((at) => {
      const view = document.querySelector("corroborate-view");
      const body = view.shadowRoot.querySelector(".reader .body").cloneNode(true);
      for (const added of body.querySelectorAll(".ref, .aside-label")) added.remove();
      return [body.textContent, view.comparison.articles[at].text];
    }, index);
    assert.equal(squeeze(shown), squeeze(text));
  }
});

test("rename, date, publisher, link and text can be edited, and the comparison follows", async () => {
  const page = await web.page();
  await paste(page, LONG);
  await paste(page, SHORT);
  await page.waitForSelector("corroborate-view .matrix");
  const card = page.locator(".card").nth(1);
  await card.locator('[data-act="edit"]').click();
  await card.locator('[name="publisher"]').fill("The Lane Gazette");
  await card.locator('[name="published"]').fill("2025-03-04");
  await card.locator('[name="published"]').blur();
  await card.locator('[name="name"]').fill("Second try");
  await card.locator('[name="name"]').blur();
  await card.locator('[name="url"]').fill("javascript:alert(1)");
  await card.locator(".problem", { hasText: "not a web address" }).waitFor();
  assert.equal(await card.locator("a").count(), 0);
  await card.locator('[name="url"]').fill("https://example.org/bakery");
  assert.equal(await card.locator("a").getAttribute("href"), "https://example.org/bakery");
  await page.locator("corroborate-view .row .outlet", { hasText: "The Lane Gazette" }).first().waitFor();
  assert.match(await card.locator(".facts").textContent(), /4 March 2025/);
  assert.match(await card.locator('[data-act="remove"]').getAttribute("aria-label"), /Second try/);

  await card.locator('[name="text"]').fill(SHORT.replace("the flour and the cat", "the flour and the dog"));
  await page.locator(".saying .row .diff.replaced", { hasText: "dog" }).waitFor();
  await card.locator('[name="text"]').fill("");
  await card.locator(".problem", { hasText: "no text" }).waitFor();
  await page.locator("#results-head", { hasText: "In this article" }).waitFor();
  await card.locator('[name="text"]').fill(SHORT);
  await page.locator("#results-head", { hasText: "Comparison" }).waitFor();
});

test("reorder by buttons; remove, undo, forget", async () => {
  const page = await web.page();
  await openSample(page);
  const before = await cardTitles(page);
  await page.locator(".card").nth(1).locator('[data-act="up"]').click();
  const [one, two, ...rest] = before;
  assert.deepEqual(await cardTitles(page), [two, one, ...rest]);
  await page.waitForFunction((title) => document.querySelector("corroborate-view").comparison.articles[0].title === title, two);
  assert.ok(await page.evaluate(() => document.activeElement?.dataset.act === "down"), "the focus stays with the card");
  await page.locator(".card").nth(0).locator('[data-act="down"]').click();
  assert.deepEqual(await cardTitles(page), before);

  await page.locator(".card").nth(2).locator('[data-act="remove"]').click();
  await page.waitForFunction(() => document.querySelector("corroborate-view").comparison.articles.length === 4);
  assert.equal((await cardTitles(page)).length, 4);
  assert.ok(await page.evaluate(() => document.activeElement?.dataset.act === "undo"), "the focus is on Undo");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("corroborate-view").comparison.articles.length === 5);
  assert.deepEqual(await cardTitles(page), before);

  await page.click("#remove-all");
  assert.equal((await cardTitles(page)).length, 0);
  for (let left = 5; left > 0; left -= 1) await page.locator('[data-act="forget"]').first().click();
  await page.waitForSelector(".intro");
});

test("a card can be dragged to another place", async () => {
  const page = await web.page();
  await openSample(page);
  const before = await cardTitles(page);
  const from = await page.locator(".card .letter").nth(0).boundingBox();
  const to = await page.locator(".card").nth(1).boundingBox();
  await page.mouse.move(from.x + 5, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(from.x + 5, from.y + 40, { steps: 4 });
  await page.mouse.move(to.x + 40, to.y + 40, { steps: 4 });
  await page.mouse.up();
  const [one, two, ...rest] = before;
  await page.waitForFunction((title) => document.querySelector(".card h3").textContent === title, two);
  assert.deepEqual(await cardTitles(page), [two, one, ...rest]);
});

test("five articles: under 150 ms from the change to the result", async (context) => {
  const page = await web.page();
  await openSample(page);
  /** From the click until the new comparison is on the page. */
  const change = (act, count) =>
    page.evaluate(
      async ([selector, wanted]) => {
        const begin = performance.now();
        document.querySelector(selector).click();
        for (;;) {
          await new Promise((resolve) => setTimeout(resolve, 1));
          const view = document.querySelector("corroborate-view");
          if (view.comparison.articles.length === wanted) {
            await view.updateComplete;
            return performance.now() - begin;
          }
        }
      },
      [act, count],
    );
  const times = [];
  for (let round = 0; round < 5; round += 1) {
    await change('.card [data-act="remove"]', 4);
    times.push(await change('.card [data-act="undo"]', 5));
  }
  context.diagnostic(`ms from change to result: ${times.map(Math.round).join(", ")}`);
  // The best of five: the machine that tests may be busy with something else.
  assert.ok(Math.min(...times) < 150, `${times}`);
});

test("a pasted link, an empty paste and a picture's bytes are answered, and what was typed stays", async () => {
  const page = await web.page();
  await page.click("#add");
  assert.match(await page.textContent("#paste-said"), /no text yet/);
  await paste(page, "https://example.org/news/ferry?id=1 ");
  assert.equal(
    (await page.textContent("#paste-said")).trim(),
    "This page fetches nothing, which keeps it private. Open the article, select all, copy, paste here.",
  );
  assert.equal(await page.inputValue("#paste"), "https://example.org/news/ferry?id=1 ");
  await paste(page, "PNG\u0001\u0002\u0003\u0004\u0005\u0006 \u0001\u0002\u0003\u0004");
  assert.match(await page.textContent("#paste-said"), /does not look like text/);
  assert.equal(await page.locator(".card").count(), 0);
});

test("fewer and surer reports, or more: by the keyboard, and the comparison follows", async () => {
  const page = await web.page();
  await openSample(page);
  const reports = () => page.evaluate(() => document.querySelector("corroborate-view").comparison.attributions.filter((each) => each.kind === "indirect").length);
  const set = async (key, value) => {
    await page.focus("#sensitivity");
    await page.keyboard.press(key);
    await page.waitForFunction((wanted) => document.querySelector("corroborate-view").comparison.options.sensitivity === wanted, value);
    return reports();
  };
  assert.equal(await page.getAttribute("#sensitivity", "aria-valuetext"), "balanced");
  const fewest = await set("Home", 0);
  assert.equal(await page.getAttribute("#sensitivity", "aria-valuetext"), "the fewest, the surest");
  const most = await set("End", 1);
  assert.ok(fewest < most, `${fewest} at the fewest, ${most} at the most`);
});

test("what the reader decides stays while articles come and go", async () => {
  const page = await web.page();
  await openSample(page);
  const card = page.locator(".saying").first();
  await card.locator("summary", { hasText: "Why this speaker?" }).click();
  await card.locator("select").selectOption("yes");
  await page.locator(".saying .remark", { hasText: "Translated, you decided" }).waitFor();
  await page.locator(".card").nth(4).locator('[data-act="remove"]').click();
  await page.waitForFunction(() => document.querySelector("corroborate-view").comparison.articles.length === 4);
  assert.match(await page.locator(".saying").first().textContent(), /Translated, you decided/);
  const kept = await page.evaluate(() => document.querySelector("corroborate-view").comparison.corrections);
  assert.deepEqual(kept.map(({ kind, value }) => [kind, value]), [["translated", "yes"]]);
});

test("a day that another article suggests is taken when the reader says so, and given back", async () => {
  const page = await web.page();
  await paste(page, LONG);
  await paste(page, SHORT);
  await page.locator(".card").first().locator('[data-act="edit"]').click();
  await page.locator(".card").first().locator('[name="published"]').fill("2025-05-06");
  const card = page.locator(".card").nth(1);
  await card.locator(".proposed", { hasText: "No date is known. Article A is of 6 May 2025." }).waitFor();
  const published = () => page.evaluate(() => document.querySelector("corroborate-view").comparison.articles.map((each) => [each.published, each.publishedFrom]));
  assert.deepEqual(await published(), [["2025-05-06", "given"], [null, null]]);
  await card.locator('[data-act="date"]').focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("corroborate-view").comparison.articles[1].publishedFrom === "sibling");
  assert.match(await card.locator(".facts").first().textContent(), /6 May 2025 \(the day of another article, you confirmed\)/);
  await page.waitForFunction(() => document.activeElement?.dataset.act === "undate");
  await page.keyboard.press("Enter");
  await card.locator('[data-act="date"]').waitFor();
  assert.deepEqual((await published())[1], [null, null]);
});

test("a comparison is saved with what was decided, and comes back", async () => {
  const page = await web.page();
  await openSample(page);
  await page.click("#tab-differences");
  await page.locator(".conflict").first().locator("button", { hasText: "Not a difference" }).click();
  await page.locator(".conflict.dismissed").waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
  const path = await download.path();
  const saved = JSON.parse(readFileSync(path, "utf8"));
  assert.equal(saved.schema, "corroborate/1");
  assert.deepEqual(saved.corrections.map(({ kind }) => kind), ["dismiss"]);
  const other = await web.page();
  // Articles that are there already keep their ids; those of the file get others, and what was decided goes along.
  await paste(other, LONG);
  await other.setInputFiles("#files", { name: "comparison.json", mimeType: "application/json", buffer: readFileSync(path) });
  await other.waitForFunction(() => document.querySelector("corroborate-view")?.comparison?.articles.length === 6);
  await other.click("#tab-differences");
  assert.equal(await other.locator(".conflict.dismissed").count(), 1);
  await other.setInputFiles("#files", { name: "other.json", mimeType: "application/json", buffer: Buffer.from('{"schema": 1}') });
  await other.locator("#paste-said", { hasText: "is not a comparison that was saved here" }).waitFor();
});

test("two identical articles are said to be identical", async () => {
  const page = await web.page();
  await paste(page, LONG);
  await paste(page, LONG);
  await page.locator("corroborate-view .note", { hasText: /identical/i }).waitFor();
});

test("text that looks like markup stays text", async () => {
  const page = await web.page();
  const hostile = `${LONG}\n\n“<img src=x onerror=alert(1)> </script><script>alert(2)</script>,” said Tobias Wren.`;
  await paste(page, hostile);
  await page.click("#tab-articles");
  assert.match(await page.textContent(".reader"), /<img src=x onerror=alert\(1\)>/);
  assert.equal(await page.locator("corroborate-view img, corroborate-app img").count(), 0);
});

test("closing the page asks first when there is something to lose, and not when there is not", async () => {
  const page = await web.page();
  let asked = 0;
  page.on("dialog", (dialog) => {
    asked += 1;
    void dialog.accept();
  });
  await openSample(page);
  await page.reload();
  assert.equal(asked, 0);
  await page.waitForSelector('#status[data-state="ready"]');
  await page.click("#paste");
  await page.keyboard.type("Something of mine");
  await page.reload();
  assert.equal(asked, 1);
});
