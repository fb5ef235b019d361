import { defineResource } from '../../../core/index.js';
import { leftAsItIs } from '../left-as-it-is.js';
import {
  brandingImages,
  brandingPermissions,
  brandingProfiles,
  brandingSettings,
  brandingSource,
  brandingTags,
} from './branding-profile-settings.js';

/** The tenant's default branding profile, for users without another profile. */
export const defaultBrandingProfile = defineResource({
  name: 'defaultBrandingProfile',
  noun: 'default branding profile',
  doc:
    'How Company Portal looks to users without a custom branding profile. The service creates it and it cannot be ' +
    'deleted: Terraform adopts it, and destroy restores its original settings, except for images that were replaced. ' +
    'Omitted settings keep the tenant’s current values.',
  source: brandingSource,
  shape: { kind: 'builtin', idSuffix: '', marker: 'isDefaultProfile' },
  graph: brandingProfiles,
  permissions: brandingPermissions,
  attributes: {
    ...leftAsItIs({ ...brandingSettings, ...brandingTags }),
    ...brandingImages({ leftAsItIs: true }),
  },
  example: {
    declared: { displayName: 'Contoso', enrollmentAvailability: 'availableWithPrompts' },
    changed: {
      displayName: 'Contoso',
      contactITName: 'Helpdesk',
      enrollmentAvailability: 'availableWithoutPrompts',
      roleScopeTagIds: ['0', '1'],
    },
  },
});
