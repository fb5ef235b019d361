import { defineResource, string } from '../../../core/index.js';
import { enrollmentPermissions } from '../enrollment-configuration.js';
import { depEnrollmentProfiles, depOnboardingSettingId } from './dep-enrollment-profile-attributes.js';
import { depVisionosEnrollmentPolicy } from './dep-visionos-enrollment-policy.js';

/** Default profile of an ADE token for one platform. */
export const defaultDepEnrollmentProfile = defineResource({
  name: 'defaultDepEnrollmentProfile',
  noun: 'default ADE profile',
  doc:
    'The profile that devices of an ADE token get if none is assigned to them: one for iPhones and iPads, one for Macs, ' +
    'and a policy for Apple Vision Pro. ' +
    'Declare it once for each token and platform; two different declarations are an error, and a change by hand is ' +
    'reported as drift. Graph cannot clear a default: destroy stops managing it and keeps the selection, with a warning.',
  source: 'https://learn.microsoft.com/graph/api/intune-enrollment-enrollmentprofile-setdefaultprofile',
  shape: {
    kind: 'choice',
    of: 'ADE profile',
    action: 'setDefaultProfile',
    chosen: 'enrollmentProfileId',
    within: 'platform',
    choices: {
      iOS: { navigation: 'defaultIosEnrollmentProfile', odataType: 'microsoft.graph.depIOSEnrollmentProfile' },
      macOS: { navigation: 'defaultMacOsEnrollmentProfile', odataType: 'microsoft.graph.depMacOSEnrollmentProfile' },
      // The ids are those that terraform-provider-microsoft365 sends and reads (August 2026).
      visionOS: {
        navigation: 'defaultVisionOSEnrollmentProfile',
        policies: depVisionosEnrollmentPolicy.graph,
        prefix: 'ECV2_',
      },
    },
  },
  graph: depEnrollmentProfiles,
  permissions: enrollmentPermissions,
  label: 'platform',
  attributes: {
    depOnboardingSettingId,
    platform: string({
      required: true,
      immutable: true,
      oneOf: ['iOS', 'macOS', 'visionOS'],
      doc: 'Platform of the default. `iOS` includes iPadOS.',
    }),
    enrollmentProfileId: string({
      required: true,
      format: 'id',
      minLength: 1,
      doc: 'Id of the profile or, for `visionOS`, of the policy. It must belong to the token.',
    }),
  },
  example: {
    declared: {
      depOnboardingSettingId: '11111111-2222-4333-8444-555555555555',
      platform: 'iOS',
      enrollmentProfileId: '11111111-2222-4333-8444-555555555555_66666666-7777-4888-9999-aaaaaaaaaaaa',
    },
    changed: {
      depOnboardingSettingId: '11111111-2222-4333-8444-555555555555',
      platform: 'iOS',
      enrollmentProfileId: '11111111-2222-4333-8444-555555555555_bbbbbbbb-cccc-4ddd-8eee-ffffffffffff',
    },
  },
});
