/** Encodes ASN.1 in its distinguished encoding (DER), as far as a certificate needs it. */

/** An element: a tag, the length, and the concatenated parts. */
export function element(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(tag), lengthOf(content.length), content]);
}

/** SEQUENCE */
export function sequence(...parts: readonly Uint8Array[]): Buffer {
  return element(0x30, ...parts);
}

/** SET */
export function set(...parts: readonly Uint8Array[]): Buffer {
  return element(0x31, ...parts);
}

/** INTEGER, not negative. */
export function integer(bytes: Uint8Array): Buffer {
  const digits = Buffer.from(bytes);
  return element(0x02, ...((digits[0] ?? 0) > 0x7f ? [Buffer.of(0)] : []), digits);
}

/** OBJECT IDENTIFIER, from its dotted form. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** BIT STRING of whole bytes. `unused`: number of unused bits in the last byte. */
export function bitString(bytes: Uint8Array, unused = 0): Buffer {
  return element(0x03, Buffer.of(unused), bytes);
}

/** OCTET STRING */
export function octetString(bytes: Uint8Array): Buffer {
  return element(0x04, bytes);
}

/** BOOLEAN, true. */
export const yes = element(0x01, Buffer.of(0xff));

/** UTF8String */
export function utf8String(text: string): Buffer {
  return element(0x0c, Buffer.from(text));
}

/** UTCTime; years from 1950 to 2049. */
export function utcTime(date: Date): Buffer {
  const digits = date.toISOString().replace(/[-:T]/gu, '');
  return element(0x17, Buffer.from(`${digits.slice(2, 14)}Z`));
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length);
  return length < 0x100 ? Buffer.of(0x81, length) : Buffer.of(0x82, length >> 8, length & 0xff);
}

function base128(value: number): readonly number[] {
  const low = value & 0x7f;
  return value < 0x80 ? [low] : [...base128(value >> 7).map((byte) => byte | 0x80), low];
}
