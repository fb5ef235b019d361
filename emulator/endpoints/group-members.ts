import { type Answer, badRequest, noContent, refuse } from '../model/answer.js';
import { type JsonObject, textOf } from '../model/json.js';
import { bothVersions, type Call, type Operation } from '../model/operation.js';
import { either } from '../model/permissions.js';
import { listPage } from '../odata/list.js';
import { deviceName } from '../tenant/device-name.js';
import { entraDeviceId, positionOfObject } from '../tenant/directory.js';
import type { Tenant } from '../tenant/tenant.js';

const read = either(
  'GroupMember.Read.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'GroupMember.ReadWrite.All',
  'Directory.Read.All',
);
const write = either('GroupMember.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All');

/** With any of these permissions, an application can read more of a device than its type and id. */
const deviceReaders = ['Device.Read.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];

/**
 * Members of groups: devices of the fleet, groups and others, added by `$ref` and listed with those of nested groups.
 *
 * It is documented that a member of a type that the caller cannot read only has its type and id. A guess: `$select`
 * accepts properties of derived types, such as `deviceId`, without a cast.
 *
 * @see https://learn.microsoft.com/graph/api/group-list-transitivemembers
 * @see https://learn.microsoft.com/graph/api/group-post-members
 */
export const groupMemberOperations: readonly Operation[] = [
  { method: 'GET', path: '/groups/{id}/transitiveMembers', versions: bothVersions, permissions: read, run: list },
  { method: 'POST', path: '/groups/{id}/members/$ref', versions: bothVersions, permissions: write, run: add },
];

function list(call: Call): Answer {
  const [id = ''] = call.keys;
  if (!isGroup(id, call.tenant)) return missing(id);
  const members = [...transitive(id, call.tenant)];
  const select = call.query.select ?? ['id', 'displayName', 'deviceId'];
  return listPage(
    call,
    {
      positions: members.length,
      isPresent: () => true,
      field: () => undefined,
      render: (position) => shown(memberOf(members[position] ?? '', call), select),
    },
    {
      context: `${call.root}/$metadata#directoryObjects`,
      filterable: {},
      pageSize: call.pageSize ?? 100,
      counted: false,
    },
  );
}

function shown(member: JsonObject, select: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(member).filter(([name]) => name === '@odata.type' || name === 'id' || select.includes(name)),
  );
}

/** Ids of all members, including those of nested groups, without duplicates. */
function transitive(id: string, tenant: Tenant, found = new Set<string>()): ReadonlySet<string> {
  for (const member of tenant.objects(membersPath(id)).keys()) {
    if (found.has(member)) continue;
    found.add(member);
    if (isGroup(member, tenant)) transitive(member, tenant, found);
  }
  return found;
}

function memberOf(id: string, { tenant, actor }: Call): JsonObject {
  const position = positionOfObject(id);
  if (position !== undefined) {
    const isVisible = actor.permissions.some((name) => deviceReaders.includes(name));
    const displayName = deviceName(tenant.fleet.at(position));
    const facts = isVisible
      ? { deviceId: entraDeviceId(position), displayName }
      : { deviceId: null, displayName: null };
    return { '@odata.type': '#microsoft.graph.device', id, ...facts };
  }
  const group = tenant.objects('/groups').get(id);
  if (group) return { '@odata.type': '#microsoft.graph.group', id, displayName: group.displayName ?? null };
  return { '@odata.type': '#microsoft.graph.user', id, displayName: null };
}

function add(call: Call): Answer {
  const [id = ''] = call.keys;
  if (!isGroup(id, call.tenant)) return missing(id);
  const member = /\b([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})'?\)?$/iu.exec(textOf(call.body['@odata.id']))?.[1];
  if (member === undefined) return badRequest("The reference in '@odata.id' is not valid.");
  call.tenant.objects(membersPath(id)).set(member.toLowerCase(), { id: member.toLowerCase() });
  return noContent;
}

function membersPath(id: string): string {
  return `/groups/${id.toLowerCase()}/members`;
}

function isGroup(id: string, tenant: Tenant): boolean {
  return tenant.objects('/groups').has(id.toLowerCase());
}

function missing(id: string): Answer {
  return refuse(404, 'Request_ResourceNotFound', `Resource '${id}' does not exist.`);
}
