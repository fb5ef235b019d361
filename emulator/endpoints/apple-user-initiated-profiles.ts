import type { EntitySet } from '../model/entity-set.js';
import { complexes, dateTime, int32, oneOf, text } from '../model/entity-type.js';
import { betaOnly } from '../model/operation.js';
import { toRead, toWrite } from '../model/permissions.js';
import { graphTime } from '../tenant/graph-time.js';
import { touched } from '../tenant/touched.js';
import { devicePlatformTypes } from './device-platforms.js';

const read = toRead('ServiceConfig');
const write = toWrite('ServiceConfig');

/**
 * Profiles for enrollment by users of Apple devices. 0 is the highest priority. Assignments are entities, without an
 * action.
 *
 * Guesses: each platform has its own order, a new profile is last whatever priority is sent, and a name is required.
 * Only iOS and macOS are useful; the sample shows that others are accepted.
 */
export const appleUserInitiatedProfiles: EntitySet = {
  path: '/deviceManagement/appleUserInitiatedEnrollmentProfiles',
  versions: betaOnly,
  declaredType: 'appleUserInitiatedEnrollmentProfile',
  types: [
    {
      name: 'appleUserInitiatedEnrollmentProfile',
      properties: {
        displayName: text({ required: true }),
        description: text(),
        priority: int32({ readOnly: true }),
        platform: oneOf(devicePlatformTypes, { required: true }),
        defaultEnrollmentType: oneOf([
          'unknown',
          'device',
          'user',
          'accountDrivenUserEnrollment',
          'webDeviceEnrollment',
        ]),
        availableEnrollmentTypeOptions: complexes(),
        createdDateTime: dateTime({ readOnly: true }),
        lastModifiedDateTime: dateTime({ readOnly: true }),
      },
    },
  ],
  permissions: { list: read, get: read, create: write, update: write, delete: write },
  audit: { category: 'Enrollment', component: 'Enrollment' },
  assignments: { sourced: false, typeName: 'appleEnrollmentProfileAssignment', permissions: { read, write } },
  priority: { action: 'setPriority', within: 'platform', first: 0, permissions: write },
  quirks: {
    onCreate: (object, tenant) => ({ ...touched(object, tenant), createdDateTime: graphTime(tenant.now()) }),
    onUpdate: touched,
  },
};
