import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';

import {
  type Diagnostic,
  type Graph,
  type JsonObject,
  type ResourceDefinition,
  terraformType,
  textOf,
  type ValueObject,
  warning,
} from '../../../core/index.js';
import type { EngineContext, PrivateState } from '../contract.js';
import { collectionRead, listObjects, objectRead, sameId } from '../locate.js';
import type { Intent } from './ledger.js';
import { digestOfBody, digestOfName, isNamesake } from './sent.js';

/** Records that an object is about to be created. */
export async function beginIntent(
  definition: ResourceDefinition,
  planned: ValueObject,
  context: EngineContext,
): Promise<Intent> {
  const intent = { ...newIntent(definition, context), ...digestsOf(definition, planned) };
  const whole = { ...intent, before: await namesakesBefore(definition, planned, context) };
  await context.ledger?.write(whole);
  return whole;
}

function newIntent(
  definition: ResourceDefinition,
  { graph, clock, ledger }: EngineContext,
): Omit<Intent, 'body' | 'name' | 'before'> {
  return {
    key: randomUUID(),
    tenantId: graph.tenantId,
    type: terraformType(definition.name),
    path: collectionRead(definition).path,
    startedAt: clock.now().toISOString(),
    id: null,
    original: null,
    by: ledger?.self ?? '',
  };
}

/** Digests by which an intent identifies its declaration. */
export function digestsOf(definition: ResourceDefinition, planned: ValueObject): Pick<Intent, 'body' | 'name'> {
  return { body: digestOfBody(definition, planned), name: digestOfName(definition, planned) };
}

/**
 * Lists objects with the same name, by one list request for each kind and run. Not needed if Graph returns the creation
 * time, or if names are unique.
 */
async function namesakesBefore(
  definition: ResourceDefinition,
  planned: ValueObject,
  context: EngineContext,
): Promise<readonly string[] | null> {
  if (!context.ledger || definition.unique.length > 0 || 'createdDateTime' in definition.attributes) return [];
  const { path } = collectionRead(definition);
  const all = await context.graph.once(`before ${definition.name} ${path}`, () => listObjects(definition, context));
  if (all.state !== 'present') return all.state === 'absent' ? [] : null;
  return all.value.filter((object) => isNamesake(definition, object, planned)).flatMap(({ id }) => textOf(id) ?? []);
}

/**
 * Progress of a default object's change, stored in place of the digest; a plan changes nothing. `passedOn`: another
 * resource manages it now, but its state does not contain the original values yet.
 */
type Begun = 'planned' | 'begun' | 'passedOn';

/** Returns the original values of a default object, if an interrupted run recorded them. */
export function notedOriginal(
  definition: ResourceDefinition,
  id: string,
  context: EngineContext,
): JsonObject | undefined {
  const noted = originalIntent(definition, id, context);
  return noted && noted.body !== ('planned' satisfies Begun) ? (noted.original ?? undefined) : undefined;
}

/** Records the original values of a default object before it is changed, already during plan. */
export async function noteOriginal(
  definition: ResourceDefinition,
  { id, original, stage }: { readonly id: string; readonly original: JsonObject; readonly stage: Begun },
  context: EngineContext,
): Promise<void> {
  const noted = originalIntent(definition, id, context);
  if (noted && noted.body !== ('planned' satisfies Begun)) return;
  const { path } = objectRead(definition, id);
  const intent = noted ?? newIntent(definition, context);
  await context.ledger?.write({ ...intent, ...{ path, id, original, body: stage, name: '', before: [] } });
}

/**
 * Default objects, `<type> <id>`, whose original values this run returned: no state needs to contain them yet. Weak,
 * like the client.
 */
const returnedOriginals = new WeakMap<Graph, Set<string>>();

/** Records that the original values that Terraform has of a default object come from this run, not from a state. */
export function tellOriginal({ name }: ResourceDefinition, id: string, { graph }: Pick<EngineContext, 'graph'>): void {
  returnedOriginals.set(graph, (returnedOriginals.get(graph) ?? new Set()).add(`${name} ${id}`));
}

/** Records the original values of a default object for the resource that took it over in this run. */
export async function passOnOriginal(
  definition: ResourceDefinition,
  { id, original }: { readonly id: string; readonly original: JsonObject },
  context: EngineContext,
): Promise<void> {
  forgetOriginal(definition, id, context);
  const { path } = objectRead(definition, id);
  const body: Begun = 'passedOn';
  await context.ledger?.write({
    ...newIntent(definition, context),
    ...{ path, id, original, body, name: '', before: [] },
  });
}

/**
 * Adds the original values of a default object to its private data. Terraform loses private data if the provider dies
 * during an update. The record is dropped once the state at the start of a run contains the values.
 */
export function withOriginal(
  definition: ResourceDefinition,
  { state, private: remembered }: { readonly state: ValueObject; readonly private: PrivateState },
  context: EngineContext,
): PrivateState {
  const id = typeof state.id === 'string' ? state.id : '';
  const noted = originalIntent(definition, id, context);
  const original = noted?.original;
  if (!original) return remembered;
  // Another resource passed the object on, and this resource's state has the values that the other one set.
  const isPassedOn = noted.body === ('passedOn' satisfies Begun) && !isDeepStrictEqual(remembered.original, original);
  if (remembered.original === undefined || isPassedOn) {
    tellOriginal(definition, id, context);
    return { ...remembered, original };
  }
  const isFromState = returnedOriginals.get(context.graph)?.has(`${definition.name} ${id}`) !== true;
  if (isFromState) forgetOriginal(definition, id, context);
  return remembered;
}

/**
 * Drops the original values of a default object: nothing was changed, the values are restored, or a state holds them.
 */
export function forgetOriginal(definition: ResourceDefinition, id: string, context: EngineContext): void {
  const intent = originalIntent(definition, id, context);
  if (intent) context.ledger?.drop(intent);
}

function originalIntent(
  { name }: ResourceDefinition,
  id: string,
  { graph, ledger }: EngineContext,
): Intent | undefined {
  return ledger
    ?.intents()
    .find(
      (intent) =>
        intent.original !== null &&
        intent.type === terraformType(name) &&
        sameId(intent.tenantId, graph.tenantId) &&
        sameId(intent.id, id),
    );
}

/** Warns, once per run, that a create could not be recorded. */
export function ledgerProblems({ ledger }: EngineContext): readonly Diagnostic[] {
  const problem = ledger?.takeProblem();
  if (problem === undefined) return [];
  return [
    warning('INT2025', {
      what: 'the provider cannot record what it is about to create',
      why: problem,
      fix: 'make the working folder writable, or set INTUNEFORM_LEDGER to a writable folder; otherwise an interrupted run can leave objects behind',
    }),
  ];
}
