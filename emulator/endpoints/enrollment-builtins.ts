import { type EntityType, initialOf, type Property } from '../model/entity-type.js';
import type { Json, JsonObject } from '../model/json.js';
import { unsetTime } from '../tenant/graph-time.js';
import type { Tenant } from '../tenant/tenant.js';
import { enrollmentTypes } from './enrollment-types.js';

const idSuffixes: Readonly<Record<string, string>> = {
  deviceEnrollmentLimitConfiguration: '_DefaultLimit',
  deviceEnrollmentPlatformRestrictionsConfiguration: '_DefaultPlatformRestrictions',
  deviceEnrollmentWindowsHelloForBusinessConfiguration: '_DefaultWindowsHelloForBusiness',
  windows10EnrollmentCompletionPageConfiguration: '_DefaultWindows10EnrollmentCompletionPageConfiguration',
  windowsRestoreDeviceEnrollmentConfiguration: '_WindowsRestore',
};

const noVersions = { osMinimumVersion: '', osMaximumVersion: '' };
const unrestricted = { platformBlocked: false, personalDeviceEnrollmentBlocked: false, ...noVersions };
const noLists = { blockedManufacturers: [], blockedSkus: [] };

/** Settings of built-in objects that differ from the zero value of their type. */
const settings: Readonly<Record<string, JsonObject>> = {
  // In a public capture of 2026-05, these have empty versions and the others null; Windows Phone is always blocked.
  deviceEnrollmentPlatformRestrictionsConfiguration: {
    iosRestriction: { ...unrestricted, ...noLists },
    windowsRestriction: { ...unrestricted, ...noLists },
    androidRestriction: { ...unrestricted, ...noLists },
    androidForWorkRestriction: { ...unrestricted, ...noLists },
    windowsMobileRestriction: { ...unrestricted, ...noLists, platformBlocked: true },
  },
  deviceEnrollmentWindowsHelloForBusinessConfiguration: { pinMinimumLength: 6, pinMaximumLength: 127 },
  windows10EnrollmentCompletionPageConfiguration: { installProgressTimeoutInMinutes: 60 },
};

/** The built-in enrollment configurations of a tenant, as in a capture of 2026-08. */
export function builtinConfigurations(tenant: Tenant): JsonObject[] {
  const types = enrollmentTypes.filter(({ name }) => name in idSuffixes);
  return types.map((type) => ({
    ...zeros(type),
    '@odata.type': `#microsoft.graph.${type.name}`,
    id: `${tenant.intuneAccountId}${idSuffixes[type.name] ?? ''}`,
    displayName: 'All users and all devices',
    description: descriptionOf(type),
    priority: 0,
    version: 0,
    createdDateTime: unsetTime,
    lastModifiedDateTime: unsetTime,
    roleScopeTagIds: [],
    ...settings[type.name],
    ...(type.name === 'deviceEnrollmentLimitConfiguration' && { limit: tenant.seed.defaultLimit }),
  }));
}

/** As recorded on a real tenant in July 2026 (graph2otel), and others in public exports. */
const described: Readonly<Record<string, string>> = {
  deviceEnrollmentLimitConfiguration: 'Device Limit Restriction applied with the lowest priority to all users',
  deviceEnrollmentPlatformRestrictionsConfiguration:
    'Device Type Restriction applied with the lowest priority to all users',
  deviceEnrollmentWindowsHelloForBusinessConfiguration:
    'Windows Hello for Business configuration applied with the lowest priority to all users',
  windows10EnrollmentCompletionPageConfiguration:
    'enrollment status screen configuration applied with the lowest priority to all users and all devices',
  windowsRestoreDeviceEnrollmentConfiguration:
    'Windows Restore configuration applied with the lowest priority to all users and all devices',
};

function descriptionOf({ name }: EntityType): string {
  return `This is the default ${described[name] ?? ''} regardless of group membership.`;
}

function zeros({ properties }: EntityType): JsonObject {
  return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, zero(property)]));
}

/** Complex settings of built-in objects are present, with all members at their zero value. */
function zero(property: Property): Json {
  if (!property.properties) return initialOf(property);
  return Object.fromEntries(Object.entries(property.properties).map(([name, member]) => [name, zero(member)]));
}
