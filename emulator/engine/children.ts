import { type Answer, badRequest, created, isRefused, noContent, notFound, ok, type Outcome } from '../model/answer.js';
import { type ChildrenFacet, type EntitySet, idOf } from '../model/entity-set.js';
import { type JsonObject, textOf } from '../model/json.js';
import type { Call, Operation } from '../model/operation.js';
import type { Permissions } from '../model/permissions.js';
import { readChanges, readNew } from '../odata/body.js';
import { listPage } from '../odata/list.js';
import { renderEntity } from '../odata/render.js';
import { graphTime } from '../tenant/graph-time.js';
import type { ObjectMap, Tenant } from '../tenant/tenant.js';
import { recordWrite } from './audit.js';

/** The operations of the children facet: child objects with their own addresses. */
export function childOperations(set: EntitySet): Operation[] {
  const facet = set.children;
  if (!facet) return [];
  const { read, write } = facet.permissions;
  const all = `${set.path}/{id}/${facet.navigation}`;
  const one = `${all}/{id}`;
  const operation = (method: Operation['method'], path: string, run: Runner, permissions: Permissions): Operation => ({
    method,
    path,
    versions: set.versions,
    permissions,
    run: (call) => withOwner({ set, facet, call }, run),
  });
  return [
    operation('GET', all, list, read),
    operation('POST', all, add, write),
    operation('GET', one, get, read),
    operation('PATCH', one, update, write),
    operation('DELETE', one, remove, write),
  ];
}

/** The children of an object. */
export function childrenOf(set: EntitySet, facet: ChildrenFacet, tenant: Tenant, id: string): ObjectMap {
  return tenant.objects(`${set.path}/${id.toLowerCase()}/${facet.navigation}`);
}

/** Renders a child object. */
export function renderChild(
  { type }: ChildrenFacet,
  child: JsonObject,
  { version }: Pick<Call, 'version'>,
): JsonObject {
  return renderEntity(child, type, { version, declaredType: type.name });
}

interface ChildCall {
  readonly set: EntitySet;
  readonly facet: ChildrenFacet;
  readonly call: Call;
}

type Runner = (context: ChildCall & { readonly owner: JsonObject; readonly members: ObjectMap }) => Answer;

function withOwner(context: ChildCall, run: Runner): Answer {
  const { set, facet, call } = context;
  const [id = ''] = call.keys;
  const owner = call.tenant.objects(set.path).get(id.toLowerCase());
  return owner ? run({ ...context, owner, members: childrenOf(set, facet, call.tenant, id) }) : notFound(id);
}

const list: Runner = ({ set, facet, call, owner, members }) => {
  const objects = [...members.values()];
  const source = {
    positions: objects.length,
    isPresent: () => true,
    field: (position: number, name: string) => objects[position]?.[name],
    render: (position: number) => renderChild(facet, objects[position] ?? {}, call),
  };
  const context = `${call.root}/$metadata#${set.path.slice(1)}('${idOf(owner)}')/${facet.navigation}`;
  return listPage(call, source, { context, filterable: {}, pageSize: call.pageSize ?? 100, counted: true });
};

const get: Runner = (context) => {
  const found = childIn(context);
  return isRefused(found) ? found.refusal : ok(shown(context, found.value));
};

const add: Runner = (context) => {
  const { facet, call, owner, members } = context;
  const { name: typeName, properties } = facet.type;
  const read = readNew(call.body, { typeName, properties, version: call.version });
  if (isRefused(read)) return read.refusal;
  const object = facet.onCreate(read.value, owner);
  const id = idOf(object);
  // The answer of the service to a duplicate is not documented: a guess.
  if (members.has(id.toLowerCase())) return badRequest(`The object '${id}' already exists.`);
  return created(shown(context, store(context, 'Create', object)));
};

const update: Runner = (context) => {
  const found = childIn(context);
  if (isRefused(found)) return found.refusal;
  const { facet, call } = context;
  const { name: typeName, properties } = facet.type;
  const read = readChanges(call.body, { typeName, properties, version: call.version, present: found.value });
  if (isRefused(read)) return read.refusal;
  return ok(shown(context, store(context, 'Patch', { ...found.value, ...read.value })));
};

const remove: Runner = (context) => {
  const found = childIn(context);
  if (isRefused(found)) return found.refusal;
  const { set, call, members } = context;
  members.delete(idOf(found.value).toLowerCase());
  recordWrite(set, call, { operation: 'Delete', before: found.value, after: {} });
  return noContent;
};

function childIn({ call, members }: Parameters<Runner>[0]): Outcome<JsonObject> {
  const [, id = ''] = call.keys;
  const child = members.get(id.toLowerCase());
  return child ? { value: child } : { refusal: notFound(id) };
}

function store(context: Parameters<Runner>[0], operation: string, object: JsonObject): JsonObject {
  const { set, facet, call, owner, members } = context;
  const key = idOf(object).toLowerCase();
  const before = members.get(key) ?? {};
  const after = { ...object, lastModifiedDateTime: graphTime(call.tenant.now()) };
  if (object[facet.exclusive] === true) {
    for (const [other, child] of members) members.set(other, { ...child, [facet.exclusive]: false });
  }
  members.set(key, after);
  call.tenant.objects(set.path).set(idOf(owner).toLowerCase(), facet.onWrite(owner, after));
  recordWrite(set, call, { operation, before, after });
  return after;
}

function shown({ set, facet, call, owner }: Parameters<Runner>[0], child: JsonObject): JsonObject {
  const context = `${call.root}/$metadata#${set.path.slice(1)}('${textOf(owner.id)}')/${facet.navigation}/$entity`;
  return { '@odata.context': context, ...renderChild(facet, child, call) };
}
