/** Ids inside a path must not look like segments of it, nor like the name of a type. */
const escapes = [
  ['%', '%25'],
  ['/', '%2F'],
  ['.', '%2E'],
] as const;

/** An id as one segment of a path. Any text will do, also one that no URL could hold. */
export function toSegment(id: string): string {
  return escapes.reduce((text, [plain, escaped]) => text.replaceAll(plain, escaped), id);
}

/** The id that a segment stands for. */
export function fromSegment(segment: string): string {
  return escapes.toReversed().reduce((text, [plain, escaped]) => text.replaceAll(escaped, plain), segment);
}
