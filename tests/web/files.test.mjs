/** Files: what is read, how it is decoded, and what is answered when it can not be read. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, afterEach, before } from "node:test";
import { LONG, start } from "./support.mjs";

let web;
before(async () => (web = await start()));
afterEach(() => web.done());
after(() => web.stop());

const file = (name, buffer) => ({ name, buffer: Buffer.from(buffer) });
const utf16 = (text, mark) => {
  const bytes = Buffer.from((mark ? "\uFEFF" : "") + text, "utf16le");
  return mark === "be" ? bytes.swap16() : bytes;
};
/** “ ” ’ are 0x93 0x94 0x92 in windows-1252. */
const cp1252 = (text) => Buffer.from(text.replaceAll("“", "\x93").replaceAll("”", "\x94").replaceAll("’", "\x92"), "latin1");
const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c6300010000050001", "hex");

/** Chooses files and waits for the answer. They go by the disk: the driver is slow with large ones in memory. */
async function choose(page, ...files) {
  const folder = mkdtempSync(join(tmpdir(), "corroborate-"));
  const paths = files.map(({ name, buffer }, index) => {
    mkdirSync(join(folder, String(index)));
    const path = join(folder, String(index), name);
    writeFileSync(path, buffer);
    return path;
  });
  await page.setInputFiles("#files", paths);
  await page.waitForFunction(() => {
    const said = document.querySelector("#paste-said").textContent;
    return said && !said.includes("Reading");
  });
  rmSync(folder, { recursive: true });
  return page.textContent("#paste-said");
}

/** The text of the article that was read, as the analysis has it. */
const textOf = (page, index = 0) =>
  page
    .waitForFunction((at) => document.querySelector("corroborate-view")?.comparison?.articles[at], index)
    .then((handle) => handle.evaluate((article) => article.text));

test("plain text and markdown come in as they are", async () => {
  const page = await web.page();
  await choose(page, file("one.txt", LONG), file("two.md", `# Title\n\n${LONG}`));
  assert.equal(await page.locator(".card").count(), 2);
  await page.waitForFunction(() => document.querySelector("corroborate-view")?.comparison?.articles.length === 2);
  assert.equal(await textOf(page, 0), LONG);
  assert.equal(await textOf(page, 1), `# Title\n\n${LONG}`);
});

test("html keeps title, paragraphs, block quotations and lists, and drops scripts, styles and navigation", async () => {
  const page = await web.page();
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await choose(
    page,
    file(
      "a.html",
      `<!doctype html><html><head><title>Site</title><style>p{color:red}</style><meta property="og:site_name" content="The Lane Gazette">
       <meta property="article:published_time" content="2025-03-04T10:00:00Z"></head><body><nav><a href="/">Home</a></nav>
       <h1>Bakery  reopens</h1><p>The <b>bakery</b> reopened.<br>It rained.</p><script>document.title='ran'</script>
       <blockquote><p>“We start again with rye,”</p></blockquote><ul><li>rye</li><li>wheat</li></ul>
       <img src="https://elsewhere.example/pixel.gif" onerror="document.title='ran'"><iframe src="https://elsewhere.example/"></iframe></body></html>`,
    ),
  );
  assert.equal(await textOf(page), "Bakery reopens\n\nThe bakery reopened.\n\nIt rained.\n\n“We start again with rye,”\n\nrye\n\nwheat");
  assert.match(await page.textContent(".card"), /The Lane Gazette/);
  assert.match(await page.textContent(".card"), /4 March 2025/);
  assert.notEqual(await page.title(), "ran");
  assert.deepEqual(requests, []);
  // The browser says what it refused in the parsed document.
  await web.done(/Applying inline style|inline event handler/);
});

test("UTF-8 with a mark, UTF-16 with and without one, and windows-1252 are read rightly", async () => {
  const page = await web.page();
  await choose(
    page,
    file("bom.txt", `\uFEFF${LONG}`),
    file("le.txt", utf16(LONG, "le")),
    file("be.txt", utf16(LONG, "be")),
    file("bare.txt", utf16(LONG)),
    file("bare-be.txt", utf16(LONG).swap16()),
    file("old.txt", cp1252(LONG)),
  );
  await page.waitForFunction(() => document.querySelector("corroborate-view")?.comparison?.articles.length === 6);
  assert.equal(await textOf(page, 0), `\uFEFF${LONG}`, "the mark is kept");
  for (const index of [1, 2]) assert.equal((await textOf(page, index)).replace(/^\uFEFF/, ""), LONG);
  assert.equal(await textOf(page, 3), LONG);
  assert.equal(await textOf(page, 4), LONG);
  assert.equal(await textOf(page, 5), LONG);
  const remarks = await page.locator(".card .remark", { hasText: "windows-1252" }).count();
  assert.equal(remarks, 1, "only the guess is said");
});

test("a file of 20 MB, a picture, an empty file and a PDF are each answered, and the others go on", async () => {
  const page = await web.page();
  const said = await choose(
    page,
    file("huge.txt", Buffer.alloc(20 * 1024 * 1024, "word ")),
    file("picture.txt", PNG),
    file("empty.txt", "  \n"),
    file("paper.pdf", "%PDF-1.7"),
    file("good.txt", LONG),
  );
  assert.match(said, /“huge\.txt” is 20 MB; the limit is 5 MB/);
  assert.match(said, /“picture\.txt” is not text/);
  assert.match(said, /“empty\.txt” is empty/);
  assert.match(said, /“paper\.pdf” can not be read yet/);
  assert.match(said, /Added “good\.txt”/);
  assert.equal(await page.locator(".card").count(), 1);
});

test("an article that the analysis refuses is named on its card, and the others are compared", async () => {
  const page = await web.page();
  await choose(page, file("one.txt", LONG), file("long.txt", "A long word. ".repeat(200_000)), file("two.txt", LONG.replace("rye", "oats")));
  await page.locator(".card .problem", { hasText: "Not compared" }).waitFor();
  assert.match(await page.locator(".card").nth(1).textContent(), /long\.txt[^]*Not compared: it is longer than two million characters/);
  // The letters on the cards are those of the results.
  assert.deepEqual(await page.locator(".card .letter").allTextContents(), ["A", "–", "B"]);
  await page.waitForFunction(() => document.querySelector("corroborate-view")?.comparison?.articles.length === 2);
});

test("files can be dropped anywhere", async () => {
  const page = await web.page();
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "dropped.txt"));
    return data;
  }, LONG);
  await page.dispatchEvent("body", "dragover", { dataTransfer: transfer });
  await page.waitForSelector(".dropzone");
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
  await page.waitForSelector(".card");
  assert.equal(await page.locator(".dropzone").count(), 0);
});

test("two files of one name are told apart", async () => {
  const page = await web.page();
  await choose(page, file("same.txt", LONG), file("same.txt", LONG.replace("rye", "oats")));
  const names = await page.locator('.card [data-act="edit"]').evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
  assert.deepEqual(names, ["Edit same.txt", "Edit same.txt (2)"]);
});
