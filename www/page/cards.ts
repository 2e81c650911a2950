/** The articles as cards: what each is, and what can be done with it. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Article } from "../../src/types.d.ts";
import { text } from "../text/index.ts";
import { countWords, letter } from "../view/reading.ts";
import { validDate, validUrl, type Entry } from "./store.ts";

export interface CardsFace {
  entries: readonly Entry[];
  /** What the analysis knows of an entry, by id. */
  known: ReadonlyMap<string, Article>;
  /** Why an entry is left out, by id. */
  leftOut: ReadonlyMap<string, string>;
  editing: ReadonlySet<string>;
  dragging: string | null;
  over: string | null;
  onEdit: (id: string, open: boolean) => void;
  onChange: (id: string, change: Partial<Entry>) => void;
  /** A day was taken or given back: the control that has the focus then. */
  onDay: (id: string, act: string) => void;
  onMove: (id: string, step: -1 | 1) => void;
  onRemove: (ids: string[]) => void;
  onRestore: (ids: string[]) => void;
  onForget: (ids: string[]) => void;
  onDrag: (id: string | null, over: string | null) => void;
  onDrop: (on: string) => void;
  onRead: (id: string) => void;
}

export function cardsPart(face: CardsFace): TemplateResult | typeof nothing {
  if (face.entries.length === 0) return nothing;
  const present = face.entries.filter((entry) => !entry.removed);
  // The letters of the results: what is left out has none.
  const compared = present.filter((entry) => entry.text.trim() && !face.leftOut.has(entry.id));
  return html`<section aria-labelledby="cards-head">
    <div class="cards-head">
      <h2 id="cards-head" tabindex="-1">${text.articlesHeading} ${present.length ? html`<span class="hint">${text.number(present.length)}</span>` : nothing}</h2>
      ${present.length > 1
        ? html`<button type="button" class="button plain" id="remove-all" @click=${() => face.onRemove(present.map((entry) => entry.id))}>${text.removeAll}</button>`
        : nothing}
    </div>
    <ol class="cards">${repeat(
      face.entries,
      (entry) => entry.id,
      (entry) => (entry.removed ? gone(face, entry) : card(face, entry, present.indexOf(entry), present.length, compared.indexOf(entry))),
    )}</ol>
  </section>`;
}

function gone(face: CardsFace, entry: Entry): TemplateResult {
  return html`<li class="card gone" data-id=${entry.id}>
    <span>${text.removed(title(face, entry))}</span>
    <button type="button" class="button" data-act="undo" aria-label=${text.undoOf(entry.name)} @click=${() => face.onRestore([entry.id])}>${text.undo}</button>
    <button type="button" class="button plain" data-act="forget" aria-label=${text.forgetOf(entry.name)} @click=${() => face.onForget([entry.id])}>${text.forget}</button>
  </li>`;
}

const title = (face: CardsFace, entry: Entry) => face.known.get(entry.id)?.title ?? entry.name;

