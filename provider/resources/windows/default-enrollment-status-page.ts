import { defineResource } from '../../../core/index.js';
import { enrollmentConfigurations, enrollmentPermissions } from '../enrollment-configuration.js';
import { leftAsItIs } from '../left-as-it-is.js';
import { statusPageSettings, statusPageSource } from './enrollment-status-page-settings.js';

/** The tenant's default enrollment status page, for users and devices without another page. */
export const defaultEnrollmentStatusPage = defineResource({
  name: 'defaultEnrollmentStatusPage',
  noun: 'default enrollment status page',
  doc:
    'What users without a custom page see and can do during Windows setup. The service creates it and it cannot be ' +
    'deleted: Terraform adopts it, and destroy restores its original settings. Omitted settings keep the tenant’s ' +
    'current values.',
  source: statusPageSource,
  shape: { kind: 'builtin', idSuffix: '_DefaultWindows10EnrollmentCompletionPageConfiguration' },
  graph: { ...enrollmentConfigurations, odataType: 'microsoft.graph.windows10EnrollmentCompletionPageConfiguration' },
  permissions: enrollmentPermissions,
  devices: { which: 'devices that enroll from now on; enrolled devices are not affected' },
  attributes: leftAsItIs(statusPageSettings),
  example: {
    declared: { showInstallationProgress: true, installProgressTimeoutInMinutes: 60 },
    changed: { showInstallationProgress: true, installProgressTimeoutInMinutes: 120 },
  },
});
