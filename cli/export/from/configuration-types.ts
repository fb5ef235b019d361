import { type JsonObject, textOf } from '../../../core/index.js';

/** Type in v1.0 of a configuration whose type exists only in beta, in lower case. */
export const baseConfiguration = 'microsoft.graph.deviceenrollmentconfiguration';

/**
 * Types by `deviceEnrollmentConfigurationType`, in lower case. Ids have the same suffix. For default objects, it starts
 * with `default`.
 *
 * @see https://learn.microsoft.com/graph/api/resources/intune-onboarding-deviceenrollmentconfigurationtype
 */
const types: ReadonlyMap<string, string> = new Map(
  Object.entries({
    limit: 'deviceEnrollmentLimitConfiguration',
    platformrestrictions: 'deviceEnrollmentPlatformRestrictionsConfiguration',
    singleplatformrestriction: 'deviceEnrollmentPlatformRestrictionConfiguration',
    windows10enrollmentcompletionpageconfiguration: 'windows10EnrollmentCompletionPageConfiguration',
    windowshelloforbusiness: 'deviceEnrollmentWindowsHelloForBusinessConfiguration',
    devicecomanagementauthorityconfiguration: 'deviceComanagementAuthorityConfiguration',
    enrollmentnotificationsconfiguration: 'deviceEnrollmentNotificationConfiguration',
    windowsrestore: 'windowsRestoreDeviceEnrollmentConfiguration',
  }),
);

/** The type of an enrollment configuration without a type member, without `#`. */
export function configurationType({ id, deviceEnrollmentConfigurationType }: JsonObject): string | undefined {
  const kind = textOf(deviceEnrollmentConfigurationType) ?? undefined;
  const suffix = /_([a-z0-9]+)$/iu.exec(textOf(id) ?? '')?.[1];
  const name = [kind, suffix]
    .map((word) => types.get(word?.toLowerCase().replace(/^default/u, '') ?? ''))
    .find((known) => known !== undefined);
  return name === undefined ? undefined : `microsoft.graph.${name}`;
}

/** Properties of every Apple enrollment profile; those of Automated Device Enrollment have more. */
const plainProfile: ReadonlySet<string> = new Set([
  ...['id', 'displayName', 'description', 'requiresUserAuthentication', 'configurationEndpointUrl'],
  ...['enableAuthenticationViaCompanyPortal', 'requireCompanyPortalOnSetupAssistantEnrolledDevices'],
]);

/**
 * The type of an object from Graph without a type member: Graph omits it if the object has the declared type of the
 * collection. Of the collections with several types, only one has objects of the declared type: profiles of Apple
 * Configurator.
 *
 * @see https://learn.microsoft.com/graph/api/resources/intune-enrollment-enrollmentprofile
 */
export function declaredType(object: JsonObject, graphPath: string | undefined): string | undefined {
  const isProfile =
    /\/enrollmentProfiles(?:\/|$)/iu.test(graphPath ?? '') && textOf(object.configurationEndpointUrl) !== null;
  const names = Object.keys(object).filter((name) => !name.includes('@'));
  return isProfile && names.every((name) => plainProfile.has(name)) ? 'microsoft.graph.enrollmentProfile' : undefined;
}
