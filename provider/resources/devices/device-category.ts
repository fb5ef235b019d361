import type { DeviceCategory } from '@microsoft/microsoft-graph-types-beta';

import { type AttributesOf, cosmetic, defineResource, string, stringSet, visibility } from '../../../core/index.js';

/** Device category: a name that users pick, or administrators set, to group devices. */
export const deviceCategory = defineResource({
  name: 'deviceCategory',
  noun: 'device category',
  doc: 'A name that groups devices. Users select one in Company Portal when they enroll; dynamic groups can use it.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-onboarding-devicecategory',
  shape: { kind: 'collection' },
  graph: { version: 'beta', path: '/deviceManagement/deviceCategories', area: 'enrollment' },
  permissions: {
    read: ['DeviceManagementConfiguration.Read.All', 'DeviceManagementConfiguration.ReadWrite.All'],
    write: ['DeviceManagementConfiguration.ReadWrite.All'],
  },
  // Microsoft's page on Multi Admin Approval: "Tenant Configuration - Applies to managing device categories".
  approval: { policyType: 'tenantConfiguration', documented: true },
  label: 'displayName',
  deletion: {
    loses: 'devices in the category lose it, and so do dynamic groups that use it',
  },
  attributes: {
    displayName: string({ required: true, minLength: 1, doc: 'Name shown to users and administrators.' }),
    description: string({ severity: cosmetic, doc: 'Description of the category.' }),
    roleScopeTagIds: stringSet({
      refersTo: 'scopeTags',
      default: ['0'],
      severity: visibility,
      doc: 'Ids of the scope tags whose administrators see the category. `0` is the built-in tag.',
    }),
  } satisfies AttributesOf<DeviceCategory>,
  example: {
    declared: { displayName: 'Kiosk', description: 'Shared devices in shops' },
    changed: { displayName: 'Kiosks', description: 'Shared devices in shops and canteens' },
  },
});
