import type { ResourceDefinition, Value } from '../../core/index.js';
import { identical, isUnknown } from '../../core/index.js';
import { assignmentsToGraph } from './assignments.js';
import type { EngineContext } from './contract.js';
import type { FacetAnswer, FacetChange } from './facet.js';
import { collectionRead, objectRead } from './locate.js';
import { movePriority } from './priority.js';

/** Brings assignments and priority to where they are planned. After an error the rest is left as it is. */
export async function applyFacets(
  definition: ResourceDefinition,
  change: FacetChange,
  context: EngineContext,
): Promise<FacetAnswer> {
  const assigned = await applyAssignments(definition, change, context);
  if (assigned.diagnostics.length > 0 || context.signal.aborted)
    return { ...assigned, achieved: { ...assigned.achieved, ...before(change, 'priority') } };
  const moved = await movePriority(definition, change, context);
  return { achieved: { ...assigned.achieved, ...moved.achieved }, diagnostics: moved.diagnostics };
}

async function applyAssignments(
  definition: ResourceDefinition,
  change: FacetChange,
  context: EngineContext,
): Promise<FacetAnswer> {
  const facet = definition.facets.assignments;
  if (!facet) return { achieved: {}, diagnostics: [] };
  const wanted = change.planned.assignments ?? [];
  const present = change.prior?.assignments ?? [];
  if (isUnknown(wanted) || identical(wanted, present)) return { achieved: { assignments: wanted }, diagnostics: [] };
  const { version, path, area } = objectRead(definition, change.id, context);
  const result = await context.graph.send({
    method: 'POST',
    version,
    path: `${path}/${facet.action}`,
    body: assignmentsToGraph(facet, wanted),
    area,
    invalidates: [collectionRead(definition, context).path],
  });
  if (result.outcome === 'done') return { achieved: { assignments: wanted }, diagnostics: [] };
  return { achieved: { assignments: present }, diagnostics: [result.diagnostic] };
}

function before({ prior, object }: FacetChange, name: string): Record<string, Value> {
  const value = prior?.[name] ?? object[name];
  return typeof value === 'number' ? { [name]: value } : {};
}
