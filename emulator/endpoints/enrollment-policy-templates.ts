/** A setting of a template. */
export interface TemplateSetting {
  /** `settingInstanceTemplateId`. */
  readonly instance: string;
  /** `settingValueTemplateId`. Absent for a collection. */
  readonly value?: string;
  readonly takes:
    | { readonly kind: 'choice'; readonly options: readonly string[] }
    | { readonly kind: 'text'; readonly least: number; readonly most: number }
    | { readonly kind: 'number'; readonly least: number; readonly most: number }
    | { readonly kind: 'texts'; readonly most: number };
  /** A policy without this setting is refused. */
  readonly required?: true;
}

/** A template of enrollment policies, by `templateId`. */
export interface PolicyTemplate {
  readonly displayName: string;
  readonly platforms: string;
  /** Policies belong to the ADE token in `creationSource`. */
  readonly ofToken?: true;
  readonly settings: Readonly<Record<string, TemplateSetting>>;
}

type Ids = readonly [instance: string, value: string];

const yesOrNo = ['0', '1'];

function choice([instance, value]: Ids, options: readonly string[] = yesOrNo): TemplateSetting {
  return { instance, value, takes: { kind: 'choice', options } };
}

function text([instance, value]: Ids, [least, most]: readonly [number, number]): TemplateSetting {
  return { instance, value, takes: { kind: 'text', least, most } };
}

/**
 * The settings that the admin center sends for each template, as recorded by terraform-provider-microsoft365 in March
 * and July 2026. Options that are in no recording, and which settings are required, are guesses; limits are those of
 * the tool.
 */
