import type {
  AppleOwnerTypeEnrollmentType,
  AppleUserInitiatedEnrollmentProfile,
} from '@microsoft/microsoft-graph-types-beta';

import { type AttributesOf, cosmetic, defineResource, setOf, string } from '../../../core/index.js';
import { enrollmentPermissions } from '../enrollment-configuration.js';

/** Graph returns `unknown` for values that it cannot read. It is never written. */
const enrollmentTypes = ['device', 'user', 'accountDrivenUserEnrollment', 'webDeviceEnrollment'] as const;

const enrollmentTypeDocs = {
  device: 'With Company Portal; personal and company data are not separated.',
  user: 'With Company Portal; personal and company data are separated.',
  accountDrivenUserEnrollment: 'In the device settings; personal and company data are separated; iOS 15 and later.',
  webDeviceEnrollment: 'On the web; personal and company data are not separated.',
};
const ownerDocs = { company: 'The organization.', personal: 'The user.' };

/** User-initiated enrollment profile: how users enroll an iPhone, iPad or Mac themselves. */
export const appleUserInitiatedEnrollmentProfile = defineResource({
  name: 'appleUserInitiatedEnrollmentProfile',
  noun: 'user-initiated enrollment profile',
  doc:
    'How the assigned users enroll their own Apple devices: through Company Portal, the web, or the device settings. ' +
    'If several profiles target a user, the one with the highest priority (0) applies; a profile without assignments has ' +
    'no effect. `intune_apple_user_initiated_enrollment_profile_order` sets all priorities at once. Requires a push ' +
    'certificate.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-enrollment-appleuserinitiatedenrollmentprofile',
  shape: { kind: 'collection' },
  graph: {
    version: 'beta',
    path: '/deviceManagement/appleUserInitiatedEnrollmentProfiles',
    area: 'enrollment',
    expand: 'assignments',
  },
  permissions: enrollmentPermissions,
  devices: { which: 'devices that enroll from now on; enrolled devices are not affected' },
  label: 'displayName',
  attributes: {
    displayName: string({ required: true, minLength: 1, severity: cosmetic, doc: 'Name shown in the admin center.' }),
    description: string({ severity: cosmetic, doc: 'Description of the profile.' }),
    platform: string({
      required: true,
      // That the platform cannot change is an assumption: the PATCH samples include every property.
      immutable: true,
      oneOf: ['iOS', 'macOS'],
      valueDocs: { iOS: 'iPhones and iPads.', macOS: 'Macs.' },
      doc: 'Platform of the devices. `iOS` includes iPadOS.',
    }),
    defaultEnrollmentType: string({
      required: true,
      oneOf: enrollmentTypes,
      valueDocs: enrollmentTypeDocs,
      doc:
        'Enrollment type: `device` (Company Portal; personal and company data are not separated), `user` (Company Portal; ' +
        'separated), `accountDrivenUserEnrollment` (device settings; separated; iOS 15 and later), `webDeviceEnrollment` ' +
        '(web; not separated).',
    }),
    availableEnrollmentTypeOptions: setOf({
      default: [],
      doc: 'Enrollment types that users can select from, by device owner.',
      attributes: {
        ownerType: string({
          required: true,
          oneOf: ['company', 'personal'],
          valueDocs: ownerDocs,
          doc: 'Owner of the device.',
        }),
        enrollmentType: string({
          required: true,
          oneOf: enrollmentTypes,
          valueDocs: enrollmentTypeDocs,
          doc: 'Enrollment type.',
        }),
      } satisfies AttributesOf<AppleOwnerTypeEnrollmentType>,
    }),
    createdDateTime: string({ computed: true, format: 'dateTime', doc: 'Time of creation.' }),
    lastModifiedDateTime: string({
      computed: true,
      volatile: true,
      format: 'dateTime',
      doc: 'Time of the last change.',
    }),
  } satisfies AttributesOf<AppleUserInitiatedEnrollmentProfile>,
  facets: {
    assignments: {
      style: 'entries',
      segment: 'assignments',
      entryType: 'microsoft.graph.appleEnrollmentProfileAssignment',
      // A single user is a group target with the user's id, as acceptance tests of public tools on real tenants show.
      singleUsers: true,
    },
    priority: { action: 'setPriority', first: 0, within: 'platform' },
  },
  example: {
    declared: {
      displayName: 'BYOD iPhones',
      platform: 'iOS',
      defaultEnrollmentType: 'accountDrivenUserEnrollment',
      assignments: [{ target: 'group', groupId: '11111111-2222-4333-8444-555555555555' }],
    },
    changed: {
      displayName: 'Phones',
      description: 'Personal and company phones',
      platform: 'iOS',
      defaultEnrollmentType: 'webDeviceEnrollment',
      availableEnrollmentTypeOptions: [
        { ownerType: 'company', enrollmentType: 'device' },
        { ownerType: 'personal', enrollmentType: 'user' },
      ],
      assignments: [
        { target: 'group', groupId: '11111111-2222-4333-8444-555555555555' },
        { target: 'group', groupId: '66666666-7777-4888-9999-aaaaaaaaaaaa' },
      ],
    },
  },
});
