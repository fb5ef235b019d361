/** Objects as in exports, for cases that change one value. */

const graphContext = 'https://graph.microsoft.com/beta/$metadata#deviceManagement/';
const group = 'dddddddd-1111-4222-8333-444444444444';

/** The path of a collection as answers name it. */
export function contextOf(path: string): { readonly '@odata.context': string } {
  return { '@odata.context': `${graphContext}${path}` };
}

/** A target with its kind, without a filter. */
export function target(kind: string, members: object = {}): object {
  return {
    target: {
      '@odata.type': `#microsoft.graph.${kind}AssignmentTarget`,
      deviceAndAppManagementAssignmentFilterId: null,
      deviceAndAppManagementAssignmentFilterType: 'none',
      ...members,
    },
  };
}

/** An assignment to one group, by id. */
export const toGroup = target('group', { groupId: group });

/** An Autopilot profile without assignments in its JSON. */
export const autopilot = {
  '@odata.type': '#microsoft.graph.azureADWindowsAutopilotDeploymentProfile',
  id: 'cccccccc-1111-4222-8333-444444444444',
  displayName: 'Office notebooks',
  ...{ description: '', deviceNameTemplate: '', deviceType: 'windowsPc', locale: 'os-default' },
  ...{
    preprovisioningAllowed: false,
    hardwareHashExtractionEnabled: false,
    roleScopeTagIds: ['0'],
  },
  outOfBoxExperienceSetting: {
    ...{ deviceUsageType: 'singleUser', userType: 'standard', escapeLinkHidden: true, eulaHidden: true },
    ...{ keyboardSelectionPageSkipped: false, privacySettingsHidden: true },
  },
};

const open = {
  ...{ platformBlocked: false, personalDeviceEnrollmentBlocked: false, osMinimumVersion: '', osMaximumVersion: '' },
  ...{ blockedManufacturers: [], blockedSkus: [] },
};

/** A restriction of Windows, the first in its order. */
export const windowsRestriction = {
  '@odata.type': '#microsoft.graph.deviceEnrollmentPlatformRestrictionConfiguration',
  id: 'eeeeeeee-1111-4222-8333-444444444444_SinglePlatformRestriction',
  ...{ displayName: 'Only new Windows', description: '', priority: 1, roleScopeTagIds: ['0'] },
  ...{ deviceEnrollmentConfigurationType: 'singlePlatformRestriction', platformType: 'windows' },
  platformRestriction: { ...open, personalDeviceEnrollmentBlocked: true, osMinimumVersion: '10.0.22000.0' },
  assignments: [] as readonly object[],
};

const platforms = ['ios', 'windows', 'windowsHomeSku', 'android', 'androidForWork', 'macOS'];

/** The default restrictions, open for every platform but what is named. */
export function defaultRestrictions(changed: Readonly<Record<string, object | string>>): object {
  const all = platforms.map((name): [string, object | string] => {
    const own = changed[name] ?? {};
    return [`${name}Restriction`, typeof own === 'string' ? own : { ...open, ...own }];
  });
  return {
    '@odata.type': '#microsoft.graph.deviceEnrollmentPlatformRestrictionsConfiguration',
    id: 'aaaaaaaa-1111-4222-8333-444444444444_DefaultPlatformRestrictions',
    ...{ displayName: 'All users and all devices', priority: 0, roleScopeTagIds: [], assignments: [] },
    windowsMobileRestriction: { ...open, platformBlocked: true },
    ...Object.fromEntries(all),
  };
}

/** A custom status page. */
export const statusPage = {
  '@odata.type': '#microsoft.graph.windows10EnrollmentCompletionPageConfiguration',
  id: 'eeeeeeee-1111-4222-8333-444444444444_Windows10EnrollmentCompletionPageConfiguration',
  ...{ displayName: 'Office', description: '', priority: 1, roleScopeTagIds: ['0'], customErrorMessage: '' },
  ...{ showInstallationProgress: true, installProgressTimeoutInMinutes: 60, selectedMobileAppIds: [] },
  ...{ allowLogCollectionOnInstallFailure: true, trackInstallProgressForAutopilotOnly: true },
  ...{ disableUserStatusTrackingAfterFirstUser: true, installQualityUpdates: false },
  ...{ blockDeviceSetupRetryByUser: false, allowDeviceResetOnInstallFailure: true },
  ...{ allowDeviceUseOnInstallFailure: false, allowNonBlockingAppInstallation: false },
  assignments: [target('allDevices')],
};

/** A limit as IntuneCD writes it, for a group by name. */
export function limit(displayName: string, members: object = {}): object {
  return {
    '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration',
    ...{ displayName, description: null, priority: 1, roleScopeTagIds: ['Default'], limit: 3 },
    assignments: [target('group', { groupName: displayName, groupType: 'StaticMembership' })],
    ...members,
  };
}

/** A category. */
export const category = {
  ...{
    id: 'bbbbbbbb-5555-4222-8333-444444444444',
    displayName: 'Geräte',
    description: 'Größe',
    roleScopeTagIds: ['0'],
  },
};
