import { bool, cosmetic, defineResource, int, setOf, string, stringSet } from '../../../core/index.js';
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

/** Types of apps that a policy accepts. terraform-provider-microsoft365 requests these; no document lists them. */
const appTypes = [
  'win32LobApp',
  'win32CatalogApp',
  'winGetApp',
  'officeSuiteApp',
  'windowsMicrosoftEdgeApp',
  'windowsUniversalAppX',
  'windowsAppX',
  'windowsMobileMSI',
] as const;

const appTypeDocs: Readonly<Record<(typeof appTypes)[number], string>> = {
  win32LobApp: 'Win32 app.',
  win32CatalogApp: 'App from the Enterprise App Catalog.',
  winGetApp: 'App from the Microsoft Store.',
  officeSuiteApp: 'Microsoft 365 Apps.',
  windowsMicrosoftEdgeApp: 'Microsoft Edge.',
  windowsUniversalAppX: 'Line-of-business app as an APPX or MSIX package.',
  windowsAppX: 'Line-of-business app as an APPX package.',
  windowsMobileMSI: 'Line-of-business app as an MSI file.',
};

/** Maximum number of apps, and of scripts, in a policy: the limit that terraform-provider-microsoft365 states. */
const mostItems = 10;

const source =
  'https://learn.microsoft.com/autopilot/device-preparation/tutorial/user-driven/entra-join-autopilot-policy';

/**
 * Autopilot device preparation policy, user-driven. The ids of settings and templates are those that the admin center
 * sends, as recorded by terraform-provider-microsoft365 in March 2026.
 */
