import { defineResource } from '../../../core/index.js';
import { enrollmentConfigurations, enrollmentPermissions } from '../enrollment-configuration.js';
import { leftAsItIs } from '../left-as-it-is.js';
import { checkPinLengths, windowsHelloSettings, windowsHelloSource } from './windows-hello-settings.js';

/** The tenant's default Windows Hello for Business configuration, for users without another one. */
export const defaultWindowsHelloForBusiness = defineResource({
  name: 'defaultWindowsHelloForBusiness',
  noun: 'default Windows Hello configuration',
  doc:
    'Whether users without a custom configuration sign in to Windows with a PIN or biometrics. The service creates it ' +
    'and it cannot be deleted: Terraform adopts it, and destroy restores its original settings. Omitted settings keep ' +
    'the tenant’s current values.',
  source: windowsHelloSource,
  shape: { kind: 'builtin', idSuffix: '_DefaultWindowsHelloForBusiness' },
  graph: {
    ...enrollmentConfigurations,
    odataType: 'microsoft.graph.deviceEnrollmentWindowsHelloForBusinessConfiguration',
  },
  permissions: enrollmentPermissions,
  severity: { about: 'security' },
  devices: { which: 'devices that enroll from now on; enrolled devices are not affected' },
  attributes: leftAsItIs(windowsHelloSettings),
  // Undeclared lengths keep the tenant's values, which are unknown here.
  validate: (config) => checkPinLengths(config, {}),
  example: {
    declared: { state: 'enabled', securityDeviceRequired: true, pinMinimumLength: 6 },
    changed: { state: 'enabled', securityDeviceRequired: true, pinMinimumLength: 8 },
  },
});
