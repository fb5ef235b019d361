import type { Windows10EnrollmentCompletionPageConfiguration } from '@microsoft/microsoft-graph-types-beta';

import { type AttributesOf, bool, cosmetic, int, string, stringSet } from '../../../core/index.js';

/** Microsoft's page about the type. */
export const statusPageSource =
  'https://learn.microsoft.com/graph/api/resources/intune-onboarding-windows10enrollmentcompletionpageconfiguration';

const settingsPage = 'https://learn.microsoft.com/intune/intune-service/enrollment/windows-enrollment-status';

/** Settings of an enrollment status page, with the defaults that Graph documents. */
export const statusPageSettings = {
  showInstallationProgress: bool({
    default: false,
    doc: 'Whether the page is shown. If `false`, the other settings have no effect.',
  }),
  installProgressTimeoutInMinutes: int({
    default: 60,
    min: 1,
    // The range comes from a public tool; Microsoft only documents the default.
    max: 1440,
    unit: 'minutes',
    doc: 'Minutes after which an unfinished installation counts as failed.',
    source: settingsPage,
  }),
  customErrorMessage: string({
    maxLength: 10_000,
    severity: cosmetic,
    doc: 'Message shown to users after a failed installation. Default: the message of Windows.',
  }),
  allowLogCollectionOnInstallFailure: bool({
    default: false,
    severity: cosmetic,
    doc: 'Whether users can collect logs after a failed installation.',
  }),
  trackInstallProgressForAutopilotOnly: bool({
    default: false,
    doc: 'Whether only devices in the Autopilot out-of-box experience show the page.',
  }),
  disableUserStatusTrackingAfterFirstUser: bool({
    default: false,
    doc: 'Whether only the first user of a device sees the page.',
  }),
  installQualityUpdates: bool({
    default: false,
    doc: 'Whether Windows quality updates are installed during the out-of-box experience.',
  }),
  blockDeviceSetupRetryByUser: bool({
    default: false,
    doc: 'Whether users cannot retry after a failed installation.',
  }),
  allowDeviceResetOnInstallFailure: bool({
    default: false,
    doc: 'Whether users can reset the device after a failed installation.',
  }),
  allowDeviceUseOnInstallFailure: bool({
    default: false,
    severity: { about: 'security', tighter: 'false' },
    doc: 'Whether users can continue to the desktop after a failed installation. `false` blocks a device that lacks its security settings.',
  }),
  selectedMobileAppIds: stringSet({
    refersTo: 'apps',
    default: [],
    format: 'guid',
    // Microsoft's page about the setting: up to 100 apps.
    maxItems: 100,
    doc: 'Ids of the apps that must be installed before the device can be used. If empty, every required app.',
    source: settingsPage,
  }),
  allowNonBlockingAppInstallation: bool({
    default: false,
    doc: 'Whether the technician phase installs every required app and ignores failures of apps that do not block.',
  }),
} satisfies AttributesOf<Windows10EnrollmentCompletionPageConfiguration>;
