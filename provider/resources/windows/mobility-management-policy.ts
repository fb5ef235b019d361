import type { MobilityManagementPolicy } from '@microsoft/microsoft-graph-types-beta';

import {
  type AttributesOf,
  bool,
  confirmedAttribute,
  type Diagnostic,
  entraRoles,
  error,
  type GraphBinding,
  isUnknown,
  isValueList,
  type JsonObject,
  type NestedAttribute,
  type Permissions,
  type Refusal,
  string,
  stringSet,
  type ValueObject,
} from '../../../core/index.js';

/** Permissions of a signed-in user to read and write a user scope. */
export const mobilityPermissions: Permissions = {
  read: ['Policy.Read.All', 'Policy.ReadWrite.MobilityManagement'],
  write: ['Policy.ReadWrite.MobilityManagement'],
};

/** Identities that are refused access to a user scope. `scope`: its name in the admin center. */
export function mobilityRefusals(scope: string): readonly Refusal[] {
  return [
    {
      who: 'application',
      of: 'everything',
      certain: true,
      because: 'Microsoft allows only signed-in users to read and write it',
      evidence: 'https://learn.microsoft.com/graph/api/mobiledevicemanagementpolicies-update',
      byHand: `Microsoft Entra admin center, Mobility (MDM and WIP), Microsoft Intune, ${scope}`,
    },
    {
      who: 'delegated',
      of: 'writes',
      unless: [entraRoles.cloudDeviceAdministrator, entraRoles.globalAdministrator],
      // The page names the least privileged role but not whether other roles are sufficient.
      certain: false,
      because: 'Microsoft documents Cloud Device Administrator as the least privileged Microsoft Entra role for it',
      evidence: 'https://learn.microsoft.com/graph/api/mobiledevicemanagementpolicies-update',
    },
  ];
}

/** Id of Microsoft Intune's policy: that of its application, the same in every tenant. */
export const intunePolicy = {
  kind: 'builtin',
  idSuffix: '0000000a-0000-0000-c000-000000000000',
  wholeId: true,
} as const;

/** Group references of Intune's policy. */
export const mobilityFacets = {
  references: { attribute: 'includedGroups', set: 'groups', sets: { attribute: 'appliesTo', value: 'selected' } },
} as const;

/** Graph endpoint of a kind of user scope. */
export function mobilityGraph(path: string): GraphBinding {
  return { version: 'beta', path, area: 'directory', expand: 'includedGroups' };
}

const leftOut = { optional: true, computed: true, minLength: 1 } as const;

/** Attributes of a user scope. */
export const mobilityAttributes = {
  appliesTo: string({
    required: true,
    oneOf: ['none', 'all', 'selected'],
    valueDocs: { none: 'No users.', all: 'All users.', selected: 'Members of the named groups.' },
    severity: { about: 'reach', tighter: ['all', 'selected', 'none'] },
    doc: 'Users in scope: none, all, or the members of `includedGroups`. Graph switches to `selected` if you add a group, and `all` deletes the groups.',
  }),
  includedGroups: stringSet({
    refersTo: 'groups',
    default: [],
    format: 'guid',
    severity: { about: 'reach', tighter: 'fewer' },
    doc: 'Object ids of the groups. At least one if `appliesTo` is `selected`; otherwise none.',
  }),
  termsOfUseUrl: string({
    ...leftOut,
    severity: { about: 'consent' },
    doc: "URL of the terms that users accept when they enroll. If omitted, the tenant's current value is kept.",
  }),
  discoveryUrl: string({
    ...leftOut,
    doc: "URL where a device looks up its enrollment server. If omitted, the tenant's current value is kept.",
  }),
  complianceUrl: string({
    ...leftOut,
    doc: "URL that users of a noncompliant device are sent to. If omitted, the tenant's current value is kept.",
  }),
  confirmed: confirmedAttribute,
  displayName: string({ computed: true, doc: 'Name of the application that the scope belongs to.' }),
  isValid: bool({ computed: true, doc: 'Whether the policy is valid. An invalid policy cannot be changed.' }),
} satisfies AttributesOf<MobilityManagementPolicy> & { readonly confirmed: NestedAttribute };

/** Removes `selected`, which Graph rejects: adding a group sets it. */
export function withoutSelected({ appliesTo, ...body }: JsonObject): JsonObject {
  return appliesTo === undefined || appliesTo === 'selected' ? body : { appliesTo, ...body };
}

/** Rejects groups that do not match the scope. */
export function checkScope({ appliesTo, includedGroups }: ValueObject): readonly Diagnostic[] {
  if (typeof appliesTo !== 'string' || isUnknown(includedGroups)) return [];
  const count = isValueList(includedGroups) ? includedGroups.length : 0;
  if ((appliesTo === 'selected') === count > 0) return [];
  return [
    error('INT1240', {
      what:
        appliesTo === 'selected'
          ? 'the user scope does not specify a group'
          : 'the user scope specifies groups, which it does not support',
      where: { path: ['includedGroups'] },
      why: `applies_to is ${appliesTo}, but included_groups has ${String(count)} elements`,
      fix:
        appliesTo === 'selected'
          ? 'add a group to included_groups, or use applies_to none'
          : 'remove included_groups, or use applies_to selected',
    }),
  ];
}
