import {
  autopilot,
  category,
  contextOf,
  defaultRestrictions,
  limit,
  statusPage,
  target,
  toGroup,
  windowsRestriction,
} from './case-objects.js';
import type { ExportFiles } from './exports.js';
import { backup, exported, isWritten, written } from './run-verb.js';

/** An export, and the expected result. */
interface Case {
  readonly files: ExportFiles;
  readonly exit: 0 | 1 | 5;
  /** Patterns of the declaration. */
  readonly yaml?: readonly RegExp[];
  readonly notYaml?: readonly RegExp[];
  /** Patterns of the output. */
  readonly says?: readonly RegExp[];
  readonly silent?: readonly string[];
  readonly more?: readonly string[];
}

const folder = 'Enrollment Configurations';
const limitName = (name: string): string => `${folder}/${name}_deviceEnrollmentLimitConfiguration.json`;
const archive = '__archive__/2026-01-31_03-00-00';
const filter = { description: 'x', platform: 'iOS', rule: '(device.model -startsWith "iPad")' };
const { assignments: _assignments, ...unassigned } = windowsRestriction;
const { '@odata.type': _type, ...untyped } = windowsRestriction;
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
const own = '99999999-1111-4222-8333-444444444444';
const table = {
  'MigrationTable.json': {
    TenantId: own,
    Objects: [{ DisplayName: 'Notebooks', Id: 'dddddddd-1111-4222-8333-444444444444', Type: 'Group' }],
  },
  'AutoPilot/Office.json': { ...autopilot, assignments: [toGroup] },
};
const profile = {
  ...{ id: 'aaaaaaaa-1111-4222-8333-444444444444_b', displayName: 'Configurator', description: '' },
  ...{
    requiresUserAuthentication: true,
    configurationEndpointUrl: 'https://appleconfigurator2.manage.microsoft.com/x',
    enableAuthenticationViaCompanyPortal: true,
    requireCompanyPortalOnSetupAssistantEnrolledDevices: false,
  },
};
const pushCertificate = {
  'push.json': {
    ...{ '@odata.type': '#microsoft.graph.applePushNotificationCertificate', id: 'push' },
    appleIdentifier: 'mdm@contoso.com',
  },
};

const staff = limit('Staff', {
  id: 'ffffffff-1111-4222-8333-444444444444_Limit',
  roleScopeTagIds: ['0'],
  assignments: [toGroup],
});

