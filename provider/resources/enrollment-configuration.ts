import type { Facets, GraphBinding, Permissions } from '../../core/index.js';

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

/** Custom enrollment configurations are assigned by one action and ordered by another. */
export const customEnrollmentFacets = {
  assignments: { style: 'action', action: 'assign', bodyKey: 'enrollmentConfigurationAssignments' },
  priority: { action: 'setPriority' },
} as const satisfies Facets;
