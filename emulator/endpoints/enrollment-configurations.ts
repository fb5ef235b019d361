import type { EntitySet } from '../model/entity-set.js';
import type { Answer } from '../model/answer.js';
import { badRequest } from '../model/answer.js';
import type { JsonObject } from '../model/json.js';
import { isJsonObject } from '../model/json.js';
import { bothVersions } from '../model/operation.js';
import { toRead, toWrite } from '../model/permissions.js';
import { graphTime } from '../tenant/graph-time.js';
import { builtinConfigurations } from './enrollment-builtins.js';
import { checkTemplates, withTemplates, withoutTemplates } from './enrollment-notifications.js';
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
    onCreate: (object, tenant) => {
      const now = tenant.now();
      const made = { ...object, ...stamps(now), createdDateTime: graphTime(now), version: 1 };
      return isNotification(object) ? withTemplates(made, { present: {}, tenant }) : made;
    },
    checkCreate: (object) => checkTemplates({}, object),
    checkUpdate: (present, changes) => checkPhone(changes) ?? checkTemplates(present, changes),
    onUpdate: (object, tenant, present) => {
      const changed = { ...object, ...stamps(tenant.now()), version: Number(object.version) + 1 };
      return isNotification(object) ? withTemplates(changed, { present, tenant }) : changed;
    },
    afterDelete: withoutTemplates,
  },
  seed: builtinConfigurations,
};

/** What a public tool was answered in 2023 when it sent back what it had read. */
function checkPhone({ windowsMobileRestriction: phone }: JsonObject): Answer | undefined {
  return isJsonObject(phone) && phone.platformBlocked !== true
    ? badRequest('Windows Phone operations are no longer supported.')
    : undefined;
}

function isNotification(object: JsonObject): boolean {
  return object['@odata.type'] === '#microsoft.graph.deviceEnrollmentNotificationConfiguration';
}

function stamps(now: Date): JsonObject {
  return { lastModifiedDateTime: graphTime(now) };
}
