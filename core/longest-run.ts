/**
 * Returns a largest set of elements of `present` that are already in the order of `wanted`. Each element occurs once in
 * a list.
 *
 * All other elements have to move. This is the minimum number of moves.
 *
 * @see https://en.wikipedia.org/wiki/Longest_increasing_subsequence
 */
export function longestRun<T>(present: readonly T[], wanted: readonly T[]): ReadonlySet<T> {
  const places = new Map(wanted.map((element, index) => [element, index]));
  const chains: Chain<T>[] = [];
  for (const element of present) {
    const place = places.get(element);
    if (place === undefined) continue;
    const length = chains.findIndex((chain) => chain.place > place);
    const at = length < 0 ? chains.length : length;
    chains[at] = { element, place, before: chains[at - 1] };
  }
  const run = new Set<T>();
  for (let chain = chains.at(-1); chain; chain = chain.before) run.add(chain.element);
  return run;
}

/**
 * A run in the wanted order, given by its last element. Of runs with equal length, the one that ends earliest is kept.
 */
interface Chain<T> {
  readonly element: T;
  readonly place: number;
  readonly before: Chain<T> | undefined;
}
