import { error, isUnknown, type JsonObject, type PriorityFacet, type ResourceDefinition } from '../../../core/index.js';
import type { EngineContext } from '../contract.js';
import { collectionRead, listObjects, objectRead, sameId } from '../locate.js';
import { inTurn, sendInTurn } from '../turn.js';
import type { FacetAnswer, FacetChange } from './facet.js';

/**
 * Moves an object to its planned position.
 *
 * Moving an object shifts others, and Graph refuses to set the position that an object already has. So the current
 * order is read first, and moves in one collection run one after another.
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
    moveTo({ definition, change, wanted, facet }, context),
  );
}

interface Move {
  readonly definition: ResourceDefinition;
  readonly change: FacetChange;
  readonly wanted: number;
  readonly facet: PriorityFacet;
}

async function moveTo({ definition, change, wanted, facet }: Move, context: EngineContext): Promise<FacetAnswer> {
  const all = await listObjects(definition, context, { fresh: true });
  if (all.state === 'unreadable') return { achieved: placeOf(change.object), diagnostics: [all.diagnostic] };
  const ordered = all.state === 'present' ? siblingsOf(change, facet, all.value) : [];
  const present = ordered.find(({ id }) => sameId(id, change.id))?.priority;
  if (present === wanted) return { achieved: { priority: wanted }, diagnostics: [] };
  const before = typeof present === 'number' ? { priority: present } : placeOf(change.object);
  const { action } = facet;
  const places = ordered.flatMap(({ priority }) => (typeof priority === 'number' ? [priority] : []));
  if (!places.includes(wanted)) return { achieved: before, diagnostics: [gap(definition, wanted, places)] };
  const { version, path, area } = objectRead(definition, change.id);
  const result = await sendInTurn(definition, context.graph, {
    method: 'POST',
    version,
    path: `${path}/${action}`,
    body: { priority: wanted },
    area,
    invalidates: [collectionRead(definition).path],
    shared: true,
  });
  return result.outcome === 'done'
    ? { achieved: { priority: wanted }, diagnostics: [] }
    : { achieved: before, diagnostics: [result.diagnostic] };
}

/** The objects of the same order. Positions below the first one belong to default objects. */
function siblingsOf(
  { planned }: FacetChange,
  { first = 1, within }: PriorityFacet,
  objects: readonly JsonObject[],
): readonly JsonObject[] {
  return objects.filter(
    (object) =>
      typeof object.priority === 'number' &&
      object.priority >= first &&
      (within === undefined || object[within] === planned[within]),
  );
}

function placeOf({ priority }: FacetChange['object']): Record<string, number> {
  return typeof priority === 'number' ? { priority } : {};
}

/** Positions can start anywhere and have gaps; an object can only swap with another one. */
function gap({ noun }: ResourceDefinition, wanted: number, taken: readonly number[]) {
  const places = [...taken].sort((left, right) => left - right).join(', ');
  return error('INT2006', {
    what: `priority ${String(wanted)} would leave a gap`,
    where: { path: ['priority'] },
    why: `the tenant has ${String(taken.length)} ${noun}s with a priority; their positions are ${places}`,
    fix: `use one of the priorities ${places}, and make each one depend on those before it`,
  });
}
