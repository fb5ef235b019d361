import { type DocumentedOperation, documentedOperations, parseOperations } from './documented-operations.js';

/** Operations outside the setup of Intune, or newer than the list, that clients of Intune use. */
const further = `
beta GET,POST /deviceManagement/configurationPolicies
beta GET,PUT,PATCH,DELETE /deviceManagement/configurationPolicies/{id}
beta POST /deviceManagement/configurationPolicies/{id}/assign
beta POST /deviceManagement/configurationPolicies/{id}/setEnrollmentTimeDeviceMembershipTarget
beta POST /deviceManagement/configurationPolicies/{id}/clearEnrollmentTimeDeviceMembershipTarget
beta GET /deviceManagement/configurationPolicies/{id}/retrieveEnrollmentTimeDeviceMembershipTarget
beta GET /deviceManagement/configurationPolicies/{id}/settings
beta GET,POST /deviceManagement/configurationPolicies/{id}/assignments
beta GET,POST /deviceManagement/operationApprovalRequests
beta GET,PATCH,DELETE /deviceManagement/operationApprovalRequests/{id}
beta GET,POST /deviceManagement/deviceManagementScripts
beta GET,PATCH,DELETE /deviceManagement/deviceManagementScripts/{id}
both GET,POST /subscribedSkus
both GET,PATCH,DELETE /subscribedSkus/{id}
both GET,POST /servicePrincipals
both GET,PATCH,DELETE /servicePrincipals/{id}
both GET,POST /deviceManagement/deviceCompliancePolicies
both GET,PATCH,DELETE /deviceManagement/deviceCompliancePolicies/{id}
both GET,POST /deviceManagement/deviceConfigurations
both GET,PATCH,DELETE /deviceManagement/deviceConfigurations/{id}
both POST /deviceAppManagement/mobileApps
both PATCH,DELETE /deviceAppManagement/mobileApps/{id}
beta POST /deviceManagement/deviceEnrollmentConfigurations/hasPayloadLinks
beta POST /deviceManagement/deviceEnrollmentConfigurations/createEnrollmentNotificationConfiguration
beta GET /deviceManagement/getSuggestedEnrollmentLimit
beta POST /deviceManagement/enableAndroidDeviceAdministratorEnrollment
beta POST /deviceManagement/enableUnlicensedAdminstrators
beta POST /deviceManagement/windowsAutopilotDeploymentProfiles/{id}/assign
both POST /deviceManagement/managedDevices/{id}/syncDevice
both POST /deviceManagement/managedDevices/{id}/wipe
beta DELETE /policies/mobileDeviceManagementPolicies/{id}
beta DELETE /policies/mobileAppManagementPolicies/{id}
beta POST /deviceManagement/assignmentFilters/enable
beta GET /deviceManagement/assignmentFilters/getState
beta GET /deviceManagement/assignmentFilters/getPlatformSupportedProperties
beta GET /deviceManagement/assignmentFilters/{id}/getSupportedProperties
beta POST /deviceManagement/roleScopeTags/getRoleScopeTagsById
beta GET /deviceManagement/roleScopeTags/hasCustomRoleScopeTag
beta POST /deviceManagement/depOnboardingSettings/{id}/enrollmentProfiles/{id}/updateDeviceProfileAssignment
beta GET /deviceManagement/depOnboardingSettings/{id}/enrollmentProfiles/{id}/exportMobileConfig
both POST /deviceManagement/notificationMessageTemplates/{id}/sendTestMessage
both GET,POST /deviceAppManagement/vppTokens
both GET,POST /deviceAppManagement/mobileAppConfigurations
both GET,POST /deviceAppManagement/managedAppPolicies
both GET,POST /deviceManagement/complianceManagementPartners
both GET,POST /deviceManagement/remoteAssistancePartners
both GET,POST /deviceManagement/roleDefinitions
both GET,POST /identity/conditionalAccess/policies
beta GET,POST /deviceManagement/compliancePolicies
beta GET,POST /deviceManagement/deviceComplianceScripts
beta GET,POST /deviceManagement/deviceCustomAttributeShellScripts
beta GET,POST /deviceManagement/deviceHealthScripts
beta GET,POST /deviceManagement/deviceShellScripts
beta GET,POST /deviceManagement/groupPolicyConfigurations
beta GET,POST /deviceManagement/intents
beta GET,POST /deviceManagement/reusablePolicySettings
beta GET,POST /deviceManagement/windowsDriverUpdateProfiles
beta GET,POST /deviceManagement/windowsFeatureUpdateProfiles
beta GET,POST /deviceManagement/windowsQualityUpdateProfiles
`;

/**
 * Operations that Graph documents. Those that the emulator lacks get 501, which the service never returns, so that no
 * request fails unnoticed.
 */
export const notEmulated: readonly DocumentedOperation[] = [...documentedOperations, ...parseOperations(further)];
