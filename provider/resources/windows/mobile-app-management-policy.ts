import { defineResource } from '../../../core/index.js';
import {
  checkScope,
  intunePolicy,
  mobilityAttributes,
  mobilityFacets,
  mobilityGraph,
  mobilityPermissions,
  mobilityRefusals,
  withoutSelected,
} from './mobility-management-policy.js';

/** MAM user scope: users whose apps are managed on Windows devices that are not enrolled. */
export const mobileAppManagementPolicy = defineResource({
  name: 'mobileAppManagementPolicy',
  noun: 'MAM user scope',
  doc:
    'Users whose work apps are managed on Windows devices that are not enrolled. On a personal device of a user in both ' +
    'this scope and the MDM user scope, this scope wins and the device does not enroll. Only a signed-in administrator ' +
    'can read or write it. An application (a pipeline) can do neither, and the plan reports this. The policy always exists: ' +
    'Terraform adopts it, and destroy restores its original settings.',
  source: 'https://learn.microsoft.com/graph/api/resources/mobilitymanagementpolicy',
  shape: intunePolicy,
  graph: mobilityGraph('/policies/mobileAppManagementPolicies'),
  permissions: mobilityPermissions,
  refusals: mobilityRefusals('WIP user scope'),
  severity: { about: 'reach' },
  attributes: mobilityAttributes,
  facets: mobilityFacets,
  // "Simultaneous patch requests on both the appliesTo and URL properties are currently not supported."
  apart: ['appliesTo'],
  quirks: { beforePatch: withoutSelected },
  validate: checkScope,
  example: {
    declared: { appliesTo: 'none' },
    changed: { appliesTo: 'all' },
  },
});
