import { defineResource } from '../../../core/index.js';
import { leftAsItIs } from '../left-as-it-is.js';
import {
  brandingImages,
  brandingPermissions,
  brandingProfiles,
  brandingSettings,
  brandingSource,
} from './branding-profile-settings.js';

/** The tenant's default branding profile, for users whom no other profile reaches. */
export const defaultBrandingProfile = defineResource({
  name: 'defaultBrandingProfile',
  noun: 'default branding profile',
  doc:
    'How the Company Portal looks to users whom no other branding profile reaches. It is there from the start and cannot be ' +
    'deleted: it is adopted, and on destroy put back to what it was then, except for images that were replaced. What is not ' +
    'declared stays as the tenant has it.',
  source: brandingSource,
  shape: { kind: 'builtin', idSuffix: '', marker: 'isDefaultProfile' },
  graph: brandingProfiles,
  permissions: brandingPermissions,
  attributes: { ...leftAsItIs(brandingSettings), ...brandingImages({ leftAsItIs: true }) },
  example: {
    declared: { displayName: 'Contoso', enrollmentAvailability: 'availableWithPrompts' },
    changed: { displayName: 'Contoso', contactITName: 'Helpdesk', enrollmentAvailability: 'availableWithoutPrompts' },
  },
});
