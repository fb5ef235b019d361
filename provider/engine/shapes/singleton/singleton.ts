import {
  type Diagnostic,
  hasErrors,
  isJsonObject,
  type JsonObject,
  type ResourceDefinition,
  type ValueObject,
  warning,
} from '../../../../core/index.js';
import type { EngineContext, StateAnswer } from '../../contract.js';
import { collectionRead, freshnessOf } from '../../locate.js';
import { judge, refusals } from '../../plan-checks/judge.js';
import { proven } from '../../proof.js';
import { foundState } from '../../state.js';
import { applySteps } from '../../steps.js';
import { unreadable } from '../../unreadable.js';
import { bodyAttributes, mapAttributes } from '../../values/attributes.js';
import { finalState, notesOfWrite } from '../../values/final-state.js';
import { notKept, reportNotKept, unprovenBy } from '../../values/kept.js';
import { patchBody } from '../../values/patch.js';
import type { Change, ReadContext, ShapeBehaviour } from '../shape.js';

/** An object that always exists. Its id is constant: the last segment of its path. */
export const singleton: ShapeBehaviour = {
  read: (definition, _state, context) => readSingle(definition, context),
  find: (definition, _id, context) => readSingle(definition, context),
  check: async (definition, change, context) => {
    if (!definition.check) return { diagnostics: [] };
    const { present, diagnostic } = change.prior
      ? { present: change.prior }
      : await presentOf(definition, change, context);
    return { diagnostics: diagnostic ? [diagnostic] : judge(definition, { ...change, present }, context) };
  },
  create: async (definition, change, context) => {
    const { present, diagnostic } = await presentOf(definition, change, { ...context, fresh: true });
    if (diagnostic) return { state: null, private: {}, diagnostics: [diagnostic] };
    const answer = await write(definition, { ...change, present }, context);
    return hasErrors(answer.diagnostics) ? { ...answer, state: null, private: {} } : answer;
  },
  update: (definition, change, context) => write(definition, { ...change, present: change.prior }, context),
  planDestroy: (definition) => [forgotten(definition)],
  destroy: (definition) => Promise.resolve({ state: null, private: {}, diagnostics: [forgotten(definition)] }),
  readAhead: readSingle,
  remember: () => ({}),
};

async function readSingle(definition: ResourceDefinition, context: ReadContext): ReturnType<ShapeBehaviour['read']> {
  const result = await context.graph.get({ ...collectionRead(definition), ...freshnessOf(context) });
  // Graph returns some singletons with another id in every answer.
  return result.state === 'present'
    ? proven(definition, { state: 'present', value: { ...result.value, id: idOf(definition) } })
    : result;
}

function idOf({ graph }: ResourceDefinition): string {
  return graph.path.slice(graph.path.lastIndexOf('/') + 1);
}

interface Present {
  /** The tenant's values, in the spelling of the plan. Null: none yet. */
  readonly present: ValueObject | null;
  /** Why they are unknown. */
  readonly diagnostic?: Diagnostic;
}

async function presentOf(definition: ResourceDefinition, { planned }: Change, context: ReadContext): Promise<Present> {
  const found = await readSingle(definition, context);
  if (found.state === 'unreadable') return { present: null, diagnostic: unreadable(definition, found) };
  if (found.state === 'absent') return { present: null };
  return { present: foundState(definition, found.value, planned) };
}

async function write(
  definition: ResourceDefinition,
  change: Change & { readonly present: ValueObject | null },
  context: EngineContext,
): Promise<StateAnswer> {
  const prior = change.present ?? mapAttributes(definition.attributes, () => null);
  const kept = { state: prior, private: change.private };
  const refused = refusals(definition, change, context);
  if (refused.length > 0) return { ...kept, diagnostics: refused };
  const patched = await patch(definition, { ...change, prior }, context);
  if (patched.diagnostic) return { ...kept, diagnostics: [patched.diagnostic] };
  const { path } = collectionRead(definition);
  const steps = await applySteps(definition, { ...change, prior, path }, context);
  const object = { ...patched.object, ...steps.object, id: idOf(definition) };
  const state = finalState(definition, { planned: change.planned, prior, object, achieved: steps.achieved });
  const intended = { planned: change.planned, prior };
  return {
    state,
    private: notesOfWrite(definition, change.config, context),
    diagnostics: [...reportNotKept(definition, notKept(definition, patched.object, intended)), ...steps.diagnostics],
    unproven: unprovenBy(definition, patched.object, intended),
  };
}

async function patch(
  definition: ResourceDefinition,
  change: Change,
  context: EngineContext,
): Promise<{ readonly object: JsonObject; readonly diagnostic?: Diagnostic }> {
  const body = patchBody(definition, bodyAttributes(definition), change);
  if (!body) return { object: {} };
  const { version, path, area } = collectionRead(definition);
  const result = await context.graph.send({ method: 'PATCH', version, path, body, area, shared: true });
  if (result.outcome !== 'done') return { object: {}, diagnostic: result.diagnostic };
  return { object: isJsonObject(result.body) ? result.body : {} };
}

function forgotten({ noun }: ResourceDefinition): Diagnostic {
  return warning('INT2009', {
    what: `the ${noun} is kept in the tenant`,
    why: 'it cannot be deleted; destroy only stops managing it',
    fix: 'change it by hand if necessary',
  });
}
