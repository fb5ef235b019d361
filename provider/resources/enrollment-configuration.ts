import type { GraphBinding, Permissions } from '../../core/index.js';

/** Where every enrollment configuration lives: one mixed collection, listed once for all of its types. */
export const enrollmentConfigurations = {
  version: 'beta',
  path: '/deviceManagement/deviceEnrollmentConfigurations',
  area: 'enrollment',
  expand: 'assignments',
} as const satisfies GraphBinding;

/** What reading and writing an enrollment configuration needs. */
export const enrollmentPermissions: Permissions = {
  read: ['DeviceManagementServiceConfig.Read.All', 'DeviceManagementServiceConfig.ReadWrite.All'],
  write: ['DeviceManagementServiceConfig.ReadWrite.All'],
};
