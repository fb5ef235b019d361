import {
  type Diagnostic,
  error,
  isJsonObject,
  type JsonObject,
  type ResourceDefinition,
  textOf,
  type ValueObject,
  warning,
  type WriteResult,
} from '../../../core/index.js';
import type { EngineContext } from '../contract.js';
import { referenceBody } from '../facets/companions.js';
import { wholeObject } from '../facets/whole.js';
import { collectionRead, listObjects, sameId } from '../locate.js';
import { patiently } from '../patiently.js';
import { findRival, sendPatiently, taken } from '../plan-checks/unique.js';
import type { Change } from '../shapes/shape.js';
import { inTurn, sendInTurn } from '../turn.js';
import { bodyAttributes } from '../values/attributes.js';
import { wholeBody } from '../values/patch.js';
import { isClaimed } from './claimed.js';
import { beginIntent, ledgerProblems } from './intents.js';
import type { Intent } from './ledger.js';
import { goingIds, resumeCreate } from './resume.js';
import { holdsSent } from './sent.js';

/** Result of a create. Without an object: nothing was created, or the outcome is unknown. */
export interface Created {
  readonly object?: JsonObject;
  /** The object was found in the tenant and not created by this request, so it may differ from the plan. */
  readonly found?: boolean;
  /** No answer confirmed the outcome, and a complete list shows no such object. */
  readonly shownAbsent?: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Creates an object with one POST, which is recorded before it is sent and never repeated blindly.
 *
 * An object that an interrupted run created is adopted. If no answer arrives, the object is looked up: if exactly one
 * object has all values that were sent, it is adopted, with a warning.
 */
export async function createObject(
  definition: ResourceDefinition,
  change: Change,
  context: EngineContext,
): Promise<Created> {
  const resumed = await resumeCreate(definition, change, context);
  if (resumed) return { ...resumed, found: true };
  const intent = await beginIntent(definition, change.planned, context);
  const { version, path, area } = collectionRead(definition);
  const body = createBody(definition, change);
  const send = (): Promise<WriteResult> =>
    sendInTurn(definition, context.graph, {
      method: 'POST',
      version,
      path,
      body,
      area,
      invalidates: [path],
      shared: true,
    });
  const attempt = async (): Promise<Attempt> => {
    const result = await sendPatiently(definition, { change, send }, context);
    return { result, created: await settle({ definition, change, intent, context }, result) };
  };
  const { created } = await attemptAgain(attempt, context);
  return { ...created, diagnostics: [...created.diagnostics, ...ledgerProblems(context)] };
}

interface Attempt {
  readonly result: WriteResult;
  readonly created: Created;
}

/** Maximum number of attempts when Graph answers a create with 503 and the tenant shows no such object. */
const mostAttempts = 3;

/** Retries a create that Graph refused with 503, after a complete list shows that nothing was created. */
async function attemptAgain(attempt: () => Promise<Attempt>, { signal }: EngineContext): Promise<Attempt> {
  let last = await attempt();
  for (let made = 1; made < mostAttempts && !signal.aborted && wasTurnedAway(last); made += 1) last = await attempt();
  return last;
}

function wasTurnedAway({ result, created }: Attempt): boolean {
  return result.outcome === 'unknown' && result.status === 503 && created.shownAbsent === true;
}

interface Create {
  readonly definition: ResourceDefinition;
  readonly change: Change;
  readonly intent: Intent;
  readonly context: EngineContext;
}

async function settle(create: Create, result: WriteResult): Promise<Created> {
  const { definition, intent, context } = create;
  if (result.outcome === 'refused') {
    context.ledger?.drop(intent);
    const rival = await findRival(definition, create.change, context);
    return { diagnostics: [rival ? taken(definition, rival, create.change) : result.diagnostic] };
  }
  if (result.outcome === 'done' && isJsonObject(result.body) && textOf(result.body.id) !== null) {
    await noteId(create, result.body);
    return { object: result.body, diagnostics: [] };
  }
  const reason =
    result.outcome === 'unknown' ? result.diagnostic.why : 'the response of Graph does not contain the new object';
  return inTurn(context.graph, `look up ${intent.path}`, () => lookUp(create, reason));
}

async function noteId({ intent, context }: Create, object: JsonObject): Promise<void> {
  await context.ledger?.write({ ...intent, id: textOf(object.id) });
}

function createBody(definition: ResourceDefinition, { planned, config }: Change): JsonObject {
  const body = wholeBody(definition, bodyAttributes(definition), { prior: null, planned, config });
  return { ...body, ...newCompanions(definition, planned) };
}

function newCompanions({ facets: { companions } }: ResourceDefinition, planned: ValueObject): JsonObject {
  if (!companions) return {};
  const declared = Object.keys(companions.kinds).filter((name) => (planned[name] ?? null) !== null);
  return referenceBody(companions, new Map(declared.map((name) => [name, undefined])));
}

/** Pauses between lookups, because a new object may not be visible at first. Unit: milliseconds. */
const pauses = [500, 1000, 2000, 4000] as const;

/**
 * Looks up the object. If nothing is found, the intent is kept: the next run looks again before it creates another one.
 */
async function lookUp(create: Create, reason: string): Promise<Created> {
  const { definition, context } = create;
  const all = await patiently(context, {
    pauses,
    attempt: () => listObjects(definition, context, { fresh: true }),
    isSettled: (seen) => seen.state === 'present' && seen.value.some((object) => isThatObject(create, object)),
  });
  const isComplete = all.state === 'present';
  const candidates = all.state === 'present' ? all.value.filter((object) => isThatObject(create, object)) : [];
  const [first] = candidates;
  if (first && candidates.length <= (context.ledger ? lostLike(create) : 1)) return found(create, first, reason);
  const rival = await findRival(definition, create.change, context);
  const shownAbsent = isComplete && candidates.length === 0;
  if (!rival) return { shownAbsent, diagnostics: [outcomeUnknown(definition, reason, candidates)] };
  context.ledger?.drop(create.intent);
  return { diagnostics: [taken(definition, rival, create.change)] };
}

/** How many creates of this run wait for the id of such an object. That many objects are interchangeable. */
function lostLike({ intent, context: { ledger } }: Create): number {
  const isLike = ({ type, path, body, id, by }: Intent): boolean =>
    type === intent.type && path === intent.path && body === intent.body && id === null && by === intent.by;
  return ledger?.intents().filter(isLike).length ?? 1;
}

async function found(create: Create, object: JsonObject, reason: string): Promise<Created> {
  const { definition, context } = create;
  await noteId(create, object);
  const diagnostics = [adopted(definition, reason, object)];
  const whole = await wholeObject(definition, { state: 'present', value: object }, { ...context, fresh: true });
  return { object: whole.state === 'present' ? whole.value : object, found: true, diagnostics };
}

/**
 * Tolerance for clock differences: an object created slightly before our request may still be ours. Unit: milliseconds.
 */
const clockSkew = 300_000;

function isThatObject({ definition, change, intent, context }: Create, object: JsonObject): boolean {
  const createdAt = Date.parse(textOf(object.createdDateTime) ?? '');
  if (createdAt < Date.parse(intent.startedAt) - clockSkew) return false;
  const id = textOf(object.id) ?? '';
  const others = context.ledger?.intents().flatMap((other) => other.id ?? []) ?? [];
  const known = [...others, ...(intent.before ?? []), ...goingIds(change)];
  if (isClaimed(id, context) || known.some((other) => sameId(other, id))) return false;
  return holdsSent(definition, object, change.planned);
}

function outcomeUnknown({ noun }: ResourceDefinition, reason: string, candidates: readonly JsonObject[]): Diagnostic {
  const found =
    candidates.length === 0
      ? 'the tenant contains no matching object'
      : `the tenant contains ${String(candidates.length)} matching objects: ${ids(candidates)}`;
  return error('INT2002', {
    what: `it is unknown whether the ${noun} was created`,
    why: `${reason}; ${found}`,
    fix: 'check the tenant, then plan again; import the object if it exists',
  });
}

function ids(objects: readonly JsonObject[]): string {
  return objects.map((object) => textOf(object.id) ?? '?').join(', ');
}

function adopted({ noun }: ResourceDefinition, reason: string, object: JsonObject): Diagnostic {
  return warning('INT2004', {
    what: `the ${noun} was created although Graph did not confirm it`,
    why: `${reason}; the object with id ${ids([object])} has every value that was sent, and was adopted`,
    fix: 'none, unless someone else created an identical object in the same minute',
  });
}
