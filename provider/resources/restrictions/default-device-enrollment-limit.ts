import type { DeviceEnrollmentLimitConfiguration } from '@microsoft/microsoft-graph-types-beta';

import { type AttributesOf, defineResource, int } from '../../../core/index.js';
import { enrollmentConfigurations, enrollmentPermissions } from '../enrollment-configuration.js';

/** The tenant's default device enrollment limit, for users that no other limit reaches. */
export const defaultDeviceEnrollmentLimit = defineResource({
  name: 'defaultDeviceEnrollmentLimit',
  noun: 'default enrollment limit',
  doc:
    'How many devices each user may enroll whom no other limit reaches. The service creates it and it cannot be ' +
    'deleted: it is adopted, and on destroy put back to what it was then.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-onboarding-deviceenrollmentlimitconfiguration',
  shape: { kind: 'builtin', idSuffix: '_DefaultLimit' },
  graph: { ...enrollmentConfigurations, odataType: 'microsoft.graph.deviceEnrollmentLimitConfiguration' },
  permissions: enrollmentPermissions,
  severity: { about: 'restriction' },
  devices: { which: 'devices that enroll from now on; enrolled ones stay as they are' },
  attributes: {
    limit: int({
      required: true,
      min: 1,
      max: 15,
      unit: 'devices',
      severity: { about: 'restriction', tighter: 'lower' },
      doc: 'Devices that one user may enroll.',
      source: 'https://learn.microsoft.com/intune/intune-service/enrollment/create-device-limit-restrictions',
    }),
  } satisfies AttributesOf<DeviceEnrollmentLimitConfiguration>,
  example: { declared: { limit: 5 }, changed: { limit: 7 } },
});
