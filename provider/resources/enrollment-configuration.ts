import { entraRoles, type Facets, type GraphBinding, type Permissions, type Refusal } from '../../core/index.js';

/** Graph endpoint of all enrollment configurations: one mixed collection, listed once for all of its types. */
export const enrollmentConfigurations = {
  version: 'beta',
  path: '/deviceManagement/deviceEnrollmentConfigurations',
  area: 'enrollment',
  expand: 'assignments',
} as const satisfies GraphBinding;

/** Permissions to read and write an enrollment configuration. */
export const enrollmentPermissions: Permissions = {
  read: ['DeviceManagementServiceConfig.Read.All', 'DeviceManagementServiceConfig.ReadWrite.All'],
  write: ['DeviceManagementServiceConfig.ReadWrite.All'],
};

/** Identities that cannot create, change, assign, order or delete platform restrictions, including default ones. */
export const restrictionRefusals: readonly Refusal[] = [
  {
    who: 'application',
    of: 'writes',
    unless: [entraRoles.intuneAdministrator],
    certain: true,
    because:
      'Graph does not let an application without the Microsoft Entra role Intune Administrator change platform restrictions',
    evidence:
      'reports of 403 "Tenant is not Global Admin or Intune Service Admin", 2024 to 2026; one of them doubts that the role helps',
  },
];

/** Custom enrollment configurations have one action for assignments and another for the order. */
export const customEnrollmentFacets = {
  assignments: { style: 'action', action: 'assign', bodyKey: 'enrollmentConfigurationAssignments' },
  priority: { action: 'setPriority' },
} as const satisfies Facets;
