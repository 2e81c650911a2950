/** What the tests of this folder share. */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** A module of www/node_modules, which Node does not look into from here. */
export async function tool(name) {
  const path = createRequire(`${root}/www/package.json`).resolve(name);
  const module = await import(pathToFileURL(path));
  // Of a CommonJS module not every name is seen from outside.
  return { ...module.default, ...module };
}

/** Runs a program; what it printed is in the error where it fails. */
export async function run(program, args, options = {}) {
  try {
    return (await promisify(execFile)(program, args, { maxBuffer: 1 << 26, ...options })).stdout;
  } catch (error) {
    throw new Error(`${program} ${args.join(" ")}\n${error.stdout}${error.stderr}`);
  }
}

/** The built-in sample, as articles. */
export async function sample() {
  const folder = `${root}/www/lesson/sample`;
  const list = JSON.parse(await readFile(`${folder}/sample.json`, "utf8"));
  return Promise.all(list.map(async (entry) => ({ ...entry, text: await readFile(`${folder}/${entry.name}`, "utf8") })));
}
