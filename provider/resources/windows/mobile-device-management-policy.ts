import { bool, defineResource } from '../../../core/index.js';
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

/**
 * MDM user scope: users whose Windows devices enroll in Intune automatically when they join or register with Microsoft
 * Entra ID.
 */
export const mobileDeviceManagementPolicy = defineResource({
  name: 'mobileDeviceManagementPolicy',
  noun: 'MDM user scope',
  doc:
    'Users whose Windows devices enroll in Intune automatically when they join or register with Microsoft Entra ID. ' +
    'Requires Microsoft Entra ID P1. Only a signed-in administrator can read or write it: an application (a pipeline) ' +
    'can do neither, and the plan reports this. The policy always exists: Terraform adopts it, and destroy restores its original ' +
    'settings.',
  source: 'https://learn.microsoft.com/graph/api/resources/mobilitymanagementpolicy',
  shape: intunePolicy,
  graph: mobilityGraph('/policies/mobileDeviceManagementPolicies'),
  permissions: mobilityPermissions,
  refusals: mobilityRefusals('MDM user scope'),
  severity: { about: 'reach' },
  devices: { which: 'Windows devices that join or register with Microsoft Entra ID from now on' },
  attributes: {
    ...mobilityAttributes,
    // Newer than Microsoft's typings, and only in this policy.
    isMdmEnrollmentDuringRegistrationDisabled: bool({
      optional: true,
      computed: true,
      severity: { about: 'restriction', tighter: 'true' },
      doc: "Whether registered devices (to which a work account was added) do not enroll. If omitted, the tenant's current value is kept.",
      source: 'https://learn.microsoft.com/graph/api/resources/mobiledevicemanagementpolicy',
    }),
  },
  facets: mobilityFacets,
  // "Simultaneous patch requests on both the appliesTo and URL properties are currently not supported."
  apart: ['appliesTo'],
  quirks: { beforePatch: withoutSelected },
  validate: checkScope,
  example: {
    declared: { appliesTo: 'selected', includedGroups: ['11111111-2222-4333-8444-555555555555'] },
    changed: {
      appliesTo: 'selected',
      includedGroups: ['66666666-7777-4888-9999-aaaaaaaaaaaa'],
      isMdmEnrollmentDuringRegistrationDisabled: true,
    },
  },
});
