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
  return { ...object, priority: custom.length + 1 };
}

/** Moves the objects behind a deleted one up, so that there is no gap. That the service does so at once is a guess. */
export function closeGap(set: EntitySet, removed: JsonObject, objects: ObjectMap): void {
  if (!set.priority) return;
  const order = ordered(set, removed, objects);
  renumber(order, objects);
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
  renumber(others.toSpliced(Number(wanted) - 1, 0, object), objects);
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
  if (priority < 1 || priority > count) {
    return badRequest(`The priority ${String(priority)} is out of range: 1 to ${String(count)}.`);
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

function renumber(order: readonly JsonObject[], objects: ObjectMap): void {
  order.forEach((object, index) => {
    objects.set(idOf(object).toLowerCase(), { ...object, priority: index + 1 });
  });
}
