import {
  type Answer,
  badRequest,
  created,
  isRefused,
  noContent,
  notFound,
  ok,
  type Outcome,
  refuse,
} from '../model/answer.js';
import { type EntitySet, idOf, typeOf } from '../model/entity-set.js';
import { type JsonObject, textOf } from '../model/json.js';
import type { Call, Operation } from '../model/operation.js';
import type { Permissions } from '../model/permissions.js';
import { readChanges, readNew } from '../odata/body.js';
import { listPage } from '../odata/list.js';
import { selectedContext } from '../odata/query.js';
import { renderEntity } from '../odata/render.js';
import type { Tenant } from '../tenant/tenant.js';
import { assignmentsPath } from './assignment-view.js';
import { assignmentOperations } from './assignments.js';
import { recordWrite } from './audit.js';
import { childOperations } from './children.js';
import { closeGap, priorityOperations, withLastPriority } from './priority.js';
import { referenceOperations } from './references.js';
import { contextOf, objectKey, objectsOf, parentRefusal } from './set-place.js';
import { checkAmount, checkUnique } from './set-rules.js';
import { queryRefusal, renderWith } from './set-view.js';
import { typeOfBody } from './type-of-body.js';

/** All operations of a collection: on its objects, and those of its facets. */
export function entitySetOperations(set: EntitySet): Operation[] {
  const entity = `${set.path}/{id}`;
  const plain = [
    operation(set, set.permissions.list, {
      method: 'GET',
      path: set.path,
      ...(set.orders && { orders: set.orders }),
      run: (call) => list(set, call),
    }),
    operation(set, set.permissions.create, { method: 'POST', path: set.path, run: (call) => create(set, call) }),
    operation(set, set.permissions.get, { method: 'GET', path: entity, run: (call) => get(set, call) }),
    operation(set, set.permissions.update, { method: 'PATCH', path: entity, run: (call) => update(set, call) }),
    operation(set, set.permissions.delete, { method: 'DELETE', path: entity, run: (call) => remove(set, call) }),
  ];
  return [
    ...plain.flat(),
    ...assignmentOperations(set),
    ...priorityOperations(set),
    ...referenceOperations(set),
    ...childOperations(set),
  ].map((operation) => withActorCheck(set, operation));
}

/** Checks before every write whether this actor is allowed to write this object. */
function withActorCheck(set: EntitySet, operation: Operation): Operation {
  const check = set.quirks?.checkActor;
  if (!check || operation.method === 'GET') return operation;
  const subject = (call: Call): JsonObject => objectsOf(set, call).get(objectKey(set, call).toLowerCase()) ?? call.body;
  return { ...operation, run: (call) => check(subject(call), call) ?? operation.run(call) };
}

type Runnable = Pick<Operation, 'method' | 'path' | 'run' | 'orders'>;

function operation(set: EntitySet, permissions: Permissions | undefined, runnable: Runnable): Operation[] {
  if (!permissions) return [];
  const run = (call: Call): Answer => parentRefusal(set, call) ?? runnable.run(call);
  return [{ ...runnable, versions: set.versions, permissions, run }];
}

const defaultPageSize = 100;

function list(set: EntitySet, call: Call): Answer {
  const refusal = queryRefusal(set, call);
  if (refusal) return refusal;
  const objects = inOrder(
    call,
    [...objectsOf(set, call).values()].filter((object) => isShown(set, object, call)),
  );
  const source = {
    positions: objects.length,
    isPresent: () => true,
    field: (position: number, name: string) => objects[position]?.[name],
    render: (position: number) => renderWith(set, objects[position] ?? {}, call),
  };
  return listPage(call, source, {
    context: contextOf(set, call),
    filterable: set.filterable ?? {},
    pageSize: call.pageSize ?? defaultPageSize,
    counted: !set.directory,
  });
}

/** Objects in the requested order; by default, in the order of their creation. */
function inOrder({ query }: Call, objects: JsonObject[]): JsonObject[] {
  const [name = '', direction] = query.orderBy?.split(' ') ?? [];
  if (name === '') return objects;
  const sorted = objects.sort((a, b) => textOf(a[name]).localeCompare(textOf(b[name])));
  return direction === 'desc' ? sorted.reverse() : sorted;
}

function get(set: EntitySet, call: Call): Answer {
  const refusal = queryRefusal(set, call);
  if (refusal) return refusal;
  const found = findObject(set, call);
  if (isRefused(found)) return found.refusal;
  const context = selectedContext(`${contextOf(set, call)}/$entity`, call.query);
  return ok({ '@odata.context': context, ...renderWith(set, found.value, call) });
}

function create(set: EntitySet, call: Call): Answer {
  const type = typeOfBody(set, call.body);
  if (isRefused(type)) return type.refusal;
  const read = readNew(call.body, {
    typeName: type.value.name,
    properties: type.value.properties,
    version: call.version,
  });
  if (isRefused(read)) return read.refusal;
  const given = kept(set.quirks?.beforeCreate?.(read.value, call.tenant) ?? read.value, call.tenant);
  const objects = objectsOf(set, call);
  const siblings = [...objects.values()].filter((object) => typeOf(set, object) === type.value);
  const refusal =
    set.quirks?.checkCreate?.(given, call.tenant) ??
    checkUnique(set, given, objects) ??
    checkAmount(set, type.value, siblings) ??
    set.quirks?.checkObject?.(given, call.tenant);
  if (refusal) return refusal;
  const id = set.quirks?.mintId?.(objects, call) ?? `${call.tenant.mintGuid()}${type.value.idSuffix ?? ''}`;
  const typed = { ...given, id, '@odata.type': `#microsoft.graph.${type.value.name}` };
  const object = complete(set, withLastPriority(set, typed, { siblings, call }), call);
  objects.set(id.toLowerCase(), object);
  call.tenant.made.set(id.toLowerCase(), performance.now());
  recordWrite(set, call, { operation: 'Create', before: {}, after: object });
  set.quirks?.afterWrite?.(object, call);
  return created({ ...entityContext(set, call), ...renderPlain(set, object, call) });
}

