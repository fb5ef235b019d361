import type { DefinitionOf, Diagnostic, Graph, ReadResult, ValueObject } from '../../../../core/index.js';
import type { EngineContext, StateAnswer } from '../../contract.js';
import { collectionRead, objectRead, sameId } from '../../locate.js';
import { patiently } from '../../patiently.js';
import { mergeState } from '../../state.js';
import { inTurn, sendInTurn } from '../../turn.js';
import { unreadable } from '../../unreadable.js';
import { finalState, notesOfWrite } from '../../values/final-state.js';
import type { Change, ReadContext } from '../shape.js';
import { type Move, movesTo } from './moves.js';
import { halfOrdered, missingIn, notShown } from './order-diagnostics.js';
import { idsOf, orderObject, orderOf, type Placed, readOrder, readTop, wantedOrder } from './read-order.js';

/**
 * Moves the objects of the tenant into the planned order with the fewest moves, and verifies it.
 *
 * Other operations that move objects of the same collection wait meanwhile. After a failure, the state is the order at
 * that time.
 */
export async function arrange(
  definition: DefinitionOf<'order'>,
  change: Change,
  context: EngineContext,
): Promise<StateAnswer> {
  const task = { definition, change, context };
  const problems = await inTurn(context.graph, collectionRead(definition).path, () => moveAll(task));
  if (problems.length > 0) return { ...(await stateAsItIs(task)), diagnostics: problems };
  const object = orderObject(definition, change.planned);
  const state = finalState(definition, { planned: change.planned, object, achieved: {} });
  return { state, private: notesOfWrite(definition, change.config, context), diagnostics: [] };
}

interface Task {
  readonly definition: DefinitionOf<'order'>;
  readonly change: Change;
  readonly context: EngineContext;
}

async function moveAll(task: Task): Promise<readonly Diagnostic[]> {
  const { definition, change } = task;
  const named = idsOf(change.planned);
  const live = await readNamed(task);
  if (live.state === 'unreadable') return [unreadable(definition, live)];
  const present = live.state === 'present' ? live.value : [];
  const missing = missingIn(definition, change.planned, present);
  if (missing.length > 0) return missing;
  const wanted = wantedOrder(present, named);
  const moves = movesTo(present, wanted);
  const places = present.map(({ priority }) => priority);
  const problem = await carryOut(task, { moves, places });
  if (problem) return [problem];
  return moves.length === 0 ? [] : verify(task, wanted);
}

/** Reads the order until it contains every object in the declaration: a new object may not be in the list yet. */
export function readNamed(task: Pick<Task, 'definition' | 'context'> & Question): Promise<Order> {
  const named = idsOf(task.change.planned);
  return readUntil(task, (objects) => named.every((id) => objects.some((object) => sameId(object.id, id))));
}

/** Parameters of reading an order. */
interface Question {
  readonly change: Pick<Change, 'planned'>;
}

/** Pauses while Graph returns the earlier order: milliseconds between two reads. */
const pauses = [250, 500, 1000, 2000];

type Order = ReadResult<readonly Placed[]>;

function readUntil(
  { definition, change, context }: Pick<Task, 'definition' | 'context'> & Question,
  isSettled: (objects: readonly Placed[]) => boolean,
): Promise<Order> {
  return patiently(context, {
    pauses,
    attempt: (index) => look(definition, change.planned, { ...context, fresh: index > 0 || !context.applying }),
    isSettled: (live) => live.state === 'unreadable' || (live.state === 'present' && isSettled(live.value)),
  });
}

/**
 * Within an apply, an order that was read this recently, and that we have not written since, is not read again. Unit:
 * milliseconds.
 */
const seenMs = 2000;

/**
 * When an order was last requested within an apply, by client and collection. Weak, so that they are freed with their
 * client.
 */
const asked = new WeakMap<Graph, Map<string, number>>();

/**
 * Reads an order. Within an apply, a cached answer is only valid for a moment, because others can also move objects.
 */
export async function look(
  definition: DefinitionOf<'order'>,
  values: ValueObject,
  context: ReadContext,
): Promise<ReadResult<readonly Placed[]>> {
  const { graph, clock, applying, fresh } = context;
  if (!applying) return readOrder(definition, values, context);
  const { path } = collectionRead(definition);
  const times = asked.get(graph) ?? new Map<string, number>();
  const now = clock.now().getTime();
  const isRecent = now - (times.get(path) ?? -Infinity) < seenMs;
  if (isRecent && !fresh) return readOrder(definition, values, context);
  asked.set(graph, times.set(path, now));
  return readOrder(definition, values, { ...context, fresh: true });
}

interface Rearrangement {
  readonly moves: readonly Move<Placed>[];
  /** The existing positions, in order: a position can only be swapped with that of another object. */
  readonly places: readonly number[];
}

/** One after the other, because each move shifts the objects in between. */
async function carryOut(
  { definition, context }: Task,
  { moves, places }: Rearrangement,
): Promise<Diagnostic | undefined> {
  const { action } = orderOf(definition);
  const collection = collectionRead(definition).path;
  for (const [index, { element, to }] of moves.entries()) {
    if (context.signal.aborted) return halfOrdered(definition, moves.length - index);
    const { version, path, area } = objectRead(definition, element.id);
    const body = { priority: places[to] ?? to };
    const request = { method: 'POST', version, path: `${path}/${action}`, body, area } as const;
    const result = await sendInTurn(definition, context.graph, { ...request, invalidates: [collection], shared: true });
    if (result.outcome !== 'done') return result.diagnostic;
  }
  return undefined;
}

async function verify(task: Task, wanted: readonly Placed[]): Promise<readonly Diagnostic[]> {
  const { definition, change } = task;
  // Others may add or delete an object in the meantime: the declared objects must be on top, the others do not matter.
  const holds = (objects: readonly Placed[]): boolean =>
    idsOf(change.planned).every((id, index) => sameId(objects[index]?.id, id));
  const live = await readUntil(task, holds);
  if (live.state === 'unreadable') return [unreadable(definition, live)];
  const shown = live.state === 'present' ? live.value : [];
  return holds(shown) ? [] : [notShown(definition, wanted, shown)];
}

/**
 * A new order without any completed move has no state; otherwise, the state is the current order, as far as it can be
 * read.
 */
async function stateAsItIs({ definition, change, context }: Task): Promise<Pick<StateAnswer, 'state' | 'private'>> {
  const { prior, private: remembered } = change;
  if (!prior) return { state: null, private: {} };
  const live = await readTop(definition, prior, { ...context, fresh: true });
  return { state: live.state === 'present' ? mergeState(definition, prior, live.value) : prior, private: remembered };
}
