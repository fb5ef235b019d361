import {
  boolean,
  complex,
  dateTime,
  type EntityType,
  flags,
  guid,
  int32,
  oneOf,
  type Properties,
  text,
  texts,
} from '../model/entity-type.js';
import { brandingOptions } from './notification-message-templates.js';

const readOnly = { readOnly: true } as const;

/** Values of `deviceEnrollmentConfigurationType` that objects have; the `default…` members are never used. */
type Kind =
  | 'limit'
  | 'platformRestrictions'
  | 'windowsHelloForBusiness'
  | 'windows10EnrollmentCompletionPageConfiguration'
  | 'windowsRestore'
  | 'deviceComanagementAuthorityConfiguration'
  | 'singlePlatformRestriction'
  | 'enrollmentNotificationsConfiguration';

/** Properties of every type. Documented samples send `priority` and `version`, but the service assigns both. */
function common(kind: Kind): Properties {
  return {
    displayName: text({ required: true }),
    description: text(),
    priority: int32(readOnly),
    createdDateTime: dateTime(readOnly),
    lastModifiedDateTime: dateTime(readOnly),
    version: int32(readOnly),
    roleScopeTagIds: texts({ beta: true, initial: ['0'] }),
    deviceEnrollmentConfigurationType: oneOf([kind], { beta: true, readOnly: true }),
  };
}

const pinUsage = oneOf(['allowed', 'required', 'disallowed']);
const enablement = oneOf(['notConfigured', 'enabled', 'disabled']);

const limit: EntityType = {
  name: 'deviceEnrollmentLimitConfiguration',
  properties: { ...common('limit'), limit: int32({ required: true, min: 1, max: 15 }) },
  atMost: 25,
  idSuffix: '_Limit',
};

const restriction = complex({
  platformBlocked: boolean(),
  personalDeviceEnrollmentBlocked: boolean(),
  osMinimumVersion: text(),
  osMaximumVersion: text(),
  blockedManufacturers: texts({ beta: true }),
  blockedSkus: texts({ beta: true }),
});
const betaRestriction = { ...restriction, beta: true } as const;

/** The tenant's default. The admin center no longer creates custom ones of this older type; Graph's answer is a guess. */
const platformRestrictions: EntityType = {
  name: 'deviceEnrollmentPlatformRestrictionsConfiguration',
  creatable: false,
  properties: {
    ...common('platformRestrictions'),
    iosRestriction: restriction,
    windowsRestriction: restriction,
    windowsMobileRestriction: restriction,
    androidRestriction: restriction,
    androidForWorkRestriction: betaRestriction,
    macOSRestriction: restriction,
    macRestriction: betaRestriction,
    tvosRestriction: betaRestriction,
    visionOSRestriction: betaRestriction,
    windowsHomeSkuRestriction: betaRestriction,
  },
};

/** A restriction for one platform. That the platform cannot be changed is a guess. */
const platformRestriction: EntityType = {
  name: 'deviceEnrollmentPlatformRestrictionConfiguration',
  beta: true,
  properties: {
    ...common('singlePlatformRestriction'),
    platformRestriction: restriction,
    platformType: oneOf(
      ['allPlatforms', 'ios', 'windows', 'windowsPhone', 'android', 'androidForWork', 'mac', 'linux'],
      { required: true, immutable: true },
    ),
  },
  atMost: 25,
  idSuffix: '_SinglePlatformRestriction',
};

const pinLength = { min: 4, max: 127 } as const;

/** If a body omits the PIN length, it is 6 to 127, as in the built-in object: a guess. */
const windowsHello: EntityType = {
  name: 'deviceEnrollmentWindowsHelloForBusinessConfiguration',
  idSuffix: '_WindowsHelloForBusiness',
  properties: {
    ...common('windowsHelloForBusiness'),
    pinMinimumLength: int32({ ...pinLength, initial: 6 }),
    pinMaximumLength: int32({ ...pinLength, initial: 127 }),
    pinUppercaseCharactersUsage: pinUsage,
    pinLowercaseCharactersUsage: pinUsage,
    pinSpecialCharactersUsage: pinUsage,
    state: enablement,
    securityDeviceRequired: boolean(),
    unlockWithBiometricsEnabled: boolean(),
    remotePassportEnabled: boolean(),
    pinPreviousBlockCount: int32({ min: 0, max: 50 }),
    pinExpirationInDays: int32({ min: 0, max: 730 }),
    enhancedBiometricsState: enablement,
    securityKeyForSignIn: { ...enablement, beta: true },
    enhancedSignInSecurity: int32({ beta: true }),
  },
};

/** The enrollment status page. A tool enforces the range of the timeout; that the service does is a guess. */
const completionPage: EntityType = {
  name: 'windows10EnrollmentCompletionPageConfiguration',
  idSuffix: '_Windows10EnrollmentCompletionPageConfiguration',
  properties: {
    ...common('windows10EnrollmentCompletionPageConfiguration'),
    allowNonBlockingAppInstallation: boolean(),
    showInstallationProgress: boolean({ beta: true }),
    blockDeviceSetupRetryByUser: boolean({ beta: true }),
    allowDeviceResetOnInstallFailure: boolean({ beta: true }),
    allowLogCollectionOnInstallFailure: boolean({ beta: true }),
    customErrorMessage: text({ beta: true, maxLength: 10_000 }),
    installProgressTimeoutInMinutes: int32({ beta: true, min: 1, max: 1440, initial: 60, nullable: true }),
    allowDeviceUseOnInstallFailure: boolean({ beta: true }),
    selectedMobileAppIds: texts({ beta: true }),
    trackInstallProgressForAutopilotOnly: boolean({ beta: true }),
    disableUserStatusTrackingAfterFirstUser: boolean({ beta: true }),
    installQualityUpdates: boolean({ beta: true }),
  },
};

const windowsRestore: EntityType = {
  name: 'windowsRestoreDeviceEnrollmentConfiguration',
  beta: true,
  creatable: false,
  properties: { ...common('windowsRestore'), state: enablement },
};

/** Co-management. The meaning of the authority's numbers, and the suffix of the ids, are guesses. */
const comanagement: EntityType = {
  name: 'deviceComanagementAuthorityConfiguration',
  beta: true,
  idSuffix: '_DeviceComanagementAuthorityConfiguration',
  properties: {
    ...common('deviceComanagementAuthorityConfiguration'),
    managedDeviceAuthority: int32(),
    installConfigurationManagerAgent: boolean(),
    configurationManagerAgentCommandLineArgument: text(),
  },
};

/** An enrollment notification. That the platform cannot be changed is a guess. */
const notification: EntityType = {
  name: 'deviceEnrollmentNotificationConfiguration',
  beta: true,
  idSuffix: '_EnrollmentNotificationsConfiguration',
  properties: {
    ...common('enrollmentNotificationsConfiguration'),
    platformType: oneOf(
      ['allPlatforms', 'ios', 'windows', 'windowsPhone', 'android', 'androidForWork', 'mac', 'linux'],
      { required: true, immutable: true },
    ),
    // A capture shows `0`, which is not a member of the enumeration.
    templateType: text({ readOnly: true }),
    notificationMessageTemplateId: guid({ readOnly: true }),
    notificationTemplates: texts(),
    brandingOptions: flags(brandingOptions),
    defaultLocale: text(),
  },
};

/** The types of enrollment configurations. */
export const enrollmentTypes: readonly EntityType[] = [
  limit,
  platformRestrictions,
  platformRestriction,
  windowsHello,
  completionPage,
  windowsRestore,
  comanagement,
  notification,
];
