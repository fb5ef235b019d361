import {
  type DefinitionOf,
  isUnknown,
  type JsonObject,
  type ReadResult,
  type ValueObject,
} from '../../../../core/index.js';
import type { EngineContext } from '../../contract.js';
import { listAhead, sameId } from '../../locate.js';
import { unreadable } from '../../unreadable.js';
import type { Change, PlanCheck, ShapeBehaviour } from '../shape.js';
import { arrange, look, readNamed } from './arrange.js';
import { movesTo } from './moves.js';
import { missingIn, orderChanges } from './order-diagnostics.js';
import { idsOf, orderObject, orderOf, type Placed, readPlaced, readTop, wantedOrder } from './read-order.js';

/** The order of the objects of a collection. */
export const order: ShapeBehaviour<DefinitionOf<'order'>> = {
  read: readTop,
  find,
  check,
  create: arrange,
  update: arrange,
  planDestroy: () => [],
  // The objects keep their positions, whether their order is managed or not.
  destroy: () => Promise.resolve({ state: null, private: {}, diagnostics: [] }),
  readAhead: listAhead,
  remember: () => ({}),
};

const onlyOrder = 'order';

/** An import includes the whole order, or the number of highest positions in the id: `order:3`. */
async function find(
  definition: DefinitionOf<'order'>,
  importId: string,
  context: EngineContext,
): Promise<ReadResult<JsonObject>> {
  const { within } = orderOf(definition);
  const [, id = importId, places] = /^(.*):(\d+)$/u.exec(importId) ?? [];
  if (within === undefined && id !== onlyOrder) return { state: 'absent' };
  const values: ValueObject = within === undefined ? {} : { [within]: id };
  const live = await readPlaced(definition, values, context);
  if (live.state !== 'present') return live;
  const ids = live.value.slice(0, places === undefined ? undefined : Number(places)).map((object) => object.id);
  return ids.length === 0
    ? { state: 'absent' }
    : { state: 'present', value: orderObject(definition, { ...values, ids }) };
}

/** Reports the order before and after if existing objects change positions. */
async function check(
  definition: DefinitionOf<'order'>,
  { planned, prior }: Change,
  context: EngineContext,
): Promise<PlanCheck> {
  const { within } = orderOf(definition);
  if (isUnknown(planned.ids) || (within !== undefined && isUnknown(planned[within]))) return { diagnostics: [] };
  // Terraform plans again within apply: a new object may not be in the list yet.
  const first = await look(definition, planned, context);
  const isShort = first.state !== 'unreadable' && missingIn(definition, planned, objectsOf(first)).length > 0;
  const live = isShort ? await readNamed({ definition, change: { planned }, context }) : first;
  if (live.state === 'unreadable') return { diagnostics: [unreadable(definition, live)] };
  const present = objectsOf(live);
  const missing = missingIn(definition, planned, present);
  if (missing.length > 0) return { diagnostics: missing };
  const staying = withoutLeaving(present, planned, prior);
  const wanted = wantedOrder(staying, idsOf(planned));
  const moves = movesTo(staying, wanted).length;
  return { diagnostics: moves === 0 ? [] : [orderChanges(definition, { planned, present: staying, wanted, moves })] };
}

/**
 * Objects that the declaration no longer contains are deleted in the same apply, or their positions no longer matter.
 */
function withoutLeaving(present: readonly Placed[], planned: ValueObject, prior: Change['prior']): readonly Placed[] {
  const isIn = (values: ValueObject, id: string): boolean => idsOf(values).some((other) => sameId(other, id));
  return present.filter(({ id }) => !prior || isIn(planned, id) || !isIn(prior, id));
}

function objectsOf(live: Awaited<ReturnType<typeof readNamed>>): readonly Placed[] {
  return live.state === 'present' ? live.value : [];
}
