import { hasShape, type JsonObject, type ResourceDefinition, textOf } from '../../../core/index.js';
import { isOfType } from '../locate.js';
import { bulkShape, rowFromGraph } from '../shapes/bulk/rows.js';
import { deviceFromGraph, registerShape } from '../shapes/register/devices.js';

/** An object of a collection that belongs to no definition. */
export interface UncoveredObject {
  /** Collection, below the version of Graph. */
  readonly path: string;
  /** Type without `#`. Undefined: the collection has only one type, and does not name it. */
  readonly type: string | undefined;
  readonly id: string | undefined;
  readonly name: string | undefined;
}

/** Whether an object of a collection belongs to the definition, and is not a default object of another one. */
export function isClaimed(
  definition: ResourceDefinition,
  object: JsonObject,
  definitions: readonly ResourceDefinition[],
): boolean {
  if (!isOfType(definition, object)) return false;
  const { shape } = definition;
  if (hasShape(definition, 'bulk')) return rowFromGraph(bulkShape(definition), object) !== undefined;
  if (hasShape(definition, 'register')) return deviceFromGraph(registerShape(definition), object) !== undefined;
  if (shape.kind !== 'collection') return isDefault(definition, object);
  return !definitions.some(
    (other) => other.graph.path === definition.graph.path && isOfType(other, object) && isDefault(other, object),
  );
}

/** The objects of a collection that belong to no definition. */
export function uncoveredIn(
  path: string,
  objects: readonly JsonObject[],
  definitions: readonly ResourceDefinition[],
): readonly UncoveredObject[] {
  const here = definitions.filter(({ graph, shape }) => graph.path === path && shape.kind !== 'order');
  return objects
    .filter((object) => !here.some((definition) => isClaimed(definition, object, definitions)))
    .map((object) => ({
      path,
      type: textOf(object['@odata.type'])?.replace(/^#/u, '') ?? undefined,
      id: textOf(object.id) ?? undefined,
      name: textOf(object.displayName) ?? textOf(object.profileName) ?? textOf(object.name) ?? undefined,
    }));
}

/** Whether an object is the default object of a definition. */
export function isDefault({ shape }: ResourceDefinition, object: JsonObject): boolean {
  if (shape.kind !== 'builtin') return false;
  if (shape.marker !== undefined) return object[shape.marker] === true;
  return textOf(object.id)?.toLowerCase().endsWith(shape.idSuffix.toLowerCase()) === true;
}
