/**
 * Writes what is given away into ../target/dist: site.zip for any static host, corroborate.html, which is the whole
 * page in one file, and their SHA-256 sums. The same input gives the same bytes.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";

const site = fileURLToPath(new URL("../pkg/site", import.meta.url));
const dist = fileURLToPath(new URL("../target/dist", import.meta.url));

await mkdir(dist, { recursive: true });
const made = { "corroborate.html": await oneFile(), "site.zip": await zip() };
for (const [name, bytes] of Object.entries(made)) await writeFile(`${dist}/${name}`, bytes);
await writeFile(
  `${dist}/SHA256SUMS`,
  Object.entries(made)
    .map(([name, bytes]) => `${createHash("sha256").update(bytes).digest("hex")}  ${name}\n`)
    .join(""),
);
for (const [name, bytes] of Object.entries(made)) console.log(`target/dist/${name}  ${bytes.length} bytes`);

async function zip() {
  const names = (await readdir(site, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.slice(site.length + 1))
    .sort();
  // The earliest time that zip knows, in local time, as fflate writes local time.
  const mtime = new Date(1980, 0, 1);
  const files = {};
  for (const name of names) files[name] = [await readFile(`${site}/${name}`), { mtime, level: 9, os: 3, attrs: 0o100644 << 16 }];
  return Buffer.from(zipSync(files));
}

async function oneFile() {
  const read = (name) => readFile(`${site}/${name}`, "utf8");
  const script = inScript(withoutSourceMap(await read("page.js")));
  const worker = inScript(withoutSourceMap(await read("worker.js")));
  const style = withoutSourceMap(await read("page.css"));
  if (/<\/style|<!--/i.test(style)) throw new Error("page.css holds what would end its element");
  const wasm = (await readFile(`${site}/corroborate.wasm`)).toString("base64");

  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)} 'wasm-unsafe-eval'`,
    `style-src ${hash(style)}`,
    "img-src data:",
    "connect-src 'none'",
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html corroborate",
  ].join("; ");

  let html = await read("index.html");
  html = swap(html, /<meta[^>]+http-equiv="Content-Security-Policy"[^>]*>/i, `<meta http-equiv="Content-Security-Policy" content="${policy}">`);
  html = swap(html, /<link[^>]+href="(?:\.\/)?page\.css"[^>]*>/i, `<style>${style}</style>`);
  html = swap(
    html,
    /<script[^>]+src="(?:\.\/)?page\.js"[^>]*><\/script>/i,
    // The page looks for the two others, so they come first.
    `<script type="text/plain" id="corroborate-worker">${worker}</script>` +
      `<script type="text/plain" id="corroborate-wasm">${wasm}</script>` +
      `<script type="module">${script}</script>`,
  );
  const left = html.replace(/<(script|style)\b[^>]*>[^]*?<\/\1>/g, "").match(/<[^>]+\s(?:src|href)="(?!#|data:|https?:\/\/)[^"]*"/);
  if (left) throw new Error(`index.html still refers to another file: ${left[0]}`);
  return Buffer.from(html);
}

/** Replaces the one match of `pattern`; `text` is taken as it is. */
function swap(html, pattern, text) {
  if (!pattern.test(html)) throw new Error(`index.html has no ${pattern}`);
  return html.replace(pattern, () => text);
}

/** Script text that HTML reads to its end: in `</script` and `<!--`, which only literals hold, `<` is written as an escape. */
function inScript(code) {
  const text = code.replace(/<(?=\/script|!--)/gi, "\\x3c");
  if (/\r/.test(text)) throw new Error("HTML would turn a carriage return into a line feed");
  return text;
}

function withoutSourceMap(code) {
  return code.replace(/\n?(?:\/\/# sourceMappingURL=\S+|\/\*# sourceMappingURL=\S+ \*\/)\n*$/, "\n");
}

function hash(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
