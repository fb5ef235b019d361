import { cosmetic, defineResource, string } from '../../../core/index.js';
import {
  brandingImages,
  brandingPermissions,
  brandingProfiles,
  brandingSettings,
  brandingSource,
  brandingTags,
} from './branding-profile-settings.js';

/** Branding profile for selected users: appearance and features of the Company Portal. */
export const brandingProfile = defineResource({
  name: 'brandingProfile',
  noun: 'branding profile',
  doc:
    'How Company Portal looks to the users of the assigned groups, who it lists for support, and whether it offers ' +
    'enrollment. The state stores only the SHA-256 of each image, to stay small. A tenant has at most 25 in addition to ' +
    'the default.',
  source: brandingSource,
  shape: { kind: 'collection' },
  graph: brandingProfiles,
  permissions: brandingPermissions,
  label: 'profileName',
  attributes: {
    profileName: string({ required: true, minLength: 1, severity: cosmetic, doc: 'Name shown in the admin center.' }),
    profileDescription: string({ severity: cosmetic, doc: 'Description of the profile.' }),
    ...brandingSettings,
    ...brandingImages(),
    ...brandingTags,
    createdDateTime: string({ computed: true, format: 'dateTime', doc: 'Time of creation.' }),
    lastModifiedDateTime: string({
      computed: true,
      volatile: true,
      format: 'dateTime',
      doc: 'Time of the last change.',
    }),
  },
  facets: { assignments: { style: 'action', action: 'assign', bodyKey: 'assignments' } },
  example: {
    declared: {
      profileName: 'Subsidiary',
      displayName: 'Fabrikam',
      themeColor: { r: 0, g: 114, b: 198 },
      themeColorLogo:
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      contactITName: 'Fabrikam Helpdesk',
      enrollmentAvailability: 'availableWithPrompts',
      assignments: [{ target: 'group', groupId: '11111111-2222-4333-8444-555555555555' }],
    },
    changed: {
      profileName: 'Subsidiary',
      displayName: 'Fabrikam',
      themeColor: { r: 0, g: 90, b: 158 },
      themeColorLogo:
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
      contactITName: 'Fabrikam Helpdesk',
      contactITPhoneNumber: '+49 30 901820',
      privacyUrl: 'https://fabrikam.com/privacy',
      enrollmentAvailability: 'availableWithoutPrompts',
      companyPortalBlockedActions: [{ platform: 'iOS', ownerType: 'company', action: 'reset' }],
      assignments: [
        { target: 'group', groupId: '11111111-2222-4333-8444-555555555555' },
        { target: 'group', groupId: '66666666-7777-4888-9999-aaaaaaaaaaaa' },
      ],
    },
  },
});
