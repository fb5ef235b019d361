import type { RoleScopeTag } from '@microsoft/microsoft-graph-types-beta';

import { type AttributesOf, bool, cosmetic, defineResource, string } from '../../../core/index.js';

/** Scope tag: decides which administrators see an object. */
export const roleScopeTag = defineResource({
  name: 'roleScopeTag',
  noun: 'scope tag',
  doc:
    'A label that controls which administrators see an object: those whose role assignment has the same tag. Devices of ' +
    'the assigned groups get the tag automatically. The tag with id `0` is built in.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-rbac-rolescopetag',
  shape: { kind: 'collection', builtIn: 'isBuiltIn' },
  // The metadata alone implies that a list can expand assignments; no document shows it.
  graph: { version: 'beta', path: '/deviceManagement/roleScopeTags', area: 'rbac', expand: 'assignments' },
  permissions: {
    read: [
      'DeviceManagementConfiguration.Read.All',
      'DeviceManagementConfiguration.ReadWrite.All',
      'DeviceManagementRBAC.Read.All',
      'DeviceManagementRBAC.ReadWrite.All',
    ],
    write: ['DeviceManagementConfiguration.ReadWrite.All', 'DeviceManagementRBAC.ReadWrite.All'],
  },
  label: 'displayName',
  // Reported by a public tool; Microsoft does not document it.
  unique: ['displayName'],
  attributes: {
    displayName: string({
      required: true,
      minLength: 1,
      severity: cosmetic,
      doc: 'Name shown in the admin center. Must be unique among scope tags.',
    }),
    description: string({ severity: cosmetic, doc: 'Description of the tag.' }),
    isBuiltIn: bool({ computed: true, doc: 'Whether the tag is built in.' }),
  } satisfies AttributesOf<RoleScopeTag>,
  facets: { assignments: { style: 'action', action: 'assign', bodyKey: 'assignments' } },
  example: {
    declared: {
      displayName: 'Europe',
      assignments: [{ target: 'group', groupId: '11111111-2222-4333-8444-555555555555' }],
    },
    changed: {
      displayName: 'Europe',
      description: 'Devices of the European subsidiaries',
      assignments: [
        { target: 'group', groupId: '11111111-2222-4333-8444-555555555555' },
        { target: 'group', groupId: '66666666-7777-4888-9999-aaaaaaaaaaaa' },
      ],
    },
  },
});
