import { defineResource } from '../../../core/index.js';
import { enrollmentPermissions } from '../enrollment-configuration.js';
import { deviceComanagementAuthority } from './device-comanagement-authority.js';

const first = '11111111-2222-4333-8444-555555555555';
const second = '66666666-7777-4888-9999-aaaaaaaaaaaa';

/** Order of the co-management configurations. It decides which one applies to a device with several. */
export const deviceComanagementAuthorityOrder = defineResource({
  name: 'deviceComanagementAuthorityOrder',
  noun: 'order of the co-management configurations',
  doc: 'Sets the priority of the configurations: a device that is targeted by several gets the first of them. A tenant has one order. An order and the `priority` of a configuration conflict, so use only one of them.',
  source: 'https://learn.microsoft.com/graph/api/intune-onboarding-deviceenrollmentconfiguration-setpriority',
  shape: { kind: 'order', of: 'co-management configuration', action: 'setPriority' },
  graph: deviceComanagementAuthority.graph,
  permissions: enrollmentPermissions,
  attributes: {},
  example: {
    declared: {
      ids: [`${first}_DeviceComanagementAuthorityConfiguration`, `${second}_DeviceComanagementAuthorityConfiguration`],
    },
    changed: {
      ids: [`${second}_DeviceComanagementAuthorityConfiguration`, `${first}_DeviceComanagementAuthorityConfiguration`],
    },
  },
});
