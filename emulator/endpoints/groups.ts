import type { EntitySet } from '../model/entity-set.js';
import { boolean, complexes, dateTime, type EntityType, text, texts } from '../model/entity-type.js';
import type { JsonObject } from '../model/json.js';
import { bothVersions } from '../model/operation.js';
import { either } from '../model/permissions.js';
import { guidPattern } from '../odata/primitive.js';
import { graphTime } from '../tenant/graph-time.js';
import { createRandom, seedFrom } from '../tenant/random.js';

/** Permissions from the pages of the operations. */
const read = either(
  'GroupMember.Read.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
);
const write = either('Group.ReadWrite.All', 'Directory.ReadWrite.All');

/** The properties of a group that the setup of Intune uses; the directory has about fifty more. */
const group: EntityType = {
  name: 'group',
  properties: {
    displayName: text({ required: true }),
    description: text(),
    mail: text({ readOnly: true }),
    mailEnabled: boolean({ required: true }),
    mailNickname: text({ required: true }),
    securityEnabled: boolean({ required: true }),
    groupTypes: texts(),
    assignedLicenses: complexes({ readOnly: true, selectOnly: true }),
    membershipRule: text(),
    membershipRuleProcessingState: text(),
    createdDateTime: dateTime({ readOnly: true }),
  },
};

/**
 * Microsoft Entra groups. Display names need not be unique; `in` accepts at most 15 values.
 *
 * @see https://learn.microsoft.com/graph/api/group-list
 * @see https://learn.microsoft.com/graph/api/resources/group for the filters of each property
 */
export const groups: EntitySet = {
  path: '/groups',
  versions: bothVersions,
  declaredType: 'group',
  types: [group],
  directory: true,
  permissions: { list: read, get: read, create: write, update: write, delete: write },
  filterable: { id: ['eq', 'in'], displayName: ['eq', 'in', 'startswith'] },
  // The directory has its own audit log; its events are in Intune's log for convenience.
  audit: { category: 'Other', component: 'Groups' },
  quirks: {
    onCreate: (object, { now }) => ({ ...object, createdDateTime: graphTime(now()) }),
    updateStatus: () => 204,
  },
  seed: ({ seed, now }) => seed.groups.map((displayName) => seeded(displayName, { ...seed, now: now() })),
};

/**
 * The id is derived from the name, so that it does not depend on other seeds of the tenant. A GUID is the id of a group
 * without a name.
 */
function seeded(displayName: string, { tenantId, now }: { readonly tenantId: string; readonly now: Date }): JsonObject {
  const isGuid = guidPattern.test(displayName);
  return {
    id: isGuid ? displayName.toLowerCase() : createRandom(seedFrom(`${tenantId.toLowerCase()} ${displayName}`)).guid(),
    displayName: isGuid ? `Group ${displayName}` : displayName,
    description: null,
    mail: null,
    mailEnabled: false,
    mailNickname: displayName.replaceAll(/[^A-Za-z0-9]/gu, ''),
    securityEnabled: true,
    groupTypes: [],
    membershipRule: null,
    membershipRuleProcessingState: null,
    createdDateTime: graphTime(now),
  };
}
