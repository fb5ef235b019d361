import { dscResources } from '../../../../cli/export/from/microsoft365dsc-resources.js';
import { resources } from '../../../../provider/resources/index.js';
import { definitionsOf, onlyObject, readFiles, reasons } from './exports.js';

const group = {
  CIMInstance: 'MSFT_DeviceManagementConfigurationPolicyAssignments',
  dataType: '#microsoft.graph.groupAssignmentTarget',
  groupDisplayName: 'Field staff',
  groupId: '11111111-2222-4333-8444-555555555555',
  deviceAndAppManagementAssignmentFilterType: 'none',
};

const signIn = { ApplicationId: '$ApplicationId', TenantId: '$TenantId', ApplicationSecret: 'planted-secret' };

function entry(resource: string, properties: object): object {
  return { ResourceName: resource, ResourceInstanceName: `${resource}-1`, Ensure: 'Present', ...signIn, ...properties };
}

test('converts a limit from the spelling of Microsoft365DSC to Graph', () => {
  const read = readFiles({
    'report.json': [
      entry('IntuneDeviceEnrollmentLimitRestriction', {
        Id: 'aaaa1111-2222-4333-8444-555555555555_Limit',
        DisplayName: 'Field staff',
        Limit: '7',
        Priority: 1,
        RoleScopeTagIds: ['0'],
        Assignments: [group],
      }),
    ],
  });

  expect(reasons(read)).toEqual([]);
  expect(onlyObject(read)).toEqual({
    unreadable: [],
    definition: 'deviceEnrollmentLimit',
    parents: {},
    format: 'microsoft365dsc',
    file: 'report.json',
    object: {
      '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration',
      id: 'aaaa1111-2222-4333-8444-555555555555_Limit',
      displayName: 'Field staff',
      limit: 7,
      priority: 1,
      roleScopeTagIds: ['0'],
      assignments: [
        {
          target: {
            '@odata.type': '#microsoft.graph.groupAssignmentTarget',
            groupDisplayName: 'Field staff',
            groupId: '11111111-2222-4333-8444-555555555555',
            deviceAndAppManagementAssignmentFilterType: 'none',
          },
        },
      ],
    },
  });
});

test('reads the default platform restrictions, and a single restriction under either of its names', () => {
  const ios = {
    CIMInstance: 'MSFT_DeviceEnrollmentPlatformRestriction',
    PlatformBlocked: '$False',
    OsMinimumVersion: '17.0',
  };
  const single = { DeviceEnrollmentConfigurationType: 'singlePlatformRestriction', Priority: 1, Assignments: [] };

  const read = readFiles({
    'report.json': [
      entry('IntuneDeviceEnrollmentPlatformRestriction', {
        Identity: 'aaaa1111-2222-4333-8444-555555555555_DefaultPlatformRestrictions',
        DisplayName: 'All users',
        DeviceEnrollmentConfigurationType: 'platformRestrictions',
        IosRestriction: ios,
        Priority: 0,
        Assignments: [],
      }),
      entry('IntuneDeviceEnrollmentPlatformRestriction', { ...single, DisplayName: 'Phones', IosRestriction: [ios] }),
      entry('IntuneDeviceEnrollmentPlatformRestriction', {
        ...single,
        DisplayName: 'Tablets',
        PlatformType: 'ios',
        PlatformRestriction: ios,
      }),
    ],
  });

  const restriction = { platformBlocked: false, osMinimumVersion: '17.0' };
  expect(reasons(read)).toEqual([]);
  expect(definitionsOf(read)).toEqual([
    'defaultDeviceEnrollmentPlatformRestrictions',
    'deviceEnrollmentPlatformRestriction',
    'deviceEnrollmentPlatformRestriction',
  ]);
  expect(
    read.objects.map(({ object: { platformType, platformRestriction, iosRestriction } }) => ({
      platformType,
      platformRestriction,
      iosRestriction,
    })),
  ).toEqual([
    { iosRestriction: restriction },
    { platformType: 'ios', platformRestriction: restriction },
    { platformType: 'ios', platformRestriction: restriction },
  ]);
});

