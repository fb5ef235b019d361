import { boolean, complexes, dateTime, int32, int64, oneOf, type Property, text, texts } from '../model/entity-type.js';
import type { Json } from '../model/json.js';
import { deviceName } from '../tenant/device-name.js';
import { entraDeviceId, userIdOf, userName } from '../tenant/directory.js';
import type { DeviceFacts } from '../tenant/fleet.js';
import { graphTime, unsetTime } from '../tenant/graph-time.js';

/** A property of a device, and how it is computed from the device's facts. */
export interface DeviceProperty {
  readonly property: Property;
  readonly of: (device: DeviceFacts) => Json;
}

const beta = { beta: true } as const;
const gigabyte = 1_073_741_824;

function always(property: Property, value: Json): DeviceProperty {
  return { property, of: () => value };
}

function pick<T>(values: readonly T[], { position }: DeviceFacts): T | null {
  return values[position % values.length] ?? null;
}

const user = ({ position }: DeviceFacts): string => userName(position);

const identity: Readonly<Record<string, DeviceProperty>> = {
  userId: {
    property: text(),
    // Shared devices have no user: Graph returns an empty text.
    of: (device) => (device.kind.summary === 'aospUserlessCount' ? '' : userIdOf(device.position)),
  },
  deviceName: { property: text(), of: deviceName },
  managedDeviceOwnerType: { property: oneOf(['unknown', 'company', 'personal']), of: ({ kind }) => kind.ownerType },
  enrolledDateTime: { property: dateTime(), of: ({ enrolled, position }) => graphTime(enrolled, position) },
  lastSyncDateTime: { property: dateTime(), of: ({ lastSync, position }) => graphTime(lastSync, position) },
  operatingSystem: { property: text(), of: ({ kind }) => kind.operatingSystem },
  osVersion: { property: text(), of: (device) => pick(device.kind.osVersions, device) },
  complianceState: {
    property: text(),
    of: (device) => pick(['compliant', 'compliant', 'compliant', 'noncompliant'], device),
  },
  managementAgent: { property: text(), of: ({ kind }) => kind.managementAgent },
  managementState: { property: text(), of: ({ state }) => state },
  deviceEnrollmentType: { property: text(), of: ({ kind }) => kind.deviceEnrollmentType },
  managementCertificateExpirationDate: {
    property: dateTime(),
    of: ({ certificateEnd }) => (certificateEnd === undefined ? unsetTime : graphTime(certificateEnd)),
  },
  emailAddress: { property: text(), of: (device) => `${user(device)}@contoso.com` },
  userPrincipalName: { property: text(), of: (device) => `${user(device)}@contoso.com` },
  userDisplayName: { property: text(), of: user },
  model: { property: text(), of: (device) => pick(device.kind.models, device) },
  manufacturer: { property: text(), of: ({ kind }) => kind.manufacturer },
  serialNumber: { property: text(), of: ({ position }) => `SN${String(position + 1).padStart(8, '0')}` },
  managedDeviceName: { property: text(), of: (device) => `${deviceName(device)}_${user(device)}` },
};

