import {
  type Diagnostic,
  error,
  hasErrors,
  isJsonObject,
  type JsonObject,
  type ReadResult,
  type ResourceDefinition,
  textOf,
  type Value,
  type ValueObject,
  type WriteResult,
} from '../../../../core/index.js';
import { keepAdopted, readAdopted } from '../../adoption/adopt-namesake.js';
import { checkNamesakes } from '../../adoption/namesakes.js';
import { presentSettings } from '../../catalog/settings.js';
import type { EngineContext, StateAnswer } from '../../contract.js';
import { take } from '../../creation/claimed.js';
import { createObject } from '../../creation/create.js';
import { applyAssignments } from '../../facets/assign.js';
import { applyFacets } from '../../facets/facets.js';
import { withImages } from '../../facets/images.js';
import { partsAhead, wholeObject } from '../../facets/whole.js';
import { collectionRead, findObject, isRefusedAsGone, listAhead, objectRead } from '../../locate.js';
import { judge, refusals } from '../../plan-checks/judge.js';
import { checkUnique, sendPatiently } from '../../plan-checks/unique.js';
import { foundState, liveValues } from '../../state.js';
import { unwritable } from '../../unreadable.js';
import { bodyAttributes } from '../../values/attributes.js';
import { finalState, notesOfWrite } from '../../values/final-state.js';
import { foundImages, imagesLeft } from '../../values/found-images.js';
import { lostByCreate, notKept, reportNotKept, unprovenBy } from '../../values/kept.js';
import { patchBody, wholeBody } from '../../values/patch.js';
import type { Change, ReadContext, ShapeBehaviour } from '../shape.js';

/** Objects that are created, changed and deleted. */
export const collection: ShapeBehaviour = {
  read: (definition, state, context) => findWhole(definition, textValue(state), context),
  find: findWhole,
  check: async (definition, change, context) => {
    const judged = judge(definition, { ...change, present: change.prior }, context);
    const found =
      (await checkNamesakes(definition, change, context)) ?? (await checkUnique(definition, change, context));
    return { ...found, diagnostics: [...judged, ...found.diagnostics] };
  },
  create,
  update,
  planDestroy: () => [],
  destroy: async (definition, { prior, private: remembered }, context) => {
    const kept = keepAdopted(definition, { prior, private: remembered }, context);
    if (kept) return kept;
    const cleared = await clearAssignments(definition, prior, context);
    if (hasErrors(cleared)) return { state: prior, private: remembered, diagnostics: cleared };
    const { version, path, area } = objectRead(definition, textValue(prior));
    const result = await context.graph.send({ method: 'DELETE', version, path, area, shared: true });
    const id = textValue(prior);
    if (result.outcome === 'done' || (await isRefusedAsGone(definition, id, { result, context }))) {
      return { state: null, private: {}, diagnostics: [] };
    }
    return { state: prior, private: remembered, diagnostics: [result.diagnostic] };
  },
  readAhead: async (definition, context) => partsAhead(definition, await listAhead(definition, context), context),
  remember: (definition, object) => foundImages(definition, object),
};

async function findWhole(
  definition: ResourceDefinition,
  id: string,
  context: ReadContext,
): Promise<ReadResult<JsonObject>> {
  return wholeObject(definition, await findObject(definition, id, context), context);
}

/** Removes assignments that would prevent Graph from deleting an object. */
async function clearAssignments(
  definition: ResourceDefinition,
  prior: ValueObject,
  context: EngineContext,
): Promise<readonly Diagnostic[]> {
  const { assignments } = definition.facets;
  if (assignments?.style !== 'entries' || !assignments.clearedFirst) return [];
  const planned = { ...prior, assignments: [] };
  const change = { id: textValue(prior), prior, planned, config: planned, object: {} };
  return (await applyAssignments(definition, change, context)).diagnostics;
}

function textValue({ id }: ValueObject): string {
  return typeof id === 'string' ? id : '';
}

async function create(definition: ResourceDefinition, change: Change, context: EngineContext): Promise<StateAnswer> {
  const refused = refusals(definition, { ...change, present: null }, context);
  if (refused.length > 0) return { state: null, private: {}, diagnostics: refused };
  const present = await readAdopted(definition, change, context);
  if (present?.state === 'unreadable')
    return { state: null, private: {}, diagnostics: [unwritable(definition, present)] };
  const created =
    present?.state === 'present'
      ? { object: present.value, found: true, diagnostics: [] }
      : await createObject(definition, change, context);
  if (!created.object) return { state: null, private: {}, diagnostics: created.diagnostics };
  const id = textOf(created.object.id) ?? '';
  take(id, context);
  if (created.found) {
    const prior = foundState(definition, created.object, change.planned);
    return write(definition, { ...change, prior, private: {} }, { context, known: created.diagnostics });
  }
  const whole = await complete(definition, change, { id, object: created.object, context });
  const facets = await applyFacets(definition, { ...change, id, object: whole.object }, context);
  const object = { ...whole.object, ...facets.object };
  const state = finalState(definition, { planned: change.planned, object, achieved: facets.achieved });
  const diagnostics = [...created.diagnostics, ...whole.diagnostics, ...facets.diagnostics];
  const unproven = unprovenBy(definition, whole.object, { planned: change.planned, prior: null });
  return { state, private: notesOfWrite(definition, change.config, context), diagnostics, unproven };
}

