import { intuneCdFolders } from '../../../../cli/export/from/intunecd.js';
import { resources } from '../../../../provider/resources/index.js';
import { definitionsOf, onlyObject, readFiles, reasons } from './exports.js';

const limit = {
  '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration',
  displayName: 'Field staff',
  description: '',
  priority: 1,
  limit: 7,
  roleScopeTagIds: ['Default', 'Branch'],
  assignments: [
    {
      target: {
        '@odata.type': '#microsoft.graph.groupAssignmentTarget',
        groupName: 'Field staff',
        groupType: 'StaticMembership',
        deviceAndAppManagementAssignmentFilterId: 'Corporate',
        deviceAndAppManagementAssignmentFilterType: 'include',
      },
    },
  ],
};

const limitFile = 'Enrollment Configurations/Field staff_deviceEnrollmentLimitConfiguration.json';

test('reads an object with the names of its group and its filter, and the names of its scope tags', () => {
  const read = readFiles({ [limitFile]: limit });

  expect(reasons(read)).toEqual([]);
  expect(onlyObject(read)).toEqual({
    unreadable: [],
    definition: 'deviceEnrollmentLimit',
    parents: {},
    format: 'intunecd',
    file: limitFile,
    object: {
      '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration',
      displayName: 'Field staff',
      description: '',
      priority: 1,
      limit: 7,
      roleScopeTagIds: ['Default', 'Branch'],
      assignments: [
        {
          target: {
            '@odata.type': '#microsoft.graph.groupAssignmentTarget',
            groupDisplayName: 'Field staff',
            deviceAndAppManagementAssignmentFilterDisplayName: 'Corporate',
            deviceAndAppManagementAssignmentFilterType: 'include',
          },
        },
      ],
    },
  });
});

test('recognizes a default object by its priority, because IntuneCD removes the id', () => {
  const read = readFiles({
    'Enrollment Configurations/All users_deviceEnrollmentLimitConfiguration.json': { ...limit, priority: 0 },
    'Enrollment Profiles/Windows/ESP/All_windows10EnrollmentCompletionPageConfiguration.json': {
      '@odata.type': '#microsoft.graph.windows10EnrollmentCompletionPageConfiguration',
      displayName: 'All users and all devices',
      priority: 0,
      assignments: [],
    },
  });

  expect(definitionsOf(read)).toEqual(['defaultDeviceEnrollmentLimit', 'defaultEnrollmentStatusPage']);
});

test('does not guess whether an object is the default if it has neither id nor priority', () => {
  const { priority: _priority, ...unplaced } = limit;

  const read = readFiles({ [limitFile]: unplaced });

  expect(read.objects).toEqual([]);
  expect(reasons(read)).toEqual([
    `INT1429 ${limitFile}: neither an id nor a priority shows whether it is the default object of the tenant or a custom one`,
  ]);
});

test('takes the id from the name of the file', () => {
  const id = '4cf5b9a2-8f3e-4b5c-9c1d-77d8e2a1b3c4';

  const read = readFiles({
    [`Device Categories/Kiosk__${id}.json`]: { displayName: 'Kiosk', description: 'In shops' },
  });

  expect(onlyObject(read).object).toEqual({ id, displayName: 'Kiosk', description: 'In shops' });
});

test('reads YAML with line numbers, and every folder with a definition', () => {
  const read = readFiles({
    'Apple Push Notification/mdm@contoso.com.yaml': 'appleIdentifier: mdm@contoso.com\n',
    'Device Categories/Kiosk.yaml': '# made by IntuneCD\ndisplayName: Kiosk\n',
    'Enrollment Profiles/Windows/Office_azureADWindowsAutopilotDeploymentProfile.yaml':
      "'@odata.type': '#microsoft.graph.azureADWindowsAutopilotDeploymentProfile'\ndisplayName: Office\nassignments: []\n",
    'Filters/Corporate.yaml': 'displayName: Corporate\nplatform: iOS\nrule: (device.model -eq "A")\n',
    'Managed Google Play/android@contoso.com.yaml': 'ownerUserPrincipalName: android@contoso.com\nbindStatus: bound\n',
    'Scope Tags/Branch.yaml': 'displayName: Branch\nassignments: []\n',
  });

  expect(reasons(read)).toEqual([]);
  expect(read.objects.map(({ definition, line }) => [definition, line])).toEqual([
    ['applePushNotificationCertificate', 1],
    ['deviceCategory', 2],
    ['windowsAutopilotDeploymentProfile', 1],
    ['assignmentFilter', 1],
    ['androidManagedStoreAccountEnterpriseSettings', 1],
    ['roleScopeTag', 1],
  ]);
});

test('reports files of IntuneCD that are not in Graph, and objects without a definition', () => {
  const read = readFiles({
    'Enrollment Profiles/Windows/ESP/Office.json': {
      '@odata.type': '#microsoft.graph.windows10EnrollmentCompletionPageConfiguration',
      displayName: 'Office',
      priority: 2,
      groupType: 'static',
    },
    'Device Configurations/Wi-Fi_iosWiFiConfiguration.json': {
      '@odata.type': '#microsoft.graph.iosWiFiConfiguration',
      displayName: 'Wi-Fi',
    },
  });

  expect(definitionsOf(read)).toEqual(['enrollmentStatusPage']);
  expect(reasons(read)).toEqual([
    'INT1360 Device Configurations/Wi-Fi_iosWiFiConfiguration.json: no resource covers microsoft.graph.iosWiFiConfiguration',
    'INT1364 Enrollment Profiles/Windows/ESP/Office.json: no attribute corresponds to groupType',
  ]);
});

test('apps of a status page, which IntuneCD writes by name, are referred to by name', () => {
  const { objects } = readFiles({
    'Enrollment Profiles/Windows/ESP/Office.json': {
      '@odata.type': '#microsoft.graph.windows10EnrollmentCompletionPageConfiguration',
      displayName: 'Office',
      priority: 2,
      selectedMobileAppNames: [{ name: 'Company Portal', type: '#microsoft.graph.winGetApp' }],
    },
  });

  expect(objects.map(({ object }) => object.selectedMobileAppIds)).toEqual([['Company Portal']]);
});

test('every folder has the path of a definition', () => {
  const paths = new Set(resources.map(({ graph }) => graph.path));
  const folders = Object.values(intuneCdFolders).filter((path) => path !== undefined);

  expect(folders.filter((path) => !paths.has(path))).toEqual([]);
  expect(folders.length).toBeGreaterThan(5);
});
