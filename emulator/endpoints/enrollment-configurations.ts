import { intuneAdministrator } from '../identities.js';
import { type Answer, badRequest, refuse } from '../model/answer.js';
import type { EntitySet } from '../model/entity-set.js';
import { isJsonObject, type JsonObject, textOf } from '../model/json.js';
import { bothVersions, type Call } from '../model/operation.js';
import { toRead, toWrite } from '../model/permissions.js';
import { graphTime } from '../tenant/graph-time.js';
import type { Tenant } from '../tenant/tenant.js';
import { builtinConfigurations } from './enrollment-builtins.js';
import { checkTemplates, withoutTemplates, withTemplates } from './enrollment-notifications.js';
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
  // `priority eq 0` finds the defaults; `isof(…)` is refused (terraform-provider-microsoft365wp 0.18.1).
  filterable: { deviceEnrollmentConfigurationType: ['eq'], priority: ['eq'] },
  audit: { category: 'Enrollment', component: 'Enrollment' },
  assignments: {
    action: 'assign',
    bodyKey: 'enrollmentConfigurationAssignments',
    typeName: 'enrollmentConfigurationAssignment',
    singles: false,
    permissions: { read, write },
  },
  priority: { action: 'setPriority', within: 'platformType', gaps: true, permissions: write },
  builtin: {
    is: ({ priority }) => priority === 0,
    keeps: ['displayName', 'description', 'roleScopeTagIds'],
    assignedTo: 'allDevicesAssignmentTarget',
  },
  quirks: {
    checkActor: checkRestriction,
    // The initial version number is a guess; built-in configurations have 0.
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
    checkObject: checkApps,
  },
  seed: builtinConfigurations,
};

/**
 * Platform restrictions, default and custom, can only be written by users with an Intune administrator role, or by an
 * application with that Microsoft Entra role (reports from 2024 to 2026; Microsoft stated that this will not change).
 * One report disputes that the role helps, so it is a switch.
 */
function checkRestriction(object: JsonObject, { actor, tenant }: Call): Answer | undefined {
  if (!/PlatformRestrictions?Configuration$/u.test(textOf(object['@odata.type'])) || actor.kind !== 'application') {
    return undefined;
  }
  const { switches } = tenant;
  if (!switches.restrictionsByPeopleOnly && actor.directoryRoles.includes(intuneAdministrator)) return undefined;
  return refuse(403, 'Forbidden', 'Tenant is not Global Admin or Intune Service Admin. Operation is restricted.');
}

/** A report of 2025 quotes the message. */
function checkApps({ selectedMobileAppIds: ids }: JsonObject, tenant: Tenant): Answer | undefined {
  if (!tenant.switches.unknownAppsRefused || !Array.isArray(ids)) return undefined;
  const apps = tenant.objects('/deviceAppManagement/mobileApps');
  const unknown = (ids as readonly string[]).find((id) => !apps.has(id.toLowerCase()));
  return unknown === undefined ? undefined : badRequest(`App with id '${unknown}' not found.`);
}

/** The answer that a public tool got in 2023 when it sent the values that it had read. */
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
