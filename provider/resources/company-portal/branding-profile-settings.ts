import type { IntuneBrandingProfile } from '@microsoft/microsoft-graph-types-beta';

import {
  type Attributes,
  type AttributesOf,
  bool,
  cosmetic,
  type Digest,
  type GraphBinding,
  int,
  type Permissions,
  setOf,
  single,
  string,
  stringSet,
  visibility,
} from '../../../core/index.js';
import { devicePlatformDocs } from '../device-platform-docs.js';

/** Microsoft's page about branding profiles. */
export const brandingSource = 'https://learn.microsoft.com/graph/api/resources/intune-wip-intunebrandingprofile';

/** Graph endpoint of branding profiles. */
export const brandingProfiles = {
  version: 'beta',
  path: '/deviceManagement/intuneBrandingProfiles',
  area: 'other',
  expand: 'assignments',
} as const satisfies GraphBinding;

/** Permissions to read and write a branding profile. */
export const brandingPermissions: Permissions = {
  read: ['DeviceManagementApps.Read.All', 'DeviceManagementApps.ReadWrite.All'],
  write: ['DeviceManagementApps.ReadWrite.All'],
};

/** Source of the length limits, which are those of the admin center. */
const limits = 'https://learn.microsoft.com/intune/intune-service/apps/company-portal-app';
const logoBytes = 750 * 1024;
const brandImageBytes = Math.floor(1.3 * 1024 * 1024);

/** Undeclared attributes keep the value in Graph. */
const undeclared = { optional: true, computed: true } as const;

const byte = (doc: string) => int({ required: true, min: 0, max: 255, severity: cosmetic, doc });

/** Our provider adds the digests; Graph has none. */
type BrandingProfile = IntuneBrandingProfile & {
  readonly themeColorLogoSha256?: string;
  readonly lightBackgroundLogoSha256?: string;
  readonly landingPageCustomizedImageSha256?: string;
};

type Undeclared = Pick<Digest, 'leftAsItIs'>;

const digest = (image: string, undeclaredImage: Undeclared) =>
  string({
    computed: true,
    digestOf: { image, ...undeclaredImage },
    severity: cosmetic,
    doc: `SHA-256 of \`${image}\`, in lowercase hexadecimal. Null without an image.`,
  });

/** Images of a profile with their digests. `undeclaredImage`: how a profile treats images that are not declared. */
export function brandingImages(undeclaredImage: Undeclared = {}): Attributes {
  return {
    themeColorLogo: string({
      format: 'image',
      maxBytes: logoBytes,
      writeOnly: { version: 'themeColorLogoSha256' },
      doc: 'Logo on the theme color, at most 400 by 400 pixels, preferably with a transparent background.',
      source: limits,
    }),
    themeColorLogoSha256: digest('themeColorLogo', undeclaredImage),
    lightBackgroundLogo: string({
      format: 'image',
      maxBytes: logoBytes,
      writeOnly: { version: 'lightBackgroundLogoSha256' },
      doc: 'Logo on white or light backgrounds, at most 400 by 400 pixels, preferably with a transparent background.',
      source: limits,
    }),
    lightBackgroundLogoSha256: digest('lightBackgroundLogo', undeclaredImage),
    landingPageCustomizedImage: string({
      format: 'image',
      maxBytes: brandImageBytes,
      writeOnly: { version: 'landingPageCustomizedImageSha256' },
      doc: 'Brand image, at least 650 pixels wide, preferably more than 1125.',
      source: limits,
    }),
    landingPageCustomizedImageSha256: digest('landingPageCustomizedImage', undeclaredImage),
  } satisfies AttributesOf<BrandingProfile>;
}

/**
 * Settings that every branding profile has in addition to its images. The default and custom profiles differ in names
 * and assignments.
 *
 * The push notification for a change of ownership is omitted: the typings have it, but the current metadata does not.
 */
