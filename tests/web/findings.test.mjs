/** What the views make of every kind of finding, in the element, by a comparison made by hand; and what a reader decides. */
import assert from "node:assert/strict";
import test, { after, afterEach, before } from "node:test";
import { made } from "./made.mjs";
import { start, violations } from "./support.mjs";

let web;
before(async () => (web = await start({ headers: false })));
afterEach(() => web.done());
after(() => web.stop());

/** The element with the comparison that `change` makes of the made one. */
async function open(view, options = {}, change = (comparison) => comparison) {
  const page = await web.page({ path: "/widget/demo/", ready: false, ...options });
  await page.locator("corroborate-comparison .summary").first().waitFor();
  await page.evaluate(
    ([comparison, part]) => {
      const element = document.querySelector("corroborate-comparison");
      element.comparison = comparison;
      element.view = part;
      return element.updateComplete;
    },
    [change(made()), view],
  );
  return page;
}
const squeeze = (words) => words.replace(/\s+/g, " ").trim();
const textsOf = async (locator) => (await locator.allTextContents()).map(squeeze);
const focused = (page) => page.evaluate(() => document.querySelector("corroborate-comparison").shadowRoot.activeElement?.dataset.from);

test("differences to check: both values in place, why, and whether both may be true", async () => {
  const page = await open("differences");
  assert.match(await page.textContent(".summary"), /2 differences to check/);
  assert.equal(await page.textContent("#tab-differences .tally"), "2");
  const first = page.locator(".conflict").first();
  assert.deepEqual(await textsOf(page.locator(".conflict h4")), ["Figures differ", "Dates differ both may be true", "Stated and hedged both may be true"]);
  assert.deepEqual(await textsOf(first.locator(".value")), ["40,000 pounds", "45,000 pounds"]);
  assert.deepEqual(await textsOf(first.locator(".statement .words")), ["The repair costs 40,000 pounds, the Lowland News Agency reported.", "The repair costs 45,000 pounds."]);
  assert.deepEqual(await textsOf(first.locator(".statement mark")), ["40,000 pounds", "45,000 pounds"]);
  await first.locator(".see").nth(1).click();
  assert.match(await page.textContent("[data-target]"), /45,000 pounds/);
  await page.keyboard.press("Escape");
  await page.waitForSelector(".conflict");
  assert.match(await page.locator(".remark", { hasText: "something else" }).textContent(), /Olm Weekly/);
});

test("“not a difference” is kept in the comparison, counts no more, and can be taken back", async () => {
  const page = await open("differences");
  await page.evaluate(() => {
    window.told = [];
    document.addEventListener("corroborate-correct", (event) => window.told.push(event.detail.corrections));
  });
  await page.locator(".conflict").first().locator("button", { hasText: "Not a difference" }).focus();
  await page.keyboard.press("Enter");
  await page.locator(".conflict.dismissed").waitFor();
  assert.equal(await focused(page), "decide-number:cost");
  assert.equal(await page.textContent("#tab-differences .tally"), "1");
  const wanted = [{ kind: "dismiss", targets: ["number:cost"], value: "yes" }];
  assert.deepEqual(await page.evaluate(() => JSON.parse(JSON.stringify(document.querySelector("corroborate-comparison").comparison)).corrections), wanted);
  assert.deepEqual(await page.evaluate(() => window.told), [wanted]);
  // Handed to another element it is still decided.
  const again = await open("differences", {}, (comparison) => ({ ...comparison, corrections: wanted }));
  assert.equal(await again.locator(".conflict.dismissed").count(), 1);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("corroborate-comparison").comparison.corrections.length === 0);
  assert.equal(await page.textContent("#tab-differences .tally"), "2");
  assert.equal(await focused(page), "decide-number:cost");
});

