/** A kind of device in the seeded fleets. */
export interface DeviceKind {
  /** Share of the fleet, relative to the sum of all shares. */
  readonly share: number;
  /** Cleanup rule platform that covers it. */
  readonly cleanupPlatform: string;
  readonly operatingSystem: string;
  readonly osVersions: readonly string[];
  readonly manufacturer: string;
  readonly models: readonly string[];
  readonly managementAgent: string;
  /** Name of the agent in v1.0, whose enumeration is older. */
  readonly managementAgentV1?: string;
  readonly deviceType: string;
  readonly deviceEnrollmentType: string;
  readonly ownerType: 'company' | 'personal';
  readonly joinType: string;
  readonly chassisType: string;
  readonly namePrefix: string;
  /** Member of `deviceOperatingSystemSummary` that counts it. */
  readonly summary: string;
}

const windows = {
  cleanupPlatform: 'windows',
  operatingSystem: 'Windows',
  osVersions: ['10.0.26100.4061', '10.0.22631.5335', '10.0.19045.5854'],
  manufacturer: 'Contoso Devices',
  models: ['Notebook 14', 'Desktop Mini', 'Notebook 13'],
  deviceType: 'desktop',
  ownerType: 'company',
  chassisType: 'laptop',
  namePrefix: 'WIN',
  summary: 'windowsCount',
} as const;

const apple = {
  cleanupPlatform: 'ios',
  manufacturer: 'Apple',
  managementAgent: 'mdm',
  joinType: 'azureADRegistered',
  summary: 'iosCount',
} as const;

const mac = {
  cleanupPlatform: 'macOS',
  operatingSystem: 'macOS',
  osVersions: ['15.5', '14.7.6'],
  manufacturer: 'Apple',
  models: ['MacBook Air', 'MacBook Pro'],
  deviceType: 'macMDM',
  deviceEnrollmentType: 'userEnrollment',
  ownerType: 'company',
  joinType: 'azureADRegistered',
  chassisType: 'laptop',
  namePrefix: 'MAC',
  summary: 'macOSCount',
} as const;

const android = {
  operatingSystem: 'Android',
  osVersions: ['15.0', '14.0', '13.0'],
  manufacturer: 'Fabrikam',
  models: ['Phone 8', 'Phone 9'],
  managementAgent: 'googleCloudDevicePolicyController',
  joinType: 'azureADRegistered',
  chassisType: 'phone',
} as const;

/** The kinds of devices in fleets. The shares resemble a company with mostly Windows; they are not documented. */
export const deviceKinds: readonly DeviceKind[] = [
  {
    ...windows,
    share: 54,
    managementAgent: 'mdm',
    deviceEnrollmentType: 'windowsAzureADJoin',
    joinType: 'azureADJoined',
  },
  {
    ...windows,
    share: 8,
    managementAgent: 'configurationManagerClientMdm',
    deviceEnrollmentType: 'windowsCoManagement',
    joinType: 'hybridAzureADJoined',
  },
  {
    ...apple,
    share: 12,
    operatingSystem: 'iOS',
    osVersions: ['18.5', '17.7'],
    models: ['iPhone 15', 'iPhone 16'],
    deviceType: 'iPhone',
    deviceEnrollmentType: 'userEnrollment',
    ownerType: 'personal',
    chassisType: 'phone',
    namePrefix: 'IPHONE',
  },
  {
    ...apple,
    share: 4,
    operatingSystem: 'iPadOS',
    osVersions: ['18.5', '17.7'],
    models: ['iPad'],
    deviceType: 'iPad',
    deviceEnrollmentType: 'appleBulkWithoutUser',
    ownerType: 'company',
    chassisType: 'tablet',
    namePrefix: 'IPAD',
  },
  { ...mac, share: 4, managementAgent: 'mdm' },
  { ...mac, share: 4, managementAgent: 'jamf' },
  {
    ...android,
    share: 7,
    cleanupPlatform: 'androidPersonallyOwnedWorkProfile',
    deviceType: 'androidForWork',
    deviceEnrollmentType: 'userEnrollment',
    ownerType: 'personal',
    namePrefix: 'AFW',
    summary: 'androidWorkProfileCount',
  },
  {
    ...android,
    share: 4,
    cleanupPlatform: 'androidDedicatedAndFullyManagedCorporateOwnedWorkProfile',
    deviceType: 'androidEnterprise',
    deviceEnrollmentType: 'deviceEnrollmentManager',
    ownerType: 'company',
    namePrefix: 'AE',
    summary: 'androidFullyManagedCount',
  },
  {
    ...android,
    share: 1,
    managementAgent: 'mdm',
    cleanupPlatform: 'androidDeviceAdministrator',
    deviceType: 'android',
    deviceEnrollmentType: 'userEnrollment',
    ownerType: 'personal',
    namePrefix: 'ADA',
    summary: 'androidDeviceAdminCount',
  },
  {
    ...android,
    share: 1,
    managementAgent: 'intuneAosp',
    managementAgentV1: 'unknown',
    cleanupPlatform: 'androidAOSP',
    deviceType: 'androidnGMS',
    deviceEnrollmentType: 'deviceEnrollmentManager',
    ownerType: 'company',
    namePrefix: 'AOSP',
    summary: 'aospUserlessCount',
  },
  {
    ...windows,
    share: 1,
    cleanupPlatform: 'windowsHolographic',
    osVersions: ['10.0.22621.1399'],
    manufacturer: 'Microsoft',
    models: ['HoloLens 2'],
    deviceType: 'holoLens',
    managementAgent: 'mdm',
    deviceEnrollmentType: 'windowsAzureADJoin',
    joinType: 'azureADJoined',
    chassisType: 'mobileOther',
    namePrefix: 'HOLO',
  },
];
