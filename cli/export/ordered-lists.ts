import type { Inverse } from '../../constructs/inverse/index.js';
import {
  type ExportedObject,
  isValueList,
  type Path,
  type ResourceDefinition,
  samePath,
  type Value,
} from '../../core/index.js';
import { labelOf } from './label.js';
import type { PlacedObject } from './placement.js';

/**
 * The order of what is declared: objects that are left out come after it, and are not the declaration's to order. Undefined:
 * none of it is declared.
 */
export function ofDeclared(
  order: ExportedObject,
  section: Path,
  placed: readonly PlacedObject[],
): ExportedObject | undefined {
  const { importId, values } = order;
  const ids = isValueList(values.ids) ? values.ids : [];
  const declared = new Set(
    placed.filter(({ path }) => samePath(path.slice(0, -1), section)).map(({ object }) => object.values.id ?? null),
  );
  const count = ids.filter((id) => declared.has(id)).length;
  if (count === 0) return undefined;
  return count === ids.length || importId === undefined
    ? order
    : { ...order, importId: `${importId}:${String(count)}` };
}

/** An object of a list. */
interface Listed {
  readonly inverse: Pick<Inverse, 'within' | 'ordered'>;
  readonly definition: ResourceDefinition;
  readonly object: ExportedObject;
}

/**
 * Why an object cannot keep its place: of an ordered list one that stands before it is not declared, and what is declared goes
 * before what is not.
 */
export function behindOne(
  leftOut: readonly Omit<Listed, 'inverse'>[],
  { inverse, definition, object }: Listed,
): string | undefined {
  const { within, ordered } = inverse;
  if (!ordered) return undefined;
  const groupOf = ({ values }: ExportedObject): Value => (within === undefined ? null : (values[within] ?? null));
  const first = leftOut.find((one) => one.definition === definition && groupOf(one.object) === groupOf(object));
  if (!first) return undefined;
  const name = JSON.stringify(labelOf(definition, first.object));
  return `it comes after ${name}, which is not exported, and would change places with it`;
}
