import type { Value, ValueObject } from '../../../core/index.js';

/** Rows of one reason, for several attributes. */
function because(why: string, ...keys: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(keys.map((key) => [key, why]));
}

/** Attributes of several definitions, or of several members. */
function each(owners: readonly string[], attributes: readonly string[]): readonly string[] {
  return owners.flatMap((owner) => attributes.map((attribute) => `${owner}.${attribute}`));
}

const restriction = 'defaultDeviceEnrollmentPlatformRestrictions';
const otherThanAndroid = ['ios', 'macOS', 'tvos', 'visionOS', 'windowsHomeSku', 'windows'];

/** Attributes of a resource that a declaration cannot express, as `definition.attribute`, with the reason. */
export const explained: Readonly<Record<string, string>> = {
  ...because(
    'the order of the list is the priority',
    ...each(
      [
        'deviceEnrollmentLimit',
        'enrollmentStatusPage',
        'windowsHelloForBusiness',
        'deviceComanagementAuthority',
        'appleUserInitiatedEnrollmentProfile',
      ],
      ['priority'],
    ),
  ),
  ...because(
    'Intune offers no assignment filter for it',
    ...each(
      [
        'appleUserInitiatedEnrollmentProfile',
        'brandingProfile',
        'deviceComanagementAuthority',
        'deviceEnrollmentLimit',
        'enrollmentNotification',
        'roleScopeTag',
        'termsAndConditions',
        'windowsAutopilotDevicePreparationPolicy',
        'windowsAutopilotDeploymentProfile',
        'windowsAutopilotHybridDeploymentProfile',
        'windowsHelloForBusiness',
      ],
      ['assignments.filter'],
    ),
  ),
  ...because(
    'Intune offers only users as targets of it',
    ...each(
      [
        'appleUserInitiatedEnrollmentProfile',
        'brandingProfile',
        'deviceEnrollmentLimit',
        'enrollmentNotification',
        'roleScopeTag',
        'termsAndConditions',
      ],
      ['assignments.allDevices'],
    ),
  ),
  ...because(
    'Intune offers no excluded groups for it',
    ...each(
      [
        'appleUserInitiatedEnrollmentProfile',
        'brandingProfile',
        'enrollmentNotification',
        'roleScopeTag',
        'termsAndConditions',
      ],
      ['assignments.exclusionGroup'],
    ),
  ),
  ...because(
    'the token below which the policy is declared says it',
    'depVisionosEnrollmentPolicy.depOnboardingSettingId',
  ),
  ...because('a scope tag is assigned to groups alone', 'roleScopeTag.assignments.allLicensedUsers'),
  ...because(
    'only Android restrictions block manufacturers',
    ...each(
      otherThanAndroid.map((platform) => `${restriction}.${platform}Restriction`),
      ['blockedManufacturers'],
    ),
  ),
  ...because(
    'the platform has no versions in restrictions',
    ...each(
      ['macOS', 'tvos', 'visionOS', 'windowsHomeSku'].map((platform) => `${restriction}.${platform}Restriction`),
      ['osMinimumVersion', 'osMaximumVersion'],
    ),
  ),
  ...because(
    'the older name of macOSRestriction; a declaration has one for both',
    `${restriction}.macRestriction`,
    ...each(
      [`${restriction}.macRestriction`],
      [
        'blockedManufacturers',
        'blockedSkus',
        'osMaximumVersion',
        'osMinimumVersion',
        'personalDeviceEnrollmentBlocked',
        'platformBlocked',
      ],
    ),
  ),
  ...because(
    'the serial number is read from the certificate file',
    'applePushNotificationCertificate.certificateSerialNumber',
  ),
  ...because(
    'it is bound, or the section says nothing of it',
    'androidManagedStoreAccountEnterpriseSettings.bindStatus',
  ),
  ...because('only a consent that was given can be asserted', 'appleDataSharingConsent.granted'),
  ...because('Apple knows one value on Macs', 'depMacosEnrollmentProfile.isMandatory'),
};

/** Values of members for which random values are rarely valid. */
export const wellFormed: Readonly<Record<string, readonly Value[]>> = {
  osMinimumVersion: ['10.0'],
  osMaximumVersion: ['27.0'],
  localizedNotificationMessages: [
    [{ locale: 'en-US', isDefault: true, subject: 'A', messageTemplate: 'B' }],
    [{ locale: 'de-DE', isDefault: true, subject: 'A', messageTemplate: 'B' }],
  ],
};

/** What an attribute requires to be declared at all. */
export const beside: Readonly<Record<string, ValueObject>> = {
  'androidManagedStoreAccountEnterpriseSettings.enrollmentTarget': { bindStatus: 'bound', targetGroupIds: null },
  'depIosEnrollmentProfile.companyPortalVppTokenId': { enableAuthenticationViaCompanyPortal: true },
  'depIosEnrollmentProfile.enableSingleAppEnrollmentMode': {
    enableAuthenticationViaCompanyPortal: true,
    companyPortalVppTokenId: '11111111-2222-4333-8444-555555555555',
  },
  'depMacosEnrollmentProfile.usePlatformSSODuringSetupAssistant': { configurationWebUrl: false },
  'deviceEnrollmentPlatformRestriction.platformRestriction.blockedManufacturers': { platformType: 'android' },
  'mobileAppManagementPolicy.includedGroups': { appliesTo: 'selected' },
  'mobileDeviceManagementPolicy.appliesTo': { includedGroups: null },
};
