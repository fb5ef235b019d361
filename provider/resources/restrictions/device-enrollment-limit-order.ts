import { defineResource } from '../../../core/index.js';
import { enrollmentPermissions } from '../enrollment-configuration.js';
import { deviceEnrollmentLimit } from './device-enrollment-limit.js';

/** Order of the device enrollment limits. It decides which one applies to a user with several. */
export const deviceEnrollmentLimitOrder = defineResource({
  name: 'deviceEnrollmentLimitOrder',
  noun: 'order of the enrollment limits',
  doc:
    'Sets the priority of the limits: a user who is targeted by several gets the first of them. A tenant has one order. ' +
    'An order and the `priority` of a limit conflict, so use only one of them.',
  source: 'https://learn.microsoft.com/graph/api/intune-onboarding-deviceenrollmentconfiguration-setpriority',
  shape: { kind: 'order', of: 'enrollment limit', action: 'setPriority' },
  graph: deviceEnrollmentLimit.graph,
  permissions: enrollmentPermissions,
  attributes: {},
  example: {
    declared: {
      ids: ['11111111-2222-4333-8444-555555555555_Limit', '66666666-7777-4888-9999-aaaaaaaaaaaa_Limit'],
    },
    changed: {
      ids: ['66666666-7777-4888-9999-aaaaaaaaaaaa_Limit', '11111111-2222-4333-8444-555555555555_Limit'],
    },
  },
});
