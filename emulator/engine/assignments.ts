import { type Answer, badRequest, created, isRefused, noContent, notFound, ok, type Outcome } from '../model/answer.js';
import { type AssignmentFacet, type EntitySet, idOf } from '../model/entity-set.js';
import { isJsonObject, type Json, type JsonObject, textOf } from '../model/json.js';
import type { Call, Operation } from '../model/operation.js';
import type { Permissions } from '../model/permissions.js';
import { listPage } from '../odata/list.js';
import type { ObjectMap } from '../tenant/tenant.js';
import { readTarget } from './assignment-target.js';
import { allDevicesKey, assignmentsPath, renderAssignment, shownAssignments } from './assignment-view.js';
import { recordWrite } from './audit.js';

/** The operations of the assignments facet: the action that replaces all assignments, and the navigation to each. */
export function assignmentOperations(set: EntitySet): Operation[] {
  const facet = set.assignments;
  if (!facet) return [];
  const { read, write } = facet.permissions;
  const one = `${set.path}/{id}/assignments/{id}`;
  const all = `${set.path}/{id}/assignments`;
  const operation = (method: Operation['method'], path: string, run: Runner, permissions: Permissions): Operation => ({
    method,
    path,
    versions: set.versions,
    permissions,
    run: (call) => withOwner(set, call, (owner) => run({ set, facet, call, owner })),
  });
  const action =
    facet.action === undefined ? [] : [operation('POST', `${set.path}/{id}/${facet.action}`, replaceAll, write)];
  if (facet.navigation === false) return [...action, operation('GET', all, list, read)];
  return [
    ...action,
    operation('GET', all, list, read),
    operation('POST', all, facet.singles === false ? noRoute : add, write),
    operation('GET', one, get, read),
    operation('PATCH', one, update, write),
    operation('DELETE', one, facet.singles === false ? noRoute : remove, write),
  ];
}

interface AssignmentCall {
  readonly set: EntitySet;
  readonly facet: AssignmentFacet;
  readonly call: Call;
  readonly owner: JsonObject;
}

type Runner = (context: AssignmentCall) => Answer;

function withOwner(set: EntitySet, call: Call, run: (owner: JsonObject) => Answer): Answer {
  const [id = ''] = call.keys;
  const owner = call.tenant.objects(set.path).get(id.toLowerCase());
  if (!owner && set.quirks?.goneAsBadRequest) return badRequest('Resource not found');
  return owner ? run(owner) : notFound(id);
}

function replaceAll(context: AssignmentCall): Answer {
  const { call, facet } = context;
  const refusal = builtinRefusal(context);
  if (refusal) return refusal;
  const given = call.body[facet.bodyKey ?? ''];
  if (!Array.isArray(given)) return badRequest(`Required property '${facet.bodyKey ?? ''}' is missing.`);
  const read = readAll(context, given as readonly Json[]);
  if (isRefused(read)) return read.refusal;
  const assignments = assignmentsOf(context);
  const before = targetsOf(assignments);
  assignments.clear();
  for (const assignment of read.value) assignments.set(idOf(assignment).toLowerCase(), assignment);
  record(context, before);
  if (facet.navigation !== false) return noContent;
  return ok({ value: read.value.map((assignment) => renderAssignment(assignment, call.version)) });
}

/** The answer for individual assignments of enrollment configurations in a report of 2023. */
function noRoute({ call }: AssignmentCall): Answer {
  return badRequest(`No OData route exists that match template ${call.path.slice(1)}.`);
}

/** Built-in objects always apply to everyone; how the service refuses an assignment is a guess. */
function builtinRefusal({ set, owner }: AssignmentCall): Answer | undefined {
  return set.builtin?.is(owner) ? badRequest('A built-in object cannot be assigned.') : undefined;
}

function readAll(context: AssignmentCall, given: readonly Json[]): Outcome<readonly JsonObject[]> {
  const read = new Map<string, JsonObject>();
  for (const item of given) {
    const assignment = assignmentFrom(context, isJsonObject(item) ? item : {});
    if (isRefused(assignment)) return assignment;
    const id = idOf(assignment.value);
    if (read.has(id)) return { refusal: badRequest('Two assignments have the same target.') };
    const refusal = targetRefusal(context, assignment.value);
    if (refusal) return { refusal };
    read.set(id, assignment.value);
  }
  return { value: [...read.values()] };
}

