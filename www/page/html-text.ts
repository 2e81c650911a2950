/**
 * A simple HTML file to text: title, paragraphs, block quotations, lists, in order. What is not prose by its nature
 * (scripts, styles, navigation, forms) goes; nothing else does, as a reader that guesses drops paragraphs.
 */
import { parseInert } from "../engine/trust.ts";

export interface HtmlText {
  text: string;
  title: string | null;
  publisher: string | null;
  published: string | null;
  url: string | null;
}

const DROPPED = "script,style,noscript,template,nav,svg,math,iframe,object,form,button,select,textarea,[hidden]";
const BLOCKS = new Set(
  ("ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER " +
    "HR LI MAIN OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL").split(" "),
);

/** Reads an HTML file as text. */
export function htmlToText(source: string): HtmlText {
  const document_ = parseInert(source.replace(/^\uFEFF/, ""));
  const meta = (...names: string[]) =>
    names
      .map((name) => document_.querySelector(`meta[property="${name}"],meta[name="${name}"]`)?.getAttribute("content")?.trim())
      .find(Boolean) ?? null;
  const link = document_.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? meta("og:url");
  const heading = document_.querySelector("h1")?.textContent?.replace(/\s+/g, " ").trim() || null;
  const title = heading ?? meta("og:title") ?? (document_.title.trim() || null);
  for (const element of document_.querySelectorAll(DROPPED)) element.remove();

  const blocks: string[] = heading || !title ? [] : [title];
  let line = "";
  const flush = () => {
    const words = line.replace(/[ \t\r\n\f]+/g, " ").trim();
    if (words) blocks.push(words);
    line = "";
  };
  const walk = (node: Node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) line += child.nodeValue ?? "";
      else if (child instanceof Element) {
        const block = BLOCKS.has(child.tagName);
        if (child.tagName === "BR") line += "\n";
        if (block || child.tagName === "BR") flush();
        walk(child);
        if (block) flush();
      }
    }
  };
  if (document_.body) walk(document_.body);
  flush();
  return {
    text: blocks.join("\n\n"),
    title,
    publisher: meta("og:site_name"),
    published: /^\d{4}-\d\d-\d\d/.exec(meta("article:published_time", "date") ?? "")?.[0] ?? null,
    url: link,
  };
}
