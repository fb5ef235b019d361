import {
  type Diagnostic,
  type JsonObject,
  type ResourceDefinition,
  textOf,
  type ValueObject,
  warning,
} from '../../../core/index.js';
import { untilClaimed } from '../adoption/namesakes.js';
import type { EngineContext } from '../contract.js';
import { isTaken } from '../creation/claimed.js';
import { isClaimed as belongsTo } from '../export/claims.js';
import { isOfType, listRead, sameId } from '../locate.js';

interface Planned {
  readonly prior: ValueObject | null;
  readonly planned: ValueObject;
  /** Whether the object does not change. */
  readonly unchanged: boolean;
}

/**
 * Checks an object against others in the tenant, declared or not, using a list that is read anyway.
 *
 * Unreadable objects are not checked: Graph decides at apply.
 */
export async function checkNeighbours(
  definition: ResourceDefinition,
  { prior, planned, unchanged }: Planned,
  context: EngineContext,
): Promise<readonly Diagnostic[]> {
  const { judge, most } = definition.neighbours;
  // Terraform plans again during apply. The plan has already counted, and each create makes the list stale.
  const counts = most !== undefined && !prior && !context.applying;
  if (!judge && !counts) return [];
  // Objects of this run are not checked, so its writes do not matter here.
  const all = await context.graph.list({ ...listRead(definition), earlier: context.applying === true });
  if (all.state !== 'present') return [];
  const own = typeof prior?.id === 'string' ? prior.id : '';
  const others = all.value.filter(({ id }) => !sameId(id, own));
  const crowd = counts ? countCrowd(definition, others, context) : [];
  if (!judge || judge(planned, others).length === 0) return crowd;
  // For objects that this run manages, validation checks the declaration.
  await untilClaimed(others, context);
  const strange = others.filter(({ id }) => !isTaken(textOf(id ?? null) ?? '', context));
  const found = judge(planned, strange);
  return [...crowd, ...(unchanged ? found.map((one): Diagnostic => ({ ...one, severity: 'warning' })) : found)];
}

/** Number of objects in the tenant at the first read, and number of creates planned so far. */
interface Crowd {
  readonly present: number;
  readonly planned: number;
}

/** By client and definition. Weak, so that they are freed with their client. */
const crowds = new WeakMap<EngineContext['graph'], Map<string, Crowd>>();

/** Warns about the maximum number of objects. Only a warning, because this run may remove others first. */
function countCrowd(
  definition: ResourceDefinition,
  others: readonly JsonObject[],
  context: EngineContext,
): readonly Diagnostic[] {
  const { neighbours, name, noun } = definition;
  const { most } = neighbours;
  if (!most) return [];
  const known = crowds.get(context.graph) ?? new Map<string, Crowd>();
  crowds.set(context.graph, known);
  const { definitions = [] } = context;
  const count = (): number =>
    others.filter((one) => isOfType(definition, one) && belongsTo(definition, one, definitions)).length;
  // The first read counts: a later list may include objects just created, which must not count twice.
  const { present, planned: before } = known.get(name) ?? { present: count(), planned: 0 };
  const planned = before + 1;
  known.set(name, { present, planned });
  if (present + planned <= most.count) return [];
  return [
    warning('INT2172', {
      what: `the tenant can have ${String(most.count)} objects of the kind ${noun}, and the plan exceeds that`,
      why: `it has ${String(present)}, and the plan so far creates ${String(planned)} (${most.source})`,
      fix: 'remove objects that you no longer need, or merge some; apply fails if Graph rejects another one',
    }),
  ];
}
