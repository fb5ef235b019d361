import { type Answer, badRequest, isRefused, noContent, notFound, ok } from '../model/answer.js';
import { isJsonObject, type JsonObject } from '../model/json.js';
import type { Call, Operation } from '../model/operation.js';
import type { Singleton } from '../model/singleton.js';
import { readChanges } from '../odata/body.js';
import { selectedContext } from '../odata/query.js';
import { renderEntity, unknownSelection } from '../odata/render.js';
import { auditedChanges, type Write } from './audit.js';

/** All operations of a singleton: GET and PATCH. */
export function singletonOperations(singleton: Singleton): Operation[] {
  const { path, versions, permissions } = singleton;
  const get: Operation = {
    method: 'GET',
    path,
    versions,
    permissions: permissions.read,
    run: (call) => read(singleton, call),
  };
  const patch = permissions.write;
  const properties = (singleton.propertyPaths ?? []).map((name): Operation => ({
    ...get,
    path: `${path}/${name}`,
    run: (call) => readProperty(singleton, name, call),
  }));
  if (!patch) return [get, ...properties];
  return [
    get,
    ...properties,
    { method: 'PATCH', path, versions, permissions: patch, run: (call) => update(singleton, call) },
  ];
}

function read(singleton: Singleton, call: Call): Answer {
  const absent = singleton.isAbsent?.(call.tenant) ? notFound(singleton.type.name) : undefined;
  const refusal = singleton.check?.(call) ?? absent ?? selectRefusal(singleton, call);
  return refusal ?? ok(render(singleton, singleton.load(call.tenant), call));
}

/** Reads a single property: a complex one as an object, any other as `value`; 204 for null, according to OData. */
function readProperty(singleton: Singleton, name: string, call: Call): Answer {
  const refusal = singleton.check?.(call);
  if (refusal) return refusal;
  const { [name]: value = null } = render(singleton, singleton.load(call.tenant), call);
  if (value === null) return noContent;
  const context = `${call.root}/$metadata#${singleton.path.slice(1)}/${name}`;
  return ok({ '@odata.context': context, ...(isJsonObject(value) ? value : { value }) });
}

function selectRefusal({ type }: Singleton, call: Call): Answer | undefined {
  const { select } = call.query;
  const unknown = unknownSelection([type], {
    version: call.version,
    declaredType: type.name,
    ...(select && { select }),
  });
  return unknown === undefined
    ? undefined
    : badRequest(`Could not find a property named '${unknown}' on type 'microsoft.graph.${type.name}'.`);
}

function update(singleton: Singleton, call: Call): Answer {
  const present = singleton.load(call.tenant);
  const { name, properties } = singleton.type;
  const refusal = singleton.check?.(call);
  if (refusal) return refusal;
  const changes = readChanges(call.body, { typeName: name, properties, version: call.version, present });
  if (isRefused(changes)) return changes.refusal;
  const effect = singleton.onUpdate?.(changes.value, call.tenant) ?? changes;
  if (isRefused(effect)) return effect.refusal;
  const after = { ...present, ...effect.value };
  singleton.store(call.tenant, after);
  recordSingletonWrite(singleton, call, { operation: 'Patch', before: present, after });
  return ok(render(singleton, after, { ...call, query: { ...call.query, select: undefined } }));
}

/** Adds a write of a singleton to the tenant's audit log. The wording of activities is a guess. */
export function recordSingletonWrite(
  { type, audit }: Singleton,
  call: Call,
  { operation, before, after }: Write,
): void {
  const changes = auditedChanges(type, { before, after });
  call.tenant.audit.add({
    actor: call.actor,
    activity: `${operation} ${type.name.charAt(0).toUpperCase()}${type.name.slice(1)}`,
    operation,
    category: audit.category,
    component: audit.component,
    resourceType: `microsoft.graph.${type.name}`,
    resourceId: typeof after.id === 'string' ? after.id : call.tenant.intuneAccountId,
    resourceName: type.name,
    changes,
  });
}

function render({ path, type }: Singleton, object: JsonObject, { version, query, root }: RenderCall): JsonObject {
  const view = { version, declaredType: type.name, ...(query.select && { select: query.select }) };
  const context = selectedContext(`${root}/$metadata#${path.slice(1)}/$entity`, query);
  return { '@odata.context': context, ...renderEntity(object, type, view) };
}

interface RenderCall {
  readonly version: Call['version'];
  readonly root: string;
  readonly query: { readonly select?: readonly string[] | undefined };
}
