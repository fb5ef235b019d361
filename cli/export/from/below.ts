import { type ResourceDefinition, textOf } from '../../../core/index.js';
import { parentsOf, placed } from '../../../provider/engine/index.js';
import type { LocatedObject } from './model.js';

/** A place below an object for which the files contain nothing. */
export interface EmptyPlace {
  readonly owner: LocatedObject;
  /** The definition of the objects that would be there. */
  readonly definition: ResourceDefinition;
  readonly path: string;
}

/** The path of the collection of a definition's parents. */
export function pathAbove({ graph: { path } }: ResourceDefinition): string {
  return path.slice(0, path.indexOf('/{'));
}

/**
 * Places where objects could have children but the files contain none, for definitions with children elsewhere in the
 * files.
 *
 * It is unknown whether there are none in the tenant, or only none in the files.
 */
export function emptyPlaces(
  located: readonly LocatedObject[],
  definitions: readonly ResourceDefinition[],
  tenantId: string,
): readonly EmptyPlace[] {
  return definitions.flatMap((definition) => {
    const [parent] = parentsOf(definition);
    if (parent === undefined || definition.graph.onlyParent) return [];
    const full = new Set(located.filter((one) => one.definition === definition).map(({ path }) => path));
    const owners = full.size === 0 ? [] : located.filter((one) => one.definition.graph.path === pathAbove(definition));
    return owners.flatMap((owner): EmptyPlace[] => {
      const values = { [parent]: textOf(owner.object.id) };
      const path = placed(definition, values, { graph: { tenantId } })?.graph.path;
      return path === undefined || full.has(path) ? [] : [{ owner, definition, path }];
    });
  });
}
