import type { Inverse } from '../../constructs/inverse/index.js';
import type { ExportedObject, Path, ResourceDefinition, Value } from '../../core/index.js';

/** A path in a declaration that is being composed: names, and indexes within lists. */
export type Way = readonly (string | number)[];

/** An object with its path in the declaration. */
export interface PlacedObject {
  readonly definition: ResourceDefinition;
  readonly object: ExportedObject;
  readonly inverse: Inverse;
  readonly as: Inverse['as'];
  /** Whether its members can be omitted individually. */
  readonly loose?: true;
  /** Whether a part is omitted that a plan would remove. */
  readonly isReduced?: true;
  /** Distinguishes it from others with its name. Default: the name is unique. */
  readonly logicalId?: string;
  /** Path of the object; for an order, the path of its list. */
  readonly path: Way;
}

/** Path of an object: its section, or a path within its parent. Undefined: the parent is not declared. */
export function wayTo(
  { section, below }: Inverse,
  object: ExportedObject,
  placed: readonly PlacedObject[],
): Way | undefined {
  if (!below) return ['spec', ...section];
  const owner = placed.find((one) => belongsTo({ below }, object, one.object));
  return owner && [...owner.path, ...below.place(object)];
}

/** Whether an object is declared within another one. */
export function belongsTo({ below }: Pick<Inverse, 'below'>, object: ExportedObject, owner: ExportedObject): boolean {
  return below?.definition === owner.definition && object.values[below.by] === owner.values.id;
}

/** A tree of a declaration under construction. */
export type Growing = Record<string | number, unknown>;

/** An item to be inserted into a declaration. */
export interface Arrival {
  /** Its path, starting with `spec`. */
  readonly way: Way;
  readonly as: Inverse['as'];
  readonly item: Value;
}

/** Inserts an item, at the end of the list for a list element, and returns its path. */
export function place(spec: Growing, { way, as, item }: Arrival): Way {
  const last = way.at(-1) ?? '';
  let here = spec;
  for (const step of way.slice(1, -1)) {
    here[step] ??= {};
    here = here[step] as Growing;
  }
  if (as === 'whole') {
    here[last] = item;
    return way;
  }
  here[last] ??= [];
  return [...way, (here[last] as Value[]).push(item) - 1];
}

/** Lists of a declaration that contain the assignments of an object. */
const targetLists: ReadonlySet<unknown> = new Set(['assignments', 'groups']);

/** Whether a path within an object leads to a single assignment. */
export function isTargetPath([name, index, ...rest]: Path): boolean {
  return targetLists.has(name) && typeof index === 'number' && rest.length === 0;
}