export const brandingSettings = {
  displayName: string({
    maxLength: 40,
    severity: cosmetic,
    doc: 'Name of the organization, shown to users.',
    source: limits,
  }),
  themeColor: single({
    ...undeclared,
    doc: 'Theme color.',
    attributes: { r: byte('Red.'), g: byte('Green.'), b: byte('Blue.') },
  }),
  showLogo: bool({ ...undeclared, severity: cosmetic, doc: 'Whether the header shows the logo.' }),
  showDisplayNameNextToLogo: bool({
    ...undeclared,
    severity: cosmetic,
    doc: 'Whether the header shows the name of the organization.',
  }),
  contactITName: string({ maxLength: 40, severity: cosmetic, doc: 'Support contact.', source: limits }),
  contactITPhoneNumber: string({ maxLength: 20, severity: cosmetic, doc: 'Support phone number.', source: limits }),
  contactITEmailAddress: string({
    maxLength: 40,
    severity: cosmetic,
    doc: 'Support email address.',
    source: limits,
  }),
  contactITNotes: string({
    maxLength: 120,
    severity: cosmetic,
    doc: 'Additional support information.',
    source: limits,
  }),
  onlineSupportSiteUrl: string({ maxLength: 150, doc: 'URL of the support website, with https.', source: limits }),
  onlineSupportSiteName: string({
    maxLength: 40,
    severity: cosmetic,
    doc: 'Link text for the support website.',
    source: limits,
  }),
  privacyUrl: string({
    maxLength: 79,
    severity: { about: 'consent' },
    doc: 'URL of the privacy statement, with https.',
    source: limits,
  }),
  customPrivacyMessage: string({
    maxLength: 520,
    severity: { about: 'consent' },
    doc: 'What the organization cannot see on a device, in Markdown. This is the older of two such properties.',
    source: limits,
  }),
  customCanSeePrivacyMessage: string({
    maxLength: 520,
    severity: { about: 'consent' },
    doc: 'What the organization can see and do on a device, in Markdown.',
    source: limits,
  }),
  customCantSeePrivacyMessage: string({
    maxLength: 520,
    severity: { about: 'consent' },
    doc: 'What the organization cannot see on a device, in Markdown.',
    source: limits,
  }),
  enrollmentAvailability: string({
    ...undeclared,
    oneOf: ['availableWithPrompts', 'availableWithoutPrompts', 'unavailable'],
    valueDocs: {
      availableWithPrompts: 'Users can enroll and are prompted to.',
      availableWithoutPrompts: 'Users can enroll but are not prompted to.',
      unavailable: 'Users cannot enroll in Company Portal.',
    },
    severity: { about: 'restriction', tighter: ['availableWithPrompts', 'availableWithoutPrompts', 'unavailable'] },
    meanings: {
      availableWithPrompts: 'enrollment open: Company Portal asks users to enroll',
      availableWithoutPrompts: 'enrollment open: Company Portal lets users enroll but does not ask them to',
      unavailable: 'enrollment closed: users cannot enroll in Company Portal',
    },
    doc: 'Whether Company Portal offers enrollment: with prompts, without prompts, or not at all.',
    source: limits,
  }),
  disableDeviceCategorySelection: bool({
    ...undeclared,
    severity: cosmetic,
    doc: 'Whether users are not asked to select a device category.',
  }),
  isRemoveDeviceDisabled: bool({
    ...undeclared,
    severity: { about: 'security', tighter: 'true' },
    doc: 'Whether users cannot remove corporate devices.',
  }),
  isFactoryResetDisabled: bool({
    ...undeclared,
    severity: { about: 'security', tighter: 'true' },
    doc: 'Whether users cannot reset corporate devices.',
  }),
  companyPortalBlockedActions: setOf({
    ...undeclared,
    severity: { about: 'security', tighter: 'more' },
    doc: 'Actions that are hidden from users, by platform and device owner.',
    source: limits,
    attributes: {
      platform: string({
        required: true,
        oneOf: [
          'android',
          'androidForWork',
          'iOS',
          'macOS',
          'windowsPhone81',
          'windows81AndLater',
          'windows10AndLater',
          'androidWorkProfile',
          'androidAOSP',
        ],
        valueDocs: devicePlatformDocs,
        doc: 'Platform of the device.',
      }),
      ownerType: string({
        required: true,
        oneOf: ['company', 'personal'],
        valueDocs: { company: 'The organization.', personal: 'The user.' },
        doc: 'Owner of the device.',
      }),
      action: string({
        required: true,
        oneOf: ['remove', 'reset'],
        valueDocs: { remove: 'Remove the device from Intune.', reset: 'Reset the device to its factory settings.' },
        doc: 'Action to hide.',
      }),
    },
  }),
  showAzureADEnterpriseApps: bool({
    ...undeclared,
    doc: 'Whether users see the enterprise applications of Microsoft Entra ID.',
  }),
  showOfficeWebApps: bool({ ...undeclared, doc: 'Whether users see the Office web apps.' }),
  showConfigurationManagerApps: bool({ ...undeclared, doc: 'Whether users see the apps of Configuration Manager.' }),
  disableClientTelemetry: bool({ ...undeclared, doc: 'Whether Company Portal does not send telemetry to Microsoft.' }),
} satisfies AttributesOf<IntuneBrandingProfile>;

/** Scope tags: which administrators see a branding profile, including the default one. */
export const brandingTags = {
  roleScopeTagIds: stringSet({
    default: ['0'],
    severity: visibility,
    doc: 'Ids of the scope tags whose administrators see the profile. `0` is the built-in tag.',
  }),
} satisfies AttributesOf<BrandingProfile>;
