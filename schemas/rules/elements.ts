import type { Path } from '../../core/index.js';
import { logicalIdOf } from '../logical-id.js';
import type { Finding } from '../rule.js';

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

/** An element whose key an earlier one has already. */
export interface Repeated<T> extends Element<T> {
  /** Index of the first one with the key. */
  readonly first: number;
  readonly earlier: T;
}

/** The elements whose key an earlier one has already, with the first such. Undefined keys repeat nothing. */
export function repeated<T>(
  elements: readonly Element<T>[],
  keyOf: (element: T) => string | undefined,
): readonly Repeated<T>[] {
  const firsts = new Map<string, Element<T>>();
  return elements.flatMap((candidate) => {
    const key = keyOf(candidate.element);
    const first = key === undefined ? undefined : firsts.get(key);
    if (key !== undefined && first === undefined) firsts.set(key, candidate);
    return first === undefined ? [] : [{ ...candidate, first: first.index, earlier: first.element }];
  });
}

/** What a rule says of elements that are one in Terraform. */
export interface SameNames<Name extends string> {
  /** What people call them, as several: `device categories`. */
  readonly noun: string;
  /** Member that holds the name. */
  readonly name: Name;
}

type Named<Name extends string> = Readonly<Partial<Record<Name | 'logicalId', unknown>>>;

/** The elements whose name in Terraform an earlier one has already: by `logicalId`, or made from the name. */
export function sameNames<Name extends string>(
  elements: readonly Element<Named<Name>>[],
  { noun, name }: SameNames<Name>,
): readonly Finding[] {
  return repeated(elements, (element) => terraformNameOf(element, name)).map(({ path, element, first, earlier }) => {
    const plain = element.logicalId === undefined && earlier.logicalId === undefined;
    const shown = JSON.stringify(plain ? element[name] : terraformNameOf(element, name));
    return {
      path: [...path, element.logicalId === undefined ? name : 'logicalId'],
      what: plain ? `two ${noun} are named ${shown}` : `two ${noun} are ${shown} in Terraform`,
      why: plain
        ? `the one at ${String(first)} has the same name; case is ignored`
        : `the one at ${String(first)} has it already, as its logicalId or made from its name`,
      fix: 'rename one of them, or give one a logicalId',
    };
  });
}

function terraformNameOf<Name extends string>(element: Named<Name>, name: Name): string | undefined {
  if (typeof element.logicalId === 'string') return element.logicalId;
  const own: unknown = element[name];
  return typeof own === 'string' ? logicalIdOf(own) : undefined;
}
