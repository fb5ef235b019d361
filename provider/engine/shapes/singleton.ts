import type { Diagnostic, ResourceDefinition, ValueObject } from '../../../core/index.js';
import { isJsonObject, warning } from '../../../core/index.js';
import { bodyAttributes, mapAttributes } from '../attributes.js';
import type { EngineContext, StateAnswer } from '../contract.js';
import { finalState, notesOfWrite } from '../final-state.js';
import { collectionRead } from '../locate.js';
import { patchBody } from '../patch.js';
import { liveValues } from '../state.js';
import { unreadable } from '../unreadable.js';
import type { Change, ReadContext, ShapeBehaviour } from './shape.js';

/** One object that is always there. Its id is constant: the last segment of its path. */
export const singleton: ShapeBehaviour = {
  read: (definition, _state, context) => readSingle(definition, context),
  find: (definition, _id, context) => readSingle(definition, context),
  check: () => Promise.resolve({ diagnostics: [] }),
  create: async (definition, change, context) => {
    const found = await readSingle(definition, { ...context, fresh: true });
    if (found.state === 'unreadable') return { state: null, private: {}, diagnostics: [unreadable(definition, found)] };
    const live = found.state === 'present' ? liveValues(definition, found.value) : {};
    const prior = mapAttributes(definition.attributes, (name) => live[name] ?? null);
    const answer = await update(definition, { ...change, prior }, context);
    return answer.diagnostics.length > 0 ? { ...answer, state: null, private: {} } : answer;
  },
  update,
  planDestroy: (definition) => [forgotten(definition)],
  destroy: (definition) => Promise.resolve({ state: null, private: {}, diagnostics: [forgotten(definition)] }),
  remember: () => ({}),
};

async function readSingle(definition: ResourceDefinition, context: ReadContext): ReturnType<ShapeBehaviour['read']> {
  const fresh = context.fresh === true ? { fresh: true } : {};
  const result = await context.graph.get({ ...collectionRead(definition), ...fresh });
  // Graph gives some singletons another id with every answer.
  return result.state === 'present' ? { state: 'present', value: { ...result.value, id: idOf(definition) } } : result;
}

function idOf({ graph }: ResourceDefinition): string {
  return graph.path.slice(graph.path.lastIndexOf('/') + 1);
}

async function update(
  definition: ResourceDefinition,
  change: Change & { readonly prior: ValueObject },
  context: EngineContext,
): Promise<StateAnswer> {
  const { prior, planned } = change;
  const body = patchBody(definition, bodyAttributes(definition), change);
  const { version, path, area } = collectionRead(definition);
  const result = body && (await context.graph.send({ method: 'PATCH', version, path, body, area }));
  if (result && result.outcome !== 'done')
    return { state: prior, private: change.private, diagnostics: [result.diagnostic] };
  const answered = result && isJsonObject(result.body) ? result.body : {};
  const object = { ...answered, id: idOf(definition) };
  const state = finalState(definition, { planned, prior, object, achieved: {} });
  return { state, private: notesOfWrite(context), diagnostics: [] };
}

function forgotten({ noun }: ResourceDefinition): Diagnostic {
  return warning('INT2009', {
    what: `the ${noun} stays as it is`,
    why: 'it cannot be deleted; destroy only ends its management',
    fix: 'set it by hand if it is to be something else',
  });
}
