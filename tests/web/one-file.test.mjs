/** The whole page in one file, opened from the disk: it works, and makes no request at all but for itself. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import test from "node:test";
import { launch, openSample, paste, LONG, root } from "./support.mjs";

const file = process.env.ONE_FILE ?? `${root}target/dist/corroborate.html`;

test("corroborate.html works from file://", async () => {
  assert.ok(existsSync(file), `there is no ${file}: run \`make dist\` first`);
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const requests = [];
    const faults = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
    await page.goto(pathToFileURL(file).href);
    await page.locator('#status[data-state="ready"]', { hasText: "Ready – works offline from here" }).waitFor();
    assert.doesNotMatch(await page.textContent("#status"), /without a worker/);
    await openSample(page);
    await paste(page, LONG);
    await page.waitForFunction(() => document.querySelector("corroborate-view").comparison.articles.length === 6);
    await page.locator(".saying .see.place").first().click();
    await page.waitForSelector("[data-target]");
    await page.goBack();
    await page.waitForSelector(".sayings");
    assert.deepEqual(requests.filter((url) => !/^(blob|data):/.test(url)), [pathToFileURL(file).href]);
    assert.deepEqual(faults, []);
  } finally {
    await browser.close();
  }
});