test("a value is taken out of a difference, two differences are taken together, by the keyboard, and both can be taken back", async () => {
  const page = await open("differences", { viewport: { width: 320, height: 700 } }, (comparison) => {
    const { text } = comparison.articles[2];
    const start = text.indexOf("Odile Brandt");
    comparison.conflicts[0].values.push({ article: 2, start, end: start + 12, value: "50,000 pounds" });
    return comparison;
  });
  const corrections = () => page.evaluate(() => document.querySelector("corroborate-comparison").comparison.corrections.map(({ kind, targets }) => [kind, targets]));
  const first = page.locator(".conflict").first();
  await first.locator(".correct summary").focus();
  await page.keyboard.press("Enter");
  await first.locator("button", { hasText: "“50,000 pounds” is not about this" }).focus();
  await page.keyboard.press("Enter");
  await first.locator(".statement.dismissed").waitFor();
  const [[kind, [target]]] = await corrections();
  assert.equal(kind, "split");
  assert.match(target, /^number:t2:\d+-\d+$/);
  assert.equal(await focused(page), `value-${target}`);
  // Two values are the least that a difference has.
  assert.equal(await first.locator("button", { hasText: "is not about this" }).count(), 0);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("corroborate-comparison").comparison.corrections.length === 0);
  assert.equal(await focused(page), `value-${target}`);

  assert.equal(await page.textContent("#tab-differences .tally"), "2");
  await first.locator("select").selectOption({ label: "Dates differ: 5 May / 6 May" });
  await page.locator(".conflict button", { hasText: "Take apart" }).waitFor();
  assert.deepEqual(await corrections(), [["merge", ["number:cost", "date:close"]]]);
  assert.equal(await page.textContent("#tab-differences .tally"), "1");
  assert.deepEqual(await textsOf(first.locator(".value")), ["40,000 pounds", "45,000 pounds", "50,000 pounds", "5 May", "6 May"]);
  assert.equal(await focused(page), "apart-number:cost");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("corroborate-comparison").comparison.corrections.length === 0);
  assert.equal(await page.textContent("#tab-differences .tally"), "2");
});

test("a translation raises no difference of wording; the reader's word goes before the analysis", async () => {
  const page = await open("quotations");
  const card = page.locator(".saying").first();
  assert.match(await card.locator(".remark").first().textContent(), /may have been said in another language/);
  assert.equal(await page.locator(".remark", { hasText: "Worded differently" }).count(), 0);
  await card.locator("select").selectOption("no");
  await page.locator(".saying .remark", { hasText: "Worded differently inside quotation marks: must / should" }).waitFor();
  assert.match(await card.textContent(), /Not translated, you decided/);
  assert.equal(await page.textContent("#tab-differences .tally"), "3");
  await card.locator("button", { hasText: "The same for all that Odile Brandt says" }).click();
  assert.match(await page.locator(".saying").nth(1).textContent(), /Not translated, you decided/);
  await page.locator(".saying .remark button", { hasText: "must / should" }).click();
  await page.waitForSelector("#difference-3:focus");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".sayings");
});

test("word by word: what differs is marked, what a witness does not reach is faint, what is touched is named", async () => {
  const page = await open("quotations");
  await page.locator(".saying summary", { hasText: "Word by word" }).click();
  await page.locator(".collation").waitFor();
  await page.locator(".saying summary", { hasText: "Word by word" }).click();
  await page.waitForFunction(() => !document.querySelector("corroborate-comparison").shadowRoot.querySelector(".collation"));
  await page.check('input[name="aligned"]');
  const rows = page.locator(".collation tbody tr");
  assert.equal(await rows.count(), 2);
  assert.deepEqual(await textsOf(rows.nth(0).locator("td")), ["We", "must not", "wait for the next storm,", "whatever it costs,"]);
  assert.deepEqual(await textsOf(rows.nth(1).locator("td")), ["We", "[other words: should]", "wait for the next storm,", "does not reach here"]);
  assert.deepEqual(await textsOf(page.locator(".collation thead th")), ["a word like can or must, a negation"]);
  assert.equal(await rows.nth(1).locator("td.silent").count(), 1);
  assert.match(await page.locator(".saying").first().textContent(), /touches a word like can or must, a negation/);
});

