/**
 * What the types must refuse: a line after `@ts-expect-error` that compiles is an error. `tsc` reads this, nothing
 * runs it. That they accept a real result is shown by `sample.ts`, which types.test.mjs makes.
 */
import "corroborate/element";
import { analyze, compare, compareJson, init, type Comparison, type Conflict, type Span } from "corroborate";

const comparison: Comparison = compare([{ name: "a", text: "b" }, { name: "c", text: "d", published: null }], {}, ({ done }) => done * 2);

// @ts-expect-error an article needs a text
analyze({ name: "a" });
// @ts-expect-error a date is a string
analyze({ name: "a", text: "b", published: new Date() });
// @ts-expect-error no such option
analyze({ name: "a", text: "b" }, { maxArticleLenght: 5 });
// @ts-expect-error several articles, not one
compare({ name: "a", text: "b" });
// @ts-expect-error a string goes in
compareJson({ articles: [] });
// @ts-expect-error and a string comes out
const parsed: Comparison = compareJson("{}");
// @ts-expect-error one object, not an address
init("corroborate.wasm");
// @ts-expect-error no such field
comparison.quotations;
// @ts-expect-error a publisher may be null
comparison.articles[0]!.publisher.length;
// @ts-expect-error no such kind
const kind: Comparison["attributions"][number]["kind"] = "quoted";
// @ts-expect-error null is not missing: the field must be there
const conflict: Conflict = { id: "1", claim: null, kind: "date", values: [], why: { code: "", values: {}, text: "" }, confidence: 1, bothPossible: false };
// @ts-expect-error an end belongs to it
const span: Span = { start: 1 };
// @ts-expect-error another schema
const schema: Comparison["schema"] = "corroborate/2";
// @ts-expect-error an empty object is no comparison
const empty: Comparison = {};

document.createElement("corroborate-comparison").comparison = comparison;
// @ts-expect-error it takes a comparison, not its JSON
document.createElement("corroborate-comparison").comparison = "{}";

export { conflict, empty, kind, parsed, schema, span };
