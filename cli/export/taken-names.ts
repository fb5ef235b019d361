import type { Inverse } from '../../constructs/inverse/index.js';
import { isValueObject, type Value, type ValueObject } from '../../core/index.js';
import { logicalIdOf } from '../../schemas/index.js';
import type { Way } from './placement.js';

/** Target of an element. */
export interface Standing {
  readonly inverse: Pick<Inverse, 'definition' | 'named'>;
  readonly way: Way;
}

/** A declared element. */
export interface NamedItem {
  readonly item: Value;
  /** The id that was added to distinguish it. Default: its name is unique. */
  readonly logicalId?: string;
}

/** The Terraform names in use, by list: Intune allows several objects with the same display name. */
export class TakenNames {
  readonly #lists = new Map<string, Set<string>>();

  /** Adds the first free `logicalId` to an element whose name is in use: `field-staff-2`. */
  apart(item: Value, { inverse: { definition, named }, way }: Standing): NamedItem {
    const name = named !== undefined && isValueObject(item) ? item[named] : undefined;
    if (named === undefined || !isValueObject(item) || typeof name !== 'string') return { item };
    const taken = this.#listOf([definition, ...way].join('\0'));
    const own = logicalIdOf(name);
    if (!taken.has(own)) {
      taken.add(own);
      return { item };
    }
    const logicalId = firstFree(own.slice(0, longest), taken);
    taken.add(logicalId);
    return { item: withLogicalId(item, { logicalId, after: named }), logicalId };
  }

  #listOf(key: string): Set<string> {
    const list = this.#lists.get(key) ?? new Set();
    this.#lists.set(key, list);
    return list;
  }
}

/** With its number, a name stays within the maximum length of a `logicalId`. */
const longest = 90;

function firstFree(name: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) {
    const candidate = `${name}-${String(number)}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Inserted after the name that it replaces. */
function withLogicalId(item: ValueObject, { logicalId, after }: { logicalId: string; after: string }): ValueObject {
  return Object.fromEntries(
    Object.entries(item).flatMap((member): [string, Value][] =>
      member[0] === after ? [member, ['logicalId', logicalId]] : [member],
    ),
  );
}
