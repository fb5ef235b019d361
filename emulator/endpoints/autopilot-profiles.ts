import { assignmentsPath } from '../engine/assignment-view.js';
import { type Answer, badRequest } from '../model/answer.js';
import { type EntitySet, idOf } from '../model/entity-set.js';
import {
  boolean,
  complex,
  dateTime,
  type EntityType,
  int32,
  oneOf,
  type Properties,
  text,
  texts,
} from '../model/entity-type.js';
import { isJsonObject, type Json, type JsonObject } from '../model/json.js';
import { betaOnly } from '../model/operation.js';
import { toRead, toWrite } from '../model/permissions.js';
import { graphTime } from '../tenant/graph-time.js';
import type { Tenant } from '../tenant/tenant.js';

const read = toRead('ServiceConfig');
const write = toWrite('ServiceConfig');

const usage = { deviceUsageType: oneOf(['singleUser', 'shared']), userType: oneOf(['administrator', 'standard']) };

/** Since May 2024, the service accepts only the newer names. That it ignores the older ones instead of refusing them is a guess. */
const older: Properties = {
  language: text({ readOnly: true }),
  extractHardwareHash: boolean({ readOnly: true }),
  enableWhiteGlove: boolean({ readOnly: true }),
  outOfBoxExperienceSettings: complex(
    {
      ...usage,
      hidePrivacySettings: boolean(),
      hideEULA: boolean(),
      skipKeyboardSelectionPage: boolean(),
      hideEscapeLink: boolean(),
    },
    { readOnly: true },
  ),
};

const properties: Properties = {
  displayName: text({ required: true, maxLength: 200 }),
  description: text({ maxLength: 1500 }),
  locale: text({ initial: 'os-default' }),
  createdDateTime: dateTime({ readOnly: true }),
  lastModifiedDateTime: dateTime({ readOnly: true }),
  outOfBoxExperienceSetting: complex({
    ...usage,
    privacySettingsHidden: boolean(),
    eulaHidden: boolean(),
    keyboardSelectionPageSkipped: boolean(),
    escapeLinkHidden: boolean(),
  }),
  enrollmentStatusScreenSettings: complex({
    hideInstallationProgress: boolean(),
    allowDeviceUseBeforeProfileAndAppInstallComplete: boolean(),
    blockDeviceSetupRetryByUser: boolean(),
    allowLogCollectionOnInstallFailure: boolean(),
    customErrorMessage: text(),
    installProgressTimeoutInMinutes: int32(),
    allowDeviceUseOnInstallFailure: boolean(),
  }),
  hardwareHashExtractionEnabled: boolean({ nullable: true, initial: false }),
  deviceNameTemplate: text(),
  deviceType: oneOf(['windowsPc', 'holoLens', 'surfaceHub2', 'surfaceHub2S', 'virtualMachine']),
  preprovisioningAllowed: boolean({ nullable: true, initial: false }),
  roleScopeTagIds: texts({ initial: ['0'] }),
  managementServiceAppId: text(),
  ...older,
};

const types: readonly EntityType[] = [
  { name: 'azureADWindowsAutopilotDeploymentProfile', properties },
  {
    name: 'activeDirectoryWindowsAutopilotDeploymentProfile',
    properties: { ...properties, hybridAzureADJoinSkipConnectivityCheck: boolean() },
  },
];

/** Autopilot deployment profiles, with individual assignments. The documented forbidden characters in names are refused. */
export const autopilotProfiles: EntitySet = {
  path: '/deviceManagement/windowsAutopilotDeploymentProfiles',
  versions: betaOnly,
  declaredType: 'windowsAutopilotDeploymentProfile',
  types,
  permissions: { list: read, get: read, create: write, update: write, delete: write },
  // Filters of terraform-provider-microsoft365wp 0.18.1, also within `not(…)`.
  filterable: { id: ['eq'], displayName: ['eq'], '@odata.type': ['isof'], $filter: ['not'] },
  audit: { category: 'Enrollment', component: 'Enrollment' },
  assignments: {
    idSuffix: '_0',
    typeName: 'windowsAutopilotDeploymentProfileAssignment',
    permissions: { read, write },
  },
  quirks: {
    beforeCreate: (body, { switches }) =>
      switches.localeLostOnPost && body.locale === '' ? { ...body, locale: 'os-default' } : body,
    checkAssignment: checkAllDevices,
    show: withTwins,
    onCreate: (object, tenant) => ({ ...touched(object, tenant), createdDateTime: graphTime(tenant.now()) }),
    onUpdate: touched,
    checkObject: ({ displayName }) =>
      /[!#%^*)(\-+;'><]/u.test(typeof displayName === 'string' ? displayName : '')
        ? badRequest("'displayName' has characters that are not allowed.")
        : undefined,
    // That an assigned profile cannot be deleted, and the refusal, are guesses.
    checkDelete: (object, tenant) =>
      tenant.objects(assignmentsPath(autopilotProfiles, idOf(object))).size > 0
        ? badRequest('The profile is assigned and cannot be deleted.')
        : undefined,
  },
};

/** Reads return both sets of names with equal values (recorded on a real tenant in July 2026, graph2otel). */
function withTwins(profile: JsonObject): JsonObject {
  const given = profile.outOfBoxExperienceSetting;
  const settings = isJsonObject(given) ? given : undefined;
  return {
    ...profile,
    language: profile.locale,
    extractHardwareHash: profile.hardwareHashExtractionEnabled ?? false,
    enableWhiteGlove: profile.preprovisioningAllowed ?? false,
    outOfBoxExperienceSettings: settings
      ? {
          deviceUsageType: settings.deviceUsageType,
          userType: settings.userType,
          hidePrivacySettings: settings.privacySettingsHidden,
          hideEULA: settings.eulaHidden,
          skipKeyboardSelectionPage: settings.keyboardSelectionPageSkipped,
          hideEscapeLink: settings.escapeLinkHidden,
        }
      : null,
  };
}

/** A report of 2024 quotes the message. */
function checkAllDevices(owner: JsonObject, target: JsonObject, tenant: Tenant): Answer | undefined {
  if (!tenant.switches.oneAutopilotProfileForAll || !isAllDevices(target)) return undefined;
  const other = [...tenant.objects(autopilotProfiles.path).values()].find(
    (profile) =>
      profile.id !== owner.id &&
      [...tenant.objects(assignmentsPath(autopilotProfiles, idOf(profile))).values()].some((one) =>
        isAllDevices(one.target),
      ),
  );
  return other && badRequest(`Another Profile ${idOf(other)} is already assigned to All Devices.`);
}

function isAllDevices(target: Json | undefined): boolean {
  return isJsonObject(target) && target['@odata.type'] === '#microsoft.graph.allDevicesAssignmentTarget';
}

function touched(object: JsonObject, { now }: Tenant): JsonObject {
  return { ...object, lastModifiedDateTime: graphTime(now()) };
}
