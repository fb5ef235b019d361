import type { ActiveDirectoryWindowsAutopilotDeploymentProfile } from '@microsoft/microsoft-graph-types-beta';

import { type AttributesOf, bool, defineResource } from '../../../core/index.js';
import {
  autopilotAttributes,
  autopilotFacets,
  autopilotGraph,
  autopilotPermissions,
} from './autopilot-profile-attributes.js';
import { checkAutopilotProfile, oneForAllDevices } from './autopilot-profile-check.js';

/**
 * Autopilot deployment profile for hybrid join: the device joins Active Directory and is registered in Microsoft Entra
 * ID.
 */
export const windowsAutopilotHybridDeploymentProfile = defineResource({
  name: 'windowsAutopilotHybridDeploymentProfile',
  noun: 'hybrid Autopilot profile',
  doc:
    'How new devices of the assigned groups are set up and join Active Directory, also registered in Microsoft Entra ID. ' +
    'The domain join itself is a device configuration profile, which is not managed here. A profile without assignments ' +
    'has no effect.',
  source:
    'https://learn.microsoft.com/graph/api/resources/intune-enrollment-activedirectorywindowsautopilotdeploymentprofile',
  shape: { kind: 'collection' },
  graph: { ...autopilotGraph, odataType: 'microsoft.graph.activeDirectoryWindowsAutopilotDeploymentProfile' },
  permissions: autopilotPermissions,
  devices: { which: 'devices that are set up from now on' },
  label: 'displayName',
  attributes: {
    ...autopilotAttributes,
    hybridAzureADJoinSkipConnectivityCheck: bool({
      default: false,
      doc: 'Whether setup continues without a connection to a domain controller.',
    }),
  } satisfies AttributesOf<ActiveDirectoryWindowsAutopilotDeploymentProfile>,
  facets: autopilotFacets,
  neighbours: { judge: oneForAllDevices },
  validate: checkAutopilotProfile,
  example: {
    declared: {
      displayName: 'Notebooks in the domain',
      assignments: [{ target: 'group', groupId: '11111111-2222-4333-8444-555555555555' }],
    },
    changed: {
      displayName: 'Notebooks in the domain',
      hybridAzureADJoinSkipConnectivityCheck: true,
      assignments: [{ target: 'group', groupId: '66666666-7777-4888-9999-aaaaaaaaaaaa' }],
    },
  },
});
