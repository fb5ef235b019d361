import type { Path } from '../../core/index.js';
import { logicalIdOf } from '../logical-id.js';
import type { Finding } from '../rule.js';

/** An element of a list of the declaration, with its path. */
export interface Element<T> {
  readonly path: Path;
  readonly index: number;
  readonly element: T;
}

/** The defined elements of a list, with their paths. */
export function present<T>(list: readonly (T | undefined)[] | undefined, path: Path): readonly Element<T>[] {
  return (list ?? []).flatMap((element, index) =>
    element === undefined ? [] : [{ path: [...path, index], index, element }],
  );
}

/** An element with the key of an earlier one. */
export interface Repeated<T> extends Element<T> {
  /** Index of the first element with the key. */
  readonly first: number;
  readonly earlier: T;
}

/** Finds elements with the key of an earlier one, and that one. Undefined keys never count as repeated. */
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

/** Names for a rule about elements with the same Terraform name. */
export interface SameNames<Name extends string> {
  /** Plural noun: `device categories`. */
  readonly noun: string;
  /** Member with the name. */
  readonly name: Name;
}

type Named<Name extends string> = Readonly<Partial<Record<Name | 'logicalId', unknown>>>;

/** Finds elements with the Terraform name of an earlier one, from `logicalId` or the display name. */
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
        : `the one at ${String(first)} already has it, as its logicalId or derived from its name`,
      fix: 'rename one of them, or give one a logicalId',
    };
  });
}

/** The name in Terraform of an element: its `logicalId`, or made from its name. Undefined: neither is known. */
export function terraformNameOf<Name extends string>(element: Named<Name>, name: Name): string | undefined {
  if (typeof element.logicalId === 'string') return element.logicalId;
  const own: unknown = element[name];
  return typeof own === 'string' ? logicalIdOf(own) : undefined;
}
