/** Reads files that a person chose or dropped. One that can not be read is answered and the others go on. */
import type { Comparison, Correction } from "../../src/types.d.ts";
import { text } from "../text/index.ts";
import { decode, isText } from "./decode.ts";
import { htmlToText } from "./html-text.ts";
import type { Draft } from "./store.ts";

/** The largest file, or pasted text, that is taken: five megabytes. */
export const MAX_BYTES = 5 * 1024 * 1024;

/** A comparison holds its articles and all that was found in them. */
const MAX_JSON_BYTES = 20 * MAX_BYTES;

/** Files of these kinds are not text, and a later version may read them. */
const LATER = /\.(docx?|pdf|odt|rtf|epub|pages)$/i;

export interface FilesRead {
  drafts: Draft[];
  /** What was decided in comparisons that were saved. */
  corrections: Correction[];
  problems: string[];
}

export const megabytes = (bytes: number) => text.number(Math.ceil((bytes / 1024 / 1024) * 10) / 10);

/** Reads some files, in their order. */
export async function readFiles(files: readonly File[]): Promise<FilesRead> {
  const read: FilesRead = { drafts: [], corrections: [], problems: [] };
  for (const file of files) {
    if (/\.json$/i.test(file.name)) {
      const saved = file.size > MAX_JSON_BYTES ? null : savedComparison(await file.text().catch(() => ""));
      if (saved) {
        read.drafts.push(...saved.drafts);
        read.corrections.push(...saved.corrections);
      } else read.problems.push(text.fileNoComparison(file.name));
      continue;
    }
    const draft = await readFile(file).catch(() => text.fileFailed(file.name));
    if (typeof draft === "string") read.problems.push(draft);
    else read.drafts.push(draft);
  }
  return read;
}

/** The articles of a comparison that was saved, and what the reader decided; null where it is none. */
function savedComparison(words: string): Pick<FilesRead, "drafts" | "corrections"> | null {
  try {
    const { schema, articles, corrections } = JSON.parse(words) as Partial<Comparison>;
    if (schema !== "corroborate/1" || !articles?.length) return null;
    const optional = (value: unknown) => (typeof value === "string" ? value : "");
    const drafts = articles.map(({ id, name, text: whole, published, publishedFrom, publisher, url }): Draft => {
      if (typeof id !== "string" || typeof name !== "string" || typeof whole !== "string") throw new TypeError("no article");
      // A day that the text shows is found there again.
      const day = publishedFrom === "text" ? "" : optional(published);
      return { id, name, text: whole, published: day, publishedFrom: publishedFrom === "sibling" ? "sibling" : "", publisher: optional(publisher), url: optional(url) };
    });
    const isCorrection = (each: Correction) =>
      typeof each?.kind === "string" && Array.isArray(each.targets) && each.targets.every((target) => typeof target === "string");
    return { drafts, corrections: (corrections ?? []).filter(isCorrection) };
  } catch {
    return null;
  }
}

/** One file as a draft, or what is wrong with it. */
async function readFile(file: File): Promise<Draft | string> {
  // Before reading: a file of many megabytes would only hold up the page.
  if (file.size > MAX_BYTES) return text.fileTooLarge(file.name, megabytes(file.size));
  if (LATER.test(file.name)) return text.fileKind(file.name);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const html = /\.x?html?$/i.test(file.name);
  const decoded = decode(bytes, html);
  if (!decoded) return text.fileNotText(file.name);
  const remark = decoded.guessed ? text.guessedEncoding : decoded.declared ? text.declaredEncoding(decoded.declared) : null;
  const page = html ? htmlToText(decoded.text) : null;
  const words = page ? page.text : decoded.text;
  if (!words.replace(/^\uFEFF/, "").trim()) return text.fileEmpty(file.name);
  return {
    name: file.name,
    text: words,
    remark,
    publisher: page?.publisher ?? "",
    published: page?.published ?? "",
    url: page?.url ?? "",
  };
}

/** Pasted text: a draft, or why not. The caller keeps the text in the field when it is refused. */
export function readPaste(pasted: string, number: number): Draft | string {
  const words = pasted.trim();
  if (!words) return text.emptyPaste;
  if (words.split(/\s+/).every((word) => /^(https?:\/\/|www\.)\S+$/i.test(word))) return text.link;
  if (pasted.length > MAX_BYTES) return text.pasteTooLong(megabytes(pasted.length));
  if (!isText(pasted)) return text.pasteNotText;
  const first = words.split("\n", 1)[0]!.replace(/^#+\s*/, "").trim();
  return { name: shorten(first) || text.pasted(number), text: pasted };
}

/** A headline is a good name; a whole paragraph is not. */
function shorten(line: string): string {
  if (line.length <= 70) return line;
  const at = line.lastIndexOf(" ", 66);
  return `${line.slice(0, at > 30 ? at : 66)}…`;
}
