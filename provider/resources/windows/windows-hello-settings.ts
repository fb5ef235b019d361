import type { DeviceEnrollmentWindowsHelloForBusinessConfiguration } from '@microsoft/microsoft-graph-types-beta';

import {
  type AttributesOf,
  bool,
  type Diagnostic,
  error,
  int,
  type SeverityRule,
  string,
  type ValueObject,
} from '../../../core/index.js';

/** Microsoft's page about the type. */
export const windowsHelloSource =
  'https://learn.microsoft.com/graph/api/resources/intune-onboarding-deviceenrollmentwindowshelloforbusinessconfiguration';

const settingsPage = 'https://learn.microsoft.com/intune/intune-service/protect/windows-hello';

/** Default minimum and maximum length of a PIN, as in the admin center. */
const pinLengths = { least: 6, most: 127 } as const;

const enablement = ['notConfigured', 'enabled', 'disabled'] as const;
const pinUsage = ['allowed', 'required', 'disallowed'] as const;

const enablementDocs = { notConfigured: 'Windows decides.', enabled: 'Turned on.', disabled: 'Turned off.' };
const pinUsageDocs = {
  allowed: 'A PIN may contain them.',
  required: 'A PIN must contain at least one.',
  disallowed: 'A PIN must not contain any.',
};

/** A PIN that must not contain a class of characters is easier to guess than one that must. */
const characters = {
  about: 'security',
  tighter: ['disallowed', 'allowed', 'required'],
} as const satisfies SeverityRule;

/** Settings of Windows Hello for Business, with defaults that leave the decision to Windows. */
export const windowsHelloSettings = {
  state: string({
    default: 'notConfigured',
    oneOf: enablement,
    valueDocs: enablementDocs,
    severity: { about: 'security' },
    doc: 'Whether devices can be set up for Windows Hello for Business. With `notConfigured`, Windows decides; `disabled` prevents it.',
  }),
  securityDeviceRequired: bool({
    default: false,
    severity: { about: 'security', tighter: 'true' },
    doc: 'Whether a TPM is required. `false` also allows devices whose keys can be copied.',
  }),
  pinMinimumLength: int({
    default: pinLengths.least,
    min: 4,
    max: 127,
    unit: 'characters',
    severity: { about: 'security', tighter: 'higher' },
    doc: 'Minimum length of a PIN. At most `pinMaximumLength`.',
    source: settingsPage,
  }),
  pinMaximumLength: int({
    default: pinLengths.most,
    min: 4,
    max: 127,
    unit: 'characters',
    severity: { about: 'security' },
    doc: 'Maximum length of a PIN. At least `pinMinimumLength`.',
    source: settingsPage,
  }),
  pinUppercaseCharactersUsage: string({
    default: 'allowed',
    oneOf: pinUsage,
    valueDocs: pinUsageDocs,
    severity: characters,
    doc: 'Uppercase letters in a PIN.',
  }),
  pinLowercaseCharactersUsage: string({
    default: 'allowed',
    oneOf: pinUsage,
    valueDocs: pinUsageDocs,
    severity: characters,
    doc: 'Lowercase letters in a PIN.',
  }),
  pinSpecialCharactersUsage: string({
    default: 'allowed',
    oneOf: pinUsage,
    valueDocs: pinUsageDocs,
    severity: characters,
    doc: 'Special characters in a PIN.',
  }),
  pinPreviousBlockCount: int({
    default: 0,
    min: 0,
    max: 50,
    unit: 'PINs',
    severity: { about: 'security', tighter: 'higher' },
    doc: 'Number of PINs, including the current one, that cannot be reused. 0: no history.',
  }),
  pinExpirationInDays: int({
    default: 0,
    min: 0,
    max: 730,
    unit: 'days',
    severity: { about: 'security', tighter: 'lower', unlimited: 0 },
    doc: 'Days after which a PIN expires. 0: never.',
  }),
  unlockWithBiometricsEnabled: bool({
    default: false,
    severity: { about: 'security' },
    doc: 'Whether face or fingerprint recognition unlocks the device. A PIN remains as a fallback.',
  }),
  enhancedBiometricsState: string({
    default: 'notConfigured',
    oneOf: enablement,
    valueDocs: enablementDocs,
    severity: { about: 'security', tighter: ['disabled', 'notConfigured', 'enabled'] },
    doc: 'Anti-spoofing for face recognition, on devices that support it. With `notConfigured`, the user decides.',
  }),
  remotePassportEnabled: bool({
    default: false,
    severity: { about: 'security', tighter: 'false' },
    doc: 'Whether users can sign in to a desktop with a registered portable device.',
  }),
  securityKeyForSignIn: string({
    default: 'notConfigured',
    oneOf: enablement,
    valueDocs: enablementDocs,
    severity: { about: 'security' },
    doc: 'Sign-in to Windows with a security key. With `notConfigured`, the device decides.',
  }),
  enhancedSignInSecurity: int({
    default: 0,
    min: 0,
    // Microsoft only documents the meaning of 0; that of other numbers is unknown.
    severity: { about: 'security' },
    doc: "Enhanced sign-in security, as Graph's number. 0: not configured.",
  }),
} satisfies AttributesOf<DeviceEnrollmentWindowsHelloForBusinessConfiguration>;

/** Rejects a minimum PIN length above the maximum, if both are declared or have a default. */
export function checkPinLengths(
  { pinMinimumLength, pinMaximumLength }: ValueObject,
  absent: { readonly least?: number; readonly most?: number } = pinLengths,
): readonly Diagnostic[] {
  const least = pinMinimumLength ?? absent.least;
  const most = pinMaximumLength ?? absent.most;
  if (typeof least !== 'number' || typeof most !== 'number' || least <= most) return [];
  return [
    error('INT1241', {
      what: 'the minimum PIN length exceeds the maximum',
      where: { path: [pinMinimumLength === null ? 'pinMaximumLength' : 'pinMinimumLength'] },
      why: `the minimum is ${String(least)} and the maximum ${String(most)} characters`,
      fix: 'lower pin_minimum_length, or raise pin_maximum_length',
    }),
  ];
}
