/** Runs a benchmark of the package in Chromium, from the files that were built. */
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
export const fromWww = createRequire(`${root}www/package.json`);

/**
 * What `run(compare, …modules)` gives in a page of Chromium; `modules` are paths below the project's folder. Nothing
 * where there is no Chromium.
 */
export async function inChromium(run, modules) {
  const executablePath = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
    (path) => path && existsSync(path),
  );
  if (!executablePath) {
    console.log("Chromium: not found, left out");
    return undefined;
  }
  const types = { js: "text/javascript", mjs: "text/javascript", wasm: "application/wasm", bin: "application/octet-stream" };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = root + pathname.slice(1);
    const known = !pathname.includes("..") && /^\/(pkg|target\/bench|tests\/bench)\//.test(pathname) && existsSync(file);
    response.writeHead(known || pathname === "/" ? 200 : 404, { "content-type": types[pathname.split(".").pop()] ?? "text/html" });
    response.end(known ? readFileSync(file) : "<!doctype html><title>bench</title>");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await fromWww("playwright-core").chromium.launch({
    executablePath,
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-gpu", "--disable-background-networking"],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    return await page.evaluate(
      async ([source, paths]) => {
        const [{ compare, init }, ...modules] = await Promise.all(["pkg/index.js", ...paths].map((path) => import(`/${path}`)));
        await init();
        return new Function(`return ${source}`)()(compare, ...modules);
      },
      [run.toString(), modules],
    );
  } finally {
    await browser.close();
    server.close();
  }
}
