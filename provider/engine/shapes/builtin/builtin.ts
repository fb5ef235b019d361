import { randomUUID } from 'node:crypto';

import {
  type BuiltinShape,
  type DefinitionOf,
  type Diagnostic,
  error,
  isJsonObject,
  type JsonObject,
  type ReadResult,
  textOf,
  unknown,
  type ValueObject,
  warning,
} from '../../../../core/index.js';
import type { EngineContext, PrivateState, StateAnswer } from '../../contract.js';
import { isAdoptedByAnother, noteAdoption } from '../../creation/adopted.js';
import {
  forgetOriginal,
  ledgerProblems,
  notedOriginal,
  noteOriginal,
  passOnOriginal,
  tellOriginal,
} from '../../creation/intents.js';
import { wholeObject } from '../../facets/whole.js';
import { freshnessOf, listObjects, readObject } from '../../locate.js';
import { notBelieved, proven } from '../../proof.js';
import { foundState, liveValues } from '../../state.js';
import { inTurn } from '../../turn.js';
import { unreadable, unwritable } from '../../unreadable.js';
import { mapAttributes, pick } from '../../values/attributes.js';
import { toGraph } from '../../values/graph-json.js';
import type { Change, Destruction, PlanCheck, ReadContext, ShapeBehaviour } from '../shape.js';
import { restoreBuiltin, writeBuiltin } from './builtin-write.js';
import { restoredAttributes, restoredTexts, restoredValues } from './restored.js';

/** A default object of the service: adopted, changed, and restored on destroy. */
export const builtin: ShapeBehaviour<DefinitionOf<'builtin'>> = {
  read: readBuiltin,
  find: (definition, _id, context) => findBuiltin(definition, context),
  check,
  create: (definition, change, context) => inOrder(definition, context, () => adopt(definition, change, context)),
  update,
  planDestroy,
  destroy: (definition, gone, context) => inOrder(definition, context, () => destroy(definition, gone, context)),
  readAhead: findBuiltin,
  remember,
};

/** One resource can take over from another in one run, such as a replacement that is created before the old one is destroyed. */
function inOrder<T>({ name }: DefinitionOf<'builtin'>, { graph }: EngineContext, run: () => Promise<T>): Promise<T> {
  return inTurn(graph, `adopt ${name}`, run);
}

async function findBuiltin(definition: DefinitionOf<'builtin'>, context: ReadContext): Promise<ReadResult<JsonObject>> {
  const fresh = freshnessOf(context);
  const { idSuffix, marker, wholeId } = shapeOf(definition);
  if (wholeId) return readObject(definition, idSuffix, { context, fresh });
  const all = await listObjects(definition, context, fresh);
  if (all.state !== 'present') return all;
  const unmarked = marker !== undefined && all.value.some((object) => typeof object[marker] !== 'boolean');
  if (unmarked) return notBelieved(definition, `the list has an object without ${marker}`);
  const object = all.value.find(
    (candidate) =>
      textOf(candidate.id)?.endsWith(idSuffix) === true && (marker === undefined || candidate[marker] === true),
  );
  if (!object) return { state: 'absent' };
  return wholeObject(definition, proven(definition, { state: 'present', value: object }), context);
}

/** An object that is missing from the list is read individually before it counts as deleted. */
async function readBuiltin(
  definition: DefinitionOf<'builtin'>,
  { id }: ValueObject,
  context: ReadContext,
): Promise<ReadResult<JsonObject>> {
  const found = await findBuiltin(definition, context);
  if (found.state !== 'absent' || typeof id !== 'string' || shapeOf(definition).wholeId) return found;
  return wholeObject(definition, await readObject(definition, id, { context, fresh: { fresh: true } }), {
    ...context,
    fresh: true,
  });
}

function shapeOf({ shape }: DefinitionOf<'builtin'>): BuiltinShape {
  return shape;
}

/** Reports if there is nothing to adopt. Changes by an adoption are reported for every object that always exists. */
async function check(definition: DefinitionOf<'builtin'>, change: Change, context: EngineContext): Promise<PlanCheck> {
  if (change.prior) {
    const { original } = change.private;
    const id = idOf(change.prior);
    if (isJsonObject(original)) await noteOriginal(definition, { id, original, stage: 'planned' }, context);
    return { diagnostics: [] };
  }
  const found = await findBuiltin(definition, context);
  if (found.state === 'unreadable') return { diagnostics: [unreadable(definition, found)] };
  return { diagnostics: found.state === 'absent' ? [missing(definition)] : [] };
}

function missing({ noun }: DefinitionOf<'builtin'>): Diagnostic {
  return error('INT2008', {
    what: `the tenant has no ${noun}`,
    why: 'Microsoft creates it with the Intune subscription, and it is not in the list',
    fix: 'check that the tenant has an active Intune subscription',
  });
}

