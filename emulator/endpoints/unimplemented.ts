import type { Method } from '../model/operation.js';

/** Operations that Graph documents and the emulator does not have: answered with 501, which the service never would. */
export const notEmulated: readonly (readonly [Method, string])[] = [
  ['POST', '/deviceManagement/auditEvents'],
  ['PATCH', '/deviceManagement/auditEvents/{id}'],
  ['DELETE', '/deviceManagement/auditEvents/{id}'],
  ['POST', '/deviceManagement/managedDevices'],
  ['PATCH', '/deviceManagement/managedDevices/{id}'],
  ['POST', '/deviceManagement/managedDevices/{id}/syncDevice'],
  ['POST', '/deviceManagement/managedDevices/{id}/wipe'],
  ['PATCH', '/deviceManagement/managedDeviceOverview'],
  ['POST', '/deviceManagement/deviceEnrollmentConfigurations/hasPayloadLinks'],
  ['POST', '/deviceManagement/deviceEnrollmentConfigurations/createEnrollmentNotificationConfiguration'],
  ['GET', '/deviceManagement/getSuggestedEnrollmentLimit'],
  ['POST', '/deviceManagement/enableAndroidDeviceAdministratorEnrollment'],
  ['POST', '/deviceManagement/enableUnlicensedAdminstrators'],
  ['PATCH', '/policies/mobileDeviceManagementPolicies/{id}'],
  ['DELETE', '/policies/mobileDeviceManagementPolicies/{id}'],
  ['POST', '/policies/mobileDeviceManagementPolicies/{id}/includedGroups/$ref'],
  ['DELETE', '/policies/mobileDeviceManagementPolicies/{id}/includedGroups/{id}/$ref'],
  ['POST', '/deviceManagement/assignmentFilters/enable'],
  ['GET', '/deviceManagement/assignmentFilters/getState'],
  ['GET', '/deviceManagement/assignmentFilters/getPlatformSupportedProperties'],
  ['GET', '/deviceManagement/assignmentFilters/{id}/getSupportedProperties'],
  ['POST', '/deviceManagement/roleScopeTags/getRoleScopeTagsById'],
  ['GET', '/deviceManagement/roleScopeTags/hasCustomRoleScopeTag'],
];
