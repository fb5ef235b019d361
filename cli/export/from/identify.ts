import { type JsonObject, type ResourceDefinition, textOf } from '../../../core/index.js';

/** Gives objects the ids that Graph would have, and remembers which of them are none of Graph's. */
export interface Identifier {
  readonly identify: (definition: ResourceDefinition, object: JsonObject) => JsonObject;
  /** Ids that were made up, because the files have none. */
  readonly madeUp: ReadonlySet<string>;
}

/** Starts to count. The ids are no GUIDs, so that none is ever taken for one of Graph's. */
export function identifier(): Identifier {
  const madeUp = new Set<string>();
  const makeUp = (suffix = ''): string => {
    const id = `no-id-in-the-files-${String(madeUp.size + 1)}${suffix}`;
    madeUp.add(id);
    return id;
  };
  return { identify: (definition, object) => ({ ...object, ...identityOf(definition, object, makeUp) }), madeUp };
}

/** A default object is told by the end of its id, or by its marker; some have an id that all tenants share. */
function identityOf(
  { shape }: ResourceDefinition,
  object: JsonObject,
  makeUp: (suffix?: string) => string,
): JsonObject {
  const id = textOf(object.id);
  if (shape.kind !== 'builtin') return { id: id ?? makeUp() };
  if (shape.wholeId) return { id: shape.idSuffix };
  return { id: id ?? makeUp(shape.idSuffix), ...(shape.marker !== undefined && { [shape.marker]: true }) };
}
