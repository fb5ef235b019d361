/** Deterministic random numbers. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number, at least 0 and less than `limit`. */
  below(limit: number): number;
  /** A GUID in the format of version 4. */
  guid(): string;
}

/** Random numbers from a seed (mulberry32). The same seed gives the same numbers. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { next, below, guid: () => guidFrom(() => below(65_536)) };
}

/** A seed derived from text (FNV-1a). */
export function seedFrom(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}

function guidFrom(word: () => number): string {
  const [a, b, c, d, e, f, g, h] = Array.from({ length: 8 }, () => word().toString(16).padStart(4, '0'));
  const variant = '89ab'.charAt(parseInt(e ?? '0', 16) % 4);
  return [
    `${a ?? ''}${b ?? ''}`,
    c,
    `4${(d ?? '').slice(1)}`,
    `${variant}${(e ?? '').slice(1)}`,
    `${f ?? ''}${g ?? ''}${h ?? ''}`,
  ].join('-');
}
