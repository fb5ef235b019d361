/** A difference between the emulator and a published example: as the test formats it, and the reason. */
export interface ExplainedDifference {
  readonly difference: RegExp;
  readonly because: string;
}

/** Differences that many examples share. A row that no example needs fails the test. */
export const commonDifferences: readonly ExplainedDifference[] = [
  {
    difference: /^lacks \w+\.@odata\.type$/u,
    because:
      'Generated samples annotate every object; OData sends the type only where it is not the declared one, and public captures show Intune doing so.',
  },
];

const notWritable = 'Issue 2 reads the built-in objects of this type and takes no writes of it; 501 says so.';
const notEmulated = 'Documented, generated, and nothing that this product uses; 501 says that the emulator has it not.';
const selectOnly =
  'The authority and the connector are select-only: a live check found them outside of the default projection.';

const refusedWrite: readonly ExplainedDifference[] = [{ difference: /^status 501 /u, because: notWritable }];
const emptyPin: readonly ExplainedDifference[] = [
  {
    difference: /^status 400 /u,
    because: 'The sample asks for PINs of 0 characters, which is filler: 4 to 127 are taken.',
  },
];
const absentOperation: readonly ExplainedDifference[] = [{ difference: /^status 501 /u, because: notEmulated }];
const unacceptedTerms: readonly ExplainedDifference[] = [
  {
    difference: /^status 501 /u,
    because: 'Acceptances are what users did; no declaration is about them, and the emulator has no users.',
  },
];
const droppedNotification: readonly ExplainedDifference[] = [
  {
    difference: /^(lacks intuneBrandingProfile\.sendDeviceOwnershipChangePushNotification|status 400 )/u,
    because: 'The samples still have sendDeviceOwnershipChangePushNotification; the metadata of 2026-09 does not.',
  },
];
const renamedDefault: readonly ExplainedDifference[] = [
  { difference: /^status 400 /u, because: 'The sample renames the default object, which keeps its name.' },
];
const resultType =
  'Only the import answers with results; the pages of the result type are generated for its set all the same.';
const resultsOfImportOnly: readonly ExplainedDifference[] = [
  { difference: /^(lacks importedDeviceIdentityResult\.status|status 400 )/u, because: resultType },
];
const selectedAuthority: readonly ExplainedDifference[] = [
  {
    difference: /^lacks organization\.(mobileDeviceManagementAuthority|certificateConnectorSetting)$/u,
    because: selectOnly,
  },
];

const absentGroups: readonly ExplainedDifference[] = [
  {
    difference: /^lacks \w+\.includedGroups$/u,
    because: 'Groups are a navigation: they are shown where `$expand` asks for them, which the sample leaves out.',
  },
];

const fillerCertificate: readonly ExplainedDifference[] = [
  {
    difference: /^status 400 /u,
    because: 'The sample uploads the text "Certificate value"; that the service refuses it is our guess.',
  },
];

const abstractProfile: readonly ExplainedDifference[] = [
  {
    difference: /^(no depEnrollmentBaseProfile|unknown (?:depEnrollmentBaseProfile|enrollmentProfile)\.\w+)$/u,
    because:
      'The sample shows an abstract type; objects are of a type that derives from it, which has more properties.',
  },
];

const olderTwins: readonly ExplainedDifference[] = [
  {
    difference: /^unknown deviceManagementPartner\.whenPartnerDevicesWillBe(?:Removed|MarkedAsNonCompliant)$/u,
    because: 'The samples of beta still have the older twins of the two dates; the metadata of 2026-09 does not.',
  },
];

const noSingleAssignments: readonly ExplainedDifference[] = [
  {
    difference: /^status 400 /u,
    because: 'The service has no route to make or delete a single assignment (a report of 2023); `assign` is the way.',
  },
];

