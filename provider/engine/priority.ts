import type { ResourceDefinition } from '../../core/index.js';
import { error, isUnknown } from '../../core/index.js';
import type { EngineContext } from './contract.js';
import type { FacetAnswer, FacetChange } from './facet.js';
import { collectionRead, listObjects, objectRead, sameId } from './locate.js';
import { inTurn } from './turn.js';

/**
 * Moves an object to its planned place.
 *
 * Moving one object shifts others, and Graph refuses to set the place that an object already has: so the present order is
 * read first, and moves of one collection wait for one another.
 */
export async function movePriority(
  definition: ResourceDefinition,
  change: FacetChange,
  context: EngineContext,
): Promise<FacetAnswer> {
  const facet = definition.facets.priority;
  const wanted = change.planned.priority;
  if (!facet) return { achieved: {}, diagnostics: [] };
  if (typeof wanted !== 'number' || isUnknown(wanted)) return { achieved: placeOf(change.object), diagnostics: [] };
  if (change.prior?.priority === wanted) return { achieved: { priority: wanted }, diagnostics: [] };
  return inTurn(context.graph, collectionRead(definition).path, () =>
    moveTo({ definition, change, wanted, action: facet.action }, context),
  );
}

interface Move {
  readonly definition: ResourceDefinition;
  readonly change: FacetChange;
  readonly wanted: number;
  readonly action: string;
}

async function moveTo({ definition, change, wanted, action }: Move, context: EngineContext): Promise<FacetAnswer> {
  const all = await listObjects(definition, context, { fresh: true });
  if (all.state === 'unreadable') return { achieved: placeOf(change.object), diagnostics: [all.diagnostic] };
  const ordered =
    all.state === 'present' ? all.value.filter(({ priority }) => typeof priority === 'number' && priority > 0) : [];
  const present = ordered.find(({ id }) => sameId(id, change.id))?.priority;
  if (present === wanted) return { achieved: { priority: wanted }, diagnostics: [] };
  const before = typeof present === 'number' ? { priority: present } : placeOf(change.object);
  if (wanted > ordered.length) return { achieved: before, diagnostics: [gap(definition, wanted, ordered.length)] };
  const { version, path, area } = objectRead(definition, change.id);
  const result = await context.graph.send({
    method: 'POST',
    version,
    path: `${path}/${action}`,
    body: { priority: wanted },
    area,
    invalidates: [collectionRead(definition).path],
  });
  return result.outcome === 'done'
    ? { achieved: { priority: wanted }, diagnostics: [] }
    : { achieved: before, diagnostics: [result.diagnostic] };
}

function placeOf({ priority }: FacetChange['object']): Record<string, number> {
  return typeof priority === 'number' ? { priority } : {};
}

function gap({ noun }: ResourceDefinition, wanted: number, count: number) {
  return error('INT2006', {
    what: `priority ${String(wanted)} would leave a gap`,
    where: { path: ['priority'] },
    why: `the tenant has ${String(count)} ${noun}s with a priority; places are 1 to ${String(count)}`,
    fix: `use a priority from 1 to ${String(count)}, and let each one depend on those before it`,
  });
}
