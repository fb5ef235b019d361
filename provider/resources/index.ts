import type { DataSourceDefinition, EphemeralResourceDefinition, ResourceDefinition } from '../../core/index.js';
import { assignmentFilter } from './access/assignment-filter.js';
import { roleScopeTag } from './access/role-scope-tag.js';
import { androidDeviceOwnerEnrollmentProfile } from './android/android-device-owner-enrollment-profile.js';
import { androidEnrollmentToken } from './android/android-enrollment-token.js';
import { androidManagedStoreAccountEnterpriseSettings } from './android/android-managed-store-account-enterprise-settings.js';
import { appleConfiguratorEnrollmentProfile } from './apple/apple-configurator-enrollment-profile.js';
import { appleDataSharingConsent } from './apple/apple-data-sharing-consent.js';
import { applePushCertificateSigningRequest } from './apple/apple-push-certificate-signing-request.js';
import { applePushNotificationCertificate } from './apple/apple-push-notification-certificate.js';
import { appleUserInitiatedEnrollmentProfile } from './apple/apple-user-initiated-enrollment-profile.js';
import { appleUserInitiatedEnrollmentProfileOrder } from './apple/apple-user-initiated-enrollment-profile-order.js';
import { defaultDepEnrollmentProfile } from './apple/default-dep-enrollment-profile.js';
import { depIosEnrollmentProfile } from './apple/dep-ios-enrollment-profile.js';
import { depMacosEnrollmentProfile } from './apple/dep-macos-enrollment-profile.js';
import { depOnboardingPublicKey } from './apple/dep-onboarding-public-key.js';
import { depOnboardingSetting } from './apple/dep-onboarding-setting.js';
import { depVisionosEnrollmentPolicy } from './apple/dep-visionos-enrollment-policy.js';
import { mdmAuthority } from './authority/mdm-authority.js';
import { tenant } from './authority/tenant.js';
import { brandingProfile } from './company-portal/branding-profile.js';
import { defaultBrandingProfile } from './company-portal/default-branding-profile.js';
import { termsAndConditions } from './company-portal/terms-and-conditions.js';
import { corporateIdentifiers } from './devices/corporate-identifiers.js';
import { deviceCategory } from './devices/device-category.js';
import { deviceCleanupPreview } from './devices/device-cleanup-preview.js';
import { managedDeviceCleanupRule } from './devices/managed-device-cleanup-rule.js';
import { nameLookup } from './names/name-lookup.js';
import { objectList } from './names/object-list.js';
import { enrollmentNotification } from './notifications/enrollment-notification.js';
import { enrollmentNotificationOrder } from './notifications/enrollment-notification-order.js';
import { enrollmentReadiness } from './readiness/enrollment-readiness.js';
import { defaultDeviceEnrollmentLimit } from './restrictions/default-device-enrollment-limit.js';
import { defaultDeviceEnrollmentPlatformRestrictions } from './restrictions/default-device-enrollment-platform-restrictions.js';
import { deviceEnrollmentLimit } from './restrictions/device-enrollment-limit.js';
import { deviceEnrollmentLimitOrder } from './restrictions/device-enrollment-limit-order.js';
import { deviceEnrollmentPlatformRestriction } from './restrictions/device-enrollment-platform-restriction.js';
import { deviceEnrollmentPlatformRestrictionOrder } from './restrictions/device-enrollment-platform-restriction-order.js';
import { defaultEnrollmentStatusPage } from './windows/default-enrollment-status-page.js';
import { defaultWindowsHelloForBusiness } from './windows/default-windows-hello-for-business.js';
import { deviceComanagementAuthority } from './windows/device-comanagement-authority.js';
import { deviceComanagementAuthorityOrder } from './windows/device-comanagement-authority-order.js';
import { enrollmentStatusPage } from './windows/enrollment-status-page.js';
import { enrollmentStatusPageOrder } from './windows/enrollment-status-page-order.js';
import { mobileAppManagementPolicy } from './windows/mobile-app-management-policy.js';
import { mobileDeviceManagementPolicy } from './windows/mobile-device-management-policy.js';
import { windowsAutopilotDeploymentProfile } from './windows/windows-autopilot-deployment-profile.js';
import { windowsAutopilotDeviceIdentities } from './windows/windows-autopilot-device-identities.js';
import { windowsAutopilotDevicePreparationPolicy } from './windows/windows-autopilot-device-preparation-policy.js';
import { windowsAutopilotHybridDeploymentProfile } from './windows/windows-autopilot-hybrid-deployment-profile.js';
import { windowsBulkEnrollmentToken } from './windows/windows-bulk-enrollment-token.js';
import { windowsEnrollmentAutodiscovery } from './windows/windows-enrollment-autodiscovery.js';
import { windowsHelloForBusiness } from './windows/windows-hello-for-business.js';
import { windowsHelloForBusinessOrder } from './windows/windows-hello-for-business-order.js';
import { windowsRestore } from './windows/windows-restore.js';

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
  depVisionosEnrollmentPolicy,
  defaultDepEnrollmentProfile,
  appleConfiguratorEnrollmentProfile,
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
  windowsAutopilotDeviceIdentities,
  windowsAutopilotDevicePreparationPolicy,
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
  objectList,
  enrollmentReadiness,
];

/** Every ephemeral resource of the provider. */
export const ephemeralResources: readonly EphemeralResourceDefinition[] = [androidEnrollmentToken];
