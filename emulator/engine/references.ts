import { type Answer, badRequest, noContent, refuse } from '../model/answer.js';
import { type EntitySet, idOf, type ReferenceFacet } from '../model/entity-set.js';
import { type JsonObject, textOf } from '../model/json.js';
import type { Call, Operation } from '../model/operation.js';
import type { Permissions } from '../model/permissions.js';
import { listPage } from '../odata/list.js';
import type { ObjectMap, Tenant } from '../tenant/tenant.js';
import { recordWrite } from './audit.js';

/** The operations of the references facet: the navigation, and adding and removing through `$ref`. */
export function referenceOperations(set: EntitySet): Operation[] {
  const facet = set.references;
  if (!facet) return [];
  const { read, write } = facet.permissions;
  const all = `${set.path}/{id}/${facet.navigation}`;
  const operation = (method: Operation['method'], path: string, run: Runner, permissions: Permissions): Operation => ({
    method,
    path,
    versions: set.versions,
    permissions,
    run: (call) => withOwner({ set, facet, call }, run),
  });
  return [
    operation('GET', all, list, read),
    operation('POST', `${all}/$ref`, add, write),
    operation('DELETE', `${all}/{id}/$ref`, remove, write),
  ];
}

/** The objects that an object refers to. */
export function referencesOf(set: EntitySet, facet: ReferenceFacet, tenant: Tenant, id: string): ObjectMap {
  return tenant.objects(`${set.path}/${id.toLowerCase()}/${facet.navigation}`);
}

interface ReferenceCall {
  readonly set: EntitySet;
  readonly facet: ReferenceFacet;
  readonly call: Call;
}

type Runner = (context: ReferenceCall & { readonly owner: JsonObject; readonly members: ObjectMap }) => Answer;

function withOwner(context: ReferenceCall, run: Runner): Answer {
  const { set, facet, call } = context;
  const [id = ''] = call.keys;
  const owner = call.tenant.objects(set.path).get(id.toLowerCase());
  if (!owner) return missing(id);
  return run({ ...context, owner, members: referencesOf(set, facet, call.tenant, id) });
}

function missing(id: string): Answer {
  return refuse(404, 'Request_ResourceNotFound', `Resource '${id}' does not exist.`);
}

const list: Runner = ({ facet, call, members }) => {
  const objects = [...members.values()];
  const select = call.query.select ?? ['id', 'displayName'];
  return listPage(
    call,
    {
      positions: objects.length,
      isPresent: () => true,
      field: () => undefined,
      render: (position: number) =>
        Object.fromEntries(Object.entries(objects[position] ?? {}).filter(([name]) => select.includes(name))),
    },
    {
      context: `${call.root}/$metadata#${facet.set}`,
      filterable: {},
      pageSize: call.pageSize ?? 100,
      counted: false,
    },
  );
};

/** Existence of the object is not checked: the emulator's directory only has what it was seeded with. */
const add: Runner = (context) => {
  const { facet, call, owner, members } = context;
  const id = /\b([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})'?\)?$/iu.exec(textOf(call.body['@odata.id']))?.[1];
  if (id === undefined) return badRequest("The reference in '@odata.id' is not valid.");
  const key = id.toLowerCase();
  if (members.has(key)) {
    return refuse(
      400,
      'Request_BadRequest',
      `One or more added object references already exist for the following modified properties: '${facet.navigation}'.`,
    );
  }
  const known = call.tenant.objects(`/${facet.set}`).get(key);
  members.set(key, { id: key, displayName: known?.displayName ?? null });
  change(context, facet.onAdd?.(owner) ?? owner);
  return noContent;
};

const remove: Runner = (context) => {
  const [, id = ''] = context.call.keys;
  if (!context.members.delete(id.toLowerCase())) return missing(id);
  change(context, context.owner);
  return noContent;
};

function change({ set, call, owner }: Parameters<Runner>[0], after: JsonObject): void {
  call.tenant.objects(set.path).set(idOf(owner).toLowerCase(), after);
  recordWrite(set, call, { operation: 'Update', before: owner, after });
}
