import type { ProcessKind } from './processes.js';
import type { Point, StageEnd } from './terraform-round.js';

/** Every point at which a process can be killed: each write of each stage, before and after it, each killed. */
export function pointsOf(
  straight: readonly StageEnd[],
  kinds: readonly ProcessKind[] = ['provider', 'terraform'],
): readonly Point[] {
  return straight.flatMap(({ stage, writes }) =>
    Array.from({ length: writes }, (_none, index) => index + 1).flatMap((at) =>
      kinds.flatMap((killed) => (['before', 'after'] as const).map((when): Point => ({ stage, killed, at, when }))),
    ),
  );
}

/** Deals points into rounds with at most one for each stage, in an order that the seed decides. */
export function roundsOf(points: readonly Point[], seed: number): readonly (readonly Point[])[] {
  const random = randomFrom(seed);
  const shuffled = points
    .map((point) => ({ point, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ point }) => point);
  const piles = new Map<string, Point[]>();
  for (const point of shuffled) piles.set(point.stage, [...(piles.get(point.stage) ?? []), point]);
  const longest = Math.max(0, ...[...piles.values()].map((pile) => pile.length));
  return Array.from({ length: longest }, (_none, index) => [...piles.values()].flatMap((pile) => pile[index] ?? []));
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