interface Fresh {
  readonly id: string;
  /** The object in the answer of the create. */
  readonly object: JsonObject;
  readonly context: EngineContext;
}

/**
 * Sends values again that the answer of a create lacks: for some types, Graph stores little of a POST, and the rest of
 * a PATCH. Values that are then still missing are reported, as a warning, because Terraform replaces a new object that
 * comes with an error.
 */
async function complete(
  definition: ResourceDefinition,
  change: Change,
  { id, object: answered, context }: Fresh,
): Promise<Patched> {
  // The answer may contain no image although it was stored: if its own path cannot be read either, it is sent again.
  const seen = await withImages(definition, { state: 'present', value: answered }, { ...context, fresh: true });
  const object = seen.state === 'present' ? seen.value : answered;
  const live = liveValues(definition, object);
  const lost = lostByCreate(definition, object, change.planned);
  if (lost.length === 0) return { object, diagnostics: [] };
  const before = Object.fromEntries(lost.map((name): [string, Value] => [name, live[name] ?? null]));
  const prior = { ...change.planned, ...before, id };
  const patched = await patchObject(definition, { ...change, prior }, context);
  if (hasErrors(patched.diagnostics)) return { object, diagnostics: patched.diagnostics };
  const whole = { ...object, ...patched.object };
  return {
    object: whole,
    diagnostics: reportNotKept(definition, notKept(definition, whole, { planned: change.planned, prior: null })),
  };
}

async function update(
  definition: ResourceDefinition,
  change: Change & { readonly prior: ValueObject },
  context: EngineContext,
): Promise<StateAnswer> {
  const refused = refusals(definition, { ...change, present: change.prior }, context);
  if (refused.length > 0) return { state: change.prior, private: change.private, diagnostics: refused };
  return write(definition, change, { context, known: [] });
}

interface Writing {
  readonly context: EngineContext;
  /** Diagnostics of earlier steps. */
  readonly known: readonly Diagnostic[];
}

/** Changes an existing object to the planned values. */
async function write(
  definition: ResourceDefinition,
  change: Change & { readonly prior: ValueObject },
  { context, known }: Writing,
): Promise<StateAnswer> {
  const patched = await patchObject(definition, change, context);
  const found = [...known, ...patched.diagnostics];
  // Values that the failed request did not change are unchanged: the next plan contains them again.
  if (hasErrors(patched.diagnostics)) return { state: change.prior, private: change.private, diagnostics: found };
  const facets = await applyFacets(
    definition,
    { ...change, id: textValue(change.prior), object: patched.object },
    context,
  );
  const state = finalState(definition, {
    planned: change.planned,
    prior: change.prior,
    object: { ...patched.object, ...facets.object },
    achieved: facets.achieved,
  });
  const lost = reportNotKept(definition, notKept(definition, patched.object, change));
  const notes = notesOfWrite(definition, change.config, context);
  return {
    state,
    private: { ...notes, ...imagesLeft(change.private, change.config) },
    diagnostics: [...found, ...lost, ...facets.diagnostics],
    unproven: unprovenBy(definition, patched.object, change),
  };
}

interface Patched {
  readonly object: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
}

async function patchObject(
  definition: ResourceDefinition,
  change: Change & { readonly prior: ValueObject },
  context: EngineContext,
): Promise<Patched> {
  const patch = patchBody(definition, bodyAttributes(definition), change);
  if (!patch) return { object: {}, diagnostics: [] };
  const whole = definition.graph.replaced ? await replacement(definition, change, context) : { body: patch };
  if (!('body' in whole)) return { object: {}, diagnostics: [whole.diagnostic] };
  const { version, path, area } = objectRead(definition, textValue(change.prior));
  const method = definition.graph.replaced ? 'PUT' : 'PATCH';
  const invalidates = [collectionRead(definition).path];
  const { body } = whole;
  const send = (): Promise<WriteResult> =>
    context.graph.send({ method, version, path, body, area, invalidates, shared: true });
  const result = await sendPatiently(definition, { change, send }, context);
  if (result.outcome === 'done') return { object: isJsonObject(result.body) ? result.body : {}, diagnostics: [] };
  if (await isRefusedAsGone(definition, textValue(change.prior), { result, context }))
    return { object: {}, diagnostics: [vanished(definition, result.diagnostic)] };
  return { object: {}, diagnostics: [result.diagnostic] };
}

/** The complete new object. Settings without an attribute are read first, so that they are kept. */
async function replacement(
  definition: ResourceDefinition,
  change: Change & { readonly prior: ValueObject },
  context: EngineContext,
): Promise<{ readonly body: JsonObject } | { readonly diagnostic: Diagnostic }> {
  const present = await presentSettings(definition, textValue(change.prior), context);
  if (present.state === 'unreadable') return { diagnostic: present.diagnostic };
  if (present.state === 'absent') return { diagnostic: vanished(definition, { why: 'Graph does not find it' }) };
  return { body: wholeBody(definition, bodyAttributes(definition), { ...change, settings: present.value }) };
}

function vanished({ noun }: ResourceDefinition, { why }: Pick<Diagnostic, 'why'>): Diagnostic {
  return error('INT2003', {
    what: `the ${noun} was deleted in the tenant after it was planned`,
    why,
    fix: 'plan again; the new plan creates it',
  });
}