test("whose words: a fragment in a report of the same speaker is not second-hand, another's report is", async () => {
  const page = await open("quotations");
  assert.equal(squeeze(await page.locator(".saying h4").nth(1).textContent()), "2Odile Brandt in 1 of 3");
  // The fullest version is the article's own; the deputy's is said to be his.
  assert.deepEqual(await textsOf(page.locator(".saying .row .told")), ["as told by Karl Venn"]);
  const told = await open("quotations", {}, (comparison) => ({
    ...comparison,
    utterances: comparison.utterances.map((each) => (each.id === "u:storm" ? { ...each, witnesses: ["a:short"], relations: [], collation: null } : each)),
  }));
  assert.match(squeeze(await told.locator(".saying h4").nth(1).textContent()), /Odile Brandt, as told by Karl Venn/);
  // Who reports must be sure, and somebody else: “Mrs Brandt” may well be Odile Brandt.
  for (const change of [
    (comparison) => (comparison.attributions.find((each) => each.id === "a:deputy").speakerConfidence = 0.7),
    (comparison) => (comparison.speakers[1].name = "Mrs Brandt"),
  ]) {
    const unsure = await open("quotations", {}, (comparison) => (change(comparison), comparison));
    assert.equal(await unsure.locator(".told").count(), 0);
  }
  await page.click("#tab-articles");
  assert.equal(await page.locator(".said.mixed.inner").count(), 0);
  await page.locator(".picker button").nth(1).click();
  assert.ok((await page.locator(".said.direct.inner").count()) > 0);
});

test("reports stand at their speaker in the article's own sentence, and who is not clear is said to be", async () => {
  const page = await open("quotations");
  const groups = page.locator(".told-group");
  assert.deepEqual(await textsOf(groups.locator("summary")), ["Odile Brandt 2 · A", "speaker not clear 1 · B"]);
  await groups.first().locator("summary").click();
  const sentences = await textsOf(groups.first().locator(".words"));
  assert.ok(sentences.includes("The pier at Sandle will close on 5 May, mayor Odile Brandt said on Friday."), sentences.join(" | "));
  const card = page.locator(".saying").first();
  assert.match(await card.textContent(), /Seems to report it/);
  // What the report that goes around a quotation has beside it.
  assert.equal(squeeze(await card.locator(".row").nth(1).locator(".words.report").textContent()), "the words above said Odile Brandt, according to her deputy, Karl Venn.");
  await page.click("#tab-articles");
  const ref = page.locator(".ref.who").first();
  assert.equal(await ref.textContent(), "Brandt");
  await ref.click();
  await page.waitForSelector("#told-1[open]:focus");
  await page.keyboard.press("Escape");
  await page.locator(".picker button").nth(1).click();
  assert.equal(await page.locator(".ref.who").last().textContent(), "not clear");
  await page.locator(".marks input").nth(1).uncheck();
  assert.equal(await page.locator(".said.indirect, .ref.who").count(), 0);
});

test("sources that are named, shared passages, days: each leads to its place, and nobody is accused", async () => {
  const page = await open("sources");
  const panel = page.locator("#part");
  assert.match(await panel.textContent(), /They share passages: 31% of their words outside quotations/);
  assert.doesNotMatch(await panel.textContent(), /independent|copied/i);
  // Dates that differ stand out.
  assert.deepEqual(await textsOf(page.locator(".timeline h4")), ["5 May 2025 Dates differ", "6 May 2025 Dates differ"]);
  for (const name of ["Lowland News Agency", "B · Coast Paper"]) {
    await panel.locator("button.see", { hasText: name }).click();
    await page.locator("[data-target]").waitFor();
    await page.keyboard.press("Escape");
    await page.waitForSelector(".timeline");
  }
  const none = await open("sources", {}, (comparison) => ({ ...comparison, kin: [], passages: [] }));
  assert.match(await none.locator("#part").textContent(), /they may still share a source/);
});