const scopeTags = ['roleScopeTagIds', 'roleScopeTags'];

/** The part of a body that is stored if the tenant only keeps the default scope tag. */
function kept(body: JsonObject, { switches }: Tenant): JsonObject {
  const given = scopeTags.filter((name) => name in body);
  if (!switches.scopeTagsNotKept || given.length === 0) return body;
  return { ...body, ...Object.fromEntries(given.map((name) => [name, ['0']])) };
}

function complete(set: EntitySet, object: JsonObject, call: Call): JsonObject {
  return set.quirks?.onCreate?.(object, call.tenant) ?? object;
}

function update(set: EntitySet, call: Call): Answer {
  const found = findObject(set, call);
  if (isRefused(found)) return found.refusal;
  const present = found.value;
  const changes = changesOf(set, call, present);
  if (isRefused(changes)) return changes.refusal;
  const objects = objectsOf(set, call);
  const merged = { ...present, ...kept(changes.value, call.tenant) };
  const refusal =
    builtinRefusal(set, present, changes.value) ??
    set.quirks?.checkUpdate?.(present, changes.value) ??
    set.quirks?.checkObject?.(merged, call.tenant) ??
    checkUnique(set, { ...changes.value, id: idOf(present) }, objects);
  if (refusal) return refusal;
  const object = set.quirks?.onUpdate?.(merged, call.tenant, present) ?? merged;
  objects.set(idOf(object).toLowerCase(), object);
  recordWrite(set, call, { operation: 'Patch', before: present, after: object });
  set.quirks?.afterWrite?.(object, call);
  if (set.quirks?.updateStatus?.(call.body) === 204) return noContent;
  return ok({ ...entityContext(set, call), ...renderPlain(set, object, call) });
}

function changesOf(set: EntitySet, call: Call, present: JsonObject): Outcome<JsonObject> {
  const type = typeOfBody(set, call.body);
  if (isRefused(type)) return type;
  const presentType = typeOf(set, present);
  if (type.value !== presentType) {
    return { refusal: badRequest(`The object is a '${presentType.name}' and cannot become a '${type.value.name}'.`) };
  }
  const { name, properties } = presentType;
  return readChanges(call.body, { typeName: name, properties, version: call.version, present });
}

/** Only settings of defaults can be changed. How the service refuses other changes is a guess. */
function builtinRefusal(set: EntitySet, present: JsonObject, changes: JsonObject): Answer | undefined {
  if (!set.builtin?.is(present)) return undefined;
  const kept = set.builtin.keeps.find(
    (name) => name in changes && JSON.stringify(changes[name]) !== JSON.stringify(present[name]),
  );
  return kept === undefined ? undefined : badRequest(`Property '${kept}' of a built-in object cannot be changed.`);
}

function remove(set: EntitySet, call: Call): Answer {
  const found = findObject(set, call);
  if (isRefused(found)) return found.refusal;
  // A tool found that built-in objects cannot be deleted; status and code are guesses.
  if (set.builtin?.is(found.value)) return badRequest('A built-in object cannot be deleted.');
  const refusal = set.quirks?.checkDelete?.(found.value, call.tenant);
  if (refusal) return refusal;
  const objects = objectsOf(set, call);
  objects.delete(idOf(found.value).toLowerCase());
  if (set.assignments) call.tenant.objects(assignmentsPath(set, idOf(found.value))).clear();
  set.quirks?.afterDelete?.(found.value, call.tenant);
  closeGap(set, found.value, { objects, tenant: call.tenant });
  recordWrite(set, call, { operation: 'Delete', before: found.value, after: {} });
  return noContent;
}

/** The object of a call. */
function findObject(set: EntitySet, call: Call): Outcome<JsonObject> {
  const id = objectKey(set, call);
  const object = objectsOf(set, call).get(id.toLowerCase());
  if (object && isShown(set, object, call)) return { value: object };
  if (set.quirks?.goneAsBadRequest) return { refusal: badRequest('Resource not found') };
  const code = 'Request_ResourceNotFound';
  return { refusal: set.directory ? refuse(404, code, `Resource '${id}' does not exist.`) : notFound(id) };
}

/** Objects of types that v1.0 does not have are not returned there. */
function isShown(set: EntitySet, object: JsonObject, { version }: Call): boolean {
  return version === 'beta' || !typeOf(set, object).beta;
}

function entityContext(set: EntitySet, call: Call): JsonObject {
  return { '@odata.context': `${contextOf(set, call)}/$entity` };
}

function renderPlain(set: EntitySet, stored: JsonObject, { version, tenant }: Call): JsonObject {
  const object = set.quirks?.show?.(stored, tenant) ?? stored;
  return renderEntity(object, typeOf(set, object), { version, declaredType: set.declaredType });
}
