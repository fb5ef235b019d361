import { longestRun } from '../../../../core/index.js';

/** Moves one element of a list to another position, counted from 0 in the resulting list. */
export interface Move<T> {
  readonly element: T;
  readonly to: number;
}

/**
 * Computes the fewest moves from a list to another order of the same elements, each of which occurs once.
 *
 * The elements of a longest subsequence that is already in the wanted order stay; every other element is moved once.
 * Fewer moves are not possible, because a move extends that subsequence by at most one. No move leaves its element in
 * place.
 */
export function movesTo<T>(present: readonly T[], wanted: readonly T[]): readonly Move<T>[] {
  const staying = longestRun(present, wanted);
  const list = [...present];
  const moves: Move<T>[] = [];
  for (const [index, element] of wanted.entries()) {
    if (staying.has(element)) continue;
    list.splice(list.indexOf(element), 1);
    const before = index === 0 ? -1 : list.indexOf(wanted[index - 1] as T);
    list.splice(before + 1, 0, element);
    moves.push({ element, to: before + 1 });
  }
  return moves;
}