async function adopt(
  definition: DefinitionOf<'builtin'>,
  change: Change,
  context: EngineContext,
): Promise<StateAnswer> {
  const found = await findBuiltin(definition, { ...context, fresh: true });
  if (found.state === 'unreadable') return { state: null, private: {}, diagnostics: [unwritable(definition, found)] };
  if (found.state === 'absent') return { state: null, private: {}, diagnostics: [missing(definition)] };
  // In the spelling of the plan, so that equivalent values are not sent.
  const prior = foundState(definition, found.value, change.planned);
  const id = textOf(found.value.id) ?? '';
  const original = firstOriginal(definition, found.value, context);
  const keep = { original, holder: randomUUID() };
  await noteOriginal(definition, { id, original, stage: 'begun' }, context);
  const { untouched, ...answer } = await writeBuiltin(definition, { ...change, prior, private: keep }, context);
  if (!untouched) noteAdoption(id, keep.holder, context);
  if (!untouched) return { ...answer, diagnostics: [...answer.diagnostics, ...ledgerProblems(context)] };
  // A refused first change leaves the object unchanged: it is not adopted.
  if (untouched === 'surely') forgetOriginal(definition, id, context);
  return { ...answer, state: null, private: {} };
}

function idOf({ id }: ValueObject): string {
  return typeof id === 'string' ? id : '';
}

/** For an imported object. */
function remember(definition: DefinitionOf<'builtin'>, object: JsonObject, context: EngineContext): PrivateState {
  tellOriginal(definition, textOf(object.id) ?? '', context);
  return { original: firstOriginal(definition, object, context) };
}

/** The values before an interrupted run changed them; by default, the current ones. */
function firstOriginal(definition: DefinitionOf<'builtin'>, object: JsonObject, context: EngineContext): JsonObject {
  return notedOriginal(definition, textOf(object.id) ?? '', context) ?? originalOf(definition, object);
}

async function update(
  definition: DefinitionOf<'builtin'>,
  change: Change & { readonly prior: ValueObject },
  context: EngineContext,
): Promise<StateAnswer> {
  const { original } = change.private;
  // For an object that was just imported, no state contains it yet; and if the provider dies, Terraform keeps the
  // object without it.
  if (isJsonObject(original))
    await noteOriginal(definition, { id: idOf(change.prior), original, stage: 'begun' }, context);
  const { untouched: _untouched, ...answer } = await writeBuiltin(definition, change, context);
  return answer;
}

/** The values at adoption, in Graph's format. Values that are never stored are only restored if there were none. */
function originalOf(definition: DefinitionOf<'builtin'>, object: JsonObject): JsonObject {
  const live = liveValues(definition, object);
  const attributes = pick(
    restoredAttributes(definition),
    ({ writeOnly }) => !writeOnly || (live[writeOnly.version] ?? null) === null,
  );
  return toGraph(
    attributes,
    // A value that Graph did not return is not null: it is not restored.
    mapAttributes(attributes, (name) => (live[name] === undefined ? unknown : live[name])),
  );
}

function planDestroy(
  definition: DefinitionOf<'builtin'>,
  { prior, private: remembered }: Destruction,
): readonly Diagnostic[] {
  const planned = restoredValues(definition, prior, remembered);
  if (!planned) return [forgotten(definition)];
  const changes = restoredTexts(restoredAttributes(definition), { prior, planned });
  return changes.length === 0 ? [] : [restores(definition, changes)];
}

function restores({ noun }: DefinitionOf<'builtin'>, changes: readonly string[]): Diagnostic {
  return warning('INT2151', {
    what: `the ${noun} of the tenant is restored to its original settings`,
    why: `apply changes ${changes.join(', ')}`,
    fix: 'none, if this change is intended; to keep the current values, keep the object in the declaration',
  });
}

function forgotten({ noun }: DefinitionOf<'builtin'>): Diagnostic {
  return warning('INT2009', {
    what: `the ${noun} is kept in the tenant`,
    why: 'it cannot be deleted, and its original settings are unknown',
    fix: 'change it by hand if necessary',
  });
}

async function destroy(
  definition: DefinitionOf<'builtin'>,
  { prior, private: remembered }: Destruction,
  context: EngineContext,
): Promise<StateAnswer> {
  const { original, holder } = remembered;
  const id = idOf(prior);
  if (isAdoptedByAnother(id, holder, context)) {
    // The original values are those that the other resource must restore later.
    if (isJsonObject(original)) await passOnOriginal(definition, { id, original }, context);
    return { state: null, private: {}, diagnostics: ledgerProblems(context) };
  }
  if (!isJsonObject(original)) return { state: null, private: {}, diagnostics: [forgotten(definition)] };
  const diagnostics = await restoreBuiltin(definition, { prior, original }, context);
  if (diagnostics.length > 0) return { state: prior, private: remembered, diagnostics };
  forgetOriginal(definition, id, context);
  return { state: null, private: {}, diagnostics: [] };
}
