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
    doc: 'Whether the device is supervised, which many restrictions need. It cannot be changed for a device without wiping it.',
  }),
  awaitDeviceConfiguredConfirmation: bool({
    default: true,
    doc: 'Whether the device stays in the Setup Assistant until its policies are there (await final configuration).',
  }),
  waitForDeviceConfiguredConfirmation: bool({
    ...leftToGraph,
    doc: 'A newer property that Graph’s documents describe in the same words. Left as it is where it is not declared.',
  }),
  iTunesPairingMode: string({
    default: 'disallow',
    oneOf: ['disallow', 'allow', 'requiresCertificate'],
    valueDocs: {
      disallow: 'With no computer.',
      allow: 'With any computer.',
      requiresCertificate: 'With computers that have one of `managementCertificates`.',
    },
    severity: { about: 'security', tighter: ['allow', 'requiresCertificate', 'disallow'] },
    doc: 'Whether the device pairs with computers: with none, with any, or with those that have one of `managementCertificates`.',
  }),
  managementCertificates: setOf({
    default: [],
    doc: 'Certificates of the computers with Apple Configurator that the device pairs with.',
    attributes: {
      thumbprint: string({ required: true, minLength: 1, doc: 'Thumbprint of the certificate.' }),
      certificate: string({ required: true, minLength: 1, doc: 'The certificate, base64. It is not secret.' }),
    } satisfies AttributesOf<ManagementCertificateWithThumbprint>,
  }),
  companyPortalVppTokenId: string({
    format: 'id',
    doc: 'Id of the VPP token whose licence installs the Company Portal. Needs `enableAuthenticationViaCompanyPortal`.',
  }),
  enableSingleAppEnrollmentMode: bool({
    default: false,
    doc: 'Whether the device is locked to the Company Portal until the user has signed in. Needs `enableAuthenticationViaCompanyPortal` and `companyPortalVppTokenId`.',
  }),
  carrierActivationUrl: string({ doc: 'Address at the carrier that activates the eSIM.' }),
  enableSharedIPad: bool({ default: false, doc: 'Whether several users share an iPad (Shared iPad).' }),
  sharedIPadMaximumUserCount: int({
    ...leftToGraph,
    min: 0,
    unit: 'users',
    doc: 'How many users a shared iPad keeps at most.',
  }),
  forceTemporarySession: bool({ default: false, doc: 'Whether a shared iPad has guest sessions only.' }),
  temporarySessionTimeoutInSeconds: int({
    ...seconds,
    doc: 'Idle time after which a guest is signed out of a shared iPad.',
  }),
  userSessionTimeoutInSeconds: int({ ...seconds, doc: 'Idle time after which a user is signed out of a shared iPad.' }),
  passcodeLockGracePeriodInSeconds: int({
    ...seconds,
    severity: { about: 'security', tighter: 'lower' },
    doc: 'Time after which a locked shared iPad asks for the passcode.',
  }),
  userlessSharedAadModeEnabled: bool({
    default: false,
    doc: 'Whether the device is in Entra shared device mode: users sign in to and out of apps, not of the device.',
    source:
      'https://learn.microsoft.com/intune/intune-service/enrollment/automated-device-enrollment-shared-device-mode',
  }),
  ...screens,
  ...iosScreens,
  enabledSkipKeys: skipKeys(iosScreens),
} satisfies AttributesOf<DepIOSEnrollmentProfile>;

/** ADE profile of iPhones and iPads. */
export const depIosEnrollmentProfile = defineResource({
  name: 'depIosEnrollmentProfile',
  noun: 'ADE profile for iOS',
  doc:
    'How iPhones and iPads of an ADE token enroll, and which screens of the Setup Assistant their users see. Secure by ' +
    'default: supervised, mandatory, not to be removed by the user, held back until policies are there, no pairing with ' +
    'computers. A device takes the profile that it was given in the admin center, or else the default one ' +
    '(`intune_default_dep_enrollment_profile`); enrolled devices keep what they got.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-enrollment-depiosenrollmentprofile',
  shape: { kind: 'collection' },
  graph: { ...depEnrollmentProfiles, odataType: 'microsoft.graph.depIOSEnrollmentProfile' },
  permissions: enrollmentPermissions,
  devices: { which: 'devices that enroll from now on; enrolled ones stay as they are' },
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

/** A GUID of zeros stands for no token. */
function withoutVppToken(profile: JsonObject): JsonObject {
  return profile.companyPortalVppTokenId === noVppToken ? { ...profile, companyPortalVppTokenId: null } : profile;
}
