/** Ids inside a path must not look like segments of it, or like the name of a type. */
const escapes = [
  ['%', '%25'],
  ['/', '%2F'],
  ['.', '%2E'],
] as const;

/** Encodes an id as one segment of a path. The id can be any text, even one that is not valid in a URL. */
export function toSegment(id: string): string {
  return escapes.reduce((text, [plain, escaped]) => text.replaceAll(plain, escaped), id);
}

/** Decodes the id of a segment. */
export function fromSegment(segment: string): string {
  return escapes.toReversed().reduce((text, [plain, escaped]) => text.replaceAll(escaped, plain), segment);
}
