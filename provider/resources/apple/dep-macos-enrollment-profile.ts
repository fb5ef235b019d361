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

/** Properties that the typings do not have yet; those of `@microsoft/msgraph-beta-sdk` of 2026-09 do. */
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
  doc: 'How often Intune changes the password of the administrator’s account.',
  attributes: {
    autoRotationPeriodInDays: int({
      required: true,
      min: 1,
      max: 180,
      unit: 'days',
      severity: { about: 'security', tighter: 'lower' },
      doc: 'Time between two passwords.',
    }),
    depProfileDelayAutoRotationSetting: single({
      doc: 'What happens when somebody has looked at the password.',
      attributes: {
        onRetrievalAutoRotatePasswordEnabled: bool({ required: true, doc: 'Whether it is changed then.' }),
        onRetrievalDelayAutoRotatePasswordInHours: int({
          required: true,
          min: 1,
          max: 24,
          unit: 'hours',
          doc: 'How long after that.',
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
    doc: 'Whether the Mac is supervised. Every Mac that enrolls through ADE is; left as Graph has it where it is not declared.',
  }),
  waitForDeviceConfiguredConfirmation: bool({
    default: true,
    doc: 'Whether the Mac stays in the Setup Assistant until its policies are there (await final configuration).',
  }),
  autoAdvanceSetupEnabled: bool({
    default: false,
    doc: 'Whether the Mac goes through the Setup Assistant by itself. Needs `isMandatory`.',
  }),
  requestRequiresNetworkTether: bool({ ...leftToGraph, doc: 'Whether the Mac needs a wired network for it.' }),
  usePlatformSSODuringSetupAssistant: bool({
    // Said in every profile: left as the tenant has it, it would get in the way of `configurationWebUrl`.
    default: false,
    doc: 'Whether users sign in with Platform SSO in the Setup Assistant. Excludes `configurationWebUrl`.',
  }),
  skipPrimarySetupAccountCreation: bool({
    default: false,
    doc: 'Whether the Setup Assistant leaves out the account of the user (the primary account).',
  }),
  setPrimarySetupAccountAsRegularUser: bool({
    default: true,
    severity: { about: 'security', tighter: 'true' },
    doc: 'Whether the user’s account is a standard one. False: the user is an administrator of the Mac.',
  }),
  dontAutoPopulatePrimaryAccountInfo: bool({
    default: false,
    doc: 'Whether the names of the user’s account are left for the user to fill in.',
  }),
  primaryAccountFullName: string({ severity: cosmetic, doc: 'Full name of the user’s account, e.g. `{{username}}`.' }),
  primaryAccountUserName: string({ doc: 'Name of the user’s account, e.g. `{{partialupn}}`.' }),
  enableRestrictEditing: bool({
    default: false,
    doc: 'Whether the user cannot edit the names that were filled in.',
  }),
  adminAccountUserName: string({
    severity: { about: 'security' },
    doc: 'Name of a local administrator’s account. Left out: there is none.',
  }),
  adminAccountFullName: string({ severity: cosmetic, doc: 'Full name of the local administrator’s account.' }),
  adminAccountPassword: string({
    writeOnly: { version: 'adminAccountPasswordVersion' },
    minLength: 1,
    doc: 'Password of the local administrator’s account. Sent when `adminAccountPasswordVersion` changes, and never stored.',
  }),
  hideAdminAccount: bool({ default: false, doc: 'Whether the local administrator’s account is hidden.' }),
  depProfileAdminAccountPasswordRotationSetting: rotation,
  ...screens,
  ...macOsScreens,
  enabledSkipKeys: skipKeys(macOsScreens),
} satisfies AttributesOf<DepMacOSEnrollmentProfile & NewerProperties>;

/** ADE profile of Macs. */
export const depMacosEnrollmentProfile = defineResource({
  name: 'depMacosEnrollmentProfile',
  noun: 'ADE profile for macOS',
  doc:
    'How Macs of an ADE token enroll, which screens of the Setup Assistant their users see, and which local accounts are ' +
    'made. Secure by default: mandatory, not to be removed by the user, held back until policies are there, the user a ' +
    'standard user. A Mac takes the profile that it was given in the admin center, or else the default one ' +
    '(`intune_default_dep_enrollment_profile`); enrolled Macs keep what they got.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-enrollment-depmacosenrollmentprofile',
  shape: { kind: 'collection' },
  graph: { ...depEnrollmentProfiles, odataType: 'microsoft.graph.depMacOSEnrollmentProfile' },
  permissions: enrollmentPermissions,
  devices: { which: 'devices that enroll from now on; enrolled ones stay as they are' },
  label: 'displayName',
  deletion: {
    loses: 'devices that have the profile need another one',
  },
  attributes: {
    depOnboardingSettingId,
    ...attributes,
    adminAccountPasswordVersion: string({
      local: true,
      doc: 'Any text that names the password; a change sends it.',
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
