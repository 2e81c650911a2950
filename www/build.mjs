/**
 * Bundles the page, the worker, the element and the package's entries into ../pkg. Takes the wasm and its glue as it
 * finds them in ../pkg/wasm (`make pkg` makes them first).
 */
import { cp, copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const www = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url));
const pkg = `${root}pkg`;
const site = `${pkg}/site`;

const common = {
  absWorkingDir: www,
  bundle: true,
  minify: true,
  sourcemap: "linked",
  target: "es2022",
  legalComments: "eof",
  logLevel: "warning",
  logOverride: { "empty-import-meta": "error" },
  loader: { ".css": "text" },
  plugins: [virtualModules()],
};

await rm(site, { recursive: true, force: true });
for (const name of await readdir(pkg)) if (/\.(js|map|ts)$/.test(name)) await rm(`${pkg}/${name}`);
await mkdir(`${site}/widget/demo`, { recursive: true });

await Promise.all([
  build({ ...common, entryPoints: ["page/main.ts"], outfile: `${site}/page.js`, format: "esm" }),
  build({ ...common, entryPoints: ["engine/worker.ts"], outfile: `${site}/worker.js`, format: "iife" }),
  build({ ...common, entryPoints: ["styles/page.css"], outfile: `${site}/page.css`, loader: {} }),
  build({ ...common, entryPoints: ["widget/corroborate-element-define.ts"], outfile: `${pkg}/element.js`, format: "esm" }),
  build({ ...common, entryPoints: ["package/index.ts"], outfile: `${pkg}/index.js`, format: "esm" }),
  build({ ...common, entryPoints: ["package/inline.ts"], outfile: `${pkg}/inline.js`, format: "esm", sourcemap: false }),
  build({ ...common, entryPoints: ["package/node.ts"], outfile: `${pkg}/node.js`, format: "esm", platform: "node" }),
]);

await Promise.all([
  copyFile(`${www}index.html`, `${site}/index.html`),
  cp(`${www}widget/demo`, `${site}/widget/demo`, { recursive: true }),
  copyFile(`${pkg}/wasm/corroborate_bg.wasm`, `${site}/corroborate.wasm`),
  ...["element.js", "element.js.map"].map((name) => copyFile(`${pkg}/${name}`, `${site}/${name}`)),
  ...["worker.js", "worker.js.map"].map((name) => copyFile(`${site}/${name}`, `${pkg}/${name}`)),
  copyFile(`${root}src/types.d.ts`, `${pkg}/types.d.ts`),
  declarations("api.d.ts", "index.d.ts"),
  declarations("element.d.ts", "element.d.ts"),
  copyFile(`${root}LICENSE`, `${pkg}/LICENSE`),
]);

/** Copies type declarations of the package to where they are published: beside `types.d.ts`. */
async function declarations(from, to) {
  const text = await readFile(`${www}package/${from}`, "utf8");
  await writeFile(`${pkg}/${to}`, text.replaceAll("../../src/types.js", "./types.js"));
}

/** `corroborate:sample` (lesson/sample with its texts) and `corroborate:wasm-base64`. */
function virtualModules() {
  const makers = {
    "corroborate:sample": async () => {
      const folder = `${www}lesson/sample`;
      const list = JSON.parse(await readFile(`${folder}/sample.json`, "utf8"));
      const sample = await Promise.all(
        list.map(async ({ name, publisher = null, published = null }) => ({
          name,
          publisher,
          published,
          text: await readFile(`${folder}/${name}`, "utf8"),
        })),
      );
      return { contents: JSON.stringify(sample), loader: "json" };
    },
    "corroborate:wasm-base64": async () => ({
      contents: (await readFile(`${pkg}/wasm/corroborate_bg.wasm`)).toString("base64"),
      loader: "text",
    }),
  };
  return {
    name: "corroborate",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^corroborate:/ }, ({ path }) => ({ path, namespace: "corroborate" }));
      onLoad({ filter: /.*/, namespace: "corroborate" }, ({ path }) => makers[path]?.());
    },
  };
}
