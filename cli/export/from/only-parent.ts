import { type JsonObject, type ResourceDefinition, textOf } from '../../../core/index.js';
import { parentsOf } from '../../../provider/engine/index.js';
import type { ForeignObject, LocatedObject } from './model.js';

/** Id of the only parent of an object: the one in its address, or the prefix of its own id. Undefined: unknown. */
export function onlyParentId(
  definition: ResourceDefinition,
  { parents, object }: Pick<ForeignObject, 'parents' | 'object'>,
): string | undefined {
  const [parent = ''] = parentsOf(definition);
  return parents[parent] ?? /^([\da-f-]{36})_/iu.exec(textOf(object.id) ?? '')?.[1];
}

/** Objects with the ids of only parents, by Graph path, as far as the files contain them. */
export function onlyParents(located: readonly LocatedObject[]): ReadonlyMap<string, JsonObject> {
  const known = located.flatMap(({ definition, from }): [string, JsonObject][] => {
    const { onlyParent } = definition.graph;
    const id = onlyParent && onlyParentId(definition, from);
    return onlyParent && id !== undefined ? [[onlyParent.path, { [onlyParent.property]: id }]] : [];
  });
  return new Map(known);
}