test('a list with null is not read as an embedded object that is absent', () => {
  const read = readFiles({
    'report.json': [
      entry('IntuneDeviceEnrollmentPlatformRestriction', {
        Identity: 'aaaa1111-2222-4333-8444-555555555555_DefaultPlatformRestrictions',
        DisplayName: 'All users',
        DeviceEnrollmentConfigurationType: 'platformRestrictions',
        AndroidRestriction: [null],
      }),
    ],
  });

  expect(onlyObject(read).object).not.toHaveProperty('androidRestriction');
  expect(reasons(read)).toEqual(['INT1436 report.json: androidRestriction is a list, where an object belongs']);
});

test('converts the properties of an Autopilot profile to the current names of Graph', () => {
  const read = readFiles({
    'report.json': entry('IntuneWindowsAutopilotDeploymentProfileAzureADJoined', {
      DisplayName: 'Office',
      DeviceType: 'windowsPc',
      EnableWhiteGlove: true,
      ExtractHardwareHash: false,
      Language: 'de-DE',
      OutOfBoxExperienceSettings: {
        CIMInstance: 'MSFT_MicrosoftGraphoutOfBoxExperienceSettings1',
        DeviceUsageType: 'singleUser',
        HideEULA: true,
        UserType: 'standard',
      },
      Assignments: [],
    }),
  });

  expect(reasons(read)).toEqual([]);
  expect(onlyObject(read).object).toEqual({
    '@odata.type': '#microsoft.graph.azureADWindowsAutopilotDeploymentProfile',
    displayName: 'Office',
    deviceType: 'windowsPc',
    preprovisioningAllowed: true,
    hardwareHashExtractionEnabled: false,
    locale: 'de-DE',
    outOfBoxExperienceSetting: { deviceUsageType: 'singleUser', eulaHidden: true, userType: 'standard' },
    assignments: [],
  });
});

test('reads the UTF-16 that Windows PowerShell writes', () => {
  const text = JSON.stringify([entry('IntuneDeviceCategory', { DisplayName: 'Küche', Description: 'Kitchen' })]);

  const read = readFiles({ 'report.json': Buffer.from(`\ufeff${text}`, 'utf16le') });

  expect(onlyObject(read).object).toEqual({ displayName: 'Küche', description: 'Kitchen' });
});

test('reports unmapped and absent resources, certificates, and properties without an attribute', () => {
  const read = readFiles({
    'report.json': [
      entry('AADConditionalAccessPolicy', { DisplayName: 'MFA' }),
      entry('constructor', { DisplayName: 'hostile' }),
      entry('IntuneDeviceCategory', { DisplayName: 'Old', Ensure: 'Absent' }),
      entry('IntuneAppleMDMPushNotificationCertificate', {
        AppleIdentifier: 'mdm@contoso.com',
        Certificate: 'planted-secret',
        DataSharingConsetGranted: true,
      }),
    ],
  });

  expect(definitionsOf(read)).toEqual(['applePushNotificationCertificate']);
  expect(reasons(read)).toEqual([
    'INT1360 report.json: intuneform has no corresponding resource',
    'INT1360 report.json: intuneform has no corresponding resource',
    'INT1360 report.json: Ensure is Absent, so the object must not exist',
    'INT1364 report.json: no attribute corresponds to dataSharingConsetGranted, certificate',
  ]);
  expect(JSON.stringify(read)).not.toContain('planted-secret');
});

test('every resource in the table has the path and type of a definition', () => {
  const unknown = Object.entries(dscResources).filter(
    ([, { graphPath, type }]) =>
      !resources.some(({ graph }) => graph.path === graphPath && (type === undefined || graph.odataType === type)),
  );

  expect(unknown).toEqual([]);
});
