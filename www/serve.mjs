/**
 * Serves ../pkg/site on this machine only: the files in that folder and nothing else, each with the content
 * security policy as a header, compressed with brotli where the browser takes it.
 */
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { readdir, readFile } from "node:fs/promises";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const site = process.env.SITE ?? fileURLToPath(new URL("../pkg/site", import.meta.url));
const port = Number(process.env.PORT || 8080);
if (!Number.isInteger(port) || port < 0 || port > 65535) fail(`PORT=${process.env.PORT} is not a port number.`);

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};
const COMPRESSED = new Set([".html", ".js", ".css", ".json", ".map", ".txt", ".svg", ".wasm", ".webmanifest"]);

const HEADERS = {
  "Content-Security-Policy": [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html corroborate",
  ].join("; "),
  "Cache-Control": "no-cache",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

const compress = promisify(brotliCompress);
let files = await readSite(site).catch(() => fail(`${site} is not there yet: run \`make pkg\` first.`));

const server = createServer(async (request, response) => {
  const refuse = (status, text) => {
    response.writeHead(status, { ...HEADERS, "Content-Type": "text/plain; charset=utf-8" });
    response.end(`${text}\n`);
  };
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("Allow", "GET, HEAD");
    return refuse(405, "Only GET and HEAD.");
  }
  let path;
  try {
    path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  } catch {
    return refuse(400, "Not an address.");
  }
  if (path.endsWith("/")) path += "index.html";
  // A page that is loaded anew gets what was built since.
  if (path === "/index.html") files = await readSite(site).catch(() => files);
  // Looked up in what was read beforehand, so that no path, however written, leads out of the site.
  const file = files.get(path);
  if (!file) return refuse(404, "Not found.");
  respond(request, response, file).catch(() => response.destroy());
});

async function respond(request, response, file) {
  const headers = { ...HEADERS, "Content-Type": file.type, ETag: file.etag };
  if (file.compressible) headers.Vary = "Accept-Encoding";
  if (request.headers["if-none-match"] === file.etag) {
    response.writeHead(304, headers);
    return response.end();
  }
  let body = file.bytes;
  if (file.compressible && /\bbr\b/.test(request.headers["accept-encoding"] ?? "")) {
    // Quality 11 takes seconds for the wasm the first time; 9 is within a few per cent.
    file.brotli ??= compress(file.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
    body = await file.brotli;
    headers["Content-Encoding"] = "br";
  }
  headers["Content-Length"] = body.length;
  response.writeHead(200, headers);
  response.end(request.method === "HEAD" ? undefined : body);
}

/** Path as in the address -> the file. */
async function readSite(folder) {
  const found = new Map();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = `${entry.parentPath ?? entry.path}/${entry.name}`;
    const bytes = await readFile(path);
    const extension = extname(entry.name);
    found.set(path.slice(folder.length), {
      bytes,
      type: TYPES[extension] ?? "application/octet-stream",
      compressible: COMPRESSED.has(extension),
      etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`,
    });
  }
  return found;
}

server.on("error", (error) => {
  if (error.code === "EADDRINUSE") fail(`Port ${port} is taken. Choose another one: PORT=${port + 1} make serve`);
  if (error.code === "EACCES") fail(`Port ${port} may not be used by you. Choose another one: PORT=8080 make serve`);
  fail(error.message);
});
server.listen(port, "127.0.0.1", () => {
  console.log(`Corroborate is at http://localhost:${server.address().port}/ (Ctrl-C ends it)`);
});
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
