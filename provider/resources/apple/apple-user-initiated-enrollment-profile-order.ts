import { defineResource, string } from '../../../core/index.js';
import { enrollmentPermissions } from '../enrollment-configuration.js';
import { appleUserInitiatedEnrollmentProfile } from './apple-user-initiated-enrollment-profile.js';

/**
 * Order of the user-initiated enrollment profiles of a platform. It decides which profile applies to a user with
 * several.
 */
export const appleUserInitiatedEnrollmentProfileOrder = defineResource({
  name: 'appleUserInitiatedEnrollmentProfileOrder',
  noun: 'order of the user-initiated enrollment profiles',
  doc:
    'Sets the priority of the profiles of a platform: a user who is targeted by several gets the first of them. An order ' +
    'and the `priority` of a profile conflict, so use only one of them.',
  source: 'https://learn.microsoft.com/graph/api/intune-enrollment-appleuserinitiatedenrollmentprofile-setpriority',
  // That each platform has a separate order is an assumption; no document contradicts it.
  shape: {
    kind: 'order',
    of: 'user-initiated enrollment profile',
    action: 'setPriority',
    first: 0,
    within: 'platform',
  },
  graph: appleUserInitiatedEnrollmentProfile.graph,
  permissions: enrollmentPermissions,
  attributes: {
    platform: string({ required: true, immutable: true, oneOf: ['iOS', 'macOS'], doc: 'Platform of the profiles.' }),
  },
  example: {
    declared: {
      platform: 'iOS',
      ids: ['11111111-2222-4333-8444-555555555555', '66666666-7777-4888-9999-aaaaaaaaaaaa'],
    },
    changed: {
      platform: 'iOS',
      ids: ['66666666-7777-4888-9999-aaaaaaaaaaaa', '11111111-2222-4333-8444-555555555555'],
    },
  },
});
