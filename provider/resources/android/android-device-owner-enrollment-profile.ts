import type { AndroidDeviceOwnerEnrollmentProfile } from '@microsoft/microsoft-graph-types-beta';

import {
  type AttributesOf,
  bool,
  cosmetic,
  defineResource,
  type Diagnostic,
  error,
  int,
  type JsonObject,
  string,
  stringSet,
  type ValueObject,
  visibility,
} from '../../../core/index.js';
import { renewBeforeDays } from '../expiry.js';
import { androidPermissions, boundToGooglePlay } from './managed-google-play.js';

/** Modes of devices with Google's services. The other modes are for devices without them (AOSP). */
const googleModes = [
  'corporateOwnedDedicatedDevice',
  'corporateOwnedFullyManaged',
  'corporateOwnedWorkProfile',
] as const;

const aospModes = ['corporateOwnedAOSPUserlessDevice', 'corporateOwnedAOSPUserAssociatedDevice'] as const;

/**
 * Modes that each special token type supports, according to Microsoft's description of the enumeration. The default
 * type supports all modes.
 */
const modesOfTokens: Readonly<Record<string, readonly string[]>> = {
  corporateOwnedDedicatedDeviceWithAzureADSharedMode: ['corporateOwnedDedicatedDevice'],
  deviceStaging: ['corporateOwnedFullyManaged', 'corporateOwnedWorkProfile'],
};

const attributes = {
  displayName: string({
    required: true,
    minLength: 1,
    doc: 'Name shown in the admin center. If you change it, groups whose rules use the name lose devices.',
  }),
  description: string({ severity: cosmetic, doc: 'Description of the profile.' }),
  enrollmentMode: string({
    required: true,
    // No document states that it cannot be changed; tools assume it.
    immutable: true,
    oneOf: [...googleModes, ...aospModes],
    valueDocs: {
      corporateOwnedDedicatedDevice: 'Dedicated devices without a user, such as kiosks.',
      corporateOwnedFullyManaged: 'Fully managed devices with one user.',
      corporateOwnedWorkProfile: 'Corporate-owned devices with a work profile.',
      corporateOwnedAOSPUserlessDevice: 'AOSP devices (without Google services) without a user.',
      corporateOwnedAOSPUserAssociatedDevice: 'AOSP devices (without Google services) with one user.',
    },
    doc: 'Device type: dedicated (kiosks without a user), fully managed, corporate-owned with a work profile, or AOSP with or without a user.',
  }),
  enrollmentTokenType: string({
    default: 'default',
    immutable: true,
    oneOf: ['default', 'corporateOwnedDedicatedDeviceWithAzureADSharedMode', 'deviceStaging'],
    valueDocs: {
      default: 'A token for any mode.',
      corporateOwnedDedicatedDeviceWithAzureADSharedMode: 'Dedicated devices in Microsoft Entra shared device mode.',
      deviceStaging: 'Devices that are staged before the user gets them.',
    },
    doc: 'Kind of token: default, for dedicated devices in Microsoft Entra shared device mode, or for staging fully managed and work profile devices before the user gets them.',
  }),
  tokenExpirationDateTime: string({
    optional: true,
    computed: true,
    format: 'dateTime',
    horizonYears: 65,
    // Graph takes a number of seconds from now, so the end differs by some seconds.
    toleranceSeconds: 300,
    severity: { about: 'security', tighter: 'lower' },
    doc: 'Expiration date of the enrollment token, at most 65 years ahead. Changing it replaces the token: printed QR codes stop working, enrolled devices are not affected.',
    source: 'https://learn.microsoft.com/intune/intune-service/enrollment/android-kiosk-enroll',
  }),
  tokenCreationDateTime: string({
    computed: true,
    format: 'dateTime',
    volatile: true,
    doc: 'Time at which the current token was created.',
  }),
  deviceNameTemplate: string({
    maxLength: 63,
    doc: 'Device name template, with tokens such as `{{SERIAL}}`, `{{SERIALLAST4DIGITS}}`, `{{DEVICETYPE}}` or `{{rand:4}}`.',
  }),
  configureWifi: bool({
    optional: true,
    computed: true,
    doc: 'Whether devices join the Wi-Fi network below during setup. The other Wi-Fi settings require it.',
  }),
  wifiSsid: string({ doc: 'Name of the network.' }),
  wifiSecurityType: string({
    optional: true,
    computed: true,
    oneOf: ['none', 'wpa', 'wep'],
    valueDocs: { none: 'An open network.', wpa: 'WPA, with a password.', wep: 'WEP, with a password.' },
    doc: 'Security of the network.',
  }),
  wifiHidden: bool({ optional: true, computed: true, doc: 'Whether the network is hidden.' }),
  wifiPassword: string({
    writeOnly: { version: 'wifiPasswordVersion' },
    doc: 'Password of the network. Anyone with the QR code can read it.',
  }),
  isTeamsDeviceProfile: bool({
    optional: true,
    computed: true,
    doc: 'Whether the profile is for Microsoft Teams devices.',
  }),
  roleScopeTagIds: stringSet({
    refersTo: 'scopeTags',
    default: ['0'],
    severity: visibility,
    doc: 'Ids of the scope tags whose administrators see the profile. `0` is the built-in tag.',
  }),
  enrolledDeviceCount: int({
    computed: true,
    volatile: true,
    doc: 'Number of devices that enrolled with the profile.',
  }),
  enrollmentTokenUsageCount: int({
    computed: true,
    volatile: true,
    doc: 'Number of AOSP devices that enrolled with the current token, 0 to 20,000.',
  }),
  createdDateTime: string({ computed: true, format: 'dateTime', doc: 'Time of creation.' }),
  lastModifiedDateTime: string({
    computed: true,
    volatile: true,
    format: 'dateTime',
    doc: 'Time of the last change.',
  }),
} satisfies AttributesOf<AndroidDeviceOwnerEnrollmentProfile>;

