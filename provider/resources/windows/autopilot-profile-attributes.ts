import type {
  OutOfBoxExperienceSetting,
  WindowsAutopilotDeploymentProfile,
} from '@microsoft/microsoft-graph-types-beta';

import {
  type AttributesOf,
  bool,
  cosmetic,
  type Facets,
  type GraphBinding,
  type Permissions,
  single,
  string,
  stringSet,
  visibility,
} from '../../../core/index.js';

/** Graph endpoint of Autopilot profiles: one collection of two types. */
export const autopilotGraph = {
  version: 'beta',
  path: '/deviceManagement/windowsAutopilotDeploymentProfiles',
  area: 'enrollment',
  expand: 'assignments',
} as const satisfies GraphBinding;

/** Permissions to read and write a profile. */
export const autopilotPermissions: Permissions = {
  read: ['DeviceManagementServiceConfig.Read.All', 'DeviceManagementServiceConfig.ReadWrite.All'],
  write: ['DeviceManagementServiceConfig.ReadWrite.All'],
};

/**
 * Assignments are separate entries because the action `assign` assigns devices, not groups. Graph does not delete a
 * profile that still has assignments.
 */
export const autopilotFacets = {
  assignments: { style: 'entries', segment: 'assignments', clearedFirst: true },
} as const satisfies Facets;

const setupPage = 'https://learn.microsoft.com/autopilot/profiles';

/** Pages of the setup, hidden as far as Windows allows unless declared otherwise. */
const experience = {
  deviceUsageType: string({
    default: 'singleUser',
    oneOf: ['singleUser', 'shared'],
    valueDocs: { singleUser: 'For one user (user-driven).', shared: 'Without a user (self-deploying).' },
    doc: 'Whether the device is set up by one user, or without a user (self-deploying).',
  }),
  userType: string({
    default: 'standard',
    oneOf: ['administrator', 'standard'],
    valueDocs: { administrator: 'The user is a local administrator.', standard: 'The user is a standard user.' },
    severity: { about: 'security', tighter: ['administrator', 'standard'] },
    doc: "Rights of the user on the device. Default: `standard`; Graph's own default is `administrator`.",
  }),
  privacySettingsHidden: bool({ default: true, severity: cosmetic, doc: 'Whether the privacy page is skipped.' }),
  eulaHidden: bool({ default: true, severity: cosmetic, doc: 'Whether the Microsoft license page is skipped.' }),
  keyboardSelectionPageSkipped: bool({
    default: false,
    severity: cosmetic,
    doc: 'Whether the keyboard page is skipped. Requires a `locale`.',
  }),
  escapeLinkHidden: bool({ default: true, doc: 'Whether the link to start over with another account is hidden.' }),
} satisfies AttributesOf<OutOfBoxExperienceSetting>;

/** Attributes of an Autopilot profile, by the names that Graph uses since May 2024. */
export const autopilotAttributes = {
  displayName: string({
    required: true,
    minLength: 1,
    maxLength: 200,
    severity: cosmetic,
    doc: "Name shown in the admin center. Graph does not allow these characters: !#%^*)(-+;'><",
  }),
  description: string({ maxLength: 1500, severity: cosmetic, doc: 'Description of the profile.' }),
  deviceType: string({
    default: 'windowsPc',
    oneOf: ['windowsPc', 'holoLens', 'surfaceHub2', 'surfaceHub2S', 'virtualMachine'],
    valueDocs: {
      windowsPc: 'Windows PC.',
      holoLens: 'HoloLens.',
      surfaceHub2: 'Surface Hub 2.',
      surfaceHub2S: 'Surface Hub 2S.',
      virtualMachine: 'Virtual machine.',
    },
    immutable: true,
    doc: 'Kind of device. Changing it replaces the profile, on the assumption that Graph rejects the change.',
  }),
  deviceNameTemplate: string({
    doc: 'Device name template, at most 15 characters after `%SERIAL%` and `%RAND:n%` are expanded. If omitted, Windows names the devices.',
    source: setupPage,
  }),
  locale: string({
    default: 'os-default',
    doc: 'Language and region, such as `en-US`. `os-default` uses the language of the device; an empty string lets the user select.',
  }),
  managementServiceAppId: string({
    format: 'guid',
    // Older exports lack it, and omitting it must not remove a partner's value.
    optional: true,
    computed: true,
    doc: "Application id of a client that manages devices of the profile alongside Intune; Microsoft issues it to partners. If omitted, the tenant's current value is kept.",
  }),
  preprovisioningAllowed: bool({
    default: false,
    doc: 'Whether a technician can prepare the device before the user gets it (pre-provisioning).',
  }),
  hardwareHashExtractionEnabled: bool({
    default: false,
    doc: 'Whether assigned devices that are not in Autopilot yet are registered at their next check-in.',
  }),
  outOfBoxExperienceSetting: single({
    default: {
      deviceUsageType: 'singleUser',
      userType: 'standard',
      privacySettingsHidden: true,
      eulaHidden: true,
      keyboardSelectionPageSkipped: false,
      escapeLinkHidden: true,
    },
    doc: 'What users see during Windows setup.',
    attributes: experience,
  }),
  roleScopeTagIds: stringSet({
    default: ['0'],
    refersTo: 'scopeTags',
    severity: visibility,
    doc: 'Ids of the scope tags whose administrators see the profile. `0` is the built-in tag.',
  }),
  createdDateTime: string({ computed: true, format: 'dateTime', doc: 'Time of creation.' }),
  lastModifiedDateTime: string({
    computed: true,
    volatile: true,
    format: 'dateTime',
    doc: 'Time of the last change.',
  }),
} satisfies AttributesOf<WindowsAutopilotDeploymentProfile>;
