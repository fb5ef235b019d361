import { type Answer, badRequest, noContent, notFound } from '../model/answer.js';
import { type EntitySet, idOf, typeOf } from '../model/entity-set.js';
import type { JsonObject } from '../model/json.js';
import type { Call, Operation } from '../model/operation.js';
import type { ObjectMap, Tenant } from '../tenant/tenant.js';
import { recordWrite } from './audit.js';

/** The action that moves an object in the order of its type. */
export function priorityOperations(set: EntitySet): Operation[] {
  if (!set.priority) return [];
  const { action, permissions } = set.priority;
  const path = `${set.path}/{id}/${action}`;
  return [{ method: 'POST', path, versions: set.versions, permissions, run: (call) => setPriority(set, call) }];
}

interface Beside {
  readonly siblings: readonly JsonObject[];
  readonly call: Call;
}

/**
 * Places a new object last, just above the default, as documented. If the tenant assigns equal places, objects that did
 * not exist when the request arrived are ignored.
 */
export function withLastPriority(set: EntitySet, object: JsonObject, { siblings, call }: Beside): JsonObject {
  if (!set.priority) return object;
  const { switches, made } = call.tenant;
  const isSeen = (other: JsonObject): boolean =>
    !switches.equalPlaces || (made.get(idOf(other).toLowerCase()) ?? 0) < call.arrived;
  const places = siblings
    .filter((other) => !set.builtin?.is(other) && isInOrderOf(set, other, object) && isSeen(other))
    .map(({ priority }) => Number(priority));
  return { ...object, priority: Math.max(firstPlace(set, call.tenant) - 1, ...places) + 1 };
}

function firstPlace(set: EntitySet, { switches }: Tenant): number {
  return set.priority?.first ?? Math.max(switches.firstPlace, 1);
}

/**
 * If the tenant closes gaps, moves up the objects after a deleted one. By default, a gap remains among enrollment
 * configurations (documentation of terraform-provider-microsoft365wp 0.18.1: places start at 2 after place 1 was
 * deleted).
 */
export function closeGap(set: EntitySet, removed: JsonObject, { objects, tenant }: Left): void {
  if (!set.priority || (set.priority.gaps && tenant.switches.gaps)) return;
  const order = ordered(set, removed, objects);
  const first = firstPlace(set, tenant);
  place(order, { objects, places: order.map((_, index) => index + first) });
}

interface Left {
  readonly objects: ObjectMap;
  readonly tenant: Tenant;
}

function setPriority(set: EntitySet, call: Call): Answer {
  const [id = ''] = call.keys;
  const objects = call.tenant.objects(set.path);
  const object = objects.get(id.toLowerCase());
  if (!object) return notFound(id);
  const order = ordered(set, object, objects);
  const wanted = call.body.priority;
  const places = order.map(({ priority }) => Number(priority));
  const refusal = refusalOf(set, object, { wanted, places });
  if (refusal) return refusal;
  const others = order.filter((other) => other !== object);
  place(others.toSpliced(places.indexOf(Number(wanted)), 0, object), { objects, places });
  recordWrite(set, call, { operation: 'SetPriority', before: object, after: { ...object, priority: Number(wanted) } });
  return noContent;
}

/** A tool found that a place can only be taken from an object that has it; codes and messages are guesses. */
function refusalOf(
  set: EntitySet,
  object: JsonObject,
  { wanted, places }: { wanted: unknown; places: readonly number[] },
): Answer | undefined {
  if (set.builtin?.is(object)) return badRequest('The priority of a built-in object cannot be set.');
  if (!Number.isSafeInteger(wanted))
    return badRequest("Required property 'priority' is missing, or is not an Edm.Int32.");
  const priority = Number(wanted);
  if (!places.includes(priority)) return badRequest(`No object has the priority ${String(priority)}.`);
  return priority === object.priority ? badRequest(`The priority is ${String(priority)} already.`) : undefined;
}

/** The custom objects of the same type, by priority. That each type, and each platform, has its own order is a guess. */
function ordered(set: EntitySet, object: JsonObject, objects: ObjectMap): JsonObject[] {
  return [...objects.values()]
    .filter((other) => typeOf(set, other) === typeOf(set, object) && !set.builtin?.is(other))
    .filter((other) => isInOrderOf(set, other, object))
    .sort((a, b) => Number(a.priority) - Number(b.priority));
}

function isInOrderOf({ priority }: EntitySet, other: JsonObject, object: JsonObject): boolean {
  return priority?.within === undefined || other[priority.within] === object[priority.within];
}

interface Places {
  readonly objects: ObjectMap;
  readonly places: readonly number[];
}

/** Assigns the existing places to the objects, in their order. */
function place(order: readonly JsonObject[], { objects, places }: Places): void {
  order.forEach((object, index) => {
    objects.set(idOf(object).toLowerCase(), { ...object, priority: places[index] ?? 0 });
  });
}
