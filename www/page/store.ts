/**
 * What the person has put in: the one place that holds it. In memory only. Nothing is ever dropped by itself: what is
 * removed stays until it is forgotten on purpose.
 */
import type { ArticleInput } from "../../src/types.d.ts";

/** One article as the page keeps it. */
export interface Entry {
  /** Stable, so that findings keep their ids when others come and go. */
  id: string;
  name: string;
  text: string;
  published: string;
  /** "sibling" where the day is that of another article, which the person confirmed. */
  publishedFrom: "" | "sibling";
  publisher: string;
  url: string;
  /** How the file was read, where that is worth saying. */
  remark: string | null;
  removed: boolean;
  /** From the built-in sample and untouched: nothing is lost when the page closes. */
  sample: boolean;
}

export type Draft = Pick<Entry, "name" | "text"> & Partial<Pick<Entry, "id" | "published" | "publishedFrom" | "publisher" | "url" | "remark" | "sample">>;

export class ArticleStore extends EventTarget {
  #entries: Entry[] = [];
  #next = 1;
  /** Ids are not given twice, whatever was forgotten. */
  #given = new Set<string>();

  /** All entries, the removed ones too, in order. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** The entries that count. */
  get present(): Entry[] {
    return this.#entries.filter((entry) => !entry.removed);
  }

  /** Is there anything that would be lost? */
  get precious(): boolean {
    return this.#entries.some((entry) => !entry.sample);
  }

  add(drafts: Draft[]): Entry[] {
    const added = drafts.map((draft): Entry => ({
      published: "",
      publishedFrom: "",
      publisher: "",
      url: "",
      remark: null,
      sample: false,
      ...draft,
      name: this.#freeName(draft.name),
      id: this.#freeId(draft.id),
      removed: false,
    }));
    // One by one, so that two new ones of one name are told apart as well.
    for (const entry of added) {
      entry.name = this.#freeName(entry.name);
      this.#entries = [...this.#entries, entry];
    }
    this.#changed();
    return added;
  }

  update(id: string, change: Partial<Omit<Entry, "id">>): void {
    this.#entries = this.#entries.map((entry) => (entry.id === id ? { ...entry, sample: false, ...change } : entry));
    this.#changed();
  }

  setRemoved(ids: string[], removed: boolean): void {
    this.#entries = this.#entries.map((entry) => (ids.includes(entry.id) ? { ...entry, removed } : entry));
    this.#changed();
  }

  /** Drops removed entries for good. */
  forget(ids: string[]): void {
    this.#entries = this.#entries.filter((entry) => !(entry.removed && ids.includes(entry.id)));
    this.#changed();
  }

  /** Moves an entry to the place of another one, counted among the present ones. */
  moveTo(id: string, place: number): void {
    const present = this.present;
    const entry = present.find((each) => each.id === id);
    if (!entry || place < 0 || place >= present.length) return;
    const others = present.filter((each) => each !== entry);
    others.splice(place, 0, entry);
    // The notes of removed ones stay where they are.
    const queue = [...others];
    this.#entries = this.#entries.map((each) => (each.removed ? each : queue.shift()!));
    this.#changed();
  }

  /** The id that an article had in a comparison that was saved, if no other has it now. */
  #freeId(wanted: string | undefined): string {
    const taken = new Set(this.#entries.map((entry) => entry.id));
    let id = wanted && !taken.has(wanted) && !this.#given.has(wanted) ? wanted : "";
    while (!id || taken.has(id)) id = `a${this.#next++}`;
    this.#given.add(id);
    return id;
  }

  /** Two articles of one name could not be told apart in messages. */
  #freeName(name: string): string {
    const taken = new Set(this.#entries.map((entry) => entry.name));
    if (!taken.has(name)) return name;
    for (let count = 2; ; count += 1) if (!taken.has(`${name} (${count})`)) return `${name} (${count})`;
  }

  #changed(): void {
    this.dispatchEvent(new Event("change"));
  }
}

/** A day that exists, as YYYY-MM-DD, of a year that a person may mean. */
export function validDate(value: string): boolean {
  if (!/^(1[5-9]|2\d)\d\d-\d\d-\d\d$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** An address that may stand behind a link. */
export function validUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

/** What the engine gets of an entry. */
export function toInput({ id, name, text, published, publishedFrom, publisher, url }: Entry): ArticleInput {
  return {
    id,
    name,
    text,
    published: validDate(published) ? published : null,
    publishedFrom: publishedFrom || null,
    publisher: publisher.trim() || null,
    url: validUrl(url.trim()) ? url.trim() : null,
  };
}
