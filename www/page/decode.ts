/** Bytes of a file to text: UTF-8, UTF-16, else windows-1252, which reads anything and is therefore said. */

export interface Decoded {
  text: string;
  /** Where it is not UTF-8 or UTF-16 by its own marks. */
  guessed: "windows-1252" | null;
  /** The encoding that an HTML file names. */
  declared: string | null;
}

const SIGNATURES: number[][] = [
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x25, 0x50, 0x44, 0x46], // PDF
  [0x50, 0x4b, 0x03, 0x04], // ZIP, and so .docx
  [0xd0, 0xcf, 0x11, 0xe0], // old Office
];

const starts = (bytes: Uint8Array, with_: number[]) => with_.every((byte, index) => bytes[index] === byte);

/** UTF-16 without a mark: in western text every second byte is zero, and hardly any of the others. */
function utf16Without(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const length = Math.min(bytes.length & ~1, 4096);
  if (length < 4) return null;
  const zeros = [0, 0];
  for (let index = 0; index < length; index += 1) if (bytes[index] === 0) zeros[index & 1]! += 1;
  const [even, odd] = zeros.map((count) => count / (length / 2)) as [number, number];
  if (odd > 0.4 && even < 0.05) return "utf-16le";
  if (even > 0.4 && odd < 0.05) return "utf-16be";
  return null;
}

/** Is this something that a person could have written? Pictures and programs have control characters. */
export function isText(text: string): boolean {
  if (text.includes("\0")) return false;
  // eslint-disable-next-line no-control-regex
  const odd = text.slice(0, 65536).match(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0;
  return odd <= 2 + text.length / 200;
}

/** The text of some bytes; null where they are not text. `html`: a name of the encoding may stand in the file. */
export function decode(bytes: Uint8Array, html = false): Decoded | null {
  if (SIGNATURES.some((signature) => starts(bytes, signature))) return null;
  const done = (text: string, guessed: Decoded["guessed"] = null, declared: string | null = null) =>
    isText(text) ? { text, guessed, declared } : null;
  // A mark at the start is kept: the text is what was put in.
  const as = (label: string, fatal = false) => new TextDecoder(label, { ignoreBOM: true, fatal }).decode(bytes);
  if (starts(bytes, [0xff, 0xfe])) return done(as("utf-16le"));
  if (starts(bytes, [0xfe, 0xff])) return done(as("utf-16be"));
  const wide = utf16Without(bytes);
  if (wide) return done(as(wide));
  try {
    return done(as("utf-8", true));
  } catch {
    const declared = html ? declaredIn(bytes) : null;
    return declared ? done(as(declared), null, declared) : done(as("windows-1252"), "windows-1252");
  }
}

/** The encoding that an HTML file names in its first kilobyte, if the browser knows it and it is not UTF-8. */
function declaredIn(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  const label = /<meta[^>]*charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
  if (!label) return null;
  try {
    const { encoding } = new TextDecoder(label);
    return encoding === "utf-8" || encoding === "windows-1252" ? null : encoding;
  } catch {
    return null;
  }
}
