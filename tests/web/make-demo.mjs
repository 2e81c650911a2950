/**
 * Writes www/widget/demo/index.html: the comparison of the articles beside it, made by the package, as a newsroom would
 * prepare one. Run it after `make pkg` when the analysis has changed: node tests/web/make-demo.mjs
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const demo = fileURLToPath(new URL("../../www/widget/demo/", import.meta.url));
const { init, compare } = await import(process.env.PACKAGE ?? new URL("../../pkg/node.js", import.meta.url));
await init();
const articles = [
  ["harbour-echo.txt", "The Harbour Echo", "2025-03-03"],
  ["inland-courier.txt", "Inland Courier", "2025-03-04"],
  ["the-beam.txt", "The Beam", "2025-03-04"],
].map(([name, publisher, published]) => ({ name, publisher, published, text: readFileSync(`${demo}articles/${name}`, "utf8") }));
// Inside a script element these would end it or confuse the parser.
const json = JSON.stringify(compare(articles)).replaceAll("</", "<\\/").replaceAll("<!--", "<\\u0021--");

writeFileSync(
  `${demo}index.html`,
  `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>A prepared comparison on a page of your own</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="demo.css">
    <script type="module" src="../../element.js"></script>
  </head>
  <body>
    <main>
      <h1>A prepared comparison on a page of your own</h1>
      <p>Three articles, all invented, on one event. The comparison below was made beforehand; this page only shows it. It loads one script, no analysis, and nothing from anywhere else.</p>
      <pre tabindex="0" role="region" aria-label="How to embed it"><code>&lt;script type="module" src="element.js"&gt;&lt;/script&gt;
&lt;corroborate-comparison&gt;
  &lt;script type="application/json"&gt;{"schema": "corroborate/1", …}&lt;/script&gt;
&lt;/corroborate-comparison&gt;</code></pre>
      <p>It takes its colours from this page: the accent is set by <code>--corroborate-accent</code>.</p>
      <h2>Cray Point keeps its lamp</h2>
      <corroborate-comparison view="quotations">
        <script type="application/json">${json}</script>
        <p>Three articles report that Cray Point keeps its lamp. This comparison needs JavaScript.</p>
      </corroborate-comparison>
    </main>
  </body>
</html>
`,
);
