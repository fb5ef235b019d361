import {
  type ActionShape,
  type DefinitionOf,
  type Diagnostic,
  error,
  hasErrors,
  isUnknown,
  type JsonObject,
  type ReadResult,
  renderValue,
  textOf,
  type Value,
  type ValueObject,
  warning,
} from '../../../../core/index.js';
import type { EngineContext, StateAnswer } from '../../contract.js';
import { collectionRead, freshnessOf, sameId } from '../../locate.js';
import { patiently } from '../../patiently.js';
import { proven } from '../../proof.js';
import { liveValues } from '../../state.js';
import { unreadable } from '../../unreadable.js';
import { finalState, notesOfWrite } from '../../values/final-state.js';
import type { Change, PlanCheck, ReadContext, ShapeBehaviour } from '../shape.js';
import { type Consequences, consequencesOf } from './consequences.js';
import { judgeTransition } from './transition.js';

/** A state of the tenant that is asserted, and that an action can set to one value. */
export const action: ShapeBehaviour<DefinitionOf<'action'>> = {
  read: (definition, _state, context) => readLive(definition, context),
  find: async (definition, id, context) =>
    sameId(context.graph.tenantId, id) ? readLive(definition, context) : { state: 'absent' },
  check,
  create: reach,
  update: reach,
  planDestroy: (definition) => [forgotten(definition)],
  destroy: (definition) => Promise.resolve({ state: null, private: {}, diagnostics: [forgotten(definition)] }),
  readAhead: readLive,
  remember: () => ({}),
};

async function readLive(definition: DefinitionOf<'action'>, context: ReadContext): Promise<ReadResult<JsonObject>> {
  const fresh = freshnessOf(context);
  const expects = { id: context.graph.tenantId };
  const result = await context.graph.get({ ...collectionRead(definition), expects, ...fresh });
  if (result.state !== 'present') return result;
  // Graph returns null for a property that it did not read, which is not the same as having no value.
  return valueOf(definition, result.value) === null ? notRead(definition) : proven(definition, result);
}

function notRead({ noun }: DefinitionOf<'action'>): ReadResult<JsonObject> {
  const diagnostic = error('INT2014', {
    what: `Graph did not return the ${noun}`,
    why: 'the property is empty although the request selected it',
    fix: 'plan again; if the problem persists, check that the tenant has an active Intune subscription',
  });
  return { state: 'unreadable', reason: 'malformed', diagnostic };
}

function valueOf(definition: DefinitionOf<'action'>, object: JsonObject): string | null {
  const value = liveValues(definition, object)[shapeOf(definition).value];
  return typeof value === 'string' ? value : null;
}

function shapeOf({ shape }: DefinitionOf<'action'>): ActionShape {
  return shape;
}

async function check(
  definition: DefinitionOf<'action'>,
  { planned }: Change,
  context: EngineContext,
): Promise<PlanCheck> {
  const declared = planned[shapeOf(definition).value];
  const live = await readLive(definition, context);
  if (live.state === 'unreadable') return { diagnostics: [unreadable(definition, live)] };
  if (live.state === 'absent') return { diagnostics: [noTenant(definition, context)] };
  const present = valueOf(definition, live.value) ?? '';
  if (typeof declared !== 'string' || declared === present) return { diagnostics: [] };
  return {
    diagnostics: judgeTransition(
      definition,
      { declared, present, transition: planned.transition ?? null },
      await consequencesOf(shapeOf(definition), present, context),
    ),
    // Apply must find the tenant in the state that was checked.
    notes: { judgedFrom: present },
  };
}

function noTenant({ noun }: DefinitionOf<'action'>, { graph }: EngineContext): Diagnostic {
  return error('INT2008', {
    what: `the tenant has no ${noun}`,
    why: `Graph has no organization ${graph.tenantId}`,
    fix: 'check tenant_id: it is the Microsoft Entra tenant id (a GUID), not the Intune account id',
  });
}

