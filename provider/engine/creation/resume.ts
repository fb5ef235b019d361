import {
  type Diagnostic,
  error,
  isWhollyKnown,
  type JsonObject,
  type ReadResult,
  type ResourceDefinition,
  terraformType,
  textOf,
  warning,
} from '../../../core/index.js';
import type { EngineContext } from '../contract.js';
import { renderImportId } from '../facets/place.js';
import { wholeObject } from '../facets/whole.js';
import { collectionRead, findObject, listObjects, sameId } from '../locate.js';
import { patiently } from '../patiently.js';
import type { Change } from '../shapes/shape.js';
import { inTurn } from '../turn.js';
import { unwritable } from '../unreadable.js';
import { isClaimed } from './claimed.js';
import { digestsOf } from './intents.js';
import type { Intent, Ledger } from './ledger.js';
import { holdsSent, isNamesake } from './sent.js';

/** Result of an interrupted run. Without an object: an error says why the outcome is unknown. */
export interface Resumed {
  readonly object?: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds an object that an interrupted run created, or may have created, in place of the one about to be created.
 *
 * Undefined: there is none, so the object can be created.
 */
export async function resumeCreate(
  definition: ResourceDefinition,
  change: Change,
  context: EngineContext,
): Promise<Resumed | undefined> {
  const { ledger } = context;
  if (!ledger || leftOf(definition, change, ledger, context).length === 0) return undefined;
  const task = { definition, change, context, ledger };
  // Sequentially: an object that one create adopts is not available to the next one.
  return inTurn(ledger, collectionRead(definition).path, () => resume(task));
}

interface Task {
  readonly definition: ResourceDefinition;
  readonly change: Change;
  readonly context: EngineContext;
  readonly ledger: Ledger;
}

async function resume(task: Task): Promise<Resumed | undefined> {
  const { definition, change, context, ledger } = task;
  for (const intent of leftOf(definition, change, ledger, context)) {
    const found = await findLeft(task, intent);
    if (found.state === 'refused') return { diagnostics: [found.diagnostic] };
    if (found.state === 'unreadable') return { diagnostics: [unwritable(definition, found)] };
    if (found.state === 'present') return takeOver(task, intent, found.value);
    // Nothing was created, or the object has been deleted since.
    ledger.drop(intent);
  }
  return undefined;
}

/** Intents of other processes that may match the planned object: first by content, then by name. */
function leftOf(
  definition: ResourceDefinition,
  { planned }: Change,
  ledger: Ledger,
  { graph }: EngineContext,
): readonly Intent[] {
  const { body, name } = digestsOf(definition, planned);
  const { path } = collectionRead(definition);
  const type = terraformType(definition.name);
  const left = ledger
    .intents()
    .filter((intent) => intent.by !== ledger.self && intent.original === null)
    .filter((intent) => intent.type === type && intent.path === path && sameId(intent.tenantId, graph.tenantId))
    .filter((intent) => intent.body === body || intent.name === name);
  return [...left.filter((intent) => intent.body === body), ...left.filter((intent) => intent.body !== body)];
}

type Left = ReadResult<JsonObject> | { readonly diagnostic: Diagnostic; readonly state: 'refused' };

/** Time after which a create can no longer take effect or become visible. Unit: milliseconds. */
const settlingMs = 30_000;
/** Pauses between lookups, in total longer than `settlingMs`. Unit: milliseconds. */
const pauses = [500, 1000, 2000, 4000, 8000, 8000, 8000, 8000] as const;

async function findLeft(task: Task, intent: Intent): Promise<Left> {
  const { context, ledger } = task;
  const mayStillCome = (): boolean => {
    const age = context.clock.now().getTime() - Date.parse(intent.startedAt);
    return age <= settlingMs || ledger.isRunning(intent);
  };
  const found = await patiently<Left>(context, {
    pauses,
    attempt: () => (intent.id === null ? lookFor(task, intent) : read(task, intent.id)),
    isSettled: (seen) => seen.state !== 'absent' || !mayStillCome(),
  });
  if (found.state !== 'absent' || !ledger.isRunning(intent)) return found;
  return { state: 'refused', diagnostic: busy(task.definition) };
}

async function read({ definition, context }: Task, id: string): Promise<ReadResult<JsonObject>> {
  const fresh = { ...context, fresh: true };
  return wholeObject(definition, await findObject(definition, id, fresh), fresh);
}

/**
 * Looks for an object without a known id: by the values sent, otherwise by name, among objects that only this intent
 * can have created.
 */
async function lookFor(task: Task, intent: Intent): Promise<Left> {
  const { definition, change, context } = task;
  const all = await listObjects(definition, context, { fresh: true });
  if (all.state !== 'present') return all;
  const free = all.value.filter(
    (object) => isNamesake(definition, object, change.planned) && isFree(task, intent, object),
  );
  const same = free.filter((object) => holdsSent(definition, object, change.planned));
  const candidates = same.length > 0 ? same : free;
  const [first] = candidates;
  if (!first) return { state: 'absent' };
  if (intent.before === null || candidates.length > rivalsOf(task).length) {
    return { state: 'refused', diagnostic: ambiguous(task, candidates) };
  }
  return wholeObject(definition, { state: 'present', value: first }, { ...context, fresh: true });
}

/** Intents without an id that may match the same objects. That many objects are interchangeable. */
function rivalsOf({ definition, change, context, ledger }: Task): readonly Intent[] {
  return leftOf(definition, change, ledger, context).filter(({ id }) => id === null);
}

/**
 * Tolerance for clock differences: an object created slightly before an intent may still belong to it. Unit:
 * milliseconds.
 */
const clockSkew = 300_000;

function isFree({ change, context, ledger }: Task, intent: Intent, object: JsonObject): boolean {
  const id = textOf(object.id) ?? '';
  const createdAt = Date.parse(textOf(object.createdDateTime) ?? '');
  if (createdAt < Date.parse(intent.startedAt) - clockSkew) return false;
  const taken =
    isClaimed(id, context) ||
    ledger.isSettled(context.graph.tenantId, id) ||
    ledger.intents().some((other) => sameId(other.id, id)) ||
    intent.before?.some((other) => sameId(other, id)) === true;
  return !taken && !goingIds(change).some((other) => sameId(other, id));
}

/** Ids of objects that this run removes or renames to make room for the new one. */
export function goingIds({ private: { replaces, awaits } }: Pick<Change, 'private'>): readonly string[] {
  return [replaces, ...(Array.isArray(awaits) ? (awaits as readonly unknown[]) : [])].filter(
    (id) => typeof id === 'string',
  );
}

async function takeOver({ definition, change, ledger }: Task, intent: Intent, object: JsonObject): Promise<Resumed> {
  const id = textOf(object.id) ?? '';
  await ledger.write({ ...intent, ...digestsOf(definition, change.planned), id, by: ledger.self });
  const taken = warning('INT2022', {
    what: `the ${definition.noun} of an interrupted run is adopted`,
    why: `a run that started to create it on ${intent.startedAt} ended before Terraform could save it; its id is ${id}`,
    fix: 'none; apply completes it',
  });
  return { object, diagnostics: [taken] };
}

function busy({ noun }: ResourceDefinition): Diagnostic {
  return error('INT2024', {
    what: `another run is creating the ${noun}`,
    why: 'a provider process of an earlier run in this folder is still working on it',
    fix: 'wait until that run ends, then plan again',
  });
}

function ambiguous({ definition, change }: Task, candidates: readonly JsonObject[]): Diagnostic {
  const type = terraformType(definition.name);
  const commands = candidates
    .slice(0, shownAtMost)
    .map(
      ({ id }) => `terraform import ${type}.NAME ${renderImportId(definition, { ...change.planned, id: textOf(id) })}`,
    );
  return error('INT2023', {
    what: `it is unknown which ${definition.noun} an interrupted run created`,
    why: `${String(candidates.length)} in the tenant match, and no state contains them`,
    fix: `import the right one, or delete it: ${commands.join('; ')}`,
  });
}

const shownAtMost = 5;

/** Whether an earlier run may have created an object that conflicts with a planned one. */
export function isLeft(
  definition: ResourceDefinition,
  { change, id }: { readonly change: Change; readonly id: string },
  context: EngineContext,
): boolean {
  const { ledger } = context;
  if (!ledger) return false;
  // Values that are only known after apply have no digest, so the name decides.
  const known = Object.entries(change.planned).filter(([, value]) => isWhollyKnown(value));
  const left = leftOf(definition, { ...change, planned: Object.fromEntries(known) }, ledger, context);
  return left.some((intent) => intent.id === null || sameId(intent.id, id));
}