export const policyTemplates: Readonly<Record<string, PolicyTemplate>> = {
  '80d33118-b7b4-40d8-b15f-81be745e053f_1': {
    displayName: 'Device Preparation',
    platforms: 'windows10',
    settings: {
      enrollment_autopilot_dpp_deploymentmode: choice([
        '5180aeab-886e-4589-97d4-40855c646315',
        '5874c2f6-bcf1-463b-a9eb-bee64e2f2d82',
      ]),
      enrollment_autopilot_dpp_deploymenttype: choice([
        'f4184296-fa9f-4b67-8b12-1723b3f8456b',
        'e0af022f-37f3-4a40-916d-1ab7281c88d9',
      ]),
      enrollment_autopilot_dpp_jointype: choice([
        '6310e95d-6cfa-4d2f-aae0-1e7af12e2182',
        '1fa84eb3-fcfa-4ed6-9687-0f3d486402c4',
      ]),
      enrollment_autopilot_dpp_accountype: choice([
        'd4f2a840-86d5-4162-9a08-fa8cc608b94e',
        'bf13bb47-69ef-4e06-97c1-50c2859a49c2',
      ]),
      enrollment_autopilot_dpp_timeout: {
        instance: '6dec0657-dfb8-4906-a7ee-3ac6ee1edecb',
        value: '0bbcce5b-a55a-4e05-821a-94bf576d6cc8',
        takes: { kind: 'number', least: 15, most: 720 },
      },
      enrollment_autopilot_dpp_customerrormessage: text(
        ['2ddf0619-2b7a-46de-b29b-c6191e9dda6e', 'fe5002d5-fbe9-4920-9e2d-26bfc4b4cc97'],
        [0, 1000],
      ),
      enrollment_autopilot_dpp_allowskip: choice([
        '2a71dc89-0f17-4ba9-bb27-af2521d34710',
        'a2323e5e-ac56-4517-8847-b0a6fdb467e7',
      ]),
      enrollment_autopilot_dpp_allowdiagnostics: choice([
        'e2b7a81b-f243-4abd-bce3-c1856345f405',
        'c59d26fd-3460-4b26-b47a-f7e202e7d5a3',
      ]),
      enrollment_autopilot_dpp_devicesecuritygroupids: text(
        ['a46a50ab-3076-4968-9366-75a40dde950e', '5f7d09e1-1a90-44ad-9c9f-ad90ba509e60'],
        [0, 1000],
      ),
      enrollment_autopilot_dpp_allowedappids: {
        instance: '70d22a8a-a03c-4f62-b8df-dded3e327639',
        takes: { kind: 'texts', most: 10 },
      },
      enrollment_autopilot_dpp_allowedscriptids: {
        instance: '1bc67702-800c-4271-8fd9-609351cc19cf',
        takes: { kind: 'texts', most: 10 },
      },
    },
  },
  'b974d292-62c4-4853-bdab-166cf42df51c_1': {
    displayName: 'Apple visionOS Device Enrollment Policy',
    platforms: 'visionOS',
    ofToken: true,
    settings: {
      // Graph rejects the option 1: these devices have no user.
      ade_useraffinitybasic: choice(
        ['24fae708-81c3-450b-bcb0-711f00b0f78e', 'ad35a84e-5803-412a-b590-792f30a77438'],
        ['0'],
      ),
      ade_awaitconfiguration_basic: choice([
        '78bb9ed5-6bae-4e30-a258-c50eefe1afc6',
        '76430454-b68e-4685-bf56-4bffa1b0c696',
      ]),
      ade_lockedenrollment: choice(['b4df4b6a-b8d7-4adc-a4cf-15a3d2dd8018', '8c73f868-3afd-4b99-b978-ca3dc8a773dc']),
      ade_setupassistant_department: {
        ...text(['96c5e30b-2d83-4055-b04a-b6f4a6af3568', 'ece47992-26c1-4377-ba25-07136be7f6a1'], [1, 125]),
        required: true,
      },
      ade_setupassistant_departmentphone: {
        ...text(['d5ba8ce3-91ee-409d-bbbf-10640a197d21', 'b35b460b-2bd6-4dc1-bd01-97fcff821054'], [1, 50]),
        required: true,
      },
      ade_setupassistant_appleid: choice([
        '4f26cd1f-5fd1-4d6c-af69-f18ade85aee9',
        '469e5c1a-c2f8-44fb-b515-f8532c2dff40',
      ]),
      ade_setupassistant_applepay: choice([
        'c7b005a7-148a-40b0-aa06-8a6eaafa6fc0',
        'a18db77d-76e6-4bf8-ab60-98d1e34ed8df',
      ]),
      ade_setupassistant_diagnosticsdata: choice([
        '6a6c0b44-8403-4213-8e34-fd21e416c0f3',
        '8e6986f8-3f2b-4a22-989d-08603dba0707',
      ]),
      ade_setupassistant_getstarted: choice([
        '21017ab9-73d3-45dd-b715-8742791a5d73',
        'df5a331d-7042-4abc-91f4-a37c82deaf08',
      ]),
      ade_setupassistant_intelligence: choice([
        'cca42541-0513-41a6-ae74-e1fe878b0593',
        'd0c43d95-99c7-40ce-b3a6-33098215adc9',
      ]),
      ade_setupassistant_locationservices: choice([
        '5dca1893-31cd-49b7-aadf-c26990ea0639',
        '6f73700e-a14b-4784-9923-512a97297c41',
      ]),
      ade_setupassistant_passcode: choice([
        'be808211-b4f1-4653-aa95-068b756dc682',
        '67b68eed-075f-4479-a34b-9ae3d2b1cf4d',
      ]),
      ade_setupassistant_privacy: choice([
        '129ac5ce-c6b8-4402-bf18-40045c11c10d',
        '177b8bd8-8dc1-4835-82af-16e81dc7e94f',
      ]),
      ade_setupassistant_screentime: choice([
        '90501450-54d9-4695-a16c-fbfead918c24',
        'b1d1feea-8d71-49bb-8cf6-c736321ae9b6',
      ]),
      ade_setupassistant_siri: choice(['764673c0-b331-478e-905f-ef45428fae99', 'f3c03777-e89d-4fbc-bc1a-75c4858fa579']),
      ade_setupassistant_softwareupdate: choice([
        '1ad911de-03ea-45a1-917e-adf9ececc09c',
        'd9630ff4-94a4-4525-b37a-7c233a23a2bd',
      ]),
      ade_setupassistant_termsandconditions: choice([
        '5a33bd8e-9df4-422c-92f5-3d5294a3e015',
        '404a8266-5c46-44b3-bf63-d8974d91c8f9',
      ]),
      ade_setupassistant_tips: choice(['b00de12d-5ae8-4b76-8763-c2230ff1018b', '7d55896a-705c-4a75-b226-f90ffc9d5524']),
      ade_setupassistant_touchfaceid: choice([
        '0deedc8e-1597-47f0-a271-4ae5029c1795',
        'f11533e6-85a1-41c3-b23d-7a7c0bc2f7f8',
      ]),
    },
  },
};
