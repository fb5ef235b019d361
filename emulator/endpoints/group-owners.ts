import { type Answer, badRequest, noContent, refuse } from '../model/answer.js';
import { type JsonObject, textOf } from '../model/json.js';
import { bothVersions, type Call, type Operation } from '../model/operation.js';
import { either } from '../model/permissions.js';
import { listPage } from '../odata/list.js';
import { createRandom, seedFrom } from '../tenant/random.js';
import type { Tenant } from '../tenant/tenant.js';

const read = either('GroupMember.Read.All', 'Group.Read.All', 'Group.ReadWrite.All', 'Directory.Read.All');
const write = either('Group.ReadWrite.All', 'Directory.ReadWrite.All');

/** With any of these permissions, an application can read more of a service principal than its type and id. */
const applicationReaders = [
  'Application.Read.All',
  'Application.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];

/**
 * Service principal of the Microsoft application that adds devices to groups during enrollment. Its id in a tenant is
 * derived from the tenant id.
 */
export const provisioningClient = {
  appId: 'f1346770-5b25-470b-88bd-d5744ab7952c',
  displayName: 'Intune Provisioning Client',
} as const;

/** Id of that service principal in a tenant. */
export function provisioningClientId({ tenantId }: Tenant): string {
  return createRandom(seedFrom(`${tenantId.toLowerCase()} service principal ${provisioningClient.appId}`)).guid();
}

/**
 * Owners of groups, added and removed by `$ref`. v1.0 omits service principals, according to Microsoft's page. In a new
 * tenant, groups have no owners, except those of a tenant that is seeded with groups for devices to join.
 *
 * @see https://learn.microsoft.com/graph/api/group-list-owners
 * @see https://learn.microsoft.com/graph/api/group-post-owners
 */
export const groupOwnerOperations: readonly Operation[] = [
  { method: 'GET', path: '/groups/{id}/owners', versions: bothVersions, permissions: read, run: list },
  { method: 'POST', path: '/groups/{id}/owners/$ref', versions: bothVersions, permissions: write, run: add },
  { method: 'DELETE', path: '/groups/{id}/owners/{id}/$ref', versions: bothVersions, permissions: write, run: remove },
];

/** The owners of a group. */
export function ownersOf(id: string, tenant: Tenant): readonly JsonObject[] {
  const principal = provisioningClientId(tenant);
  return [...tenant.objects(ownersPath(id)).keys()].map((owner) =>
    owner === principal
      ? { '@odata.type': '#microsoft.graph.servicePrincipal', id: owner, ...provisioningClient }
      : { '@odata.type': '#microsoft.graph.user', id: owner },
  );
}

/** Makes the service principal an owner of a group. */
export function giveToProvisioningClient(id: string, tenant: Tenant): void {
  const owner = provisioningClientId(tenant);
  tenant.objects(ownersPath(id)).set(owner, { id: owner });
}

function list(call: Call): Answer {
  const [id = ''] = call.keys;
  if (!isGroup(id, call.tenant)) return missing(id);
  const owners = ownersOf(id, call.tenant)
    .filter((owner) => call.version === 'beta' || owner.appId === undefined)
    .map((owner) => visible(owner, call));
  return listPage(
    call,
    { positions: owners.length, isPresent: () => true, field: () => undefined, render: (at) => owners[at] ?? {} },
    {
      context: `${call.root}/$metadata#directoryObjects`,
      filterable: {},
      pageSize: call.pageSize ?? 100,
      counted: false,
    },
  );
}

function visible(owner: JsonObject, { actor }: Call): JsonObject {
  if (owner.appId === undefined || actor.permissions.some((name) => applicationReaders.includes(name))) return owner;
  return { ...owner, appId: null, displayName: null };
}

function add(call: Call): Answer {
  const [id = ''] = call.keys;
  if (!isGroup(id, call.tenant)) return missing(id);
  const owner = /\b([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})'?\)?$/iu.exec(textOf(call.body['@odata.id']))?.[1];
  if (owner === undefined) return badRequest("The reference in '@odata.id' is not valid.");
  call.tenant.objects(ownersPath(id)).set(owner.toLowerCase(), { id: owner.toLowerCase() });
  return noContent;
}

function remove({ keys: [id = '', owner = ''], tenant }: Call): Answer {
  if (!isGroup(id, tenant)) return missing(id);
  return tenant.objects(ownersPath(id)).delete(owner.toLowerCase()) ? noContent : missing(owner);
}

function ownersPath(id: string): string {
  return `/groups/${id.toLowerCase()}/owners`;
}

function isGroup(id: string, tenant: Tenant): boolean {
  return tenant.objects('/groups').has(id.toLowerCase());
}

function missing(id: string): Answer {
  return refuse(404, 'Request_ResourceNotFound', `Resource '${id}' does not exist.`);
}
