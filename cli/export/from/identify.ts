import { type JsonObject, type ResourceDefinition, textOf } from '../../../core/index.js';

/** Assigns ids to objects as Graph would, and records which of them are not from Graph. */
export interface Identifier {
  readonly identify: (definition: ResourceDefinition, object: JsonObject) => JsonObject;
  /** Ids that were generated because the files have none. */
  readonly generatedIds: ReadonlySet<string>;
}

/** Creates the counter. The ids are not GUIDs, so that they are never mistaken for Graph's. */
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

/** A default object is recognized by the suffix of its id, or by its marker; some have an id that all tenants share. */
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
