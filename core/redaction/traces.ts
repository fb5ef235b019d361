/** A range of a text: from its first character to just after its last. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Texts to search for in other texts, in whole or in part. */
export interface Traces {
  /** Adds a text to search for. Parts of at least `least` characters are found too. */
  readonly add: (text: string, least: number) => void;
  /** Returns all matches, in order and without overlaps. */
  readonly find: (text: string) => readonly Stretch[];
  /** Returns the start of the longest suffix of `text` that begins a searched text, or its length if there is none. */
  readonly startOfOpenEnd: (text: string) => number;
}

/** Minimum length of a searched text, and of the samples that detect a match. Unit: characters. */
export const shortestTrace = 8;

/** Number of characters that detect the beginning of a searched text. */
const beginningSize = 4;

interface Suspect {
  readonly text: string;
  readonly offset: number;
  readonly least: number;
}

/**
 * Creates a search for many texts at once.
 *
 * A table rules out nearly every position, so the time does not depend on the number of texts. Long texts are detected
 * by samples, which keeps the memory small: in a text of 2,000 or more characters, parts are found from 39 characters
 * on.
 */
export function createTraces(): Traces {
  const suspects = new Map<string, Suspect[]>();
  const beginnings = new Map<string, string[]>();
  const mayStart = new Uint8Array(tableSize);
  const known = new Set<string>();
  let longest = 0;
  return {
    add(text, least) {
      if (text.length < shortestTrace || known.has(text)) return;
      known.add(text);
      longest = Math.max(longest, text.length);
      for (let size = 1; size <= beginningSize; size++) push(beginnings, text.slice(0, size), text, Infinity);
      for (const offset of samplesOf(text, least)) {
        const suspect = { text, offset, least: Math.min(least, text.length) };
        push(
          suspects,
          text.slice(offset, offset + shortestTrace),
          suspect,
          least < text.length ? mostSamples : Infinity,
        );
        mayStart[slotOf(text, offset)] = 1;
      }
    },
    find: (text) => (known.size === 0 ? [] : findAll(text, suspects, mayStart)),
    startOfOpenEnd: (text) => startOfOpenEnd(text, beginnings, longest),
  };
}

const tableSize = 1 << 18;

function slotOf(text: string, at: number): number {
  const first = text.charCodeAt(at) * 31 + text.charCodeAt(at + 1);
  const second = text.charCodeAt(at + 2) * 31 + text.charCodeAt(at + 3);
  return (first * 1021 + second) & (tableSize - 1);
}

/** Sample positions of a text. A text that is only found as a whole is detected by its beginning. */
function samplesOf(text: string, least: number): readonly number[] {
  if (least >= text.length) return [0];
  const step = Math.min(32, Math.max(1, Math.floor(text.length / 64)));
  const samples: number[] = [];
  for (let offset = 0; offset + shortestTrace <= text.length; offset += step) samples.push(offset);
  return samples;
}

/** Limits the samples of repetitive text, which would slow down every search. Its other samples detect it as well. */
const mostSamples = 16;

function push<T>(map: Map<string, T[]>, key: string, value: T, most: number): void {
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else if (list.length < most) list.push(value);
}

function findAll(
  text: string,
  suspects: ReadonlyMap<string, readonly Suspect[]>,
  mayStart: Uint8Array,
): readonly Stretch[] {
  const found: { start: number; end: number }[] = [];
  let at = 0;
  while (at + shortestTrace <= text.length) {
    const stretch = mayStart[slotOf(text, at)] === 1 ? stretchAt(text, at, suspects) : undefined;
    if (stretch) note(found, stretch);
    at = stretch ? Math.max(at + 1, stretch.end - shortestTrace + 1) : at + 1;
  }
  return found;
}

function note(found: { start: number; end: number }[], stretch: Stretch): void {
  let { start } = stretch;
  let last = found.at(-1);
  while (last && last.end >= start) {
    start = Math.min(start, last.start);
    found.pop();
    last = found.at(-1);
  }
  found.push({ start, end: stretch.end });
}

function stretchAt(text: string, at: number, suspects: ReadonlyMap<string, readonly Suspect[]>): Stretch | undefined {
  const candidates = suspects.get(text.slice(at, at + shortestTrace)) ?? [];
  let best = nothing;
  for (const suspect of candidates) {
    const { start, end } = grown(text, at, suspect) ?? nothing;
    best = { start: Math.min(start, best.start), end: Math.max(end, best.end) };
  }
  return best.end < 0 ? undefined : best;
}

const nothing: Stretch = { start: Infinity, end: -1 };

/** Extends a sample to the whole range that both texts have in common. Undefined if the range is too short. */
function grown(text: string, at: number, { text: wanted, offset, least }: Suspect): Stretch | undefined {
  let before = 0;
  while (before < offset && before < at && text[at - before - 1] === wanted[offset - before - 1]) before++;
  let after = shortestTrace;
  while (offset + after < wanted.length && text[at + after] === wanted[offset + after]) after++;
  return before + after >= least ? { start: at - before, end: at + after } : undefined;
}

function startOfOpenEnd(text: string, beginnings: ReadonlyMap<string, readonly string[]>, longest: number): number {
  for (let at = Math.max(0, text.length - longest + 1); at < text.length; at++) {
    const candidates = beginnings.get(text.slice(at, at + beginningSize)) ?? [];
    if (candidates.some((wanted) => wanted.startsWith(text.slice(at)))) return at;
  }
  return text.length;
}
