/**
 * An article cut into blocks and segments: within a segment the same findings hold. Plain data, so that findings may
 * overlap and nest as they like and nothing of the text is lost or doubled.
 */
import type { Article, Attribution, SetAside, Span } from "../../src/types.d.ts";
import type { Marks } from "./face.ts";
import type { NumberedClaim, Reading, Saying } from "./reading.ts";
import { tellersOf } from "./speaking.ts";

export interface Segment extends Span {
  classes: string[];
  /** What starts here: a stretch that is set aside. */
  setAside: SetAside | null;
  /** What ends here, to be referred to. */
  sayings: { saying: Saying; attribution: Attribution }[];
  /** Reports that no quotation matches. */
  reports: Attribution[];
  claims: NumberedClaim[];
  /** The first segment of what was gone to. */
  isTarget: boolean;
}

export interface Block {
  kind: "title" | "byline" | "text";
  segments: Segment[];
}

interface Layer extends Span {
  name: string;
}

/** Paragraphs, and what stands between them where that is not only white space. */
function blockSpans(article: Article): Span[] {
  const spans: Span[] = [];
  let at = 0;
  const between = (end: number) => {
    if (article.text.slice(at, end).trim()) spans.push({ start: at, end });
  };
  for (const paragraph of [...article.paragraphs].sort((one, other) => one.start - other.start)) {
    if (paragraph.start < at) continue;
    between(paragraph.start);
    spans.push({ start: paragraph.start, end: paragraph.end });
    at = paragraph.end;
  }
  between(article.text.length);
  return spans;
}

/** What a reader was led to when led to `start`: the finding that starts there, else the sentence. */
function targetSpans(reading: Reading, index: number, start: number): Span[] {
  const { comparison } = reading;
  const attribution = comparison.attributions.find((each) => each.article === index && each.content[0]?.start === start);
  if (attribution) return attribution.content;
  for (const claim of comparison.claims) {
    const statement = claim.statements.find((each) => each.article === index && each.spans[0]?.start === start);
    if (statement) return statement.spans;
  }
  const sentence = comparison.articles[index]!.sentences.find((each) => each.start <= start && start < each.end);
  return [sentence ?? { start, end: start + 1 }];
}

/** Cuts article number `index`; `target` is the offset that the reader was led to. */
export function cut(reading: Reading, index: number, marks: Marks, target: number | null): Block[] {
  const { comparison } = reading;
  const article = comparison.articles[index]!;
  const layers: Layer[] = [];
  const sayingEnds = new Map<number, { saying: Saying; attribution: Attribution }[]>();
  const claimEnds = new Map<number, NumberedClaim[]>();

  const reportEnds = new Map<number, Attribution[]>();
  for (const attribution of comparison.attributions) {
    const isReport = attribution.kind === "indirect";
    if (attribution.article !== index || !(isReport ? marks.reports : marks.quotations)) continue;
    for (const span of attribution.content) layers.push({ ...span, name: `said ${attribution.kind}${tellersOf(reading, attribution).length ? " inner" : ""}` });
    if (attribution.source) layers.push({ ...attribution.source, name: "source" });
    if (attribution.cue) layers.push({ ...attribution.cue, name: "cue" });
    const saying = reading.sayingOf.get(attribution.id);
    const end = attribution.content.at(-1)?.end;
    if (end === undefined) continue;
    // A report that goes around a quotation leads where the quotation in it leads.
    const holds = isReport && saying?.rows[index]!.witnesses.some((witness) => witness.attribution.within === attribution.id);
    if (holds) continue;
    if (saying) sayingEnds.set(end, [...(sayingEnds.get(end) ?? []), { saying, attribution }]);
    else if (isReport) reportEnds.set(end, [...(reportEnds.get(end) ?? []), attribution]);
  }
  if (marks.claims) {
    for (const entry of reading.sharedClaims) {
      for (const statement of entry.claim.statements) {
        if (statement.article !== index) continue;
        for (const span of statement.spans) layers.push({ ...span, name: "shared" });
        const end = statement.spans.at(-1)?.end;
        if (end !== undefined) claimEnds.set(end, [...(claimEnds.get(end) ?? []), entry]);
      }
    }
  }
  for (const span of article.setAside) layers.push({ start: span.start, end: span.end, name: "set-aside" });
  if (article.datelineSpan) layers.push({ ...article.datelineSpan, name: "dateline" });
  const targets = target === null ? [] : targetSpans(reading, index, target);
  for (const span of targets) layers.push({ ...span, name: "target" });

  const within = (outer: Span | null, inner: Span) => outer !== null && outer.start <= inner.start && inner.end <= outer.end + 1;
  return blockSpans(article).map((block): Block => {
    const here = layers.filter((layer) => layer.start < block.end && layer.end > block.start);
    const edges = new Set([block.start, block.end]);
    for (const layer of here) {
      if (layer.start > block.start) edges.add(layer.start);
      if (layer.end < block.end) edges.add(layer.end);
    }
    const sorted = [...edges].sort((one, other) => one - other);
    const segments = sorted.slice(0, -1).map((start, position): Segment => {
      const end = sorted[position + 1]!;
      const covering = here.filter((layer) => layer.start <= start && layer.end >= end);
      return {
        start,
        end,
        classes: [...new Set(covering.flatMap((layer) => layer.name.split(" ")))],
        setAside: article.setAside.find((span) => span.start <= start && span.end >= end && (span.start === start || start === block.start)) ?? null,
        sayings: sayingEnds.get(end) ?? [],
        reports: reportEnds.get(end) ?? [],
        claims: claimEnds.get(end) ?? [],
        isTarget: targets[0] !== undefined && Math.max(targets[0].start, block.start) === start && targets[0].end > start && targets[0].start <= start,
      };
    });
    const kind = within(article.titleSpan, block) ? "title" : within(article.bylineSpan, block) ? "byline" : "text";
    return { kind, segments };
  });
}
