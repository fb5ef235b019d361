import type { DeviceComanagementAuthorityConfiguration } from '@microsoft/microsoft-graph-types-beta';

import { type AttributesOf, bool, defineResource, int, string } from '../../../core/index.js';
import {
  customEnrollmentFacets,
  enrollmentConfigurations,
  enrollmentPermissions,
} from '../enrollment-configuration.js';
import { customEnrollmentAttributes } from '../enrollment-configuration-attributes.js';

/** Co-management authority: which service manages devices that enroll in Intune and also have Configuration Manager. */
export const deviceComanagementAuthority = defineResource({
  name: 'deviceComanagementAuthority',
  noun: 'co-management configuration',
  doc:
    'Who manages the devices of the assigned groups that enroll in co-management with Autopilot, and whether the ' +
    'Configuration Manager agent is installed on them. It is not the MDM authority of the tenant. If several ' +
    'configurations target a device, the one with the highest priority (1) applies; one without assignments has no ' +
    'effect.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-onboarding-devicecomanagementauthorityconfiguration',
  shape: { kind: 'collection' },
  graph: { ...enrollmentConfigurations, odataType: 'microsoft.graph.deviceComanagementAuthorityConfiguration' },
  permissions: enrollmentPermissions,
  label: 'displayName',
  devices: { which: 'devices that are set up from now on' },
  // Each of its settings decides whether and how Configuration Manager manages a device.
  severity: { about: 'authority' },
  attributes: {
    ...customEnrollmentAttributes,
    managedDeviceAuthority: int({
      default: 0,
      min: 0,
      // Microsoft documents the type of the property but not the meaning of its values.
      doc: "Who manages the devices, as Graph's number. Microsoft does not document the numbers: copy the number of a configuration made in the admin center. 0: not set.",
    }),
    installConfigurationManagerAgent: bool({
      default: false,
      doc: 'Whether the Configuration Manager agent is installed.',
    }),
    configurationManagerAgentCommandLineArgument: string({
      doc: 'Command line that installs the agent. Intune stores and shows it, so never include a secret.',
    }),
  } satisfies AttributesOf<DeviceComanagementAuthorityConfiguration>,
  facets: customEnrollmentFacets,
  example: {
    declared: {
      displayName: 'Co-managed notebooks',
      assignments: [{ target: 'group', groupId: '11111111-2222-4333-8444-555555555555' }],
    },
    changed: {
      displayName: 'Co-managed notebooks',
      installConfigurationManagerAgent: true,
      configurationManagerAgentCommandLineArgument: 'CCMHOSTNAME=cmg.contoso.com',
      assignments: [{ target: 'allDevices' }],
    },
  },
});
