import type { DepMacOSEnrollmentProfile } from '@microsoft/microsoft-graph-types-beta';

import {
  type AttributesOf,
  bool,
  cosmetic,
  defineResource,
  int,
  macOsProfileProblems,
  single,
  string,
} from '../../../core/index.js';
import { enrollmentPermissions } from '../enrollment-configuration.js';
import {
  depEnrollmentProfileAttributes,
  depEnrollmentProfiles,
  depOnboardingSettingId,
  screen,
  screens,
  skipKeys,
} from './dep-enrollment-profile-attributes.js';
import { profileDiagnostics } from './dep-enrollment-profile-check.js';

const leftToGraph = { optional: true, computed: true } as const;

const macOsScreens = {
  registrationDisabled: screen('the registration with Apple'),
  fileVaultDisabled: screen('FileVault'),
  iCloudDiagnosticsDisabled: screen('the consent to analyse iCloud data'),
  iCloudStorageDisabled: screen('documents and desktop in iCloud'),
  chooseYourLockScreenDisabled: screen('the lock screen'),
  accessibilityScreenDisabled: screen('accessibility'),
  autoUnlockWithWatchDisabled: screen('unlocking with an Apple Watch'),
};

/** Properties that the typings lack. `@microsoft/msgraph-beta-sdk` of 2026-09 has them. */
interface NewerProperties {
  readonly usePlatformSSODuringSetupAssistant?: boolean;
  readonly depProfileAdminAccountPasswordRotationSetting?: RotationSetting;
}

interface RotationSetting {
  readonly autoRotationPeriodInDays?: number;
  readonly depProfileDelayAutoRotationSetting?: DelaySetting;
}

interface DelaySetting {
  readonly onRetrievalAutoRotatePasswordEnabled?: boolean;
  readonly onRetrievalDelayAutoRotatePasswordInHours?: number;
}

const rotation = single({
  ...leftToGraph,
  doc: 'How often Intune changes the password of the administrator account.',
  attributes: {
    autoRotationPeriodInDays: int({
      required: true,
      min: 1,
      max: 180,
      unit: 'days',
      severity: { about: 'security', tighter: 'lower' },
      doc: 'Time between two password changes.',
    }),
    depProfileDelayAutoRotationSetting: single({
      doc: 'What happens after someone views the password.',
      attributes: {
        onRetrievalAutoRotatePasswordEnabled: bool({
          required: true,
          doc: 'Whether the password changes after it is viewed.',
        }),
        onRetrievalDelayAutoRotatePasswordInHours: int({
          required: true,
          min: 1,
          max: 24,
          unit: 'hours',
          doc: 'Time between viewing and the change.',
        }),
      } satisfies AttributesOf<DelaySetting>,
    }),
  } satisfies AttributesOf<RotationSetting>,
});

