import type { Diagnostic, JsonObject, ResourceDefinition, ValueObject } from '../../core/index.js';
import { error, isJsonObject, textOf, warning } from '../../core/index.js';
import { bodyAttributes, pick } from './attributes.js';
import { referenceBody } from './companions.js';
import type { EngineContext } from './contract.js';
import { equalValues } from './equality.js';
import { toGraph } from './graph-json.js';
import { collectionRead, listObjects } from './locate.js';
import { secrets, typeMarker } from './patch.js';
import type { Change } from './shapes/shape.js';
import { liveValues } from './state.js';

/** A created object as Graph answered it. Without an object nothing was created, or nobody knows. */
export interface Created {
  readonly object?: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Creates an object with one POST, which is never repeated blindly.
 *
 * When no answer arrives, the object is looked up: exactly one that holds all that was sent is adopted, with a warning.
 */
export async function createObject(
  definition: ResourceDefinition,
  change: Change,
  context: EngineContext,
): Promise<Created> {
  const { version, path, area } = collectionRead(definition);
  const started = context.clock.now();
  const body = createBody(definition, change);
  const result = await context.graph.send({ method: 'POST', version, path, body, area, invalidates: [path] });
  if (result.outcome === 'refused') return { diagnostics: [result.diagnostic] };
  if (result.outcome === 'done' && isJsonObject(result.body) && textOf(result.body.id) !== null) {
    return { object: result.body, diagnostics: [] };
  }
  const reason = result.outcome === 'unknown' ? result.diagnostic.why : 'Graph answered without the new object';
  return lookUp(definition, { planned: change.planned, started, reason }, context);
}

function createBody(definition: ResourceDefinition, { planned, config }: Change): JsonObject {
  const attributes = bodyAttributes(definition);
  const values = { ...planned, ...secrets(attributes, config) };
  const declared = pick(attributes, (_attribute, name) => (values[name] ?? null) !== null);
  const body = { ...typeMarker(definition), ...toGraph(declared, values), ...newCompanions(definition, planned) };
  return definition.quirks.beforeCreate?.(body) ?? body;
}

function newCompanions({ facets: { companions } }: ResourceDefinition, planned: ValueObject): JsonObject {
  if (!companions) return {};
  const declared = Object.keys(companions.kinds).filter((name) => (planned[name] ?? null) !== null);
  return referenceBody(companions, new Map(declared.map((name) => [name, undefined])));
}

interface LostCreate {
  readonly planned: ValueObject;
  readonly started: Date;
  readonly reason: string;
}

async function lookUp(definition: ResourceDefinition, lost: LostCreate, context: EngineContext): Promise<Created> {
  const all = await listObjects(definition, context, { fresh: true });
  const candidates =
    all.state === 'present' ? all.value.filter((object) => isThatObject(definition, object, lost)) : [];
  const [only, ...others] = candidates;
  if (!only || others.length > 0) return { diagnostics: [outcomeUnknown(definition, lost, candidates)] };
  return { object: only, diagnostics: [adopted(definition, lost, only)] };
}

/** Clocks differ: what was created a little before our request may still be ours. */
const clockSkew = 300_000;

function isThatObject(definition: ResourceDefinition, object: JsonObject, { planned, started }: LostCreate): boolean {
  const createdAt = Date.parse(textOf(object.createdDateTime) ?? '');
  if (!Number.isNaN(createdAt) && createdAt < started.getTime() - clockSkew) return false;
  const live = liveValues(definition, object);
  return Object.entries(bodyAttributes(definition)).every(
    ([name, attribute]) =>
      attribute.writeOnly !== undefined || equalValues(attribute, planned[name] ?? null, live[name] ?? null),
  );
}

function outcomeUnknown(
  { noun }: ResourceDefinition,
  { reason }: LostCreate,
  candidates: readonly JsonObject[],
): Diagnostic {
  const found =
    candidates.length === 0
      ? 'none like it is in the tenant now'
      : `${String(candidates.length)} like it are in the tenant: ${ids(candidates)}`;
  return error('INT2002', {
    what: `nobody knows whether the ${noun} was created`,
    why: `${reason}; ${found}`,
    fix: 'look in the tenant, then plan again; import the object if it is there',
  });
}

function ids(objects: readonly JsonObject[]): string {
  return objects.map((object) => textOf(object.id) ?? '?').join(', ');
}

function adopted({ noun }: ResourceDefinition, { reason }: LostCreate, object: JsonObject): Diagnostic {
  return warning('INT2004', {
    what: `the ${noun} was created although Graph did not say so`,
    why: `${reason}; the one with id ${ids([object])} holds all that was sent and was taken over`,
    fix: 'nothing to do, unless someone else made it in the same minute',
  });
}
