import { type JsonObject, type ReadResult, type ResourceDefinition, warning } from '../../../core/index.js';
import type { EngineContext, StateAnswer } from '../contract.js';
import { isTaken, take } from '../creation/claimed.js';
import { wholeObject } from '../facets/whole.js';
import { findObject } from '../locate.js';
import type { Change, Destruction } from '../shapes/shape.js';

/** Ids of objects that this run adopted, by client, in lower case. Weak, so that they are freed with their client. */
const adopted = new WeakMap<EngineContext['graph'], Set<string>>();

/**
 * Returns the object that a plan chose to adopt, as it is in the tenant now.
 *
 * Undefined: the plan chose none. Absent: no such object, or another address has it by now, either because its state
 * (which may delete the object) names it, or because it adopted the object first.
 */
export async function readAdopted(
  definition: ResourceDefinition,
  { private: { adopts } }: Change,
  context: EngineContext,
): Promise<ReadResult<JsonObject> | undefined> {
  if (typeof adopts !== 'string') return undefined;
  if (isTaken(adopts, context)) return { state: 'absent' };
  take(adopts, context);
  const ids = adopted.get(context.graph) ?? new Set<string>();
  adopted.set(context.graph, ids.add(adopts.toLowerCase()));
  const fresh = { ...context, fresh: true };
  return wholeObject(definition, await findObject(definition, adopts, fresh), fresh);
}

/**
 * Keeps an object that another address of the same run adopted: only the old address is removed. Undefined: delete the
 * object.
 */
export function keepAdopted(
  { noun }: ResourceDefinition,
  { prior: { id } }: Destruction,
  { graph }: EngineContext,
): StateAnswer | undefined {
  if (typeof id !== 'string' || adopted.get(graph)?.has(id.toLowerCase()) !== true) return undefined;
  const kept = warning('INT2155', {
    what: `the ${noun} ${id} is not deleted`,
    why: 'the same run adopted it at another Terraform address',
    fix: 'none; to keep the address next time, add formerly or logicalId to the object',
  });
  return { state: null, private: {}, diagnostics: [kept] };
}
