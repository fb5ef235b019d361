import { type JsonObject, type ResourceDefinition, textOf } from '../../../core/index.js';

/** Gives objects the ids that Graph would have, and remembers which of them are none of Graph's. */
export interface Identifier {
  readonly identify: (definition: ResourceDefinition, object: JsonObject) => JsonObject;
  /** Ids that were generated, because the files have none. */
  readonly generatedIds: ReadonlySet<string>;
}

/** Starts to count. The ids are no GUIDs, so that none is ever taken for one of Graph's. */
export function identifier(): Identifier {
  const generatedIds = new Set<string>();
  const generateId = (suffix = ''): string => {
    const id = `no-id-in-the-files-${String(generatedIds.size + 1)}${suffix}`;
    generatedIds.add(id);
    return id;
  };
  return {
    identify: (definition, object) => ({ ...object, ...identityOf(definition, object, generateId) }),
    generatedIds,
  };
}

/** A default object is recognized by the end of its id, or by its marker; some have an id that all tenants share. */
function identityOf(
  { shape }: ResourceDefinition,
  object: JsonObject,
  generateId: (suffix?: string) => string,
): JsonObject {
  const id = textOf(object.id);
  if (shape.kind !== 'builtin') return { id: id ?? generateId() };
  if (shape.wholeId) return { id: shape.idSuffix };
  return { id: id ?? generateId(shape.idSuffix), ...(shape.marker !== undefined && { [shape.marker]: true }) };
}
