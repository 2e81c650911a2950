/** Who speaks: through whom a quotation comes, and how a speaker is named in few words. */
import type { Attribution, Speaker } from "../../src/types.d.ts";
import type { Reading } from "./reading.ts";

/** So sure it must be who reports, before a quotation in the report is said to be told by somebody else. */
const SURE = 0.8;

/** “Mr. Holm” may be Ada Holm. */
function shareName(one: Speaker, other: Speaker): boolean {
  const words = one.name.match(/\p{Lu}\p{L}{2,}/gu) ?? [];
  return words.some((word) => other.name.includes(word));
}

/**
 * The chain of people through whom a quotation inside other reported words comes, the nearest first. A fragment inside
 * a report of the same speaker's words is told by nobody else; neither is one where it is not clear whose report it is.
 */
export function toldBy(attribution: Attribution, speaker: Speaker | null, byId: Map<string, Attribution>, speakers: Map<string, Speaker>): Speaker[] {
  const chain: Speaker[] = [];
  const seen = new Set<string>();
  let last = speaker;
  for (let id = attribution.within; id && !seen.has(id); ) {
    seen.add(id);
    const outer = byId.get(id);
    if (!outer) break;
    const teller = (outer.speaker && speakers.get(outer.speaker)) || null;
    // Marks within marks say that it is somebody else. A report must be surer: who speaks in it is often the one who is
    // quoted in it, by another name.
    const isSure = outer.kind !== "indirect" || (last && outer.speakerConfidence >= SURE);
    if (teller && teller !== last && isSure && !(last && shareName(teller, last))) chain.push(teller);
    last = teller ?? last;
    id = outer.within;
  }
  return chain.filter((teller) => teller !== speaker);
}

/** Who tells an attribution in words that are not its own speaker's: it is then quoted at second hand. */
export function tellersOf(reading: Reading, attribution: Attribution): Speaker[] {
  const speaker = (attribution.speaker && reading.speaker.get(attribution.speaker)) || null;
  return toldBy(attribution, speaker, reading.attribution, reading.speaker);
}

/** Who speaks, as short as it may stand in a margin: a person by the last name. */
export function shortName(speaker: Speaker): string {
  return speaker.kind === "person" ? (speaker.name.split(/\s+/).at(-1) ?? speaker.name) : speaker.name;
}
