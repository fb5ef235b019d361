import { type JsonObject, type ResourceDefinition, textOf } from '../../../core/index.js';
import { parentsOf } from '../../../provider/engine/index.js';
import type { ForeignObject, LocatedObject } from './model.js';

/** Id of the only parent of an object: that in its address, or else what its own id begins with. Undefined: nothing tells it. */
export function onlyParentId(
  definition: ResourceDefinition,
  { parents, object }: Pick<ForeignObject, 'parents' | 'object'>,
): string | undefined {
  const [parent = ''] = parentsOf(definition);
  return parents[parent] ?? /^([\da-f-]{36})_/iu.exec(textOf(object.id) ?? '')?.[1];
}

/** What tells the ids of only parents in Graph, by its path, as far as the objects of files tell them. */
export function onlyParents(located: readonly LocatedObject[]): ReadonlyMap<string, JsonObject> {
  const told = located.flatMap(({ definition, from }): [string, JsonObject][] => {
    const { onlyParent } = definition.graph;
    const id = onlyParent && onlyParentId(definition, from);
    return onlyParent && id !== undefined ? [[onlyParent.path, { [onlyParent.property]: id }]] : [];
  });
  return new Map(told);
}