const attributes = {
  ...depEnrollmentProfileAttributes,
  supervisedModeEnabled: bool({
    ...leftToGraph,
    severity: { about: 'security', tighter: 'true' },
    doc: 'Whether the Mac is supervised. Every Mac that enrolls through ADE is. If omitted, Graph’s current value is kept.',
  }),
  waitForDeviceConfiguredConfirmation: bool({
    default: true,
    doc: 'Whether the Mac waits in Setup Assistant until its policies arrive (await final configuration).',
  }),
  autoAdvanceSetupEnabled: bool({
    default: false,
    doc: 'Whether the Mac completes Setup Assistant without a user. Requires `isMandatory`.',
  }),
  requestRequiresNetworkTether: bool({ ...leftToGraph, doc: 'Whether that requires a wired network.' }),
  usePlatformSSODuringSetupAssistant: bool({
    // Always sent: a value kept from the tenant could conflict with `configurationWebUrl`.
    default: false,
    doc: 'Whether users sign in with Platform SSO in Setup Assistant. Cannot be combined with `configurationWebUrl`.',
  }),
  skipPrimarySetupAccountCreation: bool({
    default: false,
    doc: 'Whether Setup Assistant skips creating the primary account.',
  }),
  setPrimarySetupAccountAsRegularUser: bool({
    default: true,
    severity: { about: 'security', tighter: 'true' },
    doc: 'Whether the primary account is a standard account. If `false`, the user is an administrator of the Mac.',
  }),
  dontAutoPopulatePrimaryAccountInfo: bool({
    default: false,
    doc: 'Whether the names of the primary account are left for the user to enter.',
  }),
  primaryAccountFullName: string({
    severity: cosmetic,
    doc: 'Full name of the primary account, such as `{{username}}`.',
  }),
  primaryAccountUserName: string({ doc: 'Account name of the primary account, such as `{{partialupn}}`.' }),
  enableRestrictEditing: bool({
    default: false,
    doc: 'Whether users cannot edit the prefilled names.',
  }),
  adminAccountUserName: string({
    severity: { about: 'security' },
    doc: 'Account name of a local administrator. If omitted, no administrator account is created.',
  }),
  adminAccountFullName: string({ severity: cosmetic, doc: 'Full name of the local administrator.' }),
  adminAccountPassword: string({
    writeOnly: { version: 'adminAccountPasswordVersion' },
    minLength: 1,
    doc: 'Password of the local administrator. Sent when `adminAccountPasswordVersion` changes, and never stored.',
  }),
  hideAdminAccount: bool({ default: false, doc: 'Whether the local administrator account is hidden.' }),
  depProfileAdminAccountPasswordRotationSetting: rotation,
  ...screens,
  ...macOsScreens,
  enabledSkipKeys: skipKeys(macOsScreens),
} satisfies AttributesOf<DepMacOSEnrollmentProfile & NewerProperties>;

/** ADE profile for Macs. */
export const depMacosEnrollmentProfile = defineResource({
  name: 'depMacosEnrollmentProfile',
  noun: 'ADE profile for macOS',
  doc:
    'How Macs of an ADE token enroll, which Setup Assistant screens users see, and which local accounts are created. ' +
    'Defaults are secure: enrollment is mandatory, users are standard users and cannot remove management, and devices ' +
    'wait until their policies arrive. A Mac gets the profile assigned in the admin center, otherwise the default ' +
    'profile (`intune_default_dep_enrollment_profile`). Enrolled Macs are not affected.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-enrollment-depmacosenrollmentprofile',
  shape: { kind: 'collection' },
  graph: { ...depEnrollmentProfiles, odataType: 'microsoft.graph.depMacOSEnrollmentProfile' },
  permissions: enrollmentPermissions,
  devices: { which: 'devices that enroll from now on; enrolled devices are not affected' },
  label: 'displayName',
  deletion: {
    loses: 'devices that have the profile need another one',
  },
  attributes: {
    depOnboardingSettingId,
    ...attributes,
    adminAccountPasswordVersion: string({
      local: true,
      doc: 'Any text that identifies the password. Changing it sends the password.',
    }),
  },
  validate: (config) => profileDiagnostics(macOsProfileProblems(config)),
  example: {
    declared: {
      depOnboardingSettingId: '11111111-2222-4333-8444-555555555555',
      displayName: 'Macs of staff',
      configurationWebUrl: true,
      registrationDisabled: true,
    },
    changed: {
      depOnboardingSettingId: '11111111-2222-4333-8444-555555555555',
      displayName: 'Macs in the lab',
      requiresUserAuthentication: false,
      autoAdvanceSetupEnabled: true,
      registrationDisabled: true,
      adminAccountUserName: 'admin',
      hideAdminAccount: true,
      depProfileAdminAccountPasswordRotationSetting: {
        autoRotationPeriodInDays: 30,
        depProfileDelayAutoRotationSetting: {
          onRetrievalAutoRotatePasswordEnabled: true,
          onRetrievalDelayAutoRotatePasswordInHours: 4,
        },
      },
    },
  },
});
