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
 * How users enroll Apple devices by themselves. 0 is the highest priority; assignments are entries, without an action.
 *
 * Guesses: that each platform has an order of its own, that a new profile comes last whatever priority is sent, that a name is
 * required. Only iOS and macOS make sense; that others are taken is what the sample shows.
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
