/**
 * Characters that could move the cursor, colour the terminal, ring its bell or reorder the displayed text: C0 and C1
 * controls, line and paragraph separators, bidirectional overrides, zero-width characters. Also lone surrogates, U+FFFE
 * and U+FFFF: they are not characters, and XML and URIs do not allow them.
 *
 * @see https://www.unicode.org/reports/tr36/
 */
export const actingCharacters =
  // eslint-disable-next-line no-control-regex -- the pattern has to match control characters
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufffe\uffff]/gu;

/**
 * Escapes each such character as `\u001b`, except line breaks. JSON, double-quoted YAML and TypeScript all accept this
 * form.
 */
export function escapeActing(text: string): string {
  return text.replace(actingCharacters, (character) =>
    character === '\n' ? character : `\\u${codeOf(character).padStart(4, '0')}`,
  );
}

/** Whether a text contains such a character, other than line breaks. */
export function isActing(text: string): boolean {
  return escapeActing(text) !== text;
}

/** The code point of a character in hexadecimal, e.g. `200b`. */
export function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16);
}
