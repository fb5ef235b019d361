import type { DeviceEnrollmentPlatformRestrictionConfiguration } from '@microsoft/microsoft-graph-types-beta';

import { type AttributesOf, defineResource, string } from '../../../core/index.js';
import { enrollmentPermissions, restrictionRefusals } from '../enrollment-configuration.js';
import { deviceEnrollmentPlatformRestriction, restrictedPlatforms } from './device-enrollment-platform-restriction.js';

/** Order of the restrictions of one platform. It decides which one applies to a user with several. */
export const deviceEnrollmentPlatformRestrictionOrder = defineResource({
  name: 'deviceEnrollmentPlatformRestrictionOrder',
  noun: 'order of the platform restrictions',
  doc:
    'Sets the priority of the restrictions of a platform: a user who is targeted by several gets the first of them. A ' +
    'tenant has one order for each platform.',
  source: 'https://learn.microsoft.com/graph/api/intune-onboarding-deviceenrollmentconfiguration-setpriority',
  // That each platform has a separate order is an assumption: the admin center shows one list for each.
  shape: { kind: 'order', of: 'platform restriction', action: 'setPriority', within: 'platformType' },
  graph: deviceEnrollmentPlatformRestriction.graph,
  permissions: enrollmentPermissions,
  refusals: restrictionRefusals,
  attributes: {
    platformType: string({
      required: true,
      immutable: true,
      oneOf: restrictedPlatforms,
      doc: 'Platform of the restrictions.',
    }),
  } satisfies AttributesOf<DeviceEnrollmentPlatformRestrictionConfiguration>,
  example: {
    declared: {
      platformType: 'ios',
      ids: [
        '11111111-2222-4333-8444-555555555555_SinglePlatformRestriction',
        '66666666-7777-4888-9999-aaaaaaaaaaaa_SinglePlatformRestriction',
      ],
    },
    changed: {
      platformType: 'ios',
      ids: [
        '66666666-7777-4888-9999-aaaaaaaaaaaa_SinglePlatformRestriction',
        '11111111-2222-4333-8444-555555555555_SinglePlatformRestriction',
      ],
    },
  },
});
