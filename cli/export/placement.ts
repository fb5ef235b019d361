import type { Inverse } from '../../constructs/inverse/index.js';
import { type ExportedObject, type Path, presenceOf, type ResourceDefinition, type Value } from '../../core/index.js';

/** A place in a declaration that is being made: names, and numbers within lists. */
export type Way = readonly (string | number)[];

/** An object with its place in the declaration. */
export interface PlacedObject {
  readonly definition: ResourceDefinition;
  readonly object: ExportedObject;
  readonly as: Inverse['as'];
  /** Its members may be left out one by one. */
  readonly loose?: true;
  /** A part of it is left out, which a plan would take away. */
  readonly isReduced?: true;
  /** What tells it apart from others of its name. Default: its name does. */
  readonly logicalId?: string;
  /** Place of the object; of an order, the place of its list. */
  readonly path: Way;
}

/** Where an object goes: its section, or a place within the object that it belongs to. Undefined: that one is not declared. */
export function wayTo(
  { section, below }: Inverse,
  object: ExportedObject,
  placed: readonly PlacedObject[],
): Way | undefined {
  if (!below) return ['spec', ...section];
  const owner = placed.find((one) => belongsTo({ below }, object, one.object));
  return owner && [...owner.path, ...below.place(object)];
}

/** Whether an object is to stand within the declaration of another one. */
export function belongsTo({ below }: Pick<Inverse, 'below'>, object: ExportedObject, owner: ExportedObject): boolean {
  return below?.definition === owner.definition && object.values[below.by] === owner.values.id;
}

/** A tree of a declaration while it grows. */
export type Growing = Record<string | number, unknown>;

/** Something on its way into a declaration. */
export interface Arrival {
  /** The way there, from `spec` on. */
  readonly way: Way;
  readonly as: Inverse['as'];
  readonly item: Value;
}

/** Puts an item where it goes, at the end of its list where it is an element of one, and answers its path. */
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

/** Whether a part is a whole attribute that stays as the tenant has it where it is not declared. Such a part can go alone. */
export function staysUndeclared({ attributes }: ResourceDefinition, [name, ...inner]: Path): boolean {
  const attribute = typeof name === 'string' && inner.length === 0 ? attributes[name] : undefined;
  return attribute !== undefined && presenceOf(attribute) === 'optionalComputed';
}
