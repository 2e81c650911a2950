/** Small parts of the page that keep nothing themselves. */
import { html, type TemplateResult } from "lit";
import { text } from "../text/index.ts";

/** What the page is for, while there is nothing on it. */
export function introPart(): TemplateResult {
  return html`<section class="intro" aria-labelledby="intro-head">
    <h2 id="intro-head">${text.introHeading}</h2>
    <p>${text.intro}</p>
    <ol>${text.steps.map((step) => html`<li>${step}</li>`)}</ol>
  </section>`;
}

/** Fewer and surer reports, or more. */
export function sensitivityPart(runner: { sensitivity: number }): TemplateResult {
  return html`<label class="sensitivity"><span>${text.sensitivity}</span>
    <span class="scale"><span aria-hidden="true">${text.sensitivityFewer}</span>
      <input type="range" id="sensitivity" min="0" max="1" step="0.25" .value=${String(runner.sensitivity)}
        aria-valuetext=${text.sensitivityNames[runner.sensitivity * 4] ?? ""}
        @input=${(event: Event) => (runner.sensitivity = Number((event.target as HTMLInputElement).value))} />
      <span aria-hidden="true">${text.sensitivityMore}</span></span>
  </label>`;
}
