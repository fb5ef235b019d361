import type { DeviceEnrollmentNotificationConfiguration } from '@microsoft/microsoft-graph-types-beta';

import { type AttributesOf, defineResource, string } from '../../../core/index.js';
import { enrollmentPermissions } from '../enrollment-configuration.js';
import { enrollmentNotification, notifiedPlatforms } from './enrollment-notification.js';

const first = '11111111-2222-4333-8444-555555555555_EnrollmentNotificationsConfiguration';
const second = '66666666-7777-4888-9999-aaaaaaaaaaaa_EnrollmentNotificationsConfiguration';

/** Order of the notifications of one platform. It decides which one a user with several gets. */
export const enrollmentNotificationOrder = defineResource({
  name: 'enrollmentNotificationOrder',
  noun: 'order of the enrollment notifications',
  doc: 'Sets the priority of the notifications of a platform: a user who is targeted by several gets the first of them. A tenant has one order for each platform.',
  source: 'https://learn.microsoft.com/graph/api/intune-onboarding-deviceenrollmentconfiguration-setpriority',
  // That each platform has a separate order is an assumption: the admin center shows one list for each.
  shape: { kind: 'order', of: 'enrollment notification', action: 'setPriority', within: 'platformType' },
  graph: enrollmentNotification.graph,
  permissions: enrollmentPermissions,
  attributes: {
    platformType: string({
      required: true,
      immutable: true,
      oneOf: notifiedPlatforms,
      doc: 'Platform whose notifications are ordered.',
    }),
  } satisfies AttributesOf<DeviceEnrollmentNotificationConfiguration>,
  example: {
    declared: { platformType: 'ios', ids: [first, second] },
    changed: { platformType: 'ios', ids: [second, first] },
  },
});
