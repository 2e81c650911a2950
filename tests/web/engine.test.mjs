/**
 * Every call settles: cancelled, crashed, killed or refused. The worker that is served is the real one with a few lines
 * before it that misbehave when an article holds a certain word.
 */
import assert from "node:assert/strict";
import test, { after, afterEach, before } from "node:test";
import { LONG, openSample, paste, SHORT, start } from "./support.mjs";

const SABOTAGE = `self.addEventListener("message", (event) => {
  const text = JSON.stringify(event.data.articles ?? event.data.article ?? "");
  if (text.includes("HANG")) event.stopImmediatePropagation();
  if (text.includes("DIE")) { event.stopImmediatePropagation(); self.close(); }
  if (text.includes("THROW")) { event.stopImmediatePropagation(); throw new Error("sabotage"); }
});
`;

let web;
before(async () => (web = await start({ change: { "/worker.js": (text) => SABOTAGE + text } })));
after(() => web.stop());

async function comparedWith(word) {
  const page = await web.page();
  await paste(page, LONG);
  await page.waitForSelector("corroborate-view .saying");
  await paste(page, `${SHORT}\n\n${word}`);
  return page;
}

/** The page works on after whatever happened: without the word the comparison comes. */
async function recovers(page) {
  const card = page.locator(".card").nth(1);
  await card.locator('[data-act="edit"]').click();
  await card.locator('[name="text"]').fill(SHORT);
  await page.waitForSelector("corroborate-view .matrix");
  assert.equal(await page.locator(".stopped").count(), 0);
}

test("long work shows progress and can be cancelled; what was put in stays", async () => {
  const page = await comparedWith("HANG");
  await page.waitForSelector(".working progress");
  await page.fill("#paste", "half a thought");
  await page.click("#cancel");
  await page.locator(".stopped", { hasText: "Cancelled" }).waitFor();
  assert.equal(await page.locator(".card").count(), 2);
  assert.equal(await page.inputValue("#paste"), "half a thought");
  assert.ok((await page.locator(".saying").count()) > 0, "the last result is still there");
  await page.click("#again");
  await page.waitForSelector(".working progress");
  await page.click("#cancel");
  await recovers(page);
  await web.done();
});

test("a change while work goes on starts afresh by itself", async () => {
  const page = await comparedWith("HANG");
  await page.waitForSelector(".working progress");
  await recovers(page);
  await web.done();
});

test("a worker that is killed in the middle settles the call, and a fresh one takes over", async () => {
  const page = await comparedWith("DIE");
  await page.locator(".stopped", { hasText: "stopped in the middle" }).waitFor();
  await recovers(page);
  await web.done();
});

test("a worker that throws settles the call, and a fresh one takes over", async () => {
  const page = await comparedWith("THROW");
  await page.locator(".stopped", { hasText: "stopped in the middle" }).waitFor();
  await recovers(page);
  await web.done(/sabotage/);
});

test("where workers are refused the page does the work itself", async () => {
  const page = await web.page({ ready: false });
  await page.addInitScript(() => {
    window.Worker = class {
      constructor() {
        throw new Error("refused");
      }
    };
  });
  await page.goto(web.origin);
  await page.locator('#status[data-state="ready"]', { hasText: "without a worker" }).waitFor();
  await openSample(page);
  assert.ok((await page.locator(".saying").count()) > 5);
  await web.done();
});

test("where the program can not be loaded the page says so and keeps what is typed", async () => {
  const page = await web.page({ ready: false });
  await page.route("**/corroborate.wasm", (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto(web.origin);
  await page.locator('#status[data-state="failed"]', { hasText: "Could not load" }).waitFor();
  await paste(page, LONG);
  await page.locator(".stopped").waitFor();
  assert.equal(await page.locator(".card").count(), 1);
  await web.done(/404/);
});
