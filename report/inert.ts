/**
 * Characters that could move the cursor, colour the terminal, ring its bell or reorder what is read: C0 and C1 controls,
 * line and paragraph separators, bidirectional overrides, zero-width characters. Also halves of surrogate pairs and
 * U+FFFE, U+FFFF, which are no characters and which XML and URIs refuse.
 *
 * @see https://www.unicode.org/reports/tr36/
 */
const hostile =
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufffe\uffff]/gu;

/** Makes a text from a tenant safe to print: characters that act are shown as `\u{1b}`. */
export function inert(text: string): string {
  return text.replace(hostile, (character) => `\\u{${codePoint(character)}}`);
}

/** As `inert`, for a text of ours that may have several lines. */
export function inertLines(text: string): readonly string[] {
  return text.split('\n').map(inert);
}

/** As `inert`, for HTML and XML, in text and in attributes. */
export function inertMarkup(text: string): string {
  return inert(text).replace(/[&<>"']/gu, (character) => `&#${String(character.codePointAt(0))};`);
}

/** Writes JSON in which no such character is literal. It still is the same JSON. */
export function inertJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replace(hostile, (character) =>
    character === '\n' ? character : `\\u${codePoint(character).padStart(4, '0')}`,
  );
}

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16);
}
