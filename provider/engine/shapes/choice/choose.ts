import type { DefinitionOf, Diagnostic, JsonObject, ReadResult, WriteResult } from '../../../../core/index.js';
import type { EngineContext, StateAnswer } from '../../contract.js';
import { collectionRead, sameId } from '../../locate.js';
import { patiently } from '../../patiently.js';
import { unreadable } from '../../unreadable.js';
import { finalState, notesOfWrite } from '../../values/final-state.js';
import type { Change } from '../shape.js';
import { choiceNotShown } from './choice-diagnostics.js';
import { choiceOf, navigationRead, pathToChoose, readChoice } from './read-choice.js';

/** Makes the planned choice, unless it is already made, and verifies it. */
export async function choose(
  definition: DefinitionOf<'choice'>,
  change: Change,
  context: EngineContext,
): Promise<StateAnswer> {
  const wanted = change.planned[choiceOf(definition).chosen];
  if (typeof wanted !== 'string') throw new TypeError('apply with unknown values');
  const task = { definition, change, context, wanted };
  const problem = await bringAbout(task);
  if (problem) return { state: change.prior, private: change.private, diagnostics: [problem] };
  const object = objectOf(task);
  const state = finalState(definition, { planned: change.planned, object, achieved: {} });
  return { state, private: notesOfWrite(definition, change.config, context), diagnostics: [] };
}

interface Task {
  readonly definition: DefinitionOf<'choice'>;
  readonly change: Change;
  readonly context: EngineContext;
  readonly wanted: string;
}

/** Only the id is not planned. */
function objectOf({ definition, change }: Task): JsonObject {
  const part = change.planned[choiceOf(definition).within];
  return { id: typeof part === 'string' ? part : null };
}

async function bringAbout(task: Task): Promise<Diagnostic | undefined> {
  const { definition } = task;
  const live = await readFresh(task);
  if (live.state === 'unreadable') return unreadable(definition, live);
  if (isChosen(task, live)) return undefined;
  const result = await callPatiently(task);
  if (result.outcome === 'refused') return result.diagnostic;
  // Choosing twice has no further effect: if there was no answer, the state of the tenant decides.
  return (await isShown(task))
    ? undefined
    : result.outcome === 'unknown'
      ? result.diagnostic
      : choiceNotShown(definition, task.wanted);
}

/**
 * Pauses while Graph returns 404 for an object that was just created: up to about a minute, as users of the admin
 * center's own calls found. Milliseconds between two calls; 90 seconds in total.
 */
const settling = [1000, 2000, 4000, 8000, 15_000, 15_000, 15_000, 15_000, 15_000];

function callPatiently(task: Task): Promise<WriteResult> {
  return patiently(task.context, {
    pauses: settling,
    attempt: () => call(task),
    isSettled: (result) => result.outcome !== 'refused' || result.status !== 404,
  });
}

function call({ definition, change, context, wanted }: Task): Promise<WriteResult> {
  const { version, area, path: collection } = collectionRead(definition);
  const path = pathToChoose(definition, change.planned, wanted);
  const navigation = navigationRead(definition, change.planned);
  const invalidates = [collection, ...(navigation ? [navigation.path] : [])];
  const action = `${path}/${choiceOf(definition).action}`;
  return context.graph.send({ method: 'POST', version, path: action, area, invalidates });
}

/** Pauses while the navigation leads to the old choice: milliseconds between two reads. */
const pauses = [250, 500, 1000, 2000, 4000];

function isShown(task: Task): Promise<boolean> {
  return patiently(task.context, {
    pauses,
    attempt: async () => isChosen(task, await readFresh(task)),
    isSettled: (isShownNow) => isShownNow,
  });
}

function readFresh({ definition, change, context }: Task): Promise<ReadResult<JsonObject>> {
  return readChoice(definition, change.planned, { ...context, fresh: true });
}

function isChosen({ definition, wanted }: Task, live: ReadResult<JsonObject>): boolean {
  return live.state === 'present' && sameId(live.value[choiceOf(definition).chosen], wanted);
}
