/** Where it comes from and when it was: what each article names as its source, shared passages, the days that are told of. */
import { html, nothing, type TemplateResult } from "lit";
import type { ArticleSpan, Kin, Passage } from "../../src/types.d.ts";
import { text } from "../text/index.ts";
import { isDismissed } from "./corrections.ts";
import { conflictButton } from "./differences.ts";
import type { Face } from "./face.ts";
import { inSentence, placeButton } from "./place.ts";
import { moreButton, siglum } from "./quotations.ts";
import { articleLabel, letter, notLookedFor, textOf } from "./reading.ts";

const FIRST = 8;

export function sourcesPart(face: Face): TemplateResult {
  const { comparison } = face.reading;
  const one = comparison.articles.length < 2;
  return html`
    <h3>${text.sourcesHeading}</h3>
    <p class="hint">${text.sourcesHint}</p>
    <ul class="plain">${comparison.articles.map((article, index) => {
      const names = new Map(article.namesAsSource.map((source) => [source.name.replace(/^the /i, ""), source] as const).reverse());
      return html`<li>${siglum(face, index)}
        <p class="how">${names.size
          ? [...names].reverse().map(([name, { start, end }]) => placeButton(face, { article: index, start, end }, "source", name))
          : text.sourcesNone}</p></li>`;
    })}</ul>
    ${one ? nothing : passagesPart(face)}
    ${timelinePart(face)}
  `;
}

function passagesPart(face: Face): TemplateResult {
  const { kin = [], passages = [] } = face.reading.comparison;
  const none = notLookedFor(face.reading, "kin");
  const within = (group: Kin) => passages.filter((passage) => passage.spans.every((span) => group.articles.includes(span.article)));
  const grouped = new Set(kin.flatMap(within));
  const rest = passages.filter((passage) => !grouped.has(passage));
  return html`<h3>${text.passagesHeading}</h3>
    <p class="hint">${text.passagesHint}</p>
    ${kin.length ? nothing : html`<p class="empty">${none ? text.message(none) : text.passagesNone}</p>`}
    ${kin.map(
      (group, index) => html`<section class="lone"><h4>${group.articles.map((article) => html`${siglum(face, article)} `)}</h4>
        <p>${text.sharePassages(group.share)}</p>
        ${passageList(face, within(group), `kin-${index}`)}</section>`,
    )}
    ${rest.length
      ? html`<details class="group"><summary>${text.passagesRest(rest.length)}</summary>${passageList(face, rest, "passages")}</details>`
      : nothing}`;
}

function passageList(face: Face, passages: Passage[], key: string): TemplateResult {
  const { articles } = face.reading.comparison;
  const longest = [...passages].sort((one, other) => other.words - one.words);
  const shown = face.expanded.has(key) ? longest : longest.slice(0, FIRST);
  return html`<ul class="plain">${shown.map(({ spans, words }) => {
    const first = spans[0]!;
    return html`<li><p class="words" dir="auto">${textOf(articles[first.article]!, [first])}</p>
      <p class="how"><span>${text.words(words)}</span> ${spans.map((span) =>
        placeButton(face, span, "passage", `${letter(span.article)} · ${articleLabel(articles[span.article]!)}`))}</p></li>`;
  })}</ul>${moreButton(face, key, passages.length, FIRST)}`;
}

function timelinePart(face: Face): TemplateResult | typeof nothing {
  const { timeline = [], claims } = face.reading.comparison;
  if (timeline.length === 0) return nothing;
  const statements = new Map(claims.flatMap((claim) => claim.statements.map((statement) => [statement.id, statement] as const)));
  return html`<h3>${text.timelineHeading}</h3>
    <p class="hint">${text.timelineHint}</p>
    <ol class="timeline">${[...timeline].sort((one, other) => one.date.localeCompare(other.date)).map(({ date, mentions, statements: ids }) => {
      const places: ArticleSpan[] = mentions.length
        ? mentions
        : ids.flatMap((id) => {
            const statement = statements.get(id);
            return statement ? { article: statement.article, ...statement.spans[0]! } : [];
          });
      const key = `day-${date}`;
      const differs = face.reading.conflicts.find(
        (each) =>
          (each.kind === "date" || each.kind === "weekday") &&
          !isDismissed(face.reading.comparison, each) &&
          each.values.some((value) => places.some((place) => place.article === value.article && place.start < value.end && value.start < place.end)),
      );
      const shown = face.expanded.has(key) ? places : places.slice(0, FIRST);
      return html`<li><h4><time datetime=${date}>${text.date(date)}</time>${differs ? html` ${conflictButton(face, differs, key)}` : nothing}</h4>
        <ul class="statements">${shown.map((place) => html`<li class="statement">${siglum(face, place.article)} ${inSentence(face, place)}
          <p class="how">${placeButton(face, place, key)}</p></li>`)}</ul>
        ${moreButton(face, key, places.length, FIRST)}</li>`;
    })}</ol>`;
}
