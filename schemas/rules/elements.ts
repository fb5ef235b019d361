import type { Path } from '../../core/index.js';

/** An element of a list of the declaration, with its place. */
export interface Element<T> {
  readonly path: Path;
  readonly index: number;
  readonly element: T;
}

/** The elements of a list that are there, with their places. */
export function present<T>(list: readonly (T | undefined)[] | undefined, path: Path): readonly Element<T>[] {
  return (list ?? []).flatMap((element, index) =>
    element === undefined ? [] : [{ path: [...path, index], index, element }],
  );
}

/** The elements whose key an earlier one has already, with the index of the first such. Undefined keys repeat nothing. */
export function repeated<T>(
  elements: readonly Element<T>[],
  keyOf: (element: T) => string | undefined,
): readonly (Element<T> & { readonly first: number })[] {
  const firsts = new Map<string, number>();
  return elements.flatMap((candidate) => {
    const key = keyOf(candidate.element);
    const first = key === undefined ? undefined : firsts.get(key);
    if (key !== undefined && first === undefined) firsts.set(key, candidate.index);
    return first === undefined ? [] : [{ ...candidate, first }];
  });
}
