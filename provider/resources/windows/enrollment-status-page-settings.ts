import type { Windows10EnrollmentCompletionPageConfiguration } from '@microsoft/microsoft-graph-types-beta';

import { type AttributesOf, bool, cosmetic, int, string, stringSet } from '../../../core/index.js';

/** Microsoft's page of the type. */
export const statusPageSource =
  'https://learn.microsoft.com/graph/api/resources/intune-onboarding-windows10enrollmentcompletionpageconfiguration';

const settingsPage = 'https://learn.microsoft.com/intune/intune-service/enrollment/windows-enrollment-status';

/** The settings of an enrollment status page, with the defaults that Graph documents. */
export const statusPageSettings = {
  showInstallationProgress: bool({
    default: false,
    doc: 'Whether the page is shown at all. While it is not, nothing else here has an effect.',
  }),
  installProgressTimeoutInMinutes: int({
    default: 60,
    min: 1,
    // A tool's range; Microsoft documents the default alone.
    max: 1440,
    unit: 'minutes',
    doc: 'Minutes after which an unfinished installation counts as failed.',
    source: settingsPage,
  }),
  customErrorMessage: string({
    maxLength: 10_000,
    severity: cosmetic,
    doc: 'What users read when the installation failed. Left out: Windows’ own message.',
  }),
  allowLogCollectionOnInstallFailure: bool({
    default: false,
    severity: cosmetic,
    doc: 'Whether users may collect logs when the installation failed.',
  }),
  trackInstallProgressForAutopilotOnly: bool({
    default: false,
    doc: 'Whether only devices see the page that go through the out-of-box experience with Autopilot.',
  }),
  disableUserStatusTrackingAfterFirstUser: bool({
    default: false,
    doc: 'Whether the page is left out for every user of a device after the first.',
  }),
  installQualityUpdates: bool({
    default: false,
    doc: 'Whether quality updates of Windows are installed during the out-of-box experience.',
  }),
  blockDeviceSetupRetryByUser: bool({
    default: false,
    doc: 'Whether users are kept from trying again when the installation failed.',
  }),
  allowDeviceResetOnInstallFailure: bool({
    default: false,
    doc: 'Whether users may reset the device when the installation failed.',
  }),
  allowDeviceUseOnInstallFailure: bool({
    default: false,
    severity: { about: 'security', tighter: 'false' },
    doc: 'Whether users may go on to the desktop when the installation failed. `false` keeps a device without its security settings out of use.',
  }),
  selectedMobileAppIds: stringSet({
    refersTo: 'apps',
    default: [],
    format: 'guid',
    // Microsoft’s page of the setting: up to 100 apps.
    maxItems: 100,
    doc: 'Ids of the apps that must be installed before the device may be used. None: every required app.',
    source: settingsPage,
  }),
  allowNonBlockingAppInstallation: bool({
    default: false,
    doc: 'Whether a technician’s phase installs every required app and overlooks failures of those that do not block.',
  }),
} satisfies AttributesOf<Windows10EnrollmentCompletionPageConfiguration>;
