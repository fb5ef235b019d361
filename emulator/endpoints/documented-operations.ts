import type { GraphVersion } from '../model/entity-type.js';
import { betaOnly, bothVersions } from '../model/operation.js';

/** A documented method on a path, and the versions that have it. */
export interface DocumentedOperation {
  readonly method: string;
  /** With `{id}` for every key, and bound functions without parentheses. */
  readonly path: string;
  readonly versions: readonly GraphVersion[];
}

/**
 * What Microsoft documents for the setup of Intune: one line each with versions, methods and path.
 *
 * Derived from Microsoft's OpenAPI of 2023-01-04 (github.com/microsoftgraph/msgraph-sdk-powershell, `openApiDocs`),
 * checked against its list of permissions of 2026-08 and its metadata of 2026-09. A test compares it with these files
 * if they are present.
 */
const published = `
both GET,PATCH /deviceManagement
beta GET,POST /deviceManagement/androidDeviceOwnerEnrollmentProfiles
beta GET,PATCH,DELETE /deviceManagement/androidDeviceOwnerEnrollmentProfiles/{id}
beta POST /deviceManagement/androidDeviceOwnerEnrollmentProfiles/{id}/createToken
beta POST /deviceManagement/androidDeviceOwnerEnrollmentProfiles/{id}/revokeToken
beta GET,POST /deviceManagement/androidForWorkEnrollmentProfiles
beta GET,PATCH,DELETE /deviceManagement/androidForWorkEnrollmentProfiles/{id}
beta POST /deviceManagement/androidForWorkEnrollmentProfiles/{id}/createToken
beta POST /deviceManagement/androidForWorkEnrollmentProfiles/{id}/revokeToken
beta GET,PATCH /deviceManagement/androidForWorkSettings
beta POST /deviceManagement/androidForWorkSettings/completeSignup
beta POST /deviceManagement/androidForWorkSettings/requestSignupUrl
beta POST /deviceManagement/androidForWorkSettings/syncApps
beta POST /deviceManagement/androidForWorkSettings/unbind
beta GET,PATCH /deviceManagement/androidManagedStoreAccountEnterpriseSettings
beta POST /deviceManagement/androidManagedStoreAccountEnterpriseSettings/approveApps
beta POST /deviceManagement/androidManagedStoreAccountEnterpriseSettings/completeSignup
beta POST /deviceManagement/androidManagedStoreAccountEnterpriseSettings/createGooglePlayWebToken
beta POST /deviceManagement/androidManagedStoreAccountEnterpriseSettings/requestSignupUrl
beta POST /deviceManagement/androidManagedStoreAccountEnterpriseSettings/setAndroidDeviceOwnerFullyManagedEnrollmentState
beta POST /deviceManagement/androidManagedStoreAccountEnterpriseSettings/syncApps
beta POST /deviceManagement/androidManagedStoreAccountEnterpriseSettings/unbind
both GET,PATCH /deviceManagement/applePushNotificationCertificate
both GET /deviceManagement/applePushNotificationCertificate/downloadApplePushNotificationCertificateSigningRequest
beta POST /deviceManagement/applePushNotificationCertificate/generateApplePushNotificationCertificateSigningRequest
beta GET,POST /deviceManagement/appleUserInitiatedEnrollmentProfiles
beta GET,PATCH,DELETE /deviceManagement/appleUserInitiatedEnrollmentProfiles/{id}
beta GET,POST /deviceManagement/appleUserInitiatedEnrollmentProfiles/{id}/assignments
beta GET,PATCH,DELETE /deviceManagement/appleUserInitiatedEnrollmentProfiles/{id}/assignments/{id}
beta POST /deviceManagement/appleUserInitiatedEnrollmentProfiles/{id}/setPriority
beta GET,POST /deviceManagement/assignmentFilters
beta POST /deviceManagement/assignmentFilters/enable
beta GET /deviceManagement/assignmentFilters/getPlatformSupportedProperties
beta GET /deviceManagement/assignmentFilters/getState
beta POST /deviceManagement/assignmentFilters/validateFilter
beta GET,PATCH,DELETE /deviceManagement/assignmentFilters/{id}
beta GET /deviceManagement/assignmentFilters/{id}/getSupportedProperties
both GET,POST /deviceManagement/auditEvents
both GET /deviceManagement/auditEvents/getAuditActivityTypes
both GET /deviceManagement/auditEvents/getAuditCategories
both GET,PATCH,DELETE /deviceManagement/auditEvents/{id}
beta GET,POST /deviceManagement/dataSharingConsents
beta GET,PATCH,DELETE /deviceManagement/dataSharingConsents/{id}
beta POST /deviceManagement/dataSharingConsents/{id}/consentToDataSharing
beta GET,POST /deviceManagement/depOnboardingSettings
beta GET /deviceManagement/depOnboardingSettings/getExpiringVppTokenCount
beta GET,PATCH,DELETE /deviceManagement/depOnboardingSettings/{id}
beta GET /deviceManagement/depOnboardingSettings/{id}/defaultIosEnrollmentProfile
beta GET /deviceManagement/depOnboardingSettings/{id}/defaultMacOsEnrollmentProfile
beta GET,POST /deviceManagement/depOnboardingSettings/{id}/enrollmentProfiles
beta GET,PATCH,DELETE /deviceManagement/depOnboardingSettings/{id}/enrollmentProfiles/{id}
beta GET /deviceManagement/depOnboardingSettings/{id}/enrollmentProfiles/{id}/exportMobileConfig
beta POST /deviceManagement/depOnboardingSettings/{id}/enrollmentProfiles/{id}/setDefaultProfile
beta POST /deviceManagement/depOnboardingSettings/{id}/enrollmentProfiles/{id}/updateDeviceProfileAssignment
beta POST /deviceManagement/depOnboardingSettings/{id}/generateEncryptionPublicKey
beta GET /deviceManagement/depOnboardingSettings/{id}/getEncryptionPublicKey
beta GET,POST /deviceManagement/depOnboardingSettings/{id}/importedAppleDeviceIdentities
beta POST /deviceManagement/depOnboardingSettings/{id}/importedAppleDeviceIdentities/importAppleDeviceIdentityList
beta GET,PATCH,DELETE /deviceManagement/depOnboardingSettings/{id}/importedAppleDeviceIdentities/{id}
beta POST /deviceManagement/depOnboardingSettings/{id}/shareForSchoolDataSyncService
beta POST /deviceManagement/depOnboardingSettings/{id}/syncWithAppleDeviceEnrollmentProgram
beta POST /deviceManagement/depOnboardingSettings/{id}/unshareForSchoolDataSyncService
beta POST /deviceManagement/depOnboardingSettings/{id}/uploadDepToken
both GET,POST /deviceManagement/deviceCategories
both GET,PATCH,DELETE /deviceManagement/deviceCategories/{id}
both GET,POST /deviceManagement/deviceEnrollmentConfigurations
beta POST /deviceManagement/deviceEnrollmentConfigurations/createEnrollmentNotificationConfiguration
beta POST /deviceManagement/deviceEnrollmentConfigurations/hasPayloadLinks
both GET,PATCH,DELETE /deviceManagement/deviceEnrollmentConfigurations/{id}
both POST /deviceManagement/deviceEnrollmentConfigurations/{id}/assign
both GET,POST /deviceManagement/deviceEnrollmentConfigurations/{id}/assignments
both GET,PATCH,DELETE /deviceManagement/deviceEnrollmentConfigurations/{id}/assignments/{id}
both POST /deviceManagement/deviceEnrollmentConfigurations/{id}/setPriority
both GET,POST /deviceManagement/deviceManagementPartners
both GET,PATCH,DELETE /deviceManagement/deviceManagementPartners/{id}
both POST /deviceManagement/deviceManagementPartners/{id}/terminate
beta POST /deviceManagement/enableAndroidDeviceAdministratorEnrollment
beta POST /deviceManagement/enableUnlicensedAdminstrators
beta POST /deviceManagement/evaluateAssignmentFilter
beta POST /deviceManagement/getAssignmentFiltersStatusDetails
beta GET /deviceManagement/getRoleScopeTagsByIds
beta GET /deviceManagement/getRoleScopeTagsByResource
beta GET /deviceManagement/getSuggestedEnrollmentLimit
beta GET,POST /deviceManagement/importedDeviceIdentities
beta POST /deviceManagement/importedDeviceIdentities/importDeviceIdentityList
beta POST /deviceManagement/importedDeviceIdentities/searchExistingIdentities
beta GET,PATCH,DELETE /deviceManagement/importedDeviceIdentities/{id}
both GET,POST /deviceManagement/importedWindowsAutopilotDeviceIdentities
both POST /deviceManagement/importedWindowsAutopilotDeviceIdentities/import
both GET,DELETE /deviceManagement/importedWindowsAutopilotDeviceIdentities/{id}
beta GET,POST /deviceManagement/intuneBrandingProfiles
beta GET,PATCH,DELETE /deviceManagement/intuneBrandingProfiles/{id}
beta POST /deviceManagement/intuneBrandingProfiles/{id}/assign
beta GET,POST /deviceManagement/intuneBrandingProfiles/{id}/assignments
beta GET,PATCH,DELETE /deviceManagement/intuneBrandingProfiles/{id}/assignments/{id}
beta GET,POST /deviceManagement/managedDeviceCleanupRules
beta GET,PATCH,DELETE /deviceManagement/managedDeviceCleanupRules/{id}
both GET /deviceManagement/managedDeviceOverview
both GET,POST /deviceManagement/managedDevices
both GET,PATCH,DELETE /deviceManagement/managedDevices/{id}
both POST /deviceManagement/managedDevices/{id}/retire
both POST /deviceManagement/managedDevices/{id}/syncDevice
both POST /deviceManagement/managedDevices/{id}/wipe
both GET,POST /deviceManagement/notificationMessageTemplates
both GET,PATCH,DELETE /deviceManagement/notificationMessageTemplates/{id}
both GET,POST /deviceManagement/notificationMessageTemplates/{id}/localizedNotificationMessages
both GET,PATCH,DELETE /deviceManagement/notificationMessageTemplates/{id}/localizedNotificationMessages/{id}
both POST /deviceManagement/notificationMessageTemplates/{id}/sendTestMessage
beta GET,POST /deviceManagement/roleScopeTags
beta POST /deviceManagement/roleScopeTags/getRoleScopeTagsById
beta GET /deviceManagement/roleScopeTags/hasCustomRoleScopeTag
beta GET,PATCH,DELETE /deviceManagement/roleScopeTags/{id}
beta POST /deviceManagement/roleScopeTags/{id}/assign
both GET,POST /deviceManagement/termsAndConditions
both GET,PATCH,DELETE /deviceManagement/termsAndConditions/{id}
both GET,POST /deviceManagement/termsAndConditions/{id}/acceptanceStatuses
both GET,PATCH,DELETE /deviceManagement/termsAndConditions/{id}/acceptanceStatuses/{id}
both GET /deviceManagement/termsAndConditions/{id}/acceptanceStatuses/{id}/termsAndConditions
both GET,POST /deviceManagement/termsAndConditions/{id}/assignments
both GET,PATCH,DELETE /deviceManagement/termsAndConditions/{id}/assignments/{id}
beta GET,POST /deviceManagement/termsAndConditions/{id}/groupAssignments
beta GET,PATCH,DELETE /deviceManagement/termsAndConditions/{id}/groupAssignments/{id}
beta GET /deviceManagement/termsAndConditions/{id}/groupAssignments/{id}/termsAndConditions
both GET /deviceManagement/verifyWindowsEnrollmentAutoDiscovery
beta GET,POST /deviceManagement/windowsAutopilotDeploymentProfiles
beta POST /deviceManagement/windowsAutopilotDeploymentProfiles/hasPayloadLinks
beta GET,PATCH,DELETE /deviceManagement/windowsAutopilotDeploymentProfiles/{id}
beta POST /deviceManagement/windowsAutopilotDeploymentProfiles/{id}/assign
both GET,POST /deviceManagement/windowsAutopilotDeviceIdentities
both GET,DELETE /deviceManagement/windowsAutopilotDeviceIdentities/{id}
beta POST /deviceManagement/windowsAutopilotDeviceIdentities/{id}/assignResourceAccountToDevice
both POST /deviceManagement/windowsAutopilotDeviceIdentities/{id}/assignUserToDevice
beta GET /deviceManagement/windowsAutopilotDeviceIdentities/{id}/deploymentProfile
beta GET /deviceManagement/windowsAutopilotDeviceIdentities/{id}/intendedDeploymentProfile
beta POST /deviceManagement/windowsAutopilotDeviceIdentities/{id}/unassignResourceAccountFromDevice
both POST /deviceManagement/windowsAutopilotDeviceIdentities/{id}/unassignUserFromDevice
both POST /deviceManagement/windowsAutopilotDeviceIdentities/{id}/updateDeviceProperties
beta GET,PATCH /deviceManagement/windowsAutopilotSettings
beta POST /deviceManagement/windowsAutopilotSettings/sync
both GET /organization
both GET,PATCH /organization/{id}
both POST /organization/{id}/setMobileDeviceManagementAuthority
beta GET /policies/mobileAppManagementPolicies
beta GET,PATCH,DELETE /policies/mobileAppManagementPolicies/{id}
beta GET /policies/mobileAppManagementPolicies/{id}/includedGroups
beta GET,POST /policies/mobileAppManagementPolicies/{id}/includedGroups/$ref
beta DELETE /policies/mobileAppManagementPolicies/{id}/includedGroups/{id}/$ref
beta GET /policies/mobileDeviceManagementPolicies
beta GET,PATCH,DELETE /policies/mobileDeviceManagementPolicies/{id}
beta GET /policies/mobileDeviceManagementPolicies/{id}/includedGroups
beta GET,POST /policies/mobileDeviceManagementPolicies/{id}/includedGroups/$ref
beta DELETE /policies/mobileDeviceManagementPolicies/{id}/includedGroups/{id}/$ref
`;

const versionsOf: Readonly<Record<string, readonly GraphVersion[]>> = {
  both: bothVersions,
  beta: betaOnly,
  'v1.0': ['v1.0'],
};

/** Parses lines of versions, methods and path. */
export function parseOperations(lines: string): DocumentedOperation[] {
  return lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [versions = '', methods = '', path = ''] = line.split(' ');
      return methods.split(',').map((method) => ({ method, path, versions: versionsOf[versions] ?? [] }));
    });
}

/** Every operation that Microsoft documents for the setup of Intune. */
export const documentedOperations: readonly DocumentedOperation[] = parseOperations(published);
