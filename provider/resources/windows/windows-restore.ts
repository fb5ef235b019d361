import type { WindowsRestoreDeviceEnrollmentConfiguration } from '@microsoft/microsoft-graph-types-beta';

import { type AttributesOf, defineResource, string } from '../../../core/index.js';
import { enrollmentConfigurations, enrollmentPermissions } from '../enrollment-configuration.js';

/** Windows backup and restore: whether users are offered a backup of an earlier device when they enroll a new one. */
export const windowsRestore = defineResource({
  name: 'windowsRestore',
  noun: 'Windows restore setting',
  doc:
    'Whether users can restore a backup of an earlier device during the out-of-box experience. Applies to the whole ' +
    'tenant and cannot be assigned. The service creates it and it cannot be deleted: Terraform adopts it, and destroy ' +
    'restores its original setting.',
  source:
    'https://learn.microsoft.com/graph/api/resources/intune-onboarding-windowsrestoredeviceenrollmentconfiguration',
  shape: { kind: 'builtin', idSuffix: '_WindowsRestore' },
  graph: { ...enrollmentConfigurations, odataType: 'microsoft.graph.windowsRestoreDeviceEnrollmentConfiguration' },
  permissions: enrollmentPermissions,
  attributes: {
    state: string({
      required: true,
      oneOf: ['notConfigured', 'enabled', 'disabled'],
      valueDocs: {
        notConfigured: 'Windows decides.',
        enabled: 'Users can restore a backup.',
        disabled: 'Users cannot restore a backup.',
      },
      doc: 'Whether Windows offers to restore. With `notConfigured`, Windows decides.',
    }),
  } satisfies AttributesOf<WindowsRestoreDeviceEnrollmentConfiguration>,
  example: { declared: { state: 'enabled' }, changed: { state: 'disabled' } },
});