const cases: Readonly<Record<string, Case>> = {
  'both byte orders of UTF-16 are read': {
    files: { 'a.json': Buffer.from(`\ufeff${JSON.stringify(staff)}`, 'utf16le').swap16() },
    exit: 0,
    yaml: [/displayName: Staff/u],
  },
  'lists that Windows PowerShell counts are lists': {
    files: {
      'a.json': {
        value: [
          {
            ...staff,
            roleScopeTagIds: { value: ['0'], Count: 1 },
            assignments: { value: [toGroup], Count: 1 },
          },
        ],
        Count: 1,
      },
    },
    exit: 0,
    yaml: [/group: dddddddd-1111/u],
    silent: ['INT1436', 'INT1365'],
  },
  'JSON that was made JSON once more is read': {
    files: { 'a.json': JSON.stringify(JSON.stringify([staff])) },
    exit: 0,
    yaml: [/displayName: Staff/u],
  },
  'wrappers inside one another are looked into': {
    files: { 'a.json': { data: { result: { value: [staff] } } } },
    exit: 0,
    yaml: [/displayName: Staff/u],
  },
  'what a delta query lists as removed is not an object': {
    files: { 'a.json': [{ id: 'x_Limit', '@removed': { reason: 'deleted' } }, staff] },
    exit: 0,
    yaml: [/displayName: Staff/u],
    says: [/INT1360: a deleted object is not exported/u],
    silent: ['INT1437'],
  },
  'a table beside the data is passed over, with the way to make JSON of it': {
    files: { 'a.json': staff, 'Limits.csv': 'id,displayName\nx,Staff\n' },
    exit: 0,
    says: [/INT1428[\s\S]*ConvertTo-Json -Depth 20 instead of Export-Csv/u],
  },
  'files with empty lists alone are no empty folder': {
    files: { 'deviceCategories.json': [] },
    exit: 1,
    says: [/the lists in the files are empty/u],
  },
  'a blank entry of a list costs nothing but itself': {
    files: {
      'a.json': defaultRestrictions({
        androidForWork: { personalDeviceEnrollmentBlocked: true, blockedManufacturers: [''] },
      }),
    },
    exit: 0,
    yaml: [/androidForWork:\s*\n\s+personal: block/u],
    silent: ['INT1424'],
  },
  'restrictions of Apple devices stay where the files hold no push certificate': {
    files: {
      'a.json': defaultRestrictions({ ios: { personalDeviceEnrollmentBlocked: true, osMinimumVersion: '16.0' } }),
    },
    exit: 0,
    yaml: [/osMinimumVersion: .?16\.0/u],
    silent: ['INT1424'],
  },
  'actions of OData are no properties': {
    files: { 'deviceCategories.json': [{ ...category, '#microsoft.graph.assign': { title: 'x' } }] },
    exit: 0,
    silent: ['INT1364'],
  },
  'an answer of the navigation assignments is joined to its object': {
    files: {
      'a.json': { ...contextOf('windowsAutopilotDeploymentProfiles'), value: [autopilot] },
      'b.json': { ...contextOf(`windowsAutopilotDeploymentProfiles('${autopilot.id}')/assignments`), value: [toGroup] },
    },
    exit: 0,
    yaml: [/group: dddddddd-1111/u],
    silent: ['INT1360', 'INT1365'],
  },
  'an empty answer of the navigation assignments means none': {
    files: {
      'a.json': { ...contextOf('windowsAutopilotDeploymentProfiles'), value: [autopilot] },
      'b.json': { ...contextOf(`windowsAutopilotDeploymentProfiles('${autopilot.id}')/assignments`), value: [] },
    },
    exit: 0,
    notYaml: [/assignments:/u],
  },
  'one assignment in a file named after its object is joined to it': {
    files: {
      'Autopilot Deployment Profiles/Office notebooks.json': autopilot,
      'Autopilot Deployment Profiles/Assignments/Office notebooks.json': toGroup,
    },
    exit: 0,
    yaml: [/group: dddddddd-1111/u],
  },
  'assignments that were cut off are not joined, and not none': {
    files: { 'a.json': autopilot, 'b.json': { ...toGroup, sourceId: autopilot.id, target: { ...target('group') } } },
    exit: 5,
    notYaml: [/assignments:/u],
  },
  'of two copies of an object the fuller one counts': {
    files: { 'a.json': { ...contextOf('x'), value: [autopilot] }, 'b.json': { ...autopilot, assignments: [toGroup] } },
    exit: 0,
    yaml: [/assignments:/u],
    silent: ['INT1365'],
  },
  'a single member with a list is a list, and the folder tells the kind': {
    files: {
      'Filters/a.json': {
        filters: [
          { displayName: 'A', ...filter },
          { displayName: 'B', ...filter },
        ],
      },
    },
    exit: 0,
    yaml: [/displayName: A/u, /displayName: B/u],
  },
  'a wrapper around one object is looked into': {
    files: { 'a.json': { Title: 'output', Details: windowsRestriction } },
    exit: 0,
    yaml: [/Only new Windows/u],
  },
  'a page with one object in place of a list is read': {
    files: { 'a.json': { value: windowsRestriction } },
    exit: 0,
    yaml: [/Only new Windows/u],
  },
  'deviceEnrollmentConfigurationType tells the type': {
    files: { 'a.json': { ...contextOf('deviceEnrollmentConfigurations/$entity'), ...untyped, id: 'x' } },
    exit: 0,
    yaml: [/Only new Windows/u],
    silent: ['INT1429'],
  },
  'the end of the id tells the type, and what v1.0 leaves out is unknown': {
    files: {
      'deviceEnrollmentConfigurations.json': [
        { id: 'aaaaaaaa-1111-4222-8333-444444444444_WindowsRestore', displayName: 'All', priority: 0, version: 0 },
        { ...defaultRestrictions({}) },
      ],
    },
    exit: 5,
    says: [/INT1437: the Windows restore setting/u],
    notYaml: [/restore: /u],
  },
  'PascalCase with AdditionalProperties is read, and null there says nothing': {
    files: {
      'a.json': [
        {
          ...{ Assignments: null, Description: '', DisplayName: 'Field staff', Priority: 1, RoleScopeTagIds: ['0'] },
          ...{ Id: 'ffffffff-1111-4222-8333-444444444444_Limit', DeviceEnrollmentConfigurationType: 'limit' },
          AdditionalProperties: { '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration', limit: 3 },
        },
      ],
    },
    exit: 5,
    yaml: [/Field staff/u, /limit: 3/u],
  },
  'a configuration of Microsoft365DSC names the command that makes JSON of it': {
    files: { 'M365TenantConfig.ps1': utf16("Import-DscResource -ModuleName 'Microsoft365DSC'\n") },
    exit: 1,
    says: [/New-M365DSCReportFromConfiguration/u],
  },
  'Terraform of another provider points to the page about it': {
    files: { 'main.tf': 'resource "microsoft365wp_assignment_filter" "a" {}\n', 'deviceCategories.json': [category] },
    exit: 5,
    says: [/docs\/coming-from-terraform\.md/u],
  },
  'a file without a name is no hidden one': {
    files: {
      'Managed Google Play/.json': { bindStatus: 'notBound', enrollmentTarget: 'none', targetGroupIds: [] },
      'deviceCategories.json': [category],
    },
    exit: 0,
    silent: ['hidden'],
  },
  'MigrationTable.json of another tenant is refused': { files: table, exit: 1, says: [/INT1432/u] },
  'MigrationTable.json names groups': {
    files: table,
    more: ['--tenant', own],
    exit: 0,
    yaml: [/group: Notebooks/u],
    silent: ['INT1361', 'INT1423'],
  },
  'Groups/*.json name groups': {
    files: {
      'Groups/Notebooks.json': {
        ...contextOf('x'),
        '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#groups/$entity',
        id: 'dddddddd-1111-4222-8333-444444444444',
        displayName: 'Notebooks',
      },
      'AutoPilot/Office.json': { ...autopilot, assignments: [toGroup] },
    },
    exit: 0,
    yaml: [/group: Notebooks/u],
  },
  'a text in a list of assignments is unreadable': {
    files: { 'a.json': { ...autopilot, assignments: ['@{id=x; target=}'] } },
    exit: 5,
    says: [/INT1436/u],
    notYaml: [/assignments:/u],
  },
  'a text where a target belongs is unreadable': {
    files: { 'a.json': { ...autopilot, assignments: [{ id: 'x', target: 'System.Collections.Hashtable' }] } },
    exit: 5,
  },
  'a text where assignments belong is unreadable': {
    files: { 'a.json': { ...autopilot, assignments: '@{id=x; target=}' } },
    exit: 5,
  },
  'a text where settings belong is unreadable': {
    files: { 'a.json': { ...autopilot, outOfBoxExperienceSetting: '@{deviceUsageType=shared}', assignments: [] } },
    exit: 5,
    says: [/outOfBoxExperienceSetting is a text, where an object belongs/u],
    notYaml: [/^\s*outOfBox/mu],
  },
  'a text where the settings of a platform belong is unreadable, and other platforms stay': {
    files: { 'a.json': defaultRestrictions({ windows: '@{platformBlocked=False}', ios: { platformBlocked: true } }) },
    exit: 5,
    yaml: [/ios:\s*\n\s+platform: block/u],
    notYaml: [/windows:/u],
  },
  'a text where apps belong is unreadable': {
    files: { 'a.json': { ...statusPage, selectedMobileAppIds: 'dddddddd-7777-4222-8333-444444444444' } },
    exit: 5,
  },
  'texts where booleans and numbers belong are unreadable': {
    files: { 'a.json': { ...statusPage, showInstallationProgress: 'True', installProgressTimeoutInMinutes: '90' } },
    exit: 5,
    notYaml: [/^\s*showInstallationProgress/mu, /^\s*installProgressTimeout/mu],
  },
  'an empty object where a text belongs is unreadable': {
    files: { 'deviceCategories.json': [{ ...category, description: {}, roleScopeTagIds: [{}] }] },
    exit: 5,
    yaml: [/Geräte/u],
  },
  'a byte order mark is no fault': {
    files: { 'deviceCategories.json': `\ufeff${JSON.stringify([category])}` },
    exit: 0,
    yaml: [/Geräte/u],
  },
  'an enrollment profile of no type of its own is one of the Apple Configurator': {
    files: {
      ...pushCertificate,
      'a.json': { ...contextOf("depOnboardingSettings('a')/enrollmentProfiles/$entity"), ...profile },
    },
    exit: 0,
    yaml: [/configurator:\s*\n\s+- displayName: Configurator\n/u],
    silent: ['INT1429', 'INT1430'],
  },
  'a profile of the Apple Configurator belongs to the account that its own id begins with': {
    files: { ...pushCertificate, 'a.json': { '@odata.type': '#microsoft.graph.enrollmentProfile', ...profile } },
    exit: 0,
    yaml: [/configurator:\s*\n\s+- displayName: Configurator\n/u],
    silent: ['INT1430'],
  },
  'profiles of the Apple Configurator below two accounts are not of one tenant': {
    files: {
      ...pushCertificate,
      'a.json': { '@odata.type': '#microsoft.graph.enrollmentProfile', ...profile },
      'b.json': {
        ...{ '@odata.type': '#microsoft.graph.enrollmentProfile', ...profile, displayName: 'Other' },
        id: 'bbbbbbbb-1111-4222-8333-444444444444_b',
      },
    },
    exit: 5,
    says: [/INT1430/u],
    yaml: [/displayName: Configurator/u],
  },
  'what v1.0 leaves out of a status page is not false': {
    files: {
      'a.json': { '@odata.type': statusPage['@odata.type'], id: statusPage.id, displayName: 'Office', priority: 1 },
    },
    exit: 5,
    notYaml: [/showInstallationProgress: false/u, /allowLogCollection\w+: false/u],
  },
  'an empty locale is what the user selects': {
    files: { 'a.json': { ...autopilot, locale: '', language: '', assignments: [] } },
    exit: 0,
    yaml: [/locale: ""/u],
    silent: ['INT1424'],
  },
  'a maximum with a revision is kept, and the object behind it, too': {
    files: {
      'a.json': [
        {
          ...windowsRestriction,
          platformRestriction: { ...windowsRestriction.platformRestriction, osMaximumVersion: '10.0.26100.9999' },
        },
        { ...windowsRestriction, id: 'f_SinglePlatformRestriction', displayName: 'Everyone else', priority: 2 },
      ],
    },
    exit: 0,
    yaml: [/10\.0\.26100\.9999/u, /Everyone else/u],
    silent: ['INT1424'],
  },
  'an unknown member of an enumeration costs itself alone': {
    files: { 'a.json': { ...autopilot, deviceType: 'hoverboard', assignments: [] } },
    exit: 5,
    yaml: [/Office notebooks/u],
    notYaml: [/hoverboard/u],
    silent: ['INT1424'],
  },
  'an object that cannot be declared does not take those behind it along': {
    files: {
      'a.json': [
        { ...windowsRestriction, platformRestriction: 'System.Collections.Hashtable' },
        { ...windowsRestriction, id: 'f_SinglePlatformRestriction', displayName: 'Everyone else', priority: 2 },
      ],
    },
    exit: 5,
    yaml: [/Everyone else/u, /# Left out: the platform restriction/u],
  },
  'ids of any form end the names of files': {
    files: {
      'Scope Tags/Field__2.json': { displayName: 'Field', description: null, isBuiltIn: false, assignments: [] },
      'Device Categories/A__B.json': { displayName: 'A__B', description: '', roleScopeTagIds: ['Default'] },
    },
    exit: 0,
    says: [/1 import /u, /their ids are not in the files: 1/u],
  },
  'what IntuneCD archived is passed over': {
    files: {
      [limitName('Field staff')]: limit('Field staff'),
      [`${archive}/Leavers_deviceEnrollmentLimitConfiguration.json`]: limit('Leavers'),
      [`${archive}/Old category.json`]: { displayName: 'Old', description: '', roleScopeTagIds: ['Default'] },
    },
    exit: 0,
    notYaml: [/Leavers/u, /Old/u],
    silent: ['INT1433', 'INT1361', 'INT1424'],
  },
  'a group without a name leaves open who an object is for, and costs nothing else': {
    files: {
      [limitName('Contractors')]: limit('Contractors', { assignments: [target('group')] }),
      [limitName('Pilots')]: limit('Pilots', { priority: 2 }),
    },
    exit: 5,
    yaml: [/displayName: Contractors/u, /displayName: Pilots/u],
    silent: ['got true', 'INT1424'],
  },
  'files of IntuneCD beside its objects raise nothing': {
    files: {
      'backup_summary.json': { config_count: 1, feed: 'VGV4dA==' },
      [limitName('Field staff')]: limit('Field staff'),
      'Assignment Report/report.json': [],
      'Compliance Policies/Message Templates/A.json': { displayName: 'A', defaultLocale: 'en-us' },
    },
    exit: 0,
    silent: ['INT1361'],
  },
  'the report of assignments tells that an object without any has none': {
    files: {
      [limitName('Field staff')]: limit('Field staff'),
      [limitName('Nobody')]: limit('Nobody', { priority: 2, assignments: undefined }),
      'Assignment Report/report.json': [
        { groupName: 'Field staff', assignedTo: { [folder]: [{ name: 'Field staff' }] } },
      ],
    },
    exit: 0,
    silent: ['INT1365'],
  },
  'a report of another backup tells nothing': {
    files: {
      [limitName('Nobody')]: limit('Nobody', { assignments: undefined }),
      'Assignment Report/report.json': [{ groupName: 'A', assignedTo: { [folder]: [{ name: 'Nobody' }] } }],
    },
    exit: 5,
    says: [/INT1365/u],
  },
  'names that differ by case are two objects': {
    files: { [limitName('Pilots')]: limit('Pilots'), [limitName('pilots')]: limit('pilots', { priority: 2 }) },
    exit: 0,
    yaml: [/displayName: Pilots/u, /displayName: pilots/u],
    silent: ['INT1366'],
  },
  'what is always there of a notification is no loss': {
    files: {
      [`${folder}/A_deviceEnrollmentNotificationConfiguration.json`]: {
        '@odata.type': '#microsoft.graph.deviceEnrollmentNotificationConfiguration',
        ...{ displayName: 'A', description: null, priority: 1, roleScopeTagIds: ['Default'], platformType: 'windows' },
        ...{ templateType: '0', notificationMessageTemplateId: '00000000-0000-0000-0000-000000000000' },
        ...{ notificationTemplates: ['Email_cccccccc-1111-4222-8333-444444444444'], brandingOptions: 'none' },
        assignments: [target('allLicensedUsers')],
      },
      [limitName('Field staff')]: limit('Field staff'),
    },
    exit: 5,
    says: [/INT1421/u],
    silent: ['INT1364'],
  },
  'a snapshot of UTCM is read like Microsoft365DSC': {
    files: {
      'snapshot.json': {
        displayName: 'Monday',
        resources: [
          {
            ...{ displayName: 'Kiosk', resourceType: 'microsoft.intune.devicecategory' },
            properties: { DisplayName: 'Kiosk', Description: 'Shops', RoleScopeTagIds: ['0'], Ensure: 'Present' },
          },
          { displayName: 'x', resourceType: 'microsoft.entra.group', properties: { DisplayName: 'x' } },
        ],
      },
    },
    exit: 0,
    yaml: [/displayName: Kiosk/u],
    says: [/EntraGroup is not exported/u],
  },
  'scope tags without names are told like groups': {
    files: { 'deviceCategories.json': [{ ...category, roleScopeTagIds: ['0', '7'] }] },
    exit: 0,
    says: [/scope tags are referred to by id/u],
  },
  'a recognized file that yields nothing leaves the export open': {
    files: { 'a.json': { ...unassigned, displayName: null, assignments: [] }, 'deviceCategories.json': [category] },
    exit: 5,
  },
};

test.each(Object.entries(cases))('%s', async (_, { files, exit, more = [], ...wanted }) => {
  using place = backup(files);

  const run = await exported(place, ...more);

  const yaml = isWritten(place) ? written(place) : '';
  expect(run.exitCode).toBe(exit);
  for (const pattern of wanted.yaml ?? []) expect(yaml).toMatch(pattern);
  for (const pattern of wanted.notYaml ?? []) expect(yaml).not.toMatch(pattern);
  for (const pattern of wanted.says ?? []) expect(run.stdout).toMatch(pattern);
  for (const text of wanted.silent ?? []) expect(run.stdout).not.toContain(text);
});
