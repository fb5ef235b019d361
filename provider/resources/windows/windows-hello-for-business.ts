import type { DeviceEnrollmentWindowsHelloForBusinessConfiguration } from '@microsoft/microsoft-graph-types-beta';

import { type AttributesOf, defineResource } from '../../../core/index.js';
import {
  customEnrollmentFacets,
  enrollmentConfigurations,
  enrollmentPermissions,
} from '../enrollment-configuration.js';
import { customEnrollmentAttributes } from '../enrollment-configuration-attributes.js';
import { checkPinLengths, windowsHelloSettings, windowsHelloSource } from './windows-hello-settings.js';

/** Windows Hello for Business for selected users: whether and how they sign in with a PIN or biometrics. */
export const windowsHelloForBusiness = defineResource({
  name: 'windowsHelloForBusiness',
  noun: 'Windows Hello configuration',
  doc:
    'Whether users of the assigned groups sign in to Windows with a PIN or biometrics, and the rules for the PIN. If ' +
    'several configurations target a user, the one with the highest priority (1) applies; one without assignments has no ' +
    'effect. Applies to devices that enroll after the assignment.',
  source: windowsHelloSource,
  shape: { kind: 'collection' },
  graph: {
    ...enrollmentConfigurations,
    odataType: 'microsoft.graph.deviceEnrollmentWindowsHelloForBusinessConfiguration',
  },
  permissions: enrollmentPermissions,
  severity: { about: 'security' },
  devices: { which: 'devices that enroll from now on; enrolled devices are not affected' },
  label: 'displayName',
  attributes: {
    ...customEnrollmentAttributes,
    ...windowsHelloSettings,
  } satisfies AttributesOf<DeviceEnrollmentWindowsHelloForBusinessConfiguration>,
  facets: customEnrollmentFacets,
  validate: (config) => checkPinLengths(config),
  example: {
    declared: {
      displayName: 'Staff',
      state: 'enabled',
      securityDeviceRequired: true,
      assignments: [{ target: 'group', groupId: '11111111-2222-4333-8444-555555555555' }],
    },
    changed: {
      displayName: 'Staff',
      state: 'enabled',
      securityDeviceRequired: true,
      pinMinimumLength: 8,
      pinSpecialCharactersUsage: 'required',
      pinPreviousBlockCount: 5,
      unlockWithBiometricsEnabled: true,
      enhancedBiometricsState: 'enabled',
      assignments: [{ target: 'allLicensedUsers' }],
    },
  },
});