test("what has no match offers the nearest sentence, and says perhaps where it is close", async () => {
  const page = await open("claims");
  assert.deepEqual(await textsOf(page.locator(".lone summary")), ["Perhaps the same: nearest sentence", "Nearest sentence"]);
  await page.click("#tab-quotations");
  const none = page.locator(".saying").first().locator(".row.none");
  const lone = page.locator(".saying").nth(1).locator(".row.none");
  assert.equal(await none.locator("summary").count(), 0);
  await lone.locator("summary").click();
  assert.match(await lone.textContent(), /No match found in the others/);
  assert.match(squeeze(await lone.locator(".near").textContent()), /Olm Weekly the town must not wait\. perhaps the same/);
});

test("a match that is less sure is perhaps one", async () => {
  const made = { sure: 0.95, unsure: 0.8 };
  for (const [key, confidence] of Object.entries(made)) {
    const page = await open("claims", {}, (comparison) => {
      comparison.claims[0].confidence = confidence;
      return comparison;
    });
    assert.equal(await page.locator(".claim .tag", { hasText: "perhaps the same" }).count(), key === "sure" ? 0 : 1, key);
    await page.close();
  }
});

test("claims side by side: what differs is marked where they are nearly the same, and the reader may part them", async () => {
  const page = await open("claims");
  const claim = page.locator(".claim").first();
  assert.deepEqual(await textsOf(claim.locator(".words")), ["The repair costs [only here: 40,000] pounds", "The repair costs [only here: 45,000] pounds"]);
  assert.match(await page.textContent(".summary"), /1 claim found in several articles/);
  await claim.locator("button", { hasText: "They do not say the same" }).click();
  await page.locator(".claim.dismissed").waitFor();
  assert.equal(await focused(page), "parted-c:cost");
  assert.match(await page.textContent(".summary"), /0 claims found in several articles/);
  await page.keyboard.press("Enter");
  await claim.locator(".words").first().waitFor();
});

test("the nearest sentence may say the same: the reader says so, and the claims count", async () => {
  const page = await open("claims", {}, (comparison) => {
    comparison.claims.push({ ...comparison.claims[1], id: "c:dawn2", statements: [{ ...comparison.claims[1].statements[0], id: "st:5", article: 1, spans: [comparison.claims[1].nearest[0]] }], nearest: [] });
    return comparison;
  });
  await page.locator(".lone summary").first().click();
  await page.locator(".lone button", { hasText: "They say the same" }).first().click();
  await page.locator(".claim button", { hasText: "Take apart" }).waitFor();
  assert.match(await page.textContent(".summary"), /2 claims found in several articles/);
  assert.equal(await focused(page), "apart-c:dawn");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("corroborate-comparison").comparison.corrections.length === 0);
  assert.match(await page.textContent(".summary"), /1 claim found in several articles/);
});

test("what was not looked for is not said to be absent", async () => {
  const note = { code: "not-yet", values: { field: "conflicts" }, text: "Not looked for yet." };
  const page = await open("differences", {}, (comparison) => ({ ...comparison, conflicts: [], notes: [note] }));
  assert.equal(await page.textContent("#part .empty"), "Not looked for yet.");
});

for (const [name, options] of [["light", {}], ["dark", { colorScheme: "dark" }], ["320 px", { viewport: { width: 320, height: 700 } }]]) {
  test(`every part: axe finds nothing and nothing is too wide, ${name}`, async () => {
    const page = await open("quotations", options);
    await page.check('input[name="aligned"]');
    await page.locator(".told-group summary").first().click();
    for (const part of ["quotations", "differences", "claims", "sources", "articles"]) {
      await page.click(`#tab-${part}`);
      assert.deepEqual(await violations(page), [], part);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${part} is ${wide} px too wide`);
    }
  });
}
