import type { Diagnostic, JsonObject, ReadResult, ResourceDefinition, ValueObject } from '../../../core/index.js';
import { error, isJsonObject, isUnknown, textOf, warning } from '../../../core/index.js';
import { bodyAttributes, mapAttributes } from '../attributes.js';
import type { EngineContext, PrivateState, StateAnswer } from '../contract.js';
import { equalValues } from '../equality.js';
import { finalState, notesOfWrite } from '../final-state.js';
import { toGraph } from '../graph-json.js';
import { collectionRead, listObjects, objectRead } from '../locate.js';
import { patchBody, typeMarker } from '../patch.js';
import { liveValues } from '../state.js';
import { unreadable } from '../unreadable.js';
import type { Change, Destruction, PlanCheck, ReadContext, ShapeBehaviour } from './shape.js';

/** A default object of the service: adopted, changed, and put back on destroy. */
export const builtin: ShapeBehaviour = {
  read: (definition, _state, context) => findBuiltin(definition, context),
  find: (definition, _id, context) => findBuiltin(definition, context),
  check,
  create: adopt,
  update: (definition, change, context) => write(definition, change, { ...context, keep: change.private }),
  planDestroy,
  destroy,
  remember: (definition, object) => ({ original: originalOf(definition, object) }),
};

async function findBuiltin(definition: ResourceDefinition, context: ReadContext): Promise<ReadResult<JsonObject>> {
  const fresh = context.fresh === true ? { fresh: true } : {};
  const all = await listObjects(definition, context, fresh);
  if (all.state !== 'present') return all;
  const object = all.value.find(({ id }) => textOf(id)?.endsWith(suffixOf(definition)) === true);
  return object ? { state: 'present', value: object } : { state: 'absent' };
}

function suffixOf({ shape }: ResourceDefinition): string {
  if (shape.kind !== 'builtin') throw new TypeError('not a builtin');
  return shape.idSuffix;
}

/** Adopting says what it will change, because nobody created this object for the declaration. */
async function check(definition: ResourceDefinition, change: Change, context: EngineContext): Promise<PlanCheck> {
  if (change.prior) return { diagnostics: [] };
  const found = await findBuiltin(definition, context);
  if (found.state === 'unreadable') return { diagnostics: [unreadable(definition, found)] };
  if (found.state === 'absent') return { diagnostics: [missing(definition)] };
  const changes = changedTexts(definition, found.value, change.planned);
  return { diagnostics: changes.length === 0 ? [] : [adopts(definition, changes)] };
}

function changedTexts(definition: ResourceDefinition, object: JsonObject, planned: ValueObject): readonly string[] {
  const live = liveValues(definition, object);
  return Object.entries(bodyAttributes(definition)).flatMap(([name, attribute]) => {
    const wanted = planned[name] ?? null;
    const present = live[name] ?? null;
    if (isUnknown(wanted) || equalValues(attribute, wanted, present)) return [];
    return [`${name} from ${JSON.stringify(present)} to ${JSON.stringify(wanted)}`];
  });
}

function adopts({ noun }: ResourceDefinition, changes: readonly string[]): Diagnostic {
  return warning('INT2007', {
    what: `the ${noun} of the tenant is adopted and changed`,
    why: `apply changes ${changes.join(', ')}`,
    fix: 'nothing to do if that is meant; destroy puts back what it is now',
  });
}

function missing({ noun }: ResourceDefinition): Diagnostic {
  return error('INT2008', {
    what: `the tenant has no ${noun}`,
    why: 'Microsoft creates it with the Intune subscription, and it is not in the list',
    fix: 'check that the tenant has an active Intune subscription',
  });
}

async function adopt(definition: ResourceDefinition, change: Change, context: EngineContext): Promise<StateAnswer> {
  const found = await findBuiltin(definition, { ...context, fresh: true });
  if (found.state === 'unreadable') return { state: null, private: {}, diagnostics: [unreadable(definition, found)] };
  if (found.state === 'absent') return { state: null, private: {}, diagnostics: [missing(definition)] };
  const prior = mapAttributes(definition.attributes, (name) => liveValues(definition, found.value)[name] ?? null);
  const keep = { original: originalOf(definition, found.value) };
  const answer = await write(definition, { ...change, prior }, { ...context, keep });
  // A refused first change leaves the object as it was: not adopted.
  return answer.diagnostics.length > 0 ? { ...answer, state: null, private: {} } : answer;
}

async function write(
  definition: ResourceDefinition,
  change: Change & { readonly prior: ValueObject },
  context: EngineContext & { readonly keep: PrivateState },
): Promise<StateAnswer> {
  const { prior, planned } = change;
  const body = patchBody(definition, bodyAttributes(definition), change);
  const sent = body ? await patch(definition, { id: prior.id, body }, context) : { object: {} };
  if (sent.diagnostic) return { state: prior, private: context.keep, diagnostics: [sent.diagnostic] };
  const state = finalState(definition, { planned, prior, object: sent.object, achieved: {} });
  return { state, private: { ...context.keep, ...notesOfWrite(context) }, diagnostics: [] };
}

interface Sent {
  readonly object: JsonObject;
  readonly diagnostic?: Diagnostic;
}

async function patch(
  definition: ResourceDefinition,
  { id, body }: { readonly id: unknown; readonly body: JsonObject },
  context: EngineContext,
): Promise<Sent> {
  const { version, path, area } = objectRead(definition, typeof id === 'string' ? id : '');
  const invalidates = [collectionRead(definition).path];
  const result = await context.graph.send({ method: 'PATCH', version, path, body, area, invalidates });
  if (result.outcome !== 'done') return { object: {}, diagnostic: result.diagnostic };
  return { object: isJsonObject(result.body) ? result.body : {} };
}

/** What the object was when it was adopted, as Graph takes it. */
function originalOf(definition: ResourceDefinition, object: JsonObject): JsonObject {
  const live = liveValues(definition, object);
  return toGraph(
    bodyAttributes(definition),
    mapAttributes(bodyAttributes(definition), (name) => live[name] ?? null),
  );
}

function planDestroy(definition: ResourceDefinition, { original }: PrivateState): readonly Diagnostic[] {
  return isJsonObject(original) ? [] : [forgotten(definition)];
}

function forgotten({ noun }: ResourceDefinition): Diagnostic {
  return warning('INT2009', {
    what: `the ${noun} stays as it is`,
    why: 'it cannot be deleted, and what it was before is not known',
    fix: 'set it by hand if it is to be something else',
  });
}

async function destroy(
  definition: ResourceDefinition,
  { prior, private: remembered }: Destruction,
  context: EngineContext,
): Promise<StateAnswer> {
  const { original } = remembered;
  if (!isJsonObject(original)) return { state: null, private: {}, diagnostics: [forgotten(definition)] };
  const { diagnostic } = await patch(
    definition,
    { id: prior.id, body: { ...typeMarker(definition), ...original } },
    context,
  );
  if (diagnostic) return { state: prior, private: remembered, diagnostics: [diagnostic] };
  return { state: null, private: {}, diagnostics: [] };
}
