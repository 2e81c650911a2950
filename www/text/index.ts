/** The language in use. English is the only one yet; a second file and a choice here make another. */
import { en, type Text } from "./en.ts";

export type { Text } from "./en.ts";

export const text: Text = en;
