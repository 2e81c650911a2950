/** The part where articles are put in. */
import { html, nothing, type TemplateResult } from "lit";
import { text } from "../text/index.ts";

/** What is said near the field: good news and problems. */
export interface Said {
  text: string;
  problem: boolean;
}

export interface AddFace {
  paste: string;
  said: Said[];
  busy: boolean;
  showSample: boolean;
  /** There are articles already. */
  more: boolean;
  onInput: (value: string) => void;
  onAdd: () => void;
  onFiles: (files: File[]) => void;
  onSample: () => void;
}

export function addPart(face: AddFace): TemplateResult {
  const keys = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    face.onAdd();
  };
  const chosen = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    // The same file may be chosen again after it was mended.
    input.value = "";
    if (files.length) face.onFiles(files);
  };
  return html`<section class="putin" aria-labelledby="putin-head">
    <h2 id="putin-head">${face.more ? text.addMoreHeading : text.addHeading}</h2>
    <div class="promise">
      <strong>${text.privacy}</strong>
      <details>
        <summary>${text.howCheck}</summary>
        <ul>${text.check.map((line) => html`<li>${line}</li>`)}</ul>
      </details>
    </div>
    <label class="unseen" for="paste">${text.pasteLabel}</label>
    <textarea id="paste" dir="auto" spellcheck="false" autocomplete="off" placeholder=${text.pastePlaceholder} aria-describedby="paste-said"
      .value=${face.paste} @input=${(event: Event) => face.onInput((event.target as HTMLTextAreaElement).value)} @keydown=${keys}></textarea>
    <div id="paste-said" class="said" aria-live="polite">${face.said.map(
      (said) => html`<p class=${said.problem ? "problem" : ""}>${said.text}</p>`,
    )}</div>
    <div class="tools">
      <button type="button" class="button first" id="add" @click=${face.onAdd}>${text.add}</button>
      <kbd class="hint">${text.addHint}</kbd>
    </div>
    <div class="tools">
      <button type="button" class="button" id="choose" ?disabled=${face.busy} @click=${(event: Event) =>
        (event.target as HTMLElement).parentElement?.querySelector<HTMLInputElement>("#files")?.click()}>${text.choose}</button>
      <input type="file" id="files" multiple hidden accept=".txt,.text,.md,.markdown,.html,.htm,.json,text/plain,text/markdown,text/html,application/json" @change=${chosen} />
      <span class="hint">${text.chooseHint}</span>
    </div>
    ${face.showSample
      ? html`<div class="tools">
          <button type="button" class="button" id="sample" @click=${face.onSample}>${text.sample}</button>
          <span class="hint">${text.sampleHint}</span>
        </div>`
      : nothing}
  </section>`;
}