const status: Readonly<Record<string, DeviceProperty>> = {
  deviceActionResults: always(complexes(), []),
  jailBroken: always(text(), 'Unknown'),
  easActivated: always(boolean(), false),
  easDeviceId: always(text(), null),
  easActivationDateTime: always(dateTime(), unsetTime),
  azureADRegistered: always(boolean({ nullable: true }), true),
  activationLockBypassCode: always(text(), null),
  azureADDeviceId: { property: text(), of: ({ position }) => entraDeviceId(position) },
  deviceRegistrationState: always(text(), 'registered'),
  deviceCategoryDisplayName: { property: text(), of: ({ marks }) => marks.category ?? 'Unknown' },
  isSupervised: {
    property: boolean(),
    of: ({ kind }) => kind.ownerType === 'company' && kind.cleanupPlatform === 'ios',
  },
  exchangeLastSuccessfulSyncDateTime: always(dateTime(), unsetTime),
  exchangeAccessState: always(text(), 'none'),
  exchangeAccessStateReason: always(text(), 'none'),
  remoteAssistanceSessionUrl: always(text(), null),
  remoteAssistanceSessionErrorDetails: always(text(), null),
  isEncrypted: { property: boolean(), of: ({ position }) => position % 9 !== 0 },
  complianceGracePeriodExpirationDateTime: always(dateTime(), '9999-12-31T23:59:59Z'),
  androidSecurityPatchLevel: {
    property: text(),
    of: ({ kind }) => (kind.operatingSystem === 'Android' ? '2025-05-01' : null),
  },
  configurationManagerClientEnabledFeatures: always(text(), null),
  deviceHealthAttestationState: always(text(), null),
  partnerReportedThreatState: always(text(), 'unknown'),
  requireUserEnrollmentApproval: always(boolean({ nullable: true }), null),
  enrollmentProfileName: always(text(), null),
  notes: always(text(), null),
};

const hardware: Readonly<Record<string, DeviceProperty>> = {
  imei: always(text(), null),
  meid: always(text(), null),
  iccid: always(text(), null),
  udid: always(text(), null),
  phoneNumber: always(text(), null),
  subscriberCarrier: always(text(), null),
  wiFiMacAddress: {
    property: text(),
    of: ({ position }) => (0x020000000000 + position).toString(16).toUpperCase().padStart(12, '0'),
  },
  ethernetMacAddress: always(text(), null),
  totalStorageSpaceInBytes: { property: int64(), of: ({ position }) => (128 << (position % 3)) * gigabyte },
  freeStorageSpaceInBytes: { property: int64(), of: ({ position }) => (20 + (position % 60)) * gigabyte },
  physicalMemoryInBytes: always(int64(), 0),
};

const inBeta: Readonly<Record<string, DeviceProperty>> = {
  aadRegistered: always(boolean({ ...beta, nullable: true }), true),
  autopilotEnrolled: always(boolean(beta), false),
  azureActiveDirectoryDeviceId: { property: text(beta), of: ({ position }) => entraDeviceId(position) },
  bootstrapTokenEscrowed: always(boolean(beta), false),
  chromeOSDeviceInfo: always(complexes(beta), []),
  configurationManagerClientHealthState: always(text(beta), null),
  configurationManagerClientInformation: always(text(beta), null),
  hardwareInformation: always(text(beta), null),
  chassisType: { property: text(beta), of: ({ kind }) => kind.chassisType },
  deviceFirmwareConfigurationInterfaceManaged: always(boolean(beta), false),
  deviceType: { property: text(beta), of: ({ kind }) => kind.deviceType },
  enrolledByUserPrincipalName: { property: text(beta), of: (device) => `${user(device)}@contoso.com` },
  joinType: { property: text(beta), of: ({ kind }) => kind.joinType },
  lostModeState: always(text(beta), 'disabled'),
  managementFeatures: always(text(beta), 'none'),
  ownerType: { property: text(beta), of: ({ kind }) => kind.ownerType },
  preferMdmOverGroupPolicyAppliedDateTime: always(dateTime(beta), unsetTime),
  processorArchitecture: always(text(beta), 'unknown'),
  retireAfterDateTime: always(dateTime(beta), unsetTime),
  roleScopeTagIds: { property: texts(beta), of: ({ marks }) => [...(marks.scopeTagIds ?? ['0'])] },
  securityPatchLevel: always(text(beta), null),
  skuFamily: always(text(beta), null),
  skuNumber: always(int32(beta), 0),
  specificationVersion: always(text(beta), null),
  usersLoggedOn: always(complexes(beta), []),
  windowsActiveMalwareCount: always(int32(beta), 0),
  windowsRemediatedMalwareCount: always(int32(beta), 0),
};

/** All properties of a device. Only requested ones are computed. */
export const deviceProperties: Readonly<Record<string, DeviceProperty>> = {
  ...identity,
  ...status,
  ...hardware,
  ...inBeta,
};
