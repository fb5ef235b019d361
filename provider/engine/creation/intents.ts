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

/** Writes down that an object is about to be created. */
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

/** What an intent knows of the declaration. */
export function digestsOf(definition: ResourceDefinition, planned: ValueObject): Pick<Intent, 'body' | 'name'> {
  return { body: digestOfBody(definition, planned), name: digestOfName(definition, planned) };
}

/**
 * Objects of the same name, by one list for each kind and run. Not needed where Graph tells when an object was created, or where
 * no two can have the same name.
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
 * How far the change of a default object has come, in the place of the digest: a plan changes nothing. `passedOn`: another
 * resource manages it now, and its state does not know yet what it was.
 */
type Begun = 'planned' | 'begun' | 'passedOn';

/** What a default object was before it was changed for the first time, where a run that was interrupted in that noted it. */
export function notedOriginal(
  definition: ResourceDefinition,
  id: string,
  context: EngineContext,
): JsonObject | undefined {
  const noted = originalIntent(definition, id, context);
  return noted && noted.body !== ('planned' satisfies Begun) ? (noted.original ?? undefined) : undefined;
}

/** Writes down what a default object was, before it is changed, and already when that is planned. */
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

/** Default objects, `<type> <id>`, of which this run said what they were: no state needs to hold that yet. Weak, as the client is. */
const told = new WeakMap<Graph, Set<string>>();

/** Remembers that what Terraform has of a default object's original comes from this run, and from no state. */
export function tellOriginal({ name }: ResourceDefinition, id: string, { graph }: Pick<EngineContext, 'graph'>): void {
  told.set(graph, (told.get(graph) ?? new Set()).add(`${name} ${id}`));
}

/** Writes down what a default object was for the resource that took it over in this run. */
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
 * What is remembered of a default object, with what it was before it was adopted. Terraform loses that when the provider dies in an
 * update. Once the state that this run began with holds it, the note has served.
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
  // Another resource passed the object on, and this one's state has what that one had made of it.
  const isPassedOn = noted.body === ('passedOn' satisfies Begun) && !isDeepStrictEqual(remembered.original, original);
  if (remembered.original === undefined || isPassedOn) {
    tellOriginal(definition, id, context);
    return { ...remembered, original };
  }
  const isFromState = told.get(context.graph)?.has(`${definition.name} ${id}`) !== true;
  if (isFromState) forgetOriginal(definition, id, context);
  return remembered;
}

/** Forgets what a default object was: nothing was changed, or it is so again, or a state holds it. */
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

/** Warns, once in a run, that a create could not be written down. */
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