function targetRefusal({ set, owner, call }: AssignmentCall, { target }: JsonObject): Answer | undefined {
  return set.quirks?.checkAssignment?.(owner, isJsonObject(target) ? target : {}, call.tenant);
}

/** The id of an assignment consists of its owner and target, as in captures; clients should not rely on it. */
function assignmentFrom({ call, owner, facet }: AssignmentCall, body: JsonObject): Outcome<JsonObject> {
  const target = readTarget(body.target, call.version);
  if (isRefused(target)) return target;
  const type = textOf(target.value['@odata.type']).replace('#microsoft.graph.', '');
  const general = type === 'allDevicesAssignmentTarget' ? allDevicesKey : type;
  const key = textOf(target.value.groupId ?? target.value.collectionId) || general;
  const id = `${idOf(owner)}_${key}${type.startsWith('exclusion') ? '_exclude' : ''}${facet.idSuffix ?? ''}`;
  const source = facet.sourced === false ? {} : { source: 'direct', sourceId: idOf(owner) };
  return { value: { id, ...source, target: target.value } };
}

function assignmentsOf({ set, call, owner }: AssignmentCall): ObjectMap {
  return call.tenant.objects(assignmentsPath(set, idOf(owner)));
}

function targetsOf(assignments: ObjectMap): Json[] {
  return [...assignments.values()].map(({ target }) => target ?? null);
}

function record(context: AssignmentCall, before: Json): void {
  const { set, call, owner } = context;
  const after = { ...owner, assignments: targetsOf(assignmentsOf(context)) };
  recordWrite(set, call, { operation: 'Assign', before: { ...owner, assignments: before }, after });
}

function list(context: AssignmentCall): Answer {
  const { call, facet, set, owner } = context;
  const assignments = shownAssignments(set, owner, call.tenant);
  const source = {
    positions: assignments.length,
    isPresent: () => true,
    field: () => undefined,
    render: (position: number) => renderAssignment(assignments[position] ?? {}, call.version),
  };
  const metadata = `${set.path.slice(1)}('${idOf(owner)}')/assignments`;
  const metadataContext = `${call.root}/$metadata#${metadata}(microsoft.graph.${facet.typeName})`;
  return listPage(call, source, {
    context: metadataContext,
    filterable: {},
    pageSize: call.pageSize ?? 100,
    counted: true,
  });
}

function add(context: AssignmentCall): Answer {
  const refusal = builtinRefusal(context);
  if (refusal) return refusal;
  const assignment = assignmentFrom(context, context.call.body);
  if (isRefused(assignment)) return assignment.refusal;
  const wrong = targetRefusal(context, assignment.value);
  if (wrong) return wrong;
  const assignments = assignmentsOf(context);
  const before = targetsOf(assignments);
  assignments.set(idOf(assignment.value).toLowerCase(), assignment.value);
  record(context, before);
  return created(renderAssignment(assignment.value, context.call.version));
}

function get(context: AssignmentCall): Answer {
  const found = find(context);
  return isRefused(found) ? found.refusal : ok(renderAssignment(found.value, context.call.version));
}

function find(context: AssignmentCall): Outcome<JsonObject> {
  const { set, owner, call } = context;
  const [, id = ''] = call.keys;
  const shown = shownAssignments(set, owner, call.tenant);
  const assignment = shown.find((one) => idOf(one).toLowerCase() === id.toLowerCase());
  return assignment ? { value: assignment } : { refusal: notFound(id) };
}

function update(context: AssignmentCall): Answer {
  const found = find(context);
  if (isRefused(found)) return found.refusal;
  const target = readTarget(context.call.body.target ?? found.value.target, context.call.version);
  if (isRefused(target)) return target.refusal;
  const assignments = assignmentsOf(context);
  const before = targetsOf(assignments);
  const changed = { ...found.value, target: target.value };
  assignments.set(idOf(changed).toLowerCase(), changed);
  record(context, before);
  return ok(renderAssignment(changed, context.call.version));
}

function remove(context: AssignmentCall): Answer {
  const found = find(context);
  if (isRefused(found)) return found.refusal;
  // How the service refuses to remove an object from a policy set this way is a guess.
  if (found.value.source === 'policySets') return badRequest('The assignment belongs to a policy set.');
  const assignments = assignmentsOf(context);
  const before = targetsOf(assignments);
  assignments.delete(idOf(found.value).toLowerCase());
  record(context, before);
  return noContent;
}
