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

/** Where Autopilot profiles are: one collection of two types. */
export const autopilotGraph = {
  version: 'beta',
  path: '/deviceManagement/windowsAutopilotDeploymentProfiles',
  area: 'enrollment',
  expand: 'assignments',
} as const satisfies GraphBinding;

/** What reading and writing a profile needs. */
export const autopilotPermissions: Permissions = {
  read: ['DeviceManagementServiceConfig.Read.All', 'DeviceManagementServiceConfig.ReadWrite.All'],
  write: ['DeviceManagementServiceConfig.ReadWrite.All'],
};

/** The action `assign` assigns devices: groups go one by one, and Graph deletes no profile that still has some. */
export const autopilotFacets = {
  assignments: { style: 'entries', segment: 'assignments', clearedFirst: true },
} as const satisfies Facets;

const setupPage = 'https://learn.microsoft.com/autopilot/profiles';

/** The pages of the set-up, hidden as far as Windows allows unless declared otherwise. */
const experience = {
  deviceUsageType: string({
    default: 'singleUser',
    oneOf: ['singleUser', 'shared'],
    valueDocs: { singleUser: 'For one user (user-driven).', shared: 'For many users (self-deploying).' },
    doc: 'Whether the device is set up for one user, or by itself for many (self-deploying).',
  }),
  userType: string({
    default: 'standard',
    oneOf: ['administrator', 'standard'],
    valueDocs: { administrator: 'The user is a local administrator.', standard: 'The user is a standard user.' },
    severity: { about: 'security', tighter: ['administrator', 'standard'] },
    doc: 'Rights of the user on the device. `standard` unless declared otherwise; Graph’s own default is `administrator`.',
  }),
  privacySettingsHidden: bool({
    default: true,
    severity: cosmetic,
    doc: 'Whether the page about privacy is left out.',
  }),
  eulaHidden: bool({
    default: true,
    severity: cosmetic,
    doc: 'Whether the page with Microsoft’s licence is left out.',
  }),
  keyboardSelectionPageSkipped: bool({
    default: false,
    severity: cosmetic,
    doc: 'Whether the page about the keyboard is left out. Needs a `locale`.',
  }),
  escapeLinkHidden: bool({ default: true, doc: 'Whether the link that starts over with another account is hidden.' }),
} satisfies AttributesOf<OutOfBoxExperienceSetting>;

/** The attributes of an Autopilot profile, by the names that Graph takes since May 2024. */
export const autopilotAttributes = {
  displayName: string({
    required: true,
    minLength: 1,
    maxLength: 200,
    severity: cosmetic,
    doc: "Name shown in the admin center. Graph refuses these characters in it: !#%^*)(-+;'><",
  }),
  description: string({ maxLength: 1500, severity: cosmetic, doc: 'What the profile is for.' }),
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
    doc: 'Kind of device. A change makes a new profile: that Graph refuses one is a guess.',
  }),
  deviceNameTemplate: string({
    doc: 'How devices are named, at most 15 characters once `%SERIAL%` and `%RAND:n%` are filled in. Left out: Windows names them.',
    source: setupPage,
  }),
  locale: string({
    default: 'os-default',
    doc: 'Language and region, e.g. `en-US`; `os-default` is the device’s own, and an empty text lets the user select.',
  }),
  managementServiceAppId: string({
    format: 'guid',
    // Older exports do not have it, and what nobody declared is not to be taken from a partner.
    optional: true,
    computed: true,
    doc: 'Application id of a client that manages devices of the profile beside Intune, as Microsoft gives it to partners. Left out: as the tenant has it.',
  }),
  preprovisioningAllowed: bool({
    default: false,
    doc: 'Whether a technician may set the device up before the user gets it.',
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
    doc: 'What users see while Windows sets itself up.',
    attributes: experience,
  }),
  roleScopeTagIds: stringSet({
    default: ['0'],
    refersTo: 'scopeTags',
    severity: visibility,
    doc: 'Ids of the scope tags whose administrators see the profile. `0` is the built-in tag.',
  }),
  createdDateTime: string({ computed: true, format: 'dateTime', doc: 'When the profile was created.' }),
  lastModifiedDateTime: string({
    computed: true,
    volatile: true,
    format: 'dateTime',
    doc: 'When the profile was last changed.',
  }),
} satisfies AttributesOf<WindowsAutopilotDeploymentProfile>;
