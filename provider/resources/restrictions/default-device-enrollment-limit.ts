import type { DeviceEnrollmentLimitConfiguration } from '@microsoft/microsoft-graph-types-beta';

import { type AttributesOf, defineResource, int } from '../../../core/index.js';
import { enrollmentConfigurations, enrollmentPermissions } from '../enrollment-configuration.js';

/** The tenant's default device enrollment limit, for users without another limit. */
export const defaultDeviceEnrollmentLimit = defineResource({
  name: 'defaultDeviceEnrollmentLimit',
  noun: 'default enrollment limit',
  doc:
    'How many devices each user without a custom limit can enroll. The service creates it and it cannot be deleted: ' +
    'Terraform adopts it, and destroy restores its original value.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-onboarding-deviceenrollmentlimitconfiguration',
  shape: { kind: 'builtin', idSuffix: '_DefaultLimit' },
  graph: { ...enrollmentConfigurations, odataType: 'microsoft.graph.deviceEnrollmentLimitConfiguration' },
  permissions: enrollmentPermissions,
  severity: { about: 'restriction' },
  devices: { which: 'devices that enroll from now on; enrolled devices are not affected' },
  attributes: {
    limit: int({
      required: true,
      min: 1,
      max: 15,
      unit: 'devices',
      severity: { about: 'restriction', tighter: 'lower' },
      doc: 'Number of devices that one user can enroll.',
      source: 'https://learn.microsoft.com/intune/intune-service/enrollment/create-device-limit-restrictions',
    }),
  } satisfies AttributesOf<DeviceEnrollmentLimitConfiguration>,
  example: { declared: { limit: 5 }, changed: { limit: 7 } },
});
