import { bool, type BoolAttribute, cosmetic, defineResource, string } from '../../../core/index.js';
import {
  choice,
  deviceGroupAttribute,
  deviceGroupRefusals,
  deviceGroupRequirement,
  deviceGroupStep,
  enrollmentPolicyGraph,
  policyAttributes,
  policyPermissions,
  settingsCatalogApproval,
  simple,
} from '../enrollment-policy.js';

/**
 * A screen of Setup Assistant. The Graph setting means that the screen is shown; the attribute means that it is
 * skipped, as in older profiles.
 */
function screen(name: string, setting: string, ids: readonly [string, string]): BoolAttribute & { kind: 'bool' } {
  return bool({
    default: false,
    doc: `Whether Setup Assistant skips ${name}.`,
    setting: choice(`ade_setupassistant_${setting}`, ids, { true: '0', false: '1' }),
  });
}

/**
 * ADE policy for Apple Vision Pro. The ids of settings and templates are those that the admin center sends, as recorded
 * by terraform-provider-microsoft365 in July 2026.
 */
export const depVisionosEnrollmentPolicy = defineResource({
  name: 'depVisionosEnrollmentPolicy',
  noun: 'ADE policy for visionOS',
  doc:
    'How Apple Vision Pro devices of an ADE token enroll. For visionOS, Intune has only settings catalog policies and no ADE profiles. ' +
    'The devices have no user. Make the policy the default of the token, or assign it to devices in the admin center.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-deviceconfigv2-devicemanagementconfigurationpolicy',
  shape: { kind: 'collection' },
  graph: enrollmentPolicyGraph({
    id: 'b974d292-62c4-4853-bdab-166cf42df51c_1',
    platforms: 'visionOS',
    // Graph rejects the other option: these devices have no user.
    fixed: [
      {
        ...choice('ade_useraffinitybasic', [
          '24fae708-81c3-450b-bcb0-711f00b0f78e',
          'ad35a84e-5803-412a-b590-792f30a77438',
        ]),
        holds: 'ade_useraffinitybasic_0',
      },
    ],
  }),
  permissions: policyPermissions,
  refusals: deviceGroupRefusals,
  approval: settingsCatalogApproval,
  devices: { which: 'devices that enroll from now on; enrolled devices are not affected' },
  label: 'name',
  deletion: { loses: 'devices that have the policy need another one' },
  steps: [deviceGroupStep],
  requiresOfGroups: [deviceGroupRequirement],
  attributes: {
    depOnboardingSettingId: string({
      required: true,
      immutable: true,
      format: 'id',
      minLength: 1,
      graphName: 'creationSource',
      graphPrefix: 'DepTokenId_',
      doc: 'Id of the ADE token whose devices get the policy.',
    }),
    ...policyAttributes,
    ...deviceGroupAttribute,
    awaitDeviceConfiguredConfirmation: bool({
      default: true,
      severity: { about: 'security', tighter: 'true' },
      doc: 'Whether devices stay in Setup Assistant until their policies arrive.',
      setting: choice('ade_awaitconfiguration_basic', [
        '78bb9ed5-6bae-4e30-a258-c50eefe1afc6',
        '76430454-b68e-4685-bf56-4bffa1b0c696',
      ]),
    }),
    profileRemovalDisabled: bool({
      default: true,
      severity: { about: 'security', tighter: 'true' },
      doc: 'Whether users cannot remove management from the device (locked enrollment).',
      setting: choice('ade_lockedenrollment', [
        'b4df4b6a-b8d7-4adc-a4cf-15a3d2dd8018',
        '8c73f868-3afd-4b99-b978-ca3dc8a773dc',
      ]),
    }),
    supportDepartment: string({
      required: true,
      minLength: 1,
      maxLength: 125,
      severity: cosmetic,
      doc: 'Department to contact for help, shown in Setup Assistant.',
      setting: simple('ade_setupassistant_department', [
        '96c5e30b-2d83-4055-b04a-b6f4a6af3568',
        'ece47992-26c1-4377-ba25-07136be7f6a1',
      ]),
    }),
    supportPhoneNumber: string({
      required: true,
      minLength: 1,
      maxLength: 50,
      severity: cosmetic,
      doc: 'Phone number of that department.',
      setting: simple('ade_setupassistant_departmentphone', [
        'd5ba8ce3-91ee-409d-bbbf-10640a197d21',
        'b35b460b-2bd6-4dc1-bd01-97fcff821054',
      ]),
    }),
    appleIdDisabled: screen('the sign-in with an Apple ID', 'appleid', [
      '4f26cd1f-5fd1-4d6c-af69-f18ade85aee9',
      '469e5c1a-c2f8-44fb-b515-f8532c2dff40',
    ]),
    applePayDisabled: screen('Apple Pay', 'applepay', [
      'c7b005a7-148a-40b0-aa06-8a6eaafa6fc0',
      'a18db77d-76e6-4bf8-ab60-98d1e34ed8df',
    ]),
    diagnosticsDisabled: screen('the consent to send diagnostics to Apple', 'diagnosticsdata', [
      '6a6c0b44-8403-4213-8e34-fd21e416c0f3',
      '8e6986f8-3f2b-4a22-989d-08603dba0707',
    ]),
    getStartedDisabled: screen('the Get Started screen', 'getstarted', [
      '21017ab9-73d3-45dd-b715-8742791a5d73',
      'df5a331d-7042-4abc-91f4-a37c82deaf08',
    ]),
    appleIntelligenceDisabled: screen('Apple Intelligence', 'intelligence', [
      'cca42541-0513-41a6-ae74-e1fe878b0593',
      'd0c43d95-99c7-40ce-b3a6-33098215adc9',
    ]),
    locationDisabled: screen('location services', 'locationservices', [
      '5dca1893-31cd-49b7-aadf-c26990ea0639',
      '6f73700e-a14b-4784-9923-512a97297c41',
    ]),
    passCodeDisabled: screen('the passcode', 'passcode', [
      'be808211-b4f1-4653-aa95-068b756dc682',
      '67b68eed-075f-4479-a34b-9ae3d2b1cf4d',
    ]),
    privacyPaneDisabled: screen('the privacy pane', 'privacy', [
      '129ac5ce-c6b8-4402-bf18-40045c11c10d',
      '177b8bd8-8dc1-4835-82af-16e81dc7e94f',
    ]),
    screenTimeScreenDisabled: screen('Screen Time', 'screentime', [
      '90501450-54d9-4695-a16c-fbfead918c24',
      'b1d1feea-8d71-49bb-8cf6-c736321ae9b6',
    ]),
    siriDisabled: screen('Siri', 'siri', [
      '764673c0-b331-478e-905f-ef45428fae99',
      'f3c03777-e89d-4fbc-bc1a-75c4858fa579',
    ]),
    softwareUpdateDisabled: screen('the software update', 'softwareupdate', [
      '1ad911de-03ea-45a1-917e-adf9ececc09c',
      'd9630ff4-94a4-4525-b37a-7c233a23a2bd',
    ]),
    termsAndConditionsDisabled: screen('Apple’s terms and conditions', 'termsandconditions', [
      '5a33bd8e-9df4-422c-92f5-3d5294a3e015',
      '404a8266-5c46-44b3-bf63-d8974d91c8f9',
    ]),
    tipsDisabled: screen('the tips', 'tips', [
      'b00de12d-5ae8-4b76-8763-c2230ff1018b',
      '7d55896a-705c-4a75-b226-f90ffc9d5524',
    ]),
    touchIdDisabled: screen('Touch ID and Face ID', 'touchfaceid', [
      '0deedc8e-1597-47f0-a271-4ae5029c1795',
      'f11533e6-85a1-41c3-b23d-7a7c0bc2f7f8',
    ]),
  },
  example: {
    declared: {
      depOnboardingSettingId: '11111111-2222-4333-8444-555555555555',
      name: 'Vision Pro of design',
      supportDepartment: 'Service desk',
      supportPhoneNumber: '+49 30 1234',
      enrollmentTimeDeviceGroupId: '66666666-7777-4888-9999-aaaaaaaaaaaa',
      siriDisabled: true,
    },
    changed: {
      depOnboardingSettingId: '11111111-2222-4333-8444-555555555555',
      name: 'Vision Pro',
      description: 'All teams',
      supportDepartment: 'IT',
      supportPhoneNumber: '4711',
      awaitDeviceConfiguredConfirmation: false,
      appleIdDisabled: true,
    },
  },
});
