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
 * The order of declared objects. Omitted objects follow it, and their order is not declared. Undefined: none is
 * declared.
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
 * Why an object cannot keep its position: an object before it in an ordered list is not declared, and declared objects
 * precede undeclared ones.
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
