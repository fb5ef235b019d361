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

/** Graph endpoint of the profiles of an ADE token: one mixed collection below the token. */
export const depEnrollmentProfiles = {
  version: 'beta',
  path: '/deviceManagement/depOnboardingSettings/{depOnboardingSettingId}/enrollmentProfiles',
  area: 'enrollment',
  // In a capture, an Apple Configurator profile, which has the declared type itself, has no type annotation.
  untyped: { odataType: 'microsoft.graph.enrollmentProfile', lacks: 'isDefault' },
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
 * A screen of Setup Assistant.
 *
 * In captures, Graph returns most screens twice: as a flag, and as an Apple key in `enabledSkipKeys`. So neither has a
 * default here, and each is read again when the other changes.
 */
export function screen(name: string): BoolAttribute & { kind: 'bool' } {
  return bool({
    optional: true,
    computed: true,
    follows: ['enabledSkipKeys'],
    doc: `Whether Setup Assistant skips ${name}. New profiles show it. If omitted, the current value is kept.`,
  });
}

/** Screens that iPhones, iPads and Macs have in common. */
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

/** Apple's keys of the skipped screens. `own`: flags that a platform has in addition to the common ones. */
export function skipKeys(own: Readonly<Record<string, BoolAttribute>>): CollectionAttribute {
  return stringSet({
    optional: true,
    computed: true,
    follows: [...Object.keys(screens), ...Object.keys(own)],
    minLength: 1,
    doc: "Apple's keys of skipped screens that have no setting of their own, such as `Intelligence`. If omitted, the current value is kept.",
    source: 'https://developer.apple.com/documentation/devicemanagement/skipkeys',
  });
}

/** Attributes that every ADE profile has in addition to the screens. */
export const depEnrollmentProfileAttributes = {
  displayName: string({ required: true, minLength: 1, severity: cosmetic, doc: 'Name shown in the admin center.' }),
  description: string({ severity: cosmetic, doc: 'Description of the profile.' }),
  requiresUserAuthentication: bool({
    default: true,
    severity: { about: 'security', tighter: 'true' },
    doc: 'Whether a user signs in and the device then belongs to that user (user affinity). If `false`, the device has no user.',
  }),
  enableAuthenticationViaCompanyPortal: bool({
    default: false,
    doc: "Whether users authenticate in Setup Assistant instead of Company Portal, according to Graph's metadata. Required by `companyPortalVppTokenId` of a phone.",
  }),
  requireCompanyPortalOnSetupAssistantEnrolledDevices: bool({
    default: false,
    doc: 'Whether devices that enroll through Setup Assistant need Company Portal.',
  }),
  configurationWebUrl: bool({
    default: false,
    doc: 'Whether users sign in on a web page in Setup Assistant (modern authentication).',
  }),
  isMandatory: bool({
    default: true,
    severity: { about: 'restriction', tighter: 'true' },
    doc: 'Whether users cannot skip enrollment.',
  }),
  profileRemovalDisabled: bool({
    default: true,
    severity: { about: 'security', tighter: 'true' },
    doc: 'Whether users cannot remove management from the device (locked enrollment). Changing it takes effect on a device only after a wipe.',
  }),
  supportDepartment: string({
    severity: cosmetic,
    doc: 'Department to contact for help, shown in Setup Assistant.',
  }),
  supportPhoneNumber: string({ severity: cosmetic, doc: 'Phone number of that department.' }),
  deviceNameTemplate: string({
    doc: 'Name template for supervised devices, with tokens such as `{{SERIAL}}` and `{{DEVICETYPE}}`.',
  }),
  enrollmentTimeAzureAdGroupIds: stringSet({
    default: [],
    format: 'guid',
    refersTo: 'groups',
    doc: 'Object ids of the Microsoft Entra groups that devices join during enrollment.',
  }),
  configurationEndpointUrl: string({
    computed: true,
    doc: 'URL that Apple Configurator needs to enroll devices with the profile.',
  }),
} satisfies AttributesOf<DepEnrollmentBaseProfile>;

/** Id in captures of profiles without a VPP token. */
export const noVppToken = '00000000-0000-0000-0000-000000000000';
