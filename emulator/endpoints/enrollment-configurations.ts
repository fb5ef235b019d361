import type { EntitySet } from '../model/entity-set.js';
import { badRequest } from '../model/answer.js';
import type { JsonObject } from '../model/json.js';
import { isJsonObject } from '../model/json.js';
import { bothVersions } from '../model/operation.js';
import { toRead, toWrite } from '../model/permissions.js';
import { graphTime } from '../tenant/graph-time.js';
import { builtinConfigurations } from './enrollment-builtins.js';
import { enrollmentTypes } from './enrollment-types.js';

const read = toRead('Configuration', 'ServiceConfig');
const write = toWrite('Configuration', 'ServiceConfig');

/** Enrollment configurations: one mixed collection, ordered by type, with built-in defaults. */
export const enrollmentConfigurations: EntitySet = {
  path: '/deviceManagement/deviceEnrollmentConfigurations',
  versions: bothVersions,
  declaredType: 'deviceEnrollmentConfiguration',
  types: enrollmentTypes,
  permissions: { list: read, get: read, create: write, update: write, delete: write },
  filterable: { deviceEnrollmentConfigurationType: ['eq'] },
  audit: { category: 'Enrollment', component: 'Enrollment' },
  assignments: {
    action: 'assign',
    bodyKey: 'enrollmentConfigurationAssignments',
    typeName: 'enrollmentConfigurationAssignment',
    permissions: { read, write },
  },
  priority: { action: 'setPriority', within: 'platformType', permissions: write },
  builtin: {
    is: ({ priority }) => priority === 0,
    keeps: ['displayName', 'description', 'roleScopeTagIds'],
  },
  quirks: {
    // The first version's number is a guess; built-in ones show 0.
    onCreate: (object, { now }) => ({ ...object, ...stamps(now()), createdDateTime: graphTime(now()), version: 1 }),
    checkUpdate: (_present, { windowsMobileRestriction: phone }) =>
      // What a public tool was answered in 2023 when it sent back what it had read.
      isJsonObject(phone) && phone.platformBlocked !== true
        ? badRequest('Windows Phone operations are no longer supported.')
        : undefined,
    onUpdate: (object, { now }) => ({ ...object, ...stamps(now()), version: Number(object.version) + 1 }),
  },
  seed: builtinConfigurations,
};

function stamps(now: Date): JsonObject {
  return { lastModifiedDateTime: graphTime(now) };
}