function card(face: CardsFace, entry: Entry, place: number, of: number, index: number): TemplateResult {
  const known = face.known.get(entry.id);
  const { name } = entry;
  const open = face.editing.has(entry.id);
  const problem = entry.text.trim() ? face.leftOut.get(entry.id) : null;
  const date = validDate(entry.published) ? entry.published : (known?.published ?? null);
  const from = known?.publishedFrom === "text" ? text.dateFromText : known?.publishedFrom === "sibling" ? text.dateFromSibling : null;
  const publisher = entry.publisher.trim() || known?.publisher || null;
  const heading = known?.title ?? name;
  // The name of a paste is its first line, cut where that is long: the heading again.
  const isCut = name.endsWith("…") && heading.startsWith(name.slice(0, -1));
  const outlet = publisher ?? (isCut ? heading : name);
  return html`<li class="card ${face.over === entry.id ? "over" : ""}" data-id=${entry.id}
    @dragover=${(event: DragEvent) => {
      if (!face.dragging) return;
      event.preventDefault();
      face.onDrag(face.dragging, entry.id);
    }}
    @drop=${(event: DragEvent) => {
      if (!face.dragging) return;
      event.preventDefault();
      event.stopPropagation();
      face.onDrop(entry.id);
    }}>
    <span class="letter" draggable=${of > 1 ? "true" : "false"}
      @dragstart=${(event: DragEvent) => {
        event.dataTransfer?.setData("text/x-corroborate", entry.id);
        face.onDrag(entry.id, null);
      }}
      @dragend=${() => face.onDrag(null, null)}>${index < 0 ? "–" : letter(index)}</span>
    <div>
      <h3 dir="auto">${heading}</h3>
      ${outlet === heading ? nothing : html`<p class="outlet" dir="auto">${outlet}</p>`}
      <p class="facts">${date && entry.publishedFrom === "sibling"
        ? html`${text.date(date)} (${text.dateFromSibling}) · ${text.words(known?.words ?? countWords(entry.text))}`
        : date ? html`<time datetime=${date} title=${from ?? nothing}>${text.date(date)}</time>` : text.noDate} · ${text.words(known?.words ?? countWords(entry.text))}</p>
      ${dayPart(face, entry, known)}
      ${entry.text.trim() ? nothing : html`<p class="remark problem">${text.emptyText}</p>`}
      ${problem ? html`<p class="remark problem">${text.leftOut(problem)}</p>` : nothing}
      ${entry.remark ? html`<p class="remark">${entry.remark}</p>` : nothing}
      ${known?.fits === false ? html`<p class="remark">${text.doesNotFit}</p>` : nothing}
      ${known?.notes.map((note) => html`<p class="remark">${text.message(note)}</p>`)}
      <div class="actions">
        <button type="button" class="button plain" data-act="edit" aria-expanded=${open} aria-label=${open ? text.done : text.editOf(name)} @click=${() => face.onEdit(entry.id, !open)}>${open ? text.done : text.edit}</button>
        <button type="button" class="button plain icon" data-act="up" aria-label=${text.up(name)} ?disabled=${place === 0} @click=${() => face.onMove(entry.id, -1)}>↑</button>
        <button type="button" class="button plain icon" data-act="down" aria-label=${text.down(name)} ?disabled=${place === of - 1} @click=${() => face.onMove(entry.id, 1)}>↓</button>
        <button type="button" class="button plain" data-act="remove" aria-label=${text.removeOf(name)} @click=${() => face.onRemove([entry.id])}>${text.remove}</button>
        ${known ? html`<button type="button" class="button plain" data-act="read" aria-label="${text.readArticle}: ${name}" @click=${() => face.onRead(entry.id)}>${text.readShort}</button>` : nothing}
      </div>
      ${open ? fields(face, entry) : nothing}
    </div>
  </li>`;
}

/** A day that the other articles suggest is taken only when the person says so. */
function dayPart(face: CardsFace, entry: Entry, known: Article | undefined): TemplateResult | typeof nothing {
  if (entry.publishedFrom === "sibling") {
    return html`<p class="facts"><button type="button" class="button plain" data-act="undate" @click=${() => {
      face.onChange(entry.id, { published: "", publishedFrom: "" });
      face.onDay(entry.id, "date");
    }}>${text.notThisDay}</button></p>`;
  }
  const proposed = known?.publishedProposed;
  if (!proposed || entry.published) return nothing;
  const day = text.date(proposed.date);
  return html`<p class="remark proposed">${text.dayProposed(day, letter(proposed.article))}
    <button type="button" class="button" data-act="date" aria-label=${text.useDayOf(day, entry.name)} @click=${() => {
      face.onChange(entry.id, { published: proposed.date, publishedFrom: "sibling" });
      face.onDay(entry.id, "undate");
    }}>${text.useDay(day)}</button></p>`;
}

function fields(face: CardsFace, entry: Entry): TemplateResult {
  const set = (key: "publisher" | "published" | "url" | "text") => (event: Event) =>
    face.onChange(entry.id, { [key]: (event.target as HTMLInputElement).value, ...(key === "published" ? { publishedFrom: "" as const } : {}) });
  // A name is needed; an empty field takes the old one back when it is left.
  const rename = (event: Event) => {
    const input = event.target as HTMLInputElement;
    if (input.value.trim()) face.onChange(entry.id, { name: input.value.trim() });
    else if (event.type === "change") input.value = entry.name;
  };
  const url = entry.url.trim();
  return html`<div class="fields">
    <label>${text.nameLabel}<input name="name" autocomplete="off" .value=${entry.name} @change=${rename} /></label>
    <label>${text.publisherLabel}<input name="publisher" autocomplete="off" .value=${entry.publisher} @input=${set("publisher")} /></label>
    <label>${text.dateLabel}<input name="published" type="date" .value=${entry.published} @change=${set("published")} /></label>
    ${entry.published && !validDate(entry.published) ? html`<p class="problem">${text.badDate}</p>` : nothing}
    <label>${text.linkLabel}<input name="url" inputmode="url" autocomplete="off" .value=${entry.url} @input=${set("url")} /></label>
    ${url
      ? validUrl(url)
        ? html`<p><a href=${url} target="_blank" rel="noopener noreferrer">${text.openLink}</a></p>`
        : html`<p class="problem">${text.badLink}</p>`
      : nothing}
    <label>${text.textLabel}<textarea name="text" dir="auto" spellcheck="false" .value=${entry.text} @input=${set("text")}></textarea></label>
  </div>`;
}
