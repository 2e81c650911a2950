/**
 * A comparison made by hand, with every kind of finding that the views show: so that they are tested whatever the
 * analysis finds. All of it is invented.
 */
const TEXTS = [
  `Pier at Sandle to close

The pier at Sandle will close on 5 May, mayor Odile Brandt said on Friday.

“We must not wait for the next storm, whatever it costs,” Brandt said. She said that the town “has no choice”.

The repair costs 40,000 pounds, the Lowland News Agency reported.

Fishermen from three villages met on the pier at dawn and watched the first planks come up.`,
  `Sandle pier closes

The pier will close on 6 May, the mayor said.

“We should wait for the next storm,” said Odile Brandt, according to her deputy, Karl Venn.

The repair costs 45,000 pounds.

Fishermen from three villages met on the pier at dawn and watched the first planks come up.`,
  `New bakery for Olm

A baker opens a shop in Olm. Odile Brandt told the paper the town must not wait.`,
];

const place = (article, words, from = 0) => {
  const start = TEXTS[article].indexOf(words, from);
  if (start < 0) throw new Error(`"${words}" is not in text ${article}`);
  return { article, start, end: start + words.length };
};
const span = (article, words) => {
  const { start, end } = place(article, words);
  return { start, end };
};
const message = (text, code = "made") => ({ code, values: {}, text });

