import type { Inverse } from '../../constructs/inverse/index.js';
import { isValueObject, type Value, type ValueObject } from '../../core/index.js';
import { logicalIdOf } from '../../schemas/index.js';
import type { Way } from './placement.js';

/** Where an element is to stand. */
export interface Standing {
  readonly inverse: Pick<Inverse, 'definition' | 'named'>;
  readonly way: Way;
}

/** An element as it is declared. */
export interface NamedItem {
  readonly item: Value;
  /** What was added to distinguish it. Default: its name suffices. */
  readonly logicalId?: string;
}

/** The names in Terraform that are taken, list by list: Intune lets several objects have one display name. */
export class TakenNames {
  readonly #lists = new Map<string, Set<string>>();

  /** Gives an element whose name is taken a `logicalId`, the first that is free: `field-staff-2`. */
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

/** With its number a name stays within the most characters that a `logicalId` has. */
const longest = 90;

function firstFree(name: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) {
    const candidate = `${name}-${String(number)}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** It stands beside the name that it is there for. */
function withLogicalId(item: ValueObject, { logicalId, after }: { logicalId: string; after: string }): ValueObject {
  return Object.fromEntries(
    Object.entries(item).flatMap((member): [string, Value][] =>
      member[0] === after ? [member, ['logicalId', logicalId]] : [member],
    ),
  );
}
