import { type JsonObject, textOf } from '../../../core/index.js';

/** Type that v1.0 gives a configuration of a type that only beta has, in lower case. */
export const baseConfiguration = 'microsoft.graph.deviceenrollmentconfiguration';

/**
 * Types by `deviceEnrollmentConfigurationType`, in lower case. Ids end with the same words. Those of default objects begin with
 * `default` there.
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

/** The type of an enrollment configuration that does not name it, without `#`. */
export function configurationType({ id, deviceEnrollmentConfigurationType }: JsonObject): string | undefined {
  const kind = textOf(deviceEnrollmentConfigurationType) ?? undefined;
  const suffix = /_([a-z0-9]+)$/iu.exec(textOf(id) ?? '')?.[1];
  const name = [kind, suffix]
    .map((word) => types.get(word?.toLowerCase().replace(/^default/u, '') ?? ''))
    .find((known) => known !== undefined);
  return name === undefined ? undefined : `microsoft.graph.${name}`;
}

/** What every enrollment profile of Apple has; those of Automated Device Enrollment have more. */
const plainProfile: ReadonlySet<string> = new Set([
  ...['id', 'displayName', 'description', 'requiresUserAuthentication', 'configurationEndpointUrl'],
  ...['enableAuthenticationViaCompanyPortal', 'requireCompanyPortalOnSetupAssistantEnrolledDevices'],
]);

/**
 * The type of an object without one that Graph itself gave: it writes none where an object is of the type that the collection
 * has. Of the collections of several types only one has objects of that type: profiles of the Apple Configurator.
 *
 * @see https://learn.microsoft.com/graph/api/resources/intune-enrollment-enrollmentprofile
 */
export function declaredType(object: JsonObject, graphPath: string | undefined): string | undefined {
  const isProfile =
    /\/enrollmentProfiles(?:\/|$)/iu.test(graphPath ?? '') && textOf(object.configurationEndpointUrl) !== null;
  const names = Object.keys(object).filter((name) => !name.includes('@'));
  return isProfile && names.every((name) => plainProfile.has(name)) ? 'microsoft.graph.enrollmentProfile' : undefined;
}