function article(text, index) {
  const pieces = (pattern) => [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  return {
    id: `t${index}`, name: `t${index}.txt`, text, title: text.split("\n")[0], byline: null,
    publisher: ["Sandle Post", "Coast Paper", "Olm Weekly"][index], url: null, published: null, publishedFrom: null, dateline: null,
    language: "en", words: text.split(/\s+/).length, paragraphs: pieces(/[^\n]+/g), sentences: pieces(/[^.\n]+[.\n]?[”]?/g).filter(({ start, end }) => text.slice(start, end).trim()),
    setAside: [], namesAsSource: index ? [] : [{ name: "Lowland News Agency", ...span(0, "Lowland News Agency") }],
    titleSpan: null, bylineSpan: null, datelineSpan: null, fit: index < 2 ? 0.8 : 0.1, fits: index < 2, notes: [],
  };
}

function attribution(id, index, kind, content, speaker, more = {}) {
  return {
    id, article: index, kind, content: [span(index, content)], cue: null, source: null, speaker, speakerConfidence: speaker ? 0.9 : 0.3,
    within: null, continues: null, confidence: 0.9, why: message("The words right behind it name who says it.", "cue-after"), ...more,
  };
}

const LONG = "“We must not wait for the next storm, whatever it costs,”";
const SHORT = "“We should wait for the next storm,”";
/** Columns of the table: the words of both, where they stand. */
const columns = [["We", "We"], ["must", "should"], ["not", null], ["wait", "wait"], ["for", "for"], ["the", "the"], ["next", "next"], ["storm,", "storm,"], ["whatever", null], ["it", null], ["costs,", null]];

function cells(index, quotation, words) {
  let at = place(index, quotation).start;
  return words.map((word) => {
    if (word === null) return null;
    const { start, end } = place(index, word, at);
    at = end;
    return { start, end };
  });
}

export function made() {
  const table = [cells(0, LONG, columns.map(([word]) => word)), cells(1, SHORT, columns.map(([, word]) => word))];
  const attributions = [
    attribution("a:long", 0, "direct", LONG, "s:brandt"),
    attribution("a:choice-report", 0, "indirect", "that the town “has no choice”", "s:brandt"),
    attribution("a:choice", 0, "mixed", "“has no choice”", "s:brandt", { within: "a:choice-report" }),
    attribution("a:close", 0, "indirect", "The pier at Sandle will close on 5 May", "s:brandt"),
    attribution("a:deputy", 1, "indirect", SHORT, "s:venn"),
    attribution("a:short", 1, "direct", SHORT, "s:brandt", { within: "a:deputy" }),
    attribution("a:nobody", 1, "indirect", "The pier will close on 6 May", null),
    attribution("a:olm", 2, "indirect", "the town must not wait", "s:brandt"),
  ];
  const statement = (id, index, words) => ({ id, article: index, spans: [span(index, words)], voucher: "narrator", certainty: "plain", hedge: null });
  const value = (index, words, shown = words) => ({ ...place(index, words), value: shown });
  const fishermen = "Fishermen from three villages met on the pier at dawn and watched the first planks come up.";
  return {
    schema: "corroborate/1",
    options: { maxArticleLength: 0, maxArticles: 0, sensitivity: 0.5 },
    articles: TEXTS.map(article),
    speakers: [
      { id: "s:brandt", name: "Odile Brandt", kind: "person", mentions: [], heard: [{ article: 0, attributions: 3, words: 22 }, { article: 1, attributions: 1, words: 7 }, { article: 2, attributions: 1, words: 5 }] },
      { id: "s:venn", name: "Karl Venn", kind: "person", mentions: [], heard: [{ article: 1, attributions: 1, words: 7 }] },
    ],
    attributions,
    utterances: [
      {
        id: "u:storm", speaker: "s:brandt", witnesses: ["a:long", "a:short"], reports: ["a:olm", "a:deputy"],
        relations: [{
          a: "a:long", b: "a:short", kind: "mixed_changes", confidence: 0.9,
          differences: [
            { kind: "replaced", a: [table[0][1]], b: [table[1][1]], touches: ["modal"], minor: false },
            { kind: "omitted", a: [table[0][2]], b: [], touches: ["negation"], minor: false },
          ],
        }],
        collation: { witnesses: ["a:long", "a:short"], columns: columns.map((_, column) => [table[0][column], table[1][column]]), silent: [[], [[8, 10]]], moved: [] },
        translated: "possible", translatedWhy: message("The articles place Odile Brandt abroad; this may have been said in another language.", "speaks-for-country"),
        speakerConflict: null, nearest: [],
      },
      { id: "u:choice", speaker: "s:brandt", witnesses: ["a:choice"], reports: [], relations: [], collation: null, translated: "unknown", translatedWhy: null, speakerConflict: null, nearest: [{ ...place(2, "the town must not wait."), likeness: 0.4 }] },
    ],
    claims: [
      { id: "c:cost", text: "The repair costs", status: "conflict", checkWorthy: 0.9, confidence: 0.8, statements: [statement("st:1", 0, "The repair costs 40,000 pounds"), statement("st:2", 1, "The repair costs 45,000 pounds")], nearest: [] },
      { id: "c:dawn", text: fishermen, status: "unique", checkWorthy: 0.5, confidence: 0.8, statements: [statement("st:3", 0, fishermen)], nearest: [{ ...place(1, fishermen), likeness: 0.9 }] },
      { id: "c:olm", text: "A baker", status: "unique", checkWorthy: 0.4, confidence: 0.8, statements: [statement("st:4", 2, "A baker opens a shop in Olm.")], nearest: [{ ...place(1, "The repair costs 45,000 pounds."), likeness: 0.07 }] },
    ],
    conflicts: [
      { id: "number:cost", claim: "c:cost", utterance: null, kind: "number", values: [value(0, "40,000 pounds"), value(1, "45,000 pounds")], why: message("For the cost of the repair one has 40,000 pounds, another 45,000 pounds."), confidence: 0.9, bothPossible: false },
      { id: "date:close", claim: null, utterance: null, kind: "date", values: [value(0, "5 May"), value(1, "6 May")], why: message("The day of closing is 5 May in one and 6 May in another."), confidence: 0.8, bothPossible: true },
      { id: "wording:must", claim: null, utterance: "u:storm", kind: "wording", values: [value(0, "must"), value(1, "should")], why: message("Inside quotation marks, one has “must” where another has “should”."), confidence: 0.8, bothPossible: false },
    ],
    certainty: [{ id: "certainty:cost", claim: "c:cost", utterance: null, kind: "number", values: [value(0, "reported"), value(1, "costs")], why: message("One gives it as reported, the other states it."), confidence: 0.7, bothPossible: true }],
    passages: [{ spans: [place(0, fishermen), place(1, fishermen)], words: 17 }],
    kin: [{ articles: [0, 1], share: 0.31 }],
    timeline: [
      { date: "2025-05-06", statements: [], mentions: [place(1, "6 May")] },
      { date: "2025-05-05", statements: [], mentions: [place(0, "5 May")] },
    ],
    coverage: [],
    corrections: [],
    notes: [],
  };
}