export const windowsAutopilotDevicePreparationPolicy = defineResource({
  name: 'windowsAutopilotDevicePreparationPolicy',
  noun: 'Autopilot device preparation policy',
  doc:
    'How Windows devices of the assigned users are set up: which apps and scripts are installed before the user reaches the ' +
    'desktop, and which group the device joins. User-driven, for one user, with Microsoft Entra join. Unlike Autopilot ' +
    'profiles, it does not require registered devices. The policy is a settings catalog policy.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-deviceconfigv2-devicemanagementconfigurationpolicy',
  shape: { kind: 'collection' },
  graph: enrollmentPolicyGraph({
    id: '80d33118-b7b4-40d8-b15f-81be745e053f_1',
    platforms: 'windows10',
    fixed: [
      {
        ...choice('enrollment_autopilot_dpp_deploymentmode', [
          '5180aeab-886e-4589-97d4-40855c646315',
          '5874c2f6-bcf1-463b-a9eb-bee64e2f2d82',
        ]),
        holds: 'enrollment_autopilot_dpp_deploymentmode_0',
      },
      {
        ...choice('enrollment_autopilot_dpp_deploymenttype', [
          'f4184296-fa9f-4b67-8b12-1723b3f8456b',
          'e0af022f-37f3-4a40-916d-1ab7281c88d9',
        ]),
        holds: 'enrollment_autopilot_dpp_deploymenttype_0',
      },
      {
        ...choice('enrollment_autopilot_dpp_jointype', [
          '6310e95d-6cfa-4d2f-aae0-1e7af12e2182',
          '1fa84eb3-fcfa-4ed6-9687-0f3d486402c4',
        ]),
        holds: 'enrollment_autopilot_dpp_jointype_0',
      },
      // The admin center sends it empty: an action sets the group itself.
      {
        ...simple('enrollment_autopilot_dpp_devicesecuritygroupids', [
          'a46a50ab-3076-4968-9366-75a40dde950e',
          '5f7d09e1-1a90-44ad-9c9f-ad90ba509e60',
        ]),
        holds: '',
      },
    ],
  }),
  permissions: policyPermissions,
  refusals: deviceGroupRefusals,
  approval: settingsCatalogApproval,
  devices: { which: 'devices that are set up from now on' },
  label: 'name',
  deletion: { loses: 'new devices of its users are set up without its apps and do not join its group' },
  steps: [deviceGroupStep],
  requiresOfGroups: [deviceGroupRequirement],
  attributes: {
    ...policyAttributes,
    ...deviceGroupAttribute,
    accountType: string({
      default: 'standard',
      oneOf: ['standard', 'administrator'],
      valueDocs: { standard: 'The user gets no administrator rights.', administrator: 'The user is an administrator.' },
      severity: { about: 'security', tighter: ['administrator', 'standard'] },
      doc: 'Account type of the user on the device.',
      source,
      setting: choice(
        'enrollment_autopilot_dpp_accountype',
        ['d4f2a840-86d5-4162-9a08-fa8cc608b94e', 'bf13bb47-69ef-4e06-97c1-50c2859a49c2'],
        { standard: '0', administrator: '1' },
      ),
    }),
    timeout: int({
      default: 60,
      min: 15,
      max: 720,
      unit: 'minutes',
      doc: 'Minutes after which an unfinished setup counts as failed.',
      source,
      setting: simple('enrollment_autopilot_dpp_timeout', [
        '6dec0657-dfb8-4906-a7ee-3ac6ee1edecb',
        '0bbcce5b-a55a-4e05-821a-94bf576d6cc8',
      ]),
    }),
    customErrorMessage: string({
      // Default text in the admin center.
      default: 'Contact your organization’s support person for help.',
      minLength: 1,
      maxLength: 1000,
      severity: cosmetic,
      doc: 'Message shown to users after a failed setup.',
      setting: simple('enrollment_autopilot_dpp_customerrormessage', [
        '2ddf0619-2b7a-46de-b29b-c6191e9dda6e',
        'fe5002d5-fbe9-4920-9e2d-26bfc4b4cc97',
      ]),
    }),
    allowSkip: bool({
      default: false,
      severity: { about: 'security', tighter: 'false' },
      doc: 'Whether users can skip the setup after several failed attempts.',
      setting: choice('enrollment_autopilot_dpp_allowskip', [
        '2a71dc89-0f17-4ba9-bb27-af2521d34710',
        'a2323e5e-ac56-4517-8847-b0a6fdb467e7',
      ]),
    }),
    allowDiagnostics: bool({
      default: false,
      severity: cosmetic,
      doc: 'Whether users see a link to diagnostics after a failed setup.',
      setting: choice('enrollment_autopilot_dpp_allowdiagnostics', [
        'e2b7a81b-f243-4abd-bce3-c1856345f405',
        'c59d26fd-3460-4b26-b47a-f7e202e7d5a3',
      ]),
    }),
    allowedApps: setOf({
      default: [],
      maxItems: mostItems,
      doc: 'Apps that are installed before the user reaches the desktop. Also assign them to the device group.',
      source,
      attributes: {
        appId: string({
          required: true,
          format: 'guid',
          refersTo: 'apps',
          graphName: 'id',
          doc: 'Id of the app.',
        }),
        appType: string({
          required: true,
          oneOf: appTypes,
          valueDocs: appTypeDocs,
          graphName: 'type',
          graphPrefix: '#microsoft.graph.',
          doc: 'Type of the app, as Graph returns it in `@odata.type`.',
        }),
      },
      setting: {
        kind: 'collection',
        definition: 'enrollment_autopilot_dpp_allowedappids',
        instance: '70d22a8a-a03c-4f62-b8df-dded3e327639',
      },
    }),
    allowedScriptIds: stringSet({
      default: [],
      format: 'guid',
      maxItems: mostItems,
      doc: 'Ids of the PowerShell scripts that run before the user reaches the desktop.',
      source,
      setting: {
        kind: 'collection',
        definition: 'enrollment_autopilot_dpp_allowedscriptids',
        instance: '1bc67702-800c-4271-8fd9-609351cc19cf',
      },
    }),
  },
  facets: { assignments: { style: 'action', action: 'assign', bodyKey: 'assignments' } },
  example: {
    declared: {
      name: 'Notebooks of staff',
      enrollmentTimeDeviceGroupId: '11111111-2222-4333-8444-555555555555',
      allowedApps: [{ appId: '66666666-7777-4888-9999-aaaaaaaaaaaa', appType: 'winGetApp' }],
      assignments: [{ target: 'group', groupId: '22222222-3333-4444-8555-666666666666' }],
    },
    changed: {
      name: 'Notebooks',
      description: 'All offices',
      accountType: 'administrator',
      timeout: 90,
      customErrorMessage: 'Call 4711.',
      allowSkip: true,
      allowDiagnostics: true,
      allowedApps: [
        { appId: '66666666-7777-4888-9999-aaaaaaaaaaaa', appType: 'winGetApp' },
        { appId: 'bbbbbbbb-cccc-4ddd-8eee-ffffffffffff', appType: 'win32LobApp' },
      ],
      allowedScriptIds: ['33333333-4444-4555-8666-777777777777'],
      assignments: [{ target: 'group', groupId: '22222222-3333-4444-8555-666666666666' }],
    },
  },
});
