import { longestRun } from '../../../../core/index.js';

/** Takes one element out of a list and puts it back at another place, counted from 0 in the list as it is afterwards. */
export interface Move<T> {
  readonly element: T;
  readonly to: number;
}

/**
 * The fewest moves that bring a list into another order of the same elements, each of which occurs once.
 *
 * What stays are the elements of a longest run that is in the wanted order already; every other one is moved once, and no
 * fewer moves can do, since a move lengthens that run by one at most. No move leaves its element where it is.
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