async function reach(definition: DefinitionOf<'action'>, change: Change, context: EngineContext): Promise<StateAnswer> {
  const shape = shapeOf(definition);
  const failed = (diagnostic: Diagnostic): StateAnswer => ({
    state: change.prior,
    private: change.private,
    diagnostics: [diagnostic],
  });
  const live = await readLive(definition, { ...context, fresh: true });
  if (live.state === 'unreadable') return failed(unreadable(definition, live));
  if (live.state === 'absent') return failed(noTenant(definition, context));
  const present = valueOf(definition, live.value) ?? '';
  const declared = change.planned[shape.value] ?? null;
  if (present === declared) return reached(definition, change, live.value, context);
  const found = await consequencesOf(shape, present, context);
  const refusal = refuse(definition, { change, declared, present, found });
  if (refusal) return failed(refusal);
  const read = collectionRead(definition);
  const { version, path, area } = read;
  const result = await context.graph.send({
    method: 'POST',
    version,
    path: `${path}/${shape.reachable.action}`,
    area,
    invalidates: [path],
  });
  if (result.outcome === 'refused') return failed(result.diagnostic);
  return verify(definition, change, context);
}

interface Judged {
  readonly change: Change;
  readonly declared: Value;
  readonly present: string;
  readonly found: Consequences;
}

/** The tenant can change between plan and apply: it must still be in the state that was checked. */
function refuse(
  definition: DefinitionOf<'action'>,
  { change, declared, present, found }: Judged,
): Diagnostic | undefined {
  const transition = change.planned.transition ?? null;
  if (typeof declared !== 'string' || isUnknown(transition)) throw new TypeError('apply with unknown values');
  const judgement = judgeTransition(definition, { declared, present, transition }, found);
  if (hasErrors(judgement)) return judgement.find(({ severity }) => severity === 'error');
  const judgedFrom = textOf(change.private.judgedFrom);
  if (judgedFrom === null || judgedFrom === present) return undefined;
  return error('INT2015', {
    what: `the ${definition.noun} changed after it was planned`,
    why: `it was ${judgedFrom} when the plan was made and is ${present} now`,
    fix: 'plan again and review the new plan',
  });
}

/** Reads until Graph returns the new value, whatever the action itself returned. */
async function verify(
  definition: DefinitionOf<'action'>,
  change: Change,
  context: EngineContext,
): Promise<StateAnswer> {
  const { value } = shapeOf(definition);
  const shown: (string | null)[] = [];
  const live = await patiently(context, {
    pauses: [500, 1000, 2000, 4000],
    attempt: () => readLive(definition, { ...context, fresh: true }),
    isSettled: (seen) => {
      if (seen.state !== 'present') return false;
      shown.push(valueOf(definition, seen.value));
      return shown.at(-1) === change.planned[value];
    },
  });
  if (live.state === 'present' && shown.at(-1) === change.planned[value]) {
    return reached(definition, change, live.value, context);
  }
  const diagnostic = error('INT2016', {
    what: `the ${definition.noun} was set, but the tenant does not show it`,
    why: `declared ${renderValue(change.planned[value] ?? null)}; the tenant shows ${shown.at(-1) ?? 'nothing'} after 7.5 s`,
    fix: 'wait a few minutes and plan again',
  });
  return { state: change.prior, private: change.private, diagnostics: [diagnostic] };
}

function reached(
  definition: DefinitionOf<'action'>,
  change: Change,
  object: JsonObject,
  context: EngineContext,
): StateAnswer {
  const known = { ...object, id: context.graph.tenantId };
  const state = finalState(definition, { planned: change.planned, object: known, achieved: {}, ...priorOf(change) });
  return { state, private: notesOfWrite(definition, change.config, context), diagnostics: [] };
}

function priorOf({ prior }: Change): { readonly prior?: ValueObject } {
  return prior ? { prior } : {};
}

function forgotten({ noun }: DefinitionOf<'action'>): Diagnostic {
  return warning('INT2009', {
    what: `the ${noun} is kept in the tenant`,
    why: 'it cannot be changed back; destroy only stops managing it',
    fix: 'nothing to do',
  });
}
