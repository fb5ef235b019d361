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
 *
 * @see https://en.wikipedia.org/wiki/Longest_increasing_subsequence
 */
export function movesTo<T>(present: readonly T[], wanted: readonly T[]): readonly Move<T>[] {
  const staying = stayingOf(present, wanted);
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

/** A largest set of elements that have the wanted order among themselves. */
function stayingOf<T>(present: readonly T[], wanted: readonly T[]): ReadonlySet<T> {
  const places = new Map(wanted.map((element, index) => [element, index]));
  const chains: Chain<T>[] = [];
  for (const element of present) {
    const place = places.get(element) ?? Infinity;
    const length = chains.findIndex((chain) => chain.place > place);
    const at = length < 0 ? chains.length : length;
    chains[at] = { element, place, before: chains[at - 1] };
  }
  const staying = new Set<T>();
  for (let chain = chains.at(-1); chain; chain = chain.before) staying.add(chain.element);
  return staying;
}

/** A run in the wanted order, by its last element. Of those of equal length the one that ends earliest is kept. */
interface Chain<T> {
  readonly element: T;
  readonly place: number;
  readonly before: Chain<T> | undefined;
}