/**
 * Enrollment profile of corporate Android devices. Token and QR code are omitted, so that they never reach the state.
 */
export const androidDeviceOwnerEnrollmentProfile = defineResource({
  name: 'androidDeviceOwnerEnrollmentProfile',
  noun: 'corporate Android profile',
  doc:
    'How corporate Android devices enroll: dedicated, fully managed, with a work profile, or without Google services ' +
    '(AOSP). Devices enroll with the token or QR code of the profile. Neither is an attribute, so neither is stored in ' +
    'the state: the ephemeral resource `intune_android_enrollment_token` and `intuneform token android` return them. All ' +
    'profiles except AOSP require a tenant that is bound to managed Google Play.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-androidforwork-androiddeviceownerenrollmentprofile',
  shape: { kind: 'collection' },
  graph: {
    version: 'beta',
    path: '/deviceManagement/androidDeviceOwnerEnrollmentProfiles',
    area: 'android',
    // Selects properties because an answer without `$select` includes the token, the QR code and the Wi-Fi password.
    select: ['id', ...Object.keys(attributes).filter((name) => name !== 'wifiPassword')],
  },
  permissions: androidPermissions,
  refusals: [
    {
      who: 'application',
      of: 'writes',
      step: 'createToken',
      certain: false,
      because: 'Graph rejected a new enrollment token for an application',
      evidence: 'one report of 2021: 403 for `createToken`',
      byHand: 'Microsoft Intune admin center, Devices > Enrollment > Android, the profile, Token',
    },
  ],
  devices: { which: 'devices that enroll from now on; enrolled devices are not affected' },
  label: 'displayName',
  deletion: {
    loses: 'its token is revoked, so printed QR codes and staged devices can no longer enroll',
    isFinal: true,
  },
  attributes: {
    ...attributes,
    wifiPasswordVersion: int({ local: true, min: 1, doc: 'Increase it to send `wifiPassword` again.' }),
    renewBeforeDays,
  },
  steps: [{ action: 'createToken', takes: ['tokenExpirationDateTime'], changesOnly: true, body: validityFrom }],
  requires: [boundToGooglePlay('enrollmentMode', googleModes)],
  validate: tokenFitsMode,
  expiry: {
    noun: 'enrollment token',
    attribute: 'tokenExpirationDateTime',
    consequence: 'after it expires, no new device can enroll with it; enrolled devices are not affected',
    remedy:
      'declare a later tokenExpirationDateTime, and distribute the new QR code, because the printed one stops working',
  },
  example: {
    declared: {
      displayName: 'Warehouse scanners',
      enrollmentMode: 'corporateOwnedDedicatedDevice',
      tokenExpirationDateTime: '2027-11-01T00:00:00Z',
      deviceNameTemplate: 'SCAN-{{SERIALLAST4DIGITS}}',
    },
    changed: {
      displayName: 'Warehouse scanners',
      description: 'Two for each gate',
      enrollmentMode: 'corporateOwnedDedicatedDevice',
      tokenExpirationDateTime: '2028-11-01T00:00:00Z',
      deviceNameTemplate: 'SCAN-{{SERIALLAST4DIGITS}}',
    },
  },
});

/** Converts the end of the new token to a duration, as Graph expects. */
function validityFrom({ tokenExpirationDateTime: until }: ValueObject, now: Date): JsonObject {
  const milliseconds = typeof until === 'string' ? Date.parse(until) - now.getTime() : 0;
  return { tokenValidityInSeconds: Math.max(1, Math.round(milliseconds / 1000)) };
}

function tokenFitsMode({ enrollmentMode, enrollmentTokenType }: ValueObject): readonly Diagnostic[] {
  if (typeof enrollmentMode !== 'string' || typeof enrollmentTokenType !== 'string') return [];
  const modes = modesOfTokens[enrollmentTokenType];
  if (!modes || modes.includes(enrollmentMode)) return [];
  return [
    error('INT1233', {
      what: 'enrollment_token_type does not match enrollment_mode',
      where: { path: ['enrollmentTokenType'] },
      why: `${enrollmentTokenType} is for ${modes.join(' and ')}, but the mode is ${enrollmentMode}`,
      fix: 'use the token type default or another mode',
    }),
  ];
}
