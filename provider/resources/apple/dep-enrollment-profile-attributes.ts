import type { DepEnrollmentBaseProfile } from '@microsoft/microsoft-graph-types-beta';

import {
  type AttributesOf,
  bool,
  type BoolAttribute,
  type CollectionAttribute,
  cosmetic,
  type GraphBinding,
  string,
  stringSet,
} from '../../../core/index.js';

/** Where the profiles of an ADE token live: one mixed collection below the token. */
export const depEnrollmentProfiles = {
  version: 'beta',
  path: '/deviceManagement/depOnboardingSettings/{depOnboardingSettingId}/enrollmentProfiles',
  area: 'enrollment',
} as const satisfies GraphBinding;

/** The token that a profile belongs to. */
export const depOnboardingSettingId = string({
  required: true,
  immutable: true,
  local: true,
  format: 'id',
  minLength: 1,
  doc: 'Id of the ADE token whose devices get the profile.',
});

/**
 * A screen of the Setup Assistant.
 *
 * Captures show Graph telling most screens twice, by a flag and by a key of Apple's in `enabledSkipKeys`. So neither has a
 * default here, and each is read again when the other changes.
 */
export function screen(name: string): BoolAttribute & { kind: 'bool' } {
  return bool({
    optional: true,
    computed: true,
    follows: ['enabledSkipKeys'],
    doc: `Whether the Setup Assistant skips ${name}. A new profile shows it; left as it is where it is not declared.`,
  });
}

/** Screens that iPhones, iPads and Macs have. */
export const screens = {
  locationDisabled: screen('location services'),
  restoreBlocked: screen('restoring from a backup'),
  appleIdDisabled: screen('the sign-in with an Apple ID'),
  termsAndConditionsDisabled: screen('Apple’s terms and conditions'),
  touchIdDisabled: screen('Touch ID and Face ID'),
  applePayDisabled: screen('Apple Pay'),
  siriDisabled: screen('Siri'),
  diagnosticsDisabled: screen('the consent to send diagnostics to Apple'),
  displayToneSetupDisabled: screen('True Tone'),
  privacyPaneDisabled: screen('the privacy pane'),
  screenTimeScreenDisabled: screen('Screen Time'),
  passCodeDisabled: screen('the passcode'),
  zoomDisabled: screen('the zoom of the display'),
};

/** Apple's keys of the screens that are skipped. `own`: the flags that a platform has beside the common ones. */
export function skipKeys(own: Readonly<Record<string, BoolAttribute>>): CollectionAttribute {
  return stringSet({
    optional: true,
    computed: true,
    follows: [...Object.keys(screens), ...Object.keys(own)],
    minLength: 1,
    doc: 'Apple’s keys of the screens that are skipped, e.g. `Intelligence`: for screens that have no flag of their own. Left as it is where it is not declared.',
    source: 'https://developer.apple.com/documentation/devicemanagement/skipkeys',
  });
}

/** What every ADE profile has beside the screens. */
export const depEnrollmentProfileAttributes = {
  displayName: string({ required: true, minLength: 1, severity: cosmetic, doc: 'Name shown in the admin center.' }),
  description: string({ severity: cosmetic, doc: 'What the profile is for.' }),
  requiresUserAuthentication: bool({
    default: true,
    severity: { about: 'security', tighter: 'true' },
    doc: 'Whether a user signs in, to whom the device then belongs (user affinity). False: the device has no user.',
  }),
  enableAuthenticationViaCompanyPortal: bool({
    default: false,
    doc: 'Whether users authenticate with Apple’s Setup Assistant instead of the Company Portal, as Graph’s metadata words it. `companyPortalVppTokenId` of a phone needs it.',
  }),
  requireCompanyPortalOnSetupAssistantEnrolledDevices: bool({
    default: false,
    doc: 'Whether devices that were enrolled through the Setup Assistant need the Company Portal.',
  }),
  configurationWebUrl: bool({
    default: false,
    doc: 'Whether users sign in on a web page in the Setup Assistant (modern authentication).',
  }),
  isMandatory: bool({
    default: true,
    severity: { about: 'restriction', tighter: 'true' },
    doc: 'Whether the user cannot skip the enrollment.',
  }),
  profileRemovalDisabled: bool({
    default: true,
    severity: { about: 'security', tighter: 'true' },
    doc: 'Whether the user cannot remove the management of the device (locked enrollment). It cannot be changed for a device without wiping it.',
  }),
  supportDepartment: string({
    severity: cosmetic,
    doc: 'Department to which users turn, shown in the Setup Assistant.',
  }),
  supportPhoneNumber: string({ severity: cosmetic, doc: 'Its telephone number.' }),
  deviceNameTemplate: string({
    doc: 'Name that supervised devices get, with tokens such as `{{SERIAL}}` and `{{DEVICETYPE}}`.',
  }),
  enrollmentTimeAzureAdGroupIds: stringSet({
    default: [],
    format: 'guid',
    refersTo: 'groups',
    doc: 'Object ids of Entra groups to which devices are added while they enroll.',
  }),
  configurationEndpointUrl: string({
    computed: true,
    doc: 'Address that Apple Configurator needs to enroll devices with the profile.',
  }),
} satisfies AttributesOf<DepEnrollmentBaseProfile>;

/** Captures show this where no VPP token was chosen. */
export const noVppToken = '00000000-0000-0000-0000-000000000000';
