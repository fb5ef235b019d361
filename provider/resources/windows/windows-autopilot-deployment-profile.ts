import { defineResource } from '../../../core/index.js';
import {
  autopilotAttributes,
  autopilotFacets,
  autopilotGraph,
  autopilotPermissions,
} from './autopilot-profile-attributes.js';
import { checkAutopilotProfile, oneForAllDevices } from './autopilot-profile-check.js';

/** Autopilot deployment profile: how a new Windows device is set up and joins Microsoft Entra ID. */
export const windowsAutopilotDeploymentProfile = defineResource({
  name: 'windowsAutopilotDeploymentProfile',
  noun: 'Autopilot profile',
  doc: 'How new devices of the assigned groups are set up and join Microsoft Entra ID. A profile without assignments has no effect.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-enrollment-azureadwindowsautopilotdeploymentprofile',
  shape: { kind: 'collection' },
  graph: { ...autopilotGraph, odataType: 'microsoft.graph.azureADWindowsAutopilotDeploymentProfile' },
  permissions: autopilotPermissions,
  devices: { which: 'devices that are set up from now on' },
  label: 'displayName',
  deletion: {
    loses: 'its Autopilot devices have no profile until another one is assigned',
  },
  attributes: autopilotAttributes,
  facets: autopilotFacets,
  neighbours: { judge: oneForAllDevices },
  validate: checkAutopilotProfile,
  example: {
    declared: {
      displayName: 'Notebooks',
      deviceNameTemplate: 'NB%SERIAL%',
      assignments: [{ target: 'group', groupId: '11111111-2222-4333-8444-555555555555' }],
    },
    changed: {
      displayName: 'Notebooks',
      deviceNameTemplate: 'NB%RAND:5%',
      locale: 'en-US',
      preprovisioningAllowed: true,
      outOfBoxExperienceSetting: { userType: 'administrator', keyboardSelectionPageSkipped: true },
      assignments: [{ target: 'allDevices' }],
    },
  },
});