/** Differences by example. A row that its example does not need fails the test. */
export const differences: Readonly<Record<string, readonly ExplainedDifference[]>> = {
  'beta__intune-auditing-auditevent-create': absentOperation,
  'beta__intune-auditing-auditevent-update': absentOperation,
  'beta__intune-companyterms-termsandconditionsacceptancestatus-create': unacceptedTerms,
  'beta__intune-companyterms-termsandconditionsacceptancestatus-delete': unacceptedTerms,
  'beta__intune-companyterms-termsandconditionsacceptancestatus-get': unacceptedTerms,
  'beta__intune-companyterms-termsandconditionsacceptancestatus-update': unacceptedTerms,
  'beta__intune-devices-applepushnotificationcertificate-update': fillerCertificate,
  'beta__intune-devices-datasharingconsent-create': absentOperation,
  'beta__intune-devices-datasharingconsent-delete': absentOperation,
  'beta__intune-devices-datasharingconsent-update': absentOperation,
  'beta__intune-devices-manageddevice-syncdevice': absentOperation,
  'beta__intune-devices-manageddevicecleanuprule-create': [
    {
      difference: /^status 400 /u,
      because: 'The sample asks for 6 days, which is filler: the service takes 30 to 270.',
    },
  ],
  'beta__intune-enrollment-depenrollmentbaseprofile-get': abstractProfile,
  'beta__intune-enrollment-depenrollmentbaseprofile-list': abstractProfile,
  'beta__intune-enrollment-enrollmentprofile-get': abstractProfile,
  'beta__intune-enrollment-enrollmentprofile-updatedeviceprofileassignment': absentOperation,
  'beta__intune-enrollment-windowsautopilotdeviceidentity-assignresourceaccounttodevice': absentOperation,
  'beta__intune-enrollment-windowsautopilotdeviceidentity-unassignresourceaccountfromdevice': absentOperation,
  'beta__intune-onboarding-devicemanagementpartner-create': olderTwins,
  'beta__intune-onboarding-devicemanagementpartner-get': olderTwins,
  'beta__intune-onboarding-devicemanagementpartner-list': olderTwins,
  'beta__intune-onboarding-deviceenrollmentnotificationconfiguration-create': [
    {
      difference: /^status 400 /u,
      because:
        'The sample asks for the template "Notification Templates value", which is filler: captures show email_ and push_ with an id of zeros.',
    },
  ],
  'beta__intune-onboarding-deviceenrollmentplatformrestrictionsconfiguration-update': renamedDefault,
  'beta__intune-onboarding-deviceenrollmentwindowshelloforbusinessconfiguration-create': emptyPin,
  'beta__intune-onboarding-deviceenrollmentwindowshelloforbusinessconfiguration-update': emptyPin,
  'beta__intune-onboarding-organization-get': selectedAuthority,
  'beta__intune-onboarding-organization-list': selectedAuthority,
  'beta__intune-onboarding-organization-update': selectedAuthority,
  'beta__intune-onboarding-enrollmentconfigurationassignment-delete': noSingleAssignments,
  'v1.0__intune-onboarding-enrollmentconfigurationassignment-create': noSingleAssignments,
  'beta__intune-shared-deviceenrollmentconfiguration-assign': [
    {
      difference: /^status 400 /u,
      because:
        'The sample assigns to deviceAndAppManagementAssignmentTarget, which is abstract: no object has that type.',
    },
  ],
  'beta__intune-shared-deviceenrollmentconfiguration-haspayloadlinks': absentOperation,
  'beta__intune-shared-windowsautopilotdeploymentprofile-assign': absentOperation,
  'beta__mobileappmanagementpolicies-delete': absentOperation,
  'beta__mobileappmanagementpolicies-get': absentGroups,
  'beta__mobileappmanagementpolicies-list': absentGroups,
  'beta__mobiledevicemanagementpolicies-delete': absentOperation,
  'beta__mobiledevicemanagementpolicies-get': absentGroups,
  'beta__mobiledevicemanagementpolicies-list': absentGroups,
  'beta__intune-policyset-deviceandappmanagementassignmentfilter-enable': absentOperation,
  'beta__intune-policyset-deviceandappmanagementassignmentfilter-getstate': absentOperation,
  'beta__intune-rbac-rolescopetag-hascustomrolescopetag': absentOperation,
  'beta__intune-enrollment-importeddeviceidentityresult-get': resultsOfImportOnly,
  'beta__intune-enrollment-importeddeviceidentityresult-list': resultsOfImportOnly,
  'beta__intune-enrollment-importeddeviceidentityresult-update': resultsOfImportOnly,
  'beta__intune-wip-intunebrandingprofile-create': droppedNotification,
  'beta__intune-wip-intunebrandingprofile-update': droppedNotification,
  'v1.0__intune-auditing-auditevent-create': absentOperation,
  'v1.0__intune-auditing-auditevent-delete': absentOperation,
  'v1.0__intune-companyterms-termsandconditionsacceptancestatus-create': unacceptedTerms,
  'v1.0__intune-companyterms-termsandconditionsacceptancestatus-delete': unacceptedTerms,
  'v1.0__intune-companyterms-termsandconditionsacceptancestatus-list': unacceptedTerms,
  'v1.0__intune-devices-applepushnotificationcertificate-update': fillerCertificate,
  'v1.0__intune-onboarding-deviceenrollmentplatformrestrictionsconfiguration-create': refusedWrite,
  'v1.0__intune-onboarding-deviceenrollmentplatformrestrictionsconfiguration-update': renamedDefault,
  'v1.0__intune-onboarding-deviceenrollmentwindowshelloforbusinessconfiguration-create': emptyPin,
  'v1.0__intune-onboarding-devicemanagement-get': [
    { difference: /^lacks deviceManagement\.intuneBrand$/u, because: 'Branding comes with issue 3.' },
  ],
  'v1.0__intune-onboarding-organization-get': selectedAuthority,
  'v1.0__intune-onboarding-organization-list': selectedAuthority,
  'v1.0__intune-onboarding-organization-update': selectedAuthority,
};

