import type { DataSourceDefinition, EphemeralResourceDefinition, ResourceDefinition } from '../../core/index.js';
import { androidDeviceOwnerEnrollmentProfile } from './android-device-owner-enrollment-profile.js';
import { appleDataSharingConsent } from './apple-data-sharing-consent.js';
import { applePushCertificateSigningRequest } from './apple-push-certificate-signing-request.js';
import { applePushNotificationCertificate } from './apple-push-notification-certificate.js';
import { androidEnrollmentToken } from './android-enrollment-token.js';
import { androidManagedStoreAccountEnterpriseSettings } from './android-managed-store-account-enterprise-settings.js';
import { assignmentFilter } from './assignment-filter.js';
import { appleUserInitiatedEnrollmentProfile } from './apple-user-initiated-enrollment-profile.js';
import { appleUserInitiatedEnrollmentProfileOrder } from './apple-user-initiated-enrollment-profile-order.js';
import { brandingProfile } from './branding-profile.js';
import { corporateIdentifiers } from './corporate-identifiers.js';
import { defaultBrandingProfile } from './default-branding-profile.js';
import { defaultDepEnrollmentProfile } from './default-dep-enrollment-profile.js';
import { depIosEnrollmentProfile } from './dep-ios-enrollment-profile.js';
import { depMacosEnrollmentProfile } from './dep-macos-enrollment-profile.js';
import { depOnboardingPublicKey } from './dep-onboarding-public-key.js';
import { depOnboardingSetting } from './dep-onboarding-setting.js';
import { defaultDeviceEnrollmentLimit } from './default-device-enrollment-limit.js';
import { defaultDeviceEnrollmentPlatformRestrictions } from './default-device-enrollment-platform-restrictions.js';
import { defaultEnrollmentStatusPage } from './default-enrollment-status-page.js';
import { defaultWindowsHelloForBusiness } from './default-windows-hello-for-business.js';
import { deviceCategory } from './device-category.js';
import { deviceCleanupPreview } from './device-cleanup-preview.js';
import { deviceEnrollmentLimit } from './device-enrollment-limit.js';
import { deviceEnrollmentLimitOrder } from './device-enrollment-limit-order.js';
import { enrollmentNotification } from './enrollment-notification.js';
import { enrollmentNotificationOrder } from './enrollment-notification-order.js';
import { enrollmentStatusPageOrder } from './enrollment-status-page-order.js';
import { deviceEnrollmentPlatformRestriction } from './device-enrollment-platform-restriction.js';
import { deviceEnrollmentPlatformRestrictionOrder } from './device-enrollment-platform-restriction-order.js';
import { enrollmentStatusPage } from './enrollment-status-page.js';
import { managedDeviceCleanupRule } from './managed-device-cleanup-rule.js';
import { mdmAuthority } from './mdm-authority.js';
import { enrollmentReadiness } from './enrollment-readiness.js';
import { mobileAppManagementPolicy } from './mobile-app-management-policy.js';
import { mobileDeviceManagementPolicy } from './mobile-device-management-policy.js';
import { nameLookup } from './name-lookup.js';
import { roleScopeTag } from './role-scope-tag.js';
import { tenant } from './tenant.js';
import { deviceComanagementAuthorityOrder } from './device-comanagement-authority-order.js';
import { deviceComanagementAuthority } from './device-comanagement-authority.js';
import { windowsAutopilotDeploymentProfile } from './windows-autopilot-deployment-profile.js';
import { windowsAutopilotHybridDeploymentProfile } from './windows-autopilot-hybrid-deployment-profile.js';
import { windowsRestore } from './windows-restore.js';
import { windowsBulkEnrollmentToken } from './windows-bulk-enrollment-token.js';
import { windowsEnrollmentAutodiscovery } from './windows-enrollment-autodiscovery.js';
import { windowsHelloForBusinessOrder } from './windows-hello-for-business-order.js';
import { windowsHelloForBusiness } from './windows-hello-for-business.js';
import { termsAndConditions } from './terms-and-conditions.js';

/** Every resource of the provider. */
export const resources: readonly ResourceDefinition[] = [
  mdmAuthority,
  managedDeviceCleanupRule,
  deviceEnrollmentLimit,
  deviceEnrollmentLimitOrder,
  defaultDeviceEnrollmentLimit,
  deviceCategory,
  appleDataSharingConsent,
  applePushNotificationCertificate,
  depOnboardingSetting,
  depIosEnrollmentProfile,
  depMacosEnrollmentProfile,
  defaultDepEnrollmentProfile,
  appleUserInitiatedEnrollmentProfile,
  appleUserInitiatedEnrollmentProfileOrder,
  enrollmentStatusPage,
  enrollmentStatusPageOrder,
  defaultEnrollmentStatusPage,
  enrollmentNotification,
  enrollmentNotificationOrder,
  windowsHelloForBusiness,
  windowsHelloForBusinessOrder,
  defaultWindowsHelloForBusiness,
  mobileDeviceManagementPolicy,
  mobileAppManagementPolicy,
  windowsAutopilotDeploymentProfile,
  windowsAutopilotHybridDeploymentProfile,
  deviceComanagementAuthority,
  deviceComanagementAuthorityOrder,
  windowsRestore,
  termsAndConditions,
  corporateIdentifiers,
  androidManagedStoreAccountEnterpriseSettings,
  androidDeviceOwnerEnrollmentProfile,
  deviceEnrollmentPlatformRestriction,
  deviceEnrollmentPlatformRestrictionOrder,
  defaultDeviceEnrollmentPlatformRestrictions,
  assignmentFilter,
  roleScopeTag,
  brandingProfile,
  defaultBrandingProfile,
];

/** Every data source of the provider. */
export const dataSources: readonly DataSourceDefinition[] = [
  tenant,
  applePushCertificateSigningRequest,
  depOnboardingPublicKey,
  windowsEnrollmentAutodiscovery,
  windowsBulkEnrollmentToken,
  deviceCleanupPreview,
  nameLookup,
  enrollmentReadiness,
];

/** Every ephemeral resource of the provider. */
export const ephemeralResources: readonly EphemeralResourceDefinition[] = [androidEnrollmentToken];
