import {
  type Diagnostic,
  error,
  type Graph,
  isUnknown,
  type JsonObject,
  renderValue,
  type ResourceDefinition,
  terraformType,
  textOf,
  toTerraformName,
  withArticle,
  type WriteResult,
} from '../../../core/index.js';
import type { EngineContext } from '../contract.js';
import { isClaimed } from '../creation/claimed.js';
import { goingIds, isLeft } from '../creation/resume.js';
import { renderImportId } from '../facets/place.js';
import { listObjects, sameId } from '../locate.js';
import { patiently } from '../patiently.js';
import type { Change, PlanCheck } from '../shapes/shape.js';
import { equalValues } from '../values/equality.js';
import { withValues } from '../values/has-values.js';

/**
 * Finds objects that block a planned one, because these values must be unique in a tenant.
 *
 * An object in the same state does not block yet: this run may remove or rename it, and apply waits for that.
 */
export async function checkUnique(
  definition: ResourceDefinition,
  change: Change,
  context: EngineContext,
): Promise<PlanCheck> {
  const names = definition.unique;
  if (names.some((name) => isUnknown(change.planned[name])) || !takesPlace(definition, change)) return noObjection;
  // During apply, the write itself waits for removals and renames of this run.
  const existing = await listObjects(definition, context, { earlier: context.applying === true });
  // Unreadable objects cannot be checked here; Graph refuses a duplicate at apply.
  if (existing.state !== 'present') return noObjection;
  const alike = withValues(definition, names, { objects: existing.value, values: change.planned });
  const rivals = alike.filter(
    (object) => !isOwn(change, object) && !isLeft(definition, { change, id: idOf(object) }, context),
  );
  await untilClaimed(rivals, context);
  const going = rivals.map(idOf).filter((id) => isClaimed(id, context));
  const awaits = { private: { awaits: going } };
  const isExchange = isCircle(change, going, context);
  const diagnostics = rivals
    .filter((object) => isExchange || !going.includes(idOf(object)))
    .map((object) => taken(definition, object, { ...change, ...awaits }));
  return { diagnostics, ...(going.length > 0 && { notes: { awaits: going } }) };
}

const noObjection: PlanCheck = { diagnostics: [] };

/**
 * For each object that is renamed in place, the ids of the objects it waits for, by client. Weak, so that they are
 * freed with their client.
 */
const waiting = new WeakMap<Graph, Map<string, readonly string[]>>();

/** Whether objects of this run wait for each other in a circle. The plan of the last one detects it. */
function isCircle({ prior }: Change, going: readonly string[], { graph }: EngineContext): boolean {
  const own = prior?.id;
  if (typeof own !== 'string') return false;
  const all = waiting.get(graph) ?? new Map<string, readonly string[]>();
  waiting.set(graph, all.set(own, going));
  const reached = new Set(going);
  // Iterating a set includes elements that are added during the iteration.
  for (const id of reached) for (const next of all.get(id) ?? []) reached.add(next);
  return reached.has(own);
}

/** Whether an object is new, or its unique values change. */
function takesPlace({ unique, attributes }: ResourceDefinition, { prior, planned }: Change): boolean {
  return unique.some((name) => {
    const attribute = attributes[name];
    return !prior || (attribute && !equalValues(attribute, prior[name] ?? null, planned[name] ?? null));
  });
}

/** Whether an object is the one that changes, or that it replaces. */
function isOwn(change: Change, object: JsonObject): boolean {
  const own = [change.prior?.id, change.private.replaces];
  return own.some((id) => typeof id === 'string' && sameId(object.id, id));
}

/** Terraform reads the state concurrently with this plan, so wait briefly for objects to be claimed. */
async function untilClaimed(rivals: readonly JsonObject[], context: EngineContext): Promise<void> {
  await patiently(context, {
    pauses: Array.from({ length: 20 }, () => 100),
    attempt: () => rivals.every((object) => isClaimed(idOf(object), context)),
    isSettled: (areClaimed) => areClaimed,
  });
}

/** Finds an object of the tenant that currently has the unique values of a planned one. */
export async function findRival(
  definition: ResourceDefinition,
  change: Change,
  context: EngineContext,
): Promise<JsonObject | undefined> {
  if (definition.unique.length === 0) return undefined;
  const existing = await listObjects(definition, context, { fresh: true });
  if (existing.state !== 'present') return undefined;
  const alike = withValues(definition, definition.unique, { objects: existing.value, values: change.planned });
  return alike.find((object) => !isOwn(change, object));
}

/** Pauses while this run removes or renames the blocking object. Unit: milliseconds. */
const patience = [250, 500, 1000, 2000, 4000, 8000, 8000, 8000] as const;

interface Sending {
  readonly change: Change;
  readonly send: () => Promise<WriteResult>;
}

/** Sends a write. If an object that this run removes or renames blocks it, waits and sends again. */
export async function sendPatiently(
  definition: ResourceDefinition,
  { change, send }: Sending,
  context: EngineContext,
): Promise<WriteResult> {
  const going = definition.unique.length > 0 ? goingIds(change) : [];
  const result = await send();
  if (result.outcome === 'done' || going.length === 0) return result;
  const rival = await patiently(context, {
    pauses: patience,
    attempt: () => findRival(definition, { ...change, private: {} }, context),
    isSettled: (seen) => seen === undefined || !going.some((id) => sameId(seen.id, id)),
  });
  // The values are unique: if the first request did create the object, this one is refused.
  if (!rival) return send();
  return result.outcome === 'refused' ? { ...result, diagnostic: taken(definition, rival, change) } : result;
}

/** Reports that another object has the values. */
export function taken(definition: ResourceDefinition, object: JsonObject, change: Change): Diagnostic {
  const { planned } = change;
  const values = definition.unique
    .map((name) => `${toTerraformName(name)} ${renderValue(planned[name] ?? null)}`)
    .join(', ');
  const id = idOf(object);
  return error('INT2001', {
    what: `the tenant already has ${withArticle(definition.noun)} with ${values}`,
    where: { path: [definition.unique[0] ?? 'id'] },
    why: `a tenant has at most one; the existing one is ${JSON.stringify(textOf(object.displayName) ?? '')} with id ${id}`,
    fix: goingIds(change).some((going) => sameId(going, id))
      ? 'this run gives it other values, but only later: first give it other values in a separate run, then apply again'
      : `import it: terraform import ${terraformType(definition.name)}.NAME ${renderImportId(definition, { ...planned, id })}` +
        // During an apply with create_before_destroy, Terraform plans the new object without its predecessor, like any
        // other.
        '; if this run replaces it, remove create_before_destroy, because a unique object cannot be created before the old one is destroyed',
  });
}

function idOf({ id }: JsonObject): string {
  return textOf(id) ?? '';
}