/** Where the permissions of the settings catalog are published: pages of the operations; the list has the paths of enrollment alone. */
const catalogPage = 'the page of the operation; the list has the paths of enrollment alone';

const accessPolicyPages = 'the pages of the operations, old and new, which differ';

/** Permissions that Microsoft's list does not have, by method and path, with where they come from. */
export const unlistedPermissions: Readonly<Record<string, string>> = {
  'PATCH /deviceManagement/managedDeviceCleanupRules/{id}': 'the pages of the other writes of a rule',
  'GET /deviceManagement/managedDeviceCleanupSettings': 'what public tools ask for',
  'PATCH /deviceManagement/managedDeviceCleanupSettings': 'what public tools ask for',
  'GET /groups': 'the page of the operation; the list has Intune’s paths alone',
  'POST /groups': 'the page of the operation',
  'GET /groups/{id}': 'the page of the operation',
  'PATCH /groups/{id}': 'the page of the operation',
  'DELETE /groups/{id}': 'the page of the operation',
  'GET /groups/{id}/transitiveMembers': 'the page of the operation',
  'POST /groups/{id}/members/$ref': 'the page of the operation',
  'GET /users': 'the page of the operation',
  'GET /deviceManagement/deviceCompliancePolicies':
    'the page of the operation; the list has the paths of enrollment alone',
  'GET /deviceManagement/deviceConfigurations': 'the page of the operation',
  'GET /deviceManagement/configurationPolicies': 'the page of the operation',
  'POST /deviceManagement/configurationPolicies': catalogPage,
  'GET /deviceManagement/configurationPolicies/{id}': catalogPage,
  'PUT /deviceManagement/configurationPolicies/{id}': catalogPage,
  'DELETE /deviceManagement/configurationPolicies/{id}': catalogPage,
  'GET /deviceManagement/configurationPolicies/{id}/settings': catalogPage,
  'POST /deviceManagement/configurationPolicies/{id}/assign': catalogPage,
  'GET /deviceManagement/configurationPolicies/{id}/assignments': catalogPage,
  'POST /deviceManagement/configurationPolicies/{id}/assignments': catalogPage,
  'GET /deviceManagement/configurationPolicies/{id}/assignments/{id}': catalogPage,
  'PATCH /deviceManagement/configurationPolicies/{id}/assignments/{id}': catalogPage,
  'DELETE /deviceManagement/configurationPolicies/{id}/assignments/{id}': catalogPage,
  'POST /deviceManagement/configurationPolicies/{id}/setEnrollmentTimeDeviceMembershipTarget': catalogPage,
  'POST /deviceManagement/configurationPolicies/{id}/clearEnrollmentTimeDeviceMembershipTarget': catalogPage,
  'DELETE /deviceManagement/configurationPolicies/{id}/clearEnrollmentTimeDeviceMembershipTarget': catalogPage,
  'GET /deviceManagement/configurationPolicies/{id}/retrieveEnrollmentTimeDeviceMembershipTarget': catalogPage,
  'GET /deviceManagement/operationApprovalPolicies': accessPolicyPages,
  'POST /deviceManagement/operationApprovalPolicies': accessPolicyPages,
  'GET /deviceManagement/operationApprovalPolicies/{id}': accessPolicyPages,
  'PATCH /deviceManagement/operationApprovalPolicies/{id}': accessPolicyPages,
  'DELETE /deviceManagement/operationApprovalPolicies/{id}': accessPolicyPages,
  'GET /groups/{id}/owners': 'the page of the operation',
  'POST /groups/{id}/owners/$ref': 'the page of the operation',
  'DELETE /groups/{id}/owners/{id}/$ref': 'the page of the operation',
  'GET /servicePrincipals': 'the page of the operation',
  'PUT /deviceManagement/managedDevices/{id}/deviceCategory/$ref': 'those of a write of the device',
  'GET /applications': 'the page of the operation; the list has Intune’s paths alone',
  'GET /deviceAppManagement/mobileApps': 'the page of the operation; the list has the paths of enrollment alone',
  'GET /deviceAppManagement/mobileApps/{id}': 'the page of the operation',
  'GET /deviceManagement/roleScopeTags/{id}/assignments':
    'those of the tag: the path is answered on real tenants (source of terraform-provider-microsoft365, 2026-08-19)',
  'GET /deviceManagement/settings': 'those of the object: a path of one of its properties',
  'GET /deviceManagement/subscriptionState': 'those of the object: a path of one of its properties',
  'GET /deviceManagement/depOnboardingSettings/{id}/defaultTvOSEnrollmentProfile':
    'those of the navigations for iOS and macOS: the property is in the metadata, the list lacks its path',
  'GET /deviceManagement/depOnboardingSettings/{id}/defaultVisionOSEnrollmentProfile':
    'those of the navigations for iOS and macOS: the property is in the metadata, the list lacks its path',
  'GET /deviceManagement/intuneAccountId': 'those of the object: a path of one of its properties',
  'GET /deviceManagement/intuneBrandingProfiles/{id}/landingPageCustomizedImage':
    'those of the profile: a path of one of its properties',
  'GET /deviceManagement/intuneBrandingProfiles/{id}/lightBackgroundLogo':
    'those of the profile: a path of one of its properties',
  'GET /deviceManagement/intuneBrandingProfiles/{id}/themeColorLogo':
    'those of the profile: a path of one of its properties',
  'GET /deviceManagement/windowsAutopilotDeploymentProfiles/{id}/assignments':
    'what the page of the profile’s other operations asks for; samples show entries below a device alone',
  'POST /deviceManagement/windowsAutopilotDeploymentProfiles/{id}/assignments':
    'what the page of the profile’s other operations asks for; samples show entries below a device alone',
  'GET /deviceManagement/windowsAutopilotDeploymentProfiles/{id}/assignments/{id}':
    'what the page of the profile’s other operations asks for; samples show entries below a device alone',
  'PATCH /deviceManagement/windowsAutopilotDeploymentProfiles/{id}/assignments/{id}':
    'what the page of the profile’s other operations asks for; samples show entries below a device alone',
  'DELETE /deviceManagement/windowsAutopilotDeploymentProfiles/{id}/assignments/{id}':
    'what the page of the profile’s other operations asks for; samples show entries below a device alone',
};

/** Operations whose permissions differ from Microsoft's list, because real tenants were seen to answer otherwise. */
export const observedPermissions: Readonly<Record<string, string>> = {
  'GET /deviceManagement/applePushNotificationCertificate':
    '403 for `DeviceManagementConfiguration.Read.All` (a report of 2023), 200 for `DeviceManagementServiceConfig.Read.All` (recorded in 2026)',
};
