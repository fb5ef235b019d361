import { entitySetOperations } from '../engine/entity-set-operations.js';
import { singletonOperations } from '../engine/singleton-operations.js';
import { type EntitySet, idOf } from '../model/entity-set.js';
import type { Operation } from '../model/operation.js';
import type { Singleton } from '../model/singleton.js';
import type { Tenant } from '../tenant/tenant.js';
import { androidProfileOperations, androidProfiles } from './android-device-owner-profiles.js';
import { androidManagedStoreOperations, androidManagedStoreSettings } from './android-managed-store.js';
import { applePushCertificate, signingRequestOperations } from './apple-push-certificate.js';
import { appleUserInitiatedProfiles } from './apple-user-initiated-profiles.js';
import { applicationByAppId } from './applications.js';
import { assignmentFilters, validateFilter } from './assignment-filters.js';
import { auditEventOperations } from './audit-events.js';
import { autopilotDeviceOperations } from './autopilot-devices.js';
import { autopilotProfiles } from './autopilot-profiles.js';
import { brandingImages, brandingProfiles } from './branding-profiles.js';
import { cleanupRules } from './cleanup-rules.js';
import { configurationPolicyOperations } from './configuration-policies.js';
import { consentToDataSharing, dataSharingConsents } from './data-sharing-consents.js';
import { depEnrollmentProfileOperations, depEnrollmentProfiles } from './dep-enrollment-profiles.js';
import { depOnboardingOperations, depOnboardingSettings } from './dep-onboarding-settings.js';
import { deviceCategories } from './device-categories.js';
import { deviceManagement, managedDeviceCleanupSettings } from './device-management.js';
import { deviceManagementPartners } from './device-management-partners.js';
import { enrollmentConfigurations } from './enrollment-configurations.js';
import { verifyWindowsEnrollmentAutoDiscovery } from './functions.js';
import { groupMemberOperations } from './group-members.js';
import { groupOwnerOperations } from './group-owners.js';
import { groups } from './groups.js';
import { identityListOperations, importedDeviceIdentities } from './imported-device-identities.js';
import { deviceMarkOperations } from './managed-device-marks.js';
import { managedDeviceOverview } from './managed-device-overview.js';
import { managedDeviceOperations } from './managed-devices.js';
import { setAuthority } from './mdm-authority.js';
import { mobileApps } from './mobile-apps.js';
import { mobileAppManagementPolicies, mobileDeviceManagementPolicies } from './mobility-policies.js';
import { notificationMessageTemplates } from './notification-message-templates.js';
import { operationApprovalPolicies } from './operation-approval-policies.js';
import { organizations } from './organization.js';
import { listPolicies } from './policies.js';
import { policyDeviceGroupOperations } from './policy-device-group.js';
import { roleScopeTags } from './role-scope-tags.js';
import { servicePrincipalByAppId } from './service-principals.js';
import { termsAndConditions } from './terms-and-conditions.js';
import { listUsers } from './users.js';

const entitySets: readonly EntitySet[] = [
  depOnboardingSettings,
  depEnrollmentProfiles,
  appleUserInitiatedProfiles,
  organizations,
  deviceCategories,
  deviceManagementPartners,
  operationApprovalPolicies,
  cleanupRules,
  enrollmentConfigurations,
  mobileDeviceManagementPolicies,
  mobileAppManagementPolicies,
  autopilotProfiles,
  androidProfiles,
  assignmentFilters,
  roleScopeTags,
  groups,
  dataSharingConsents,
  termsAndConditions,
  importedDeviceIdentities,
  brandingProfiles,
  notificationMessageTemplates,
  mobileApps,
];

const singletons: readonly Singleton[] = [
  deviceManagement,
  managedDeviceCleanupSettings,
  androidManagedStoreSettings,
  applePushCertificate,
];

/** All operations of the emulator. */
export const operations: readonly Operation[] = [
  ...entitySets.flatMap(entitySetOperations),
  ...singletons.flatMap(singletonOperations),
  ...managedDeviceOperations,
  ...deviceMarkOperations,
  ...groupMemberOperations,
  ...groupOwnerOperations,
  ...listPolicies,
  ...configurationPolicyOperations,
  ...policyDeviceGroupOperations,
  listUsers,
  ...auditEventOperations,
  ...identityListOperations,
  ...autopilotDeviceOperations,
  ...androidManagedStoreOperations,
  ...androidProfileOperations,
  managedDeviceOverview,
  setAuthority,
  verifyWindowsEnrollmentAutoDiscovery,
  validateFilter,
  ...brandingImages,
  ...signingRequestOperations,
  ...depOnboardingOperations,
  ...depEnrollmentProfileOperations,
  consentToDataSharing,
  applicationByAppId,
  servicePrincipalByAppId,
];

/** Every permission of all operations, sorted. */
export const allPermissions: readonly string[] = [
  ...new Set(operations.flatMap(({ permissions }) => [...permissions.delegated, ...permissions.application])),
].sort();

/** Creates the objects that the service creates in a new tenant. */
export function seedObjects(tenant: Tenant): void {
  for (const set of entitySets) {
    const objects = tenant.objects(set.path);
    for (const object of set.seed?.(tenant) ?? []) objects.set(idOf(object).toLowerCase(), object);
  }
}
