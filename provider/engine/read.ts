import {
  isLaterInstant,
  type JsonObject,
  type ReadResult,
  type ResourceDefinition,
  type ValueObject,
} from '../../core/index.js';
import { confirmationOf, tellConfirmed } from './confirmed.js';
import type { EngineContext, ReadRequest, StateAnswer } from './contract.js';
import { claim } from './creation/claimed.js';
import { withOriginal } from './creation/intents.js';
import { placed } from './facets/place.js';
import { patiently } from './patiently.js';
import { rememberUndone } from './plan-checks/hand-over.js';
import { deletedOutside, rememberRead } from './plan-checks/outside.js';
import { shapeOf } from './shapes/index.js';
import { mergeState } from './state.js';
import { unreadableOnce } from './unreadable-once.js';

/**
 * How long after our own write Graph can return the earlier state, and the pauses between reads. Unit: milliseconds.
 */
const settling = { window: 60_000, pauses: [250, 500, 1000] } as const;

/** Reads an object again. Absent: state null. Unreadable: the state stays unchanged, with a diagnostic. */
export async function readResource(
  definition: ResourceDefinition,
  { state, private: stored }: ReadRequest,
  context: EngineContext,
): Promise<StateAnswer> {
  context.ahead?.start();
  claim(state, context);
  const confirmed = confirmationOf(definition, { values: state, prior: null }, context);
  if (confirmed)
    return { state, private: stored, diagnostics: [tellConfirmed(definition, confirmed, context.clock.now())] };
  const remembered = withOriginal(definition, { state, private: stored }, context);
  const here = placed(definition, state, context) ?? definition;
  const result = await readSettled(here, { state, private: remembered }, context);
  if (result.state === 'unreadable') {
    return { state, private: remembered, diagnostics: await unreadableOnce(definition, result, state) };
  }
  if (result.state === 'absent') {
    return { state: null, private: remembered, diagnostics: [deletedOutside(definition, state)] };
  }
  const now = mergeState(definition, state, result.value);
  rememberRead(definition, { before: state, now }, context.graph);
  return { state: now, private: rememberUndone(definition, { before: state, now }, remembered), diagnostics: [] };
}

/**
 * Reads, and if the result differs from a recent write of ours, reads again: Graph is only eventually consistent.
 *
 * An answer that is newer than our own write is accepted at once.
 */
function readSettled(
  definition: ResourceDefinition,
  { state, private: remembered }: ReadRequest,
  context: EngineContext,
): Promise<ReadResult<JsonObject>> {
  const shape = shapeOf(definition);
  return patiently(context, {
    pauses: isRecent(remembered.writtenAt, context) ? settling.pauses : [],
    attempt: (index) => shape.read(definition, state, index === 0 ? context : { ...context, fresh: true }),
    isSettled: (result) =>
      result.state === 'unreadable' || isSettled(definition, { state, private: remembered }, result),
  });
}

function isRecent(writtenAt: unknown, { clock }: EngineContext): boolean {
  const age = typeof writtenAt === 'string' ? clock.now().getTime() - Date.parse(writtenAt) : Infinity;
  return age >= 0 && age < settling.window;
}

/** Only values that we wrote can be outdated: a difference in a value set by Graph is a change. */
function isSettled(
  definition: ResourceDefinition,
  { state, private: { leftToGraph } }: ReadRequest,
  result: ReadResult<JsonObject>,
): boolean {
  if (result.state !== 'present') return false;
  const left = Array.isArray(leftToGraph) ? leftToGraph : [];
  const now = mergeState(definition, state, result.value);
  const isSame = Object.keys(now).every(
    (name) =>
      now[name] === (state[name] ?? null) || left.includes(name) || definition.attributes[name]?.volatile === true,
  );
  return isSame || isNewer(state, result.value);
}

function isNewer({ lastModifiedDateTime: ours }: ValueObject, { lastModifiedDateTime: theirs }: JsonObject): boolean {
  return typeof ours === 'string' && typeof theirs === 'string' && isLaterInstant(theirs, ours);
}
