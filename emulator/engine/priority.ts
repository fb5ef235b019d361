import type { Answer } from '../model/answer.js';
import { badRequest, noContent, notFound } from '../model/answer.js';
import type { EntitySet } from '../model/entity-set.js';
import { idOf, typeOf } from '../model/entity-set.js';
import type { JsonObject } from '../model/json.js';
import type { Call, Operation } from '../model/operation.js';
import type { ObjectMap } from '../tenant/tenant.js';
import { recordWrite } from './audit.js';

/** The action that moves an object in the order of its type. */
export function priorityOperations(set: EntitySet): Operation[] {
  if (!set.priority) return [];
  const { action, permissions } = set.priority;
  const path = `${set.path}/{id}/${action}`;
  return [{ method: 'POST', path, versions: set.versions, permissions, run: (call) => setPriority(set, call) }];
}

/** Puts a new object last: just above the default, as the docs say. */
export function withLastPriority(set: EntitySet, object: JsonObject, siblings: readonly JsonObject[]): JsonObject {
  if (!set.priority) return object;
  const custom = siblings.filter((sibling) => !set.builtin?.is(sibling) && isInOrderOf(set, sibling, object));
  return { ...object, priority: custom.length + firstOf(set) };
}

/** Moves the objects behind a deleted one up, so that there is no gap. That the service does so at once is a guess. */
export function closeGap(set: EntitySet, removed: JsonObject, objects: ObjectMap): void {
  if (!set.priority) return;
  const order = ordered(set, removed, objects);
  renumber(set, order, objects);
}

function setPriority(set: EntitySet, call: Call): Answer {
  const [id = ''] = call.keys;
  const objects = call.tenant.objects(set.path);
  const object = objects.get(id.toLowerCase());
  if (!object) return notFound(id);
  const order = ordered(set, object, objects);
  const wanted = call.body.priority;
  const refusal = refusalOf(set, object, { wanted, count: order.length });
  if (refusal) return refusal;
  const others = order.filter((other) => other !== object);
  renumber(set, others.toSpliced(Number(wanted) - firstOf(set), 0, object), objects);
  recordWrite(set, call, { operation: 'SetPriority', before: object, after: { ...object, priority: Number(wanted) } });
  return noContent;
}

/** Codes and messages of these refusals are a guess. */
function refusalOf(
  set: EntitySet,
  object: JsonObject,
  { wanted, count }: { wanted: unknown; count: number },
): Answer | undefined {
  if (set.builtin?.is(object)) return badRequest('The priority of a built-in object cannot be set.');
  if (!Number.isSafeInteger(wanted))
    return badRequest("Required property 'priority' is missing, or is not an Edm.Int32.");
  const priority = Number(wanted);
  const last = count - 1 + firstOf(set);
  if (priority < firstOf(set) || priority > last) {
    return badRequest(`The priority ${String(priority)} is out of range: ${String(firstOf(set))} to ${String(last)}.`);
  }
  return priority === object.priority ? badRequest(`The priority is ${String(priority)} already.`) : undefined;
}

/** The custom objects of the same type, by priority. That each type, and each platform, has an order of its own is a guess. */
function ordered(set: EntitySet, object: JsonObject, objects: ObjectMap): JsonObject[] {
  return [...objects.values()]
    .filter((other) => typeOf(set, other) === typeOf(set, object) && !set.builtin?.is(other))
    .filter((other) => isInOrderOf(set, other, object))
    .sort((a, b) => Number(a.priority) - Number(b.priority));
}

function isInOrderOf({ priority }: EntitySet, other: JsonObject, object: JsonObject): boolean {
  return priority?.within === undefined || other[priority.within] === object[priority.within];
}

function renumber(set: EntitySet, order: readonly JsonObject[], objects: ObjectMap): void {
  order.forEach((object, index) => {
    objects.set(idOf(object).toLowerCase(), { ...object, priority: index + firstOf(set) });
  });
}

function firstOf({ priority }: EntitySet): number {
  return priority?.first ?? 1;
}
