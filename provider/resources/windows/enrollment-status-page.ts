import type { Windows10EnrollmentCompletionPageConfiguration } from '@microsoft/microsoft-graph-types-beta';

import { type AttributesOf, defineResource } from '../../../core/index.js';
import {
  customEnrollmentFacets,
  enrollmentConfigurations,
  enrollmentPermissions,
} from '../enrollment-configuration.js';
import { customEnrollmentAttributes } from '../enrollment-configuration-attributes.js';
import { statusPageSettings, statusPageSource } from './enrollment-status-page-settings.js';

/** Enrollment status page for selected users or devices: what they see and may do during Windows setup. */
export const enrollmentStatusPage = defineResource({
  name: 'enrollmentStatusPage',
  noun: 'enrollment status page',
  doc:
    'What users of the assigned groups see and can do during Windows setup. If several pages target a user or device, ' +
    'the one with the highest priority (1) applies; a page without assignments has no effect.',
  source: statusPageSource,
  shape: { kind: 'collection' },
  graph: { ...enrollmentConfigurations, odataType: 'microsoft.graph.windows10EnrollmentCompletionPageConfiguration' },
  permissions: enrollmentPermissions,
  devices: { which: 'devices that enroll from now on; enrolled devices are not affected' },
  label: 'displayName',
  attributes: {
    ...customEnrollmentAttributes,
    ...statusPageSettings,
  } satisfies AttributesOf<Windows10EnrollmentCompletionPageConfiguration>,
  facets: customEnrollmentFacets,
  example: {
    declared: {
      displayName: 'Autopilot devices',
      showInstallationProgress: true,
      allowLogCollectionOnInstallFailure: true,
      assignments: [{ target: 'group', groupId: '11111111-2222-4333-8444-555555555555' }],
    },
    changed: {
      displayName: 'Autopilot devices',
      showInstallationProgress: true,
      allowLogCollectionOnInstallFailure: true,
      customErrorMessage: 'Call the service desk: 555 0100.',
      installProgressTimeoutInMinutes: 90,
      selectedMobileAppIds: ['aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee'],
      assignments: [{ target: 'allDevices' }],
    },
  },
});
