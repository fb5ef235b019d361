import type { EnrollmentProfile } from '@microsoft/microsoft-graph-types-beta';

import { type AttributesOf, bool, cosmetic, defineResource, string } from '../../../core/index.js';
import { enrollmentPermissions } from '../enrollment-configuration.js';
import { depEnrollmentProfiles } from './dep-enrollment-profile-attributes.js';

const attributes = {
  displayName: string({ required: true, minLength: 1, concern: cosmetic, doc: 'Name shown in the admin center.' }),
  description: string({ concern: cosmetic, doc: 'Description of the profile.' }),
  requiresUserAuthentication: bool({
    default: true,
    concern: { about: 'security', tighter: 'true' },
    doc: 'Whether a user signs in and the device then belongs to that user (user affinity). If `false`, the device has no user.',
  }),
  enableAuthenticationViaCompanyPortal: bool({
    default: false,
    doc: 'Whether users authenticate in Setup Assistant instead of Company Portal, according to Graph’s metadata.',
  }),
  requireCompanyPortalOnSetupAssistantEnrolledDevices: bool({
    default: false,
    doc: 'Whether devices that enroll through Setup Assistant need Company Portal.',
  }),
  configurationEndpointUrl: string({
    computed: true,
    doc: 'URL that Apple Configurator needs to enroll devices with the profile.',
  }),
} satisfies AttributesOf<EnrollmentProfile>;

/** Apple Configurator profile: how devices enroll that an administrator prepares on a Mac. */
export const appleConfiguratorEnrollmentProfile = defineResource({
  name: 'appleConfiguratorEnrollmentProfile',
  noun: 'Apple Configurator profile',
  doc:
    'How iPhones and iPads enroll if someone prepares them on a Mac with Apple Configurator. Graph stores these profiles next to ' +
    'those of Automated Device Enrollment, under the id of the Intune account, which `data.intune_tenant` reads. Requires a push ' +
    'certificate. Serial numbers are assigned to a profile in the admin center.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-enrollment-enrollmentprofile',
  shape: { kind: 'collection' },
  graph: {
    ...depEnrollmentProfiles,
    odataType: 'microsoft.graph.enrollmentProfile',
    // A recorded list of one tenant's tokens does not include the account that the profiles belong to.
    onlyParent: { version: 'beta', path: '/deviceManagement', area: 'other', property: 'intuneAccountId' },
  },
  permissions: enrollmentPermissions,
  devices: { which: 'devices that enroll from now on; enrolled devices are not affected' },
  label: 'displayName',
  deletion: { loses: 'devices that have the profile need another one' },
  attributes: {
    depOnboardingSettingId: string({
      required: true,
      immutable: true,
      local: true,
      format: 'id',
      minLength: 1,
      doc: 'Id of the Intune account: `intune_account_id` of `data.intune_tenant`. Graph expects it in the position where other profiles have the id of their ADE token.',
    }),
    ...attributes,
  },
  example: {
    declared: {
      depOnboardingSettingId: '11111111-2222-4333-8444-555555555555',
      displayName: 'iPads of the workshop',
      requiresUserAuthentication: false,
    },
    changed: {
      depOnboardingSettingId: '11111111-2222-4333-8444-555555555555',
      displayName: 'iPads of the workshop',
      description: 'Shared by the shifts',
      enableAuthenticationViaCompanyPortal: true,
    },
  },
});
