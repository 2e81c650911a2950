/** The articles themselves, with their findings marked and a way back to each. */
import { html, nothing, type TemplateResult } from "lit";
import { text } from "../text/index.ts";
import type { Face } from "./face.ts";
import { siglum } from "./quotations.ts";
import { articleLabel } from "./reading.ts";
import { toldKey } from "./reports.ts";
import { cut, type Segment } from "./segments.ts";
import { shortName } from "./speaking.ts";

export function articlesPart(face: Face): TemplateResult {
  const { reading, marks } = face;
  const { articles } = reading.comparison;
  const index = Math.min(face.article, articles.length - 1);
  const article = articles[index]!;
  const checked = (event: Event) => (event.target as HTMLInputElement).checked;
  const facts = [
    article.byline,
    article.dateline,
    article.published ? text.date(article.published) : null,
    text.words(article.words),
  ].filter(Boolean);
  return html`
    ${articles.length > 1
      ? html`<ul class="picker" aria-label=${text.articleList}>${articles.map(
          (_, each) => html`<li><button type="button" aria-current=${each === index ? "true" : nothing} @click=${() => face.openArticle(each)}>${siglum(face, each)}</button></li>`,
        )}</ul>`
      : nothing}
    <fieldset class="marks">
      <legend>${text.showMarks}</legend>
      <label class="check"><input type="checkbox" .checked=${marks.quotations} @change=${(event: Event) => face.setMarks({ ...marks, quotations: checked(event) })} />${text.markQuotations}</label>
      <label class="check"><input type="checkbox" .checked=${marks.reports} @change=${(event: Event) => face.setMarks({ ...marks, reports: checked(event) })} />${text.markReports}</label>
      ${articles.length > 1
        ? html`<label class="check"><input type="checkbox" .checked=${marks.claims} @change=${(event: Event) => face.setMarks({ ...marks, claims: checked(event) })} />${text.markClaims}</label>`
        : nothing}
    </fieldset>
    <article class="reader" aria-labelledby="reader-head">
      <header>
        <h3 id="reader-head" dir="auto">${articles.length > 1 ? siglum(face, index) : articleLabel(article)}</h3>
        <p class="facts">${facts.join(" · ")}</p>
        ${article.namesAsSource.length
          ? html`<p class="facts">${text.drawsOn([...new Set(article.namesAsSource.map((source) => source.name))])}</p>`
          : nothing}
        ${article.fits ? nothing : html`<p class="remark">${text.doesNotFit}</p>`}
        ${article.notes.map((note) => html`<p class="remark">${text.message(note)}</p>`)}
      </header>
      ${key(face)}
      <div class="body" dir="auto" lang=${article.language === "und" ? nothing : article.language}>${body(face, index)}</div>
    </article>
  `;
}

function body(face: Face, index: number): TemplateResult[] {
  const article = face.reading.comparison.articles[index]!;
  const prefix = `place-${index}:`;
  const target = face.target?.startsWith(prefix) ? Number(face.target.slice(prefix.length)) : null;
  // A reason is said once for neighbours that are set aside for the same one.
  let said = "";
  return cut(face.reading, index, face.marks, target).map(({ kind, segments }) => {
    const parts = segments.map((segment) => {
      const reason = segment.classes.includes("set-aside") ? (segment.setAside?.reason ?? null) : null;
      const label = reason && kind === "text" && text.message(reason) !== said ? text.message(reason) : null;
      said = reason ? text.message(reason) : segment.classes.includes("set-aside") ? said : "";
      return segmentPart(face, article.text, segment, index, label);
    });
    if (kind === "title") return html`<p class="title" role="heading" aria-level="4">${parts}</p>`;
    return html`<p class=${kind} dir="auto">${parts}</p>`;
  });
}

function segmentPart(face: Face, whole: string, segment: Segment, index: number, label: string | null): TemplateResult {
  const words = whole.slice(segment.start, segment.end);
  return html`${label ? html`<span class="aside-label">${text.setAsideLabel(label)}</span>` : nothing}${segment.classes.length || segment.isTarget
      ? html`<span class="seg ${segment.classes.join(" ")}" tabindex=${segment.isTarget ? "-1" : nothing} data-target=${segment.isTarget ? "" : nothing}>${words}</span>`
      : words}${segment.sayings.map(({ saying, attribution }) => {
      const from = `ref-${attribution.id}`;
      const label = (attribution.kind === "indirect" ? text.reportRefLabel : text.refLabel)(saying.number, saying.speaker?.name ?? text.speakerNotClear);
      return html`<button type="button" class="ref" data-from=${from} aria-label=${label} title=${label}
        @click=${() => face.toFinding("quotations", `saying-${saying.number}`, from)}>${saying.number}</button>`;
    })}${segment.reports.map((report) => {
      const speaker = (report.speaker && face.reading.speaker.get(report.speaker)) || null;
      const from = `ref-${report.id}`;
      const label = text.toldRefLabel(speaker?.name ?? text.speakerNotClear);
      return html`<button type="button" class="ref who ${speaker ? "" : "unclear"}" data-from=${from} aria-label=${label} title=${label}
        @click=${() => face.toFinding("quotations", toldKey(face, speaker?.id ?? null), from)}>${speaker ? shortName(speaker) : text.notClear}</button>`;
    })}${segment.claims.map((entry) => {
      const from = `ref-${entry.claim.id}-${index}-${segment.end}`;
      const label = text.claimRefLabel(entry.number, entry.articles.length);
      return html`<button type="button" class="ref claim-ref" data-from=${from} aria-label=${label} title=${label}
        @click=${() => face.toFinding("claims", `claim-${entry.number}`, from)}>${text.ofAll(entry.articles.length, face.reading.comparison.articles.length)}</button>`;
    })}`;
}

/** What the marks mean; only those that can be seen. */
function key({ reading, marks }: Face): TemplateResult {
  const item = (name: string, label: string) => html`<li><span class="seg ${name}">${label}</span></li>`;
  return html`<ul class="key" aria-label=${text.keyHeading}>
    ${marks.quotations
      ? html`${item("said direct", text.keyQuoted)}${item("said scare", text.keyScare)}` : nothing}
    ${marks.reports ? item("said indirect", text.keyIndirect) : nothing}
    ${marks.quotations || marks.reports
      ? html`${item("source", text.keySource)}${item("cue", text.keyCue)}`
      : nothing}
    ${marks.claims && reading.comparison.articles.length > 1 ? item("shared", text.keyShared) : nothing}
    ${item("set-aside", text.keySetAside)}
  </ul>`;
}
