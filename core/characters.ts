/**
 * Characters that could move the cursor, colour the terminal, ring its bell or reorder what is read: C0 and C1 controls,
 * line and paragraph separators, bidirectional overrides, zero-width characters. Also halves of surrogate pairs and
 * U+FFFE, U+FFFF, which are no characters and which XML and URIs refuse.
 *
 * @see https://www.unicode.org/reports/tr36/
 */
export const actingCharacters =
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufffe\uffff]/gu;

/** Writes each such character, line ends apart, as `\u001b`: how JSON, YAML in double quotes and TypeScript write it. */
export function escapeActing(text: string): string {
  return text.replace(actingCharacters, (character) =>
    character === '\n' ? character : `\\u${codeOf(character).padStart(4, '0')}`,
  );
}

/** Whether a text has such a character, line ends apart. */
export function isActing(text: string): boolean {
  return escapeActing(text) !== text;
}

/** The code of a character, as `200b`. */
export function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16);
}
