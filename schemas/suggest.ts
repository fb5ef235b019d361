import { closest, distance } from 'fastest-levenshtein';

/** The candidate that was probably intended. Undefined if none is similar. */
export function suggest(got: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const sameButCase = candidates.find((candidate) => candidate.toLowerCase() === got.toLowerCase());
  if (sameButCase !== undefined) return sameButCase;
  // Long garbage is similar to nothing, and comparing it is slow.
  if (got.length > 100) return undefined;
  const nearest = closest(got, [...candidates]);
  const most = Math.max(1, Math.floor(Math.max(got.length, nearest.length) / 3));
  return distance(got.toLowerCase(), nearest.toLowerCase()) <= most ? nearest : undefined;
}
