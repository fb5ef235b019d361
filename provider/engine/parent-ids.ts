import { type KnownOrUnreadable, type ResourceDefinition, textOf } from '../../core/index.js';
import type { EngineContext } from './contract.js';
import { listObjects } from './locate.js';
import { notBelieved } from './proof.js';

/**
 * Returns the ids of the parents of a definition's objects: of the tenant's only parent, or of all objects of `above`,
 * the definition of the parent collection.
 */
export async function parentIds(
  definition: ResourceDefinition,
  above: ResourceDefinition | undefined,
  context: Pick<EngineContext, 'graph'>,
): Promise<KnownOrUnreadable<readonly string[]>> {
  if (definition.graph.onlyParent) return onlyParentId(definition, context);
  const all = above ? await listObjects(above, context) : ({ state: 'absent' } as const);
  if (all.state === 'unreadable') return all;
  return { state: 'present', value: all.state === 'present' ? all.value.flatMap(({ id }) => textOf(id) ?? []) : [] };
}

async function onlyParentId(
  definition: ResourceDefinition,
  { graph }: Pick<EngineContext, 'graph'>,
): Promise<KnownOrUnreadable<readonly string[]>> {
  const { onlyParent } = definition.graph;
  if (!onlyParent) return { state: 'present', value: [] };
  const { property, ...read } = onlyParent;
  const found = await graph.get({ ...read, query: { $select: `id,${property}` } });
  if (found.state === 'unreadable') return found;
  const id = found.state === 'present' ? textOf(found.value[property]) : null;
  return id === null || id === ''
    ? notBelieved(definition, `${onlyParent.path} has no ${property}`)
    : { state: 'present', value: [id] };
}
