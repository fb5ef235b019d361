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
  // The objects are where they are, with or without somebody who watches over their order.
  destroy: () => Promise.resolve({ state: null, private: {}, diagnostics: [] }),
  readAhead: listAhead,
  remember: () => ({}),
};

const onlyOrder = 'order';

/** An import takes over the whole order, or as many of its highest places as the id names: `order:3`. */
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

/** Tells the order now and then, where objects that are there change places. */
async function check(
  definition: DefinitionOf<'order'>,
  { planned, prior }: Change,
  context: EngineContext,
): Promise<PlanCheck> {
  const { within } = orderOf(definition);
  if (isUnknown(planned.ids) || (within !== undefined && isUnknown(planned[within]))) return { diagnostics: [] };
  // Core plans once more within apply: what was created moments ago may not be in the list yet.
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

/** What the declaration does not order any more is deleted in the same apply, or its place does not matter any more. */
function withoutLeaving(present: readonly Placed[], planned: ValueObject, prior: Change['prior']): readonly Placed[] {
  const isIn = (values: ValueObject, id: string): boolean => idsOf(values).some((other) => sameId(other, id));
  return present.filter(({ id }) => !prior || isIn(planned, id) || !isIn(prior, id));
}

function objectsOf(live: Awaited<ReturnType<typeof readNamed>>): readonly Placed[] {
  return live.state === 'present' ? live.value : [];
}
