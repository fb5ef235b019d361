import type {
  DepIOSEnrollmentProfile,
  ManagementCertificateWithThumbprint,
} from '@microsoft/microsoft-graph-types-beta';

import {
  type AttributesOf,
  bool,
  defineResource,
  int,
  iosProfileProblems,
  type JsonObject,
  setOf,
  string,
} from '../../../core/index.js';
import { enrollmentPermissions } from '../enrollment-configuration.js';
import {
  depEnrollmentProfileAttributes,
  depEnrollmentProfiles,
  depOnboardingSettingId,
  noVppToken,
  screen,
  screens,
  skipKeys,
} from './dep-enrollment-profile-attributes.js';
import { profileDiagnostics } from './dep-enrollment-profile-check.js';

const leftToGraph = { optional: true, computed: true } as const;
const seconds = { ...leftToGraph, min: 0, unit: 'seconds' } as const;

const iosScreens = {
  restoreFromAndroidDisabled: screen('moving data from an Android device'),
  homeButtonScreenDisabled: screen('the sensitivity of the home button'),
  iMessageAndFaceTimeScreenDisabled: screen('iMessage and FaceTime'),
  onBoardingScreenDisabled: screen('the introduction for new users'),
  simSetupScreenDisabled: screen('the mobile plan'),
  softwareUpdateScreenDisabled: screen('the software update'),
  watchMigrationScreenDisabled: screen('moving an Apple Watch'),
  appearanceScreenDisabled: screen('the appearance'),
  expressLanguageScreenDisabled: screen('the express choice of a language'),
  preferredLanguageScreenDisabled: screen('the preferred languages'),
  deviceToDeviceMigrationDisabled: screen('moving data from another iPhone or iPad'),
  welcomeScreenDisabled: screen('the welcome'),
  restoreCompletedScreenDisabled: screen('the end of a restore'),
  updateCompleteScreenDisabled: screen('the end of an update'),
};

const attributes = {
  ...depEnrollmentProfileAttributes,
  supervisedModeEnabled: bool({
    default: true,
    severity: { about: 'security', tighter: 'true' },
    doc: 'Whether the device is supervised, which many restrictions require. Changing it takes effect on a device only after a wipe.',
  }),
  awaitDeviceConfiguredConfirmation: bool({
    default: true,
    doc: 'Whether the device waits in Setup Assistant until its policies arrive (await final configuration).',
  }),
  waitForDeviceConfiguredConfirmation: bool({
    ...leftToGraph,
    doc: 'A newer property that the Graph documentation describes in the same words. If omitted, the current value is kept.',
  }),
  iTunesPairingMode: string({
    default: 'disallow',
    oneOf: ['disallow', 'allow', 'requiresCertificate'],
    valueDocs: {
      disallow: 'None.',
      allow: 'Any computer.',
      requiresCertificate: 'Computers with one of `managementCertificates`.',
    },
    severity: { about: 'security', tighter: ['allow', 'requiresCertificate', 'disallow'] },
    doc: 'Which computers the device can pair with: none, any, or those with one of `managementCertificates`.',
  }),
  managementCertificates: setOf({
    default: [],
    doc: 'Certificates of the Apple Configurator computers that the device can pair with.',
    attributes: {
      thumbprint: string({ required: true, minLength: 1, doc: 'Thumbprint of the certificate.' }),
      certificate: string({
        required: true,
        minLength: 1,
        doc: 'The certificate, Base64-encoded. It is not a secret.',
      }),
    } satisfies AttributesOf<ManagementCertificateWithThumbprint>,
  }),
  companyPortalVppTokenId: string({
    format: 'id',
    doc: 'Id of the VPP token whose license installs Company Portal. Requires `enableAuthenticationViaCompanyPortal`.',
  }),
  enableSingleAppEnrollmentMode: bool({
    default: false,
    doc: 'Whether the device is locked to Company Portal until the user signs in. Requires `enableAuthenticationViaCompanyPortal` and `companyPortalVppTokenId`.',
  }),
  carrierActivationUrl: string({ doc: 'Carrier URL that activates the eSIM.' }),
  enableSharedIPad: bool({ default: false, doc: 'Whether several users share an iPad (Shared iPad).' }),
  sharedIPadMaximumUserCount: int({
    ...leftToGraph,
    min: 0,
    unit: 'users',
    doc: 'Maximum number of users that a shared iPad keeps.',
  }),
  forceTemporarySession: bool({ default: false, doc: 'Whether a shared iPad allows guest sessions only.' }),
  temporarySessionTimeoutInSeconds: int({
    ...seconds,
    doc: 'Idle time after which a shared iPad signs a guest out.',
  }),
  userSessionTimeoutInSeconds: int({ ...seconds, doc: 'Idle time after which a shared iPad signs a user out.' }),
  passcodeLockGracePeriodInSeconds: int({
    ...seconds,
    severity: { about: 'security', tighter: 'lower' },
    doc: 'Time after which a locked shared iPad requires the passcode.',
  }),
  userlessSharedAadModeEnabled: bool({
    default: false,
    doc: 'Whether the device is in Microsoft Entra shared device mode, where users sign in to apps instead of the device.',
    source:
      'https://learn.microsoft.com/intune/intune-service/enrollment/automated-device-enrollment-shared-device-mode',
  }),
  ...screens,
  ...iosScreens,
  enabledSkipKeys: skipKeys(iosScreens),
} satisfies AttributesOf<DepIOSEnrollmentProfile>;

/** ADE profile for iPhones and iPads. */
export const depIosEnrollmentProfile = defineResource({
  name: 'depIosEnrollmentProfile',
  noun: 'ADE profile for iOS',
  doc:
    'How iPhones and iPads of an ADE token enroll, and which Setup Assistant screens users see. Defaults are secure: ' +
    'devices are supervised and cannot pair with computers, enrollment is mandatory, users cannot remove management, and ' +
    'devices wait until their policies arrive. A device gets the profile assigned in the admin center, otherwise the ' +
    'default profile (`intune_default_dep_enrollment_profile`). Enrolled devices are not affected.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-enrollment-depiosenrollmentprofile',
  shape: { kind: 'collection' },
  graph: { ...depEnrollmentProfiles, odataType: 'microsoft.graph.depIOSEnrollmentProfile' },
  permissions: enrollmentPermissions,
  devices: { which: 'devices that enroll from now on; enrolled devices are not affected' },
  label: 'displayName',
  deletion: {
    loses: 'devices that have the profile need another one',
  },
  attributes: { depOnboardingSettingId, ...attributes },
  quirks: { afterRead: withoutVppToken },
  validate: (config) => profileDiagnostics(iosProfileProblems(config)),
  example: {
    declared: {
      depOnboardingSettingId: '11111111-2222-4333-8444-555555555555',
      displayName: 'iPhones of staff',
      configurationWebUrl: true,
      supportDepartment: 'Service desk',
      appleIdDisabled: true,
      siriDisabled: true,
    },
    changed: {
      depOnboardingSettingId: '11111111-2222-4333-8444-555555555555',
      displayName: 'iPads of classes',
      requiresUserAuthentication: false,
      enableSharedIPad: true,
      sharedIPadMaximumUserCount: 10,
      supportDepartment: 'Service desk',
      appleIdDisabled: false,
      siriDisabled: true,
      enabledSkipKeys: ['Intelligence'],
    },
  },
});

/** Removes the all-zero GUID, which means no token. */
function withoutVppToken(profile: JsonObject): JsonObject {
  return profile.companyPortalVppTokenId === noVppToken ? { ...profile, companyPortalVppTokenId: null } : profile;
}
