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
 * Brings the objects of the tenant into the planned order with the fewest moves, and looks whether it shows.
 *
 * Everything that moves objects of the same collection waits meanwhile. After a failure the state is the order as it is then.
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

/** Reads the order until it shows every object that is named: one that was created moments ago may not be in the list yet. */
export function readNamed(task: Pick<Task, 'definition' | 'context'> & Question): Promise<Order> {
  const named = idsOf(task.change.planned);
  return readUntil(task, (objects) => named.every((id) => objects.some((object) => sameId(object.id, id))));
}

/** What is asked of an order. */
interface Question {
  readonly change: Pick<Change, 'planned'>;
}

/** How long Graph may go on showing what was before: milliseconds between one look and the next. */
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

/** Within an apply, an order that was read in the last milliseconds, and that we have not written since, is not read again. */
const seenMs = 2000;

/** When Graph was asked for an order within an apply, by client and collection. Weak, so that they go with their client. */
const asked = new WeakMap<Graph, Map<string, number>>();

/** Reads an order. Within an apply, an answer from memory counts only for a moment: others may move objects, too. */
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
  /** The places that the tenant has, in order: a place can only be exchanged with one that another object holds. */
  readonly places: readonly number[];
}

/** One after the other, because each move shifts the objects between. */
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
  // Somebody may add or delete an object meanwhile: what is named must be on top, the rest is not ours.
  const holds = (objects: readonly Placed[]): boolean =>
    idsOf(change.planned).every((id, index) => sameId(objects[index]?.id, id));
  const live = await readUntil(task, holds);
  if (live.state === 'unreadable') return [unreadable(definition, live)];
  const shown = live.state === 'present' ? live.value : [];
  return holds(shown) ? [] : [notShown(definition, wanted, shown)];
}

/** A new order of which nothing came about has no state; any other is what the tenant has now, as far as it can be read. */
async function stateAsItIs({ definition, change, context }: Task): Promise<Pick<StateAnswer, 'state' | 'private'>> {
  const { prior, private: remembered } = change;
  if (!prior) return { state: null, private: {} };
  const live = await readTop(definition, prior, { ...context, fresh: true });
  return { state: live.state === 'present' ? mergeState(definition, prior, live.value) : prior, private: remembered };
}
