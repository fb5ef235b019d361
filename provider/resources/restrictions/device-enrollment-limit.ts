import type { DeviceEnrollmentLimitConfiguration } from '@microsoft/microsoft-graph-types-beta';

import {
  type AttributesOf,
  cosmetic,
  defineResource,
  int,
  string,
  stringSet,
  visibility,
} from '../../../core/index.js';
import { enrollmentConfigurations, enrollmentPermissions } from '../enrollment-configuration.js';

/** Device enrollment limit for selected users: how many devices each may enroll. */
export const deviceEnrollmentLimit = defineResource({
  name: 'deviceEnrollmentLimit',
  noun: 'enrollment limit',
  doc:
    'How many devices each user of the assigned groups can enroll. If several limits target a user, the one with the ' +
    'highest priority (1) applies; a limit without assignments has no effect. Limits apply to new enrollments only. A ' +
    'tenant has at most 25. `intune_device_enrollment_limit_order` sets all priorities at once.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-onboarding-deviceenrollmentlimitconfiguration',
  shape: { kind: 'collection' },
  graph: { ...enrollmentConfigurations, odataType: 'microsoft.graph.deviceEnrollmentLimitConfiguration' },
  permissions: enrollmentPermissions,
  severity: {
    about: 'restriction',
    fallsBack: { to: 'defaultDeviceEnrollmentLimit', attribute: 'limit', counterparts: { '': 'limit' } },
  },
  devices: { which: 'devices that enroll from now on; enrolled devices are not affected' },
  label: 'displayName',
  neighbours: {
    most: {
      count: 25,
      source: 'https://learn.microsoft.com/intune/intune-service/enrollment/create-device-limit-restrictions',
    },
  },
  attributes: {
    displayName: string({ required: true, minLength: 1, severity: cosmetic, doc: 'Name shown in the admin center.' }),
    description: string({ severity: cosmetic, doc: 'Description of the limit.' }),
    limit: int({
      required: true,
      min: 1,
      max: 15,
      unit: 'devices',
      severity: { about: 'restriction', tighter: 'lower' },
      doc: 'Number of devices that one user can enroll.',
      source: 'https://learn.microsoft.com/intune/intune-service/enrollment/create-device-limit-restrictions',
    }),
    roleScopeTagIds: stringSet({
      refersTo: 'scopeTags',
      default: ['0'],
      severity: visibility,
      doc: 'Ids of the scope tags whose administrators see the limit. `0` is the built-in tag.',
    }),
    version: int({ computed: true, volatile: true, doc: 'Number of changes.' }),
    createdDateTime: string({ computed: true, format: 'dateTime', doc: 'Time of creation.' }),
    lastModifiedDateTime: string({
      computed: true,
      volatile: true,
      format: 'dateTime',
      doc: 'Time of the last change.',
    }),
  } satisfies AttributesOf<DeviceEnrollmentLimitConfiguration>,
  facets: {
    assignments: { style: 'action', action: 'assign', bodyKey: 'enrollmentConfigurationAssignments' },
    priority: { action: 'setPriority' },
  },
  example: {
    declared: {
      displayName: 'Field staff',
      limit: 3,
      assignments: [{ target: 'group', groupId: '11111111-2222-4333-8444-555555555555' }],
    },
    changed: {
      displayName: 'Field staff',
      description: 'Phone, tablet and notebook, and one spare',
      limit: 4,
      assignments: [
        { target: 'group', groupId: '11111111-2222-4333-8444-555555555555' },
        { target: 'exclusionGroup', groupId: '66666666-7777-4888-9999-aaaaaaaaaaaa' },
      ],
    },
  },
});
