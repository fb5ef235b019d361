/**
 * Every form in which a secret is sent or printed: plain, percent-encoded (in addresses and forms), escaped in JSON
 * (once, twice, and the way Go does it), in HTML, XML and Markdown, in Base64 and Base64url at any offset, and in
 * hexadecimal.
 *
 * The Base64 of `id:secret` in basic authentication contains one of these forms, for any id.
 */
export function spellingsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const base64 = [0, 1, 2].map((before) => base64Inside(bytes, before));
  const whole = bytes.toString('base64').replace(/=+$/u, '');
  const encoded = [whole, ...base64].flatMap((text) => [text, toBase64url(text)]);
  const hex = bytes.toString('hex');
  return [...new Set([secret, ...percentEncoded(secret), ...escaped(secret), ...encoded, hex, hex.toUpperCase()])];
}

/** The forms in which a secret is sent: plain, and JSON-escaped. */
export function plainSpellingsOf(secret: string): readonly string[] {
  return [...new Set([secret, jsonEscaped(secret)])];
}

/** Base64 of bytes at an offset, without the characters that also depend on adjacent bytes. */
function base64Inside(bytes: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes])
    .toString('base64')
    .replace(/=+$/u, '');
  const shared = (before + bytes.length) % 3 === 0 ? 0 : 1;
  return text.slice(before === 0 ? 0 : before + 1, text.length - shared);
}

function toBase64url(text: string): string {
  return text.replaceAll('+', '-').replaceAll('/', '_');
}

function percentEncoded(secret: string): readonly string[] {
  const strict = [...Buffer.from(secret)].map(percentByte).join('');
  const form = new URLSearchParams({ '': secret }).toString().slice(1);
  const encoded = [encodeUri(secret), strict, form];
  return [...encoded, ...encoded.map((text) => text.replace(/%[0-9A-F]{2}/gu, (digits) => digits.toLowerCase()))];
}

/** Percent-encodes a secret. A lone surrogate has no percent-encoded form. */
function encodeUri(secret: string): string {
  return encodeURIComponent(Buffer.from(secret).toString());
}

/** Percent-encodes a byte, unless RFC 3986 leaves it unreserved. */
function percentByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[\w.~-]/u.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

function escaped(secret: string): readonly string[] {
  const json = jsonEscaped(secret);
  const texts = [secret, json];
  return [
    json,
    jsonEscaped(json),
    json.replace(/[<>&]/gu, (character) => `\\u00${(character.codePointAt(0) ?? 0).toString(16)}`),
    ...texts.map((text) => text.replace(/[&<>"']/gu, (character) => `&#${String(character.codePointAt(0))};`)),
    ...texts.map((text) => text.replace(/[&<>"']/gu, (character) => entities[character] ?? character)),
    ...texts.map((text) => text.replace(/[^\w\s]/gu, String.raw`\$&`)),
  ];
}

function jsonEscaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};
