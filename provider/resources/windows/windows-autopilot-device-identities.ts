import {
  defineResource,
  type Diagnostic,
  error,
  isValueObject,
  string,
  stringMap,
  stringSet,
  type ValueObject,
} from '../../../core/index.js';

const page = 'https://learn.microsoft.com/autopilot/add-devices';

/** Autopilot device identities: devices that are registered with Autopilot by serial number. */
export const windowsAutopilotDeviceIdentities = defineResource({
  name: 'windowsAutopilotDeviceIdentities',
  noun: 'set of Autopilot devices',
  doc:
    'Windows devices that are registered with Autopilot, by serial number, with group tag, display name and assigned user. One resource ' +
    'can contain thousands of them. Devices and properties that are not declared do not change. A device that the tenant ' +
    'lacks is imported with its hardware hash. This takes Intune several minutes, and apply waits for it. A device that is no longer ' +
    'declared stays registered, unless `removal` is `delete`.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-enrollment-windowsautopilotdeviceidentity',
  shape: {
    kind: 'register',
    of: 'Autopilot device',
    key: 'serialNumber',
    keys: 'serialNumbers',
    texts: ['groupTag', 'displayName', 'userPrincipalName', 'addressableUserName'],
    secrets: 'hardwareIdentifiers',
    removal: 'removal',
    importing: {
      path: '/deviceManagement/importedWindowsAutopilotDeviceIdentities',
      action: 'import',
      bodyKey: 'importedWindowsAutopilotDeviceIdentities',
      secret: 'hardwareIdentifier',
      texts: { groupTag: 'groupTag', userPrincipalName: 'assignedUserPrincipalName' },
      // The admin center accepts files of 500 rows; no document gives a limit of the action.
      chunk: 500,
    },
    updating: {
      action: 'updateDeviceProperties',
      clearing: { userPrincipalName: 'unassignUserFromDevice' },
    },
  },
  graph: { version: 'beta', path: '/deviceManagement/windowsAutopilotDeviceIdentities', area: 'enrollment' },
  permissions: {
    read: ['DeviceManagementServiceConfig.Read.All', 'DeviceManagementServiceConfig.ReadWrite.All'],
    write: ['DeviceManagementServiceConfig.ReadWrite.All'],
  },
  devices: { which: 'devices that run Windows setup from now on; other devices are not affected' },
  attributes: {
    serialNumbers: stringSet({
      required: true,
      minItems: 1,
      minLength: 1,
      doc: 'Serial numbers of the managed devices. Not case-sensitive.',
    }),
    groupTag: stringMap({
      doc: 'Group tag by serial number. An empty string removes the tag. Devices without an entry keep theirs.',
    }),
    displayName: stringMap({
      severity: { about: 'cosmetic' },
      doc: 'Name that the device gets, by serial number. Devices without an entry keep theirs.',
    }),
    userPrincipalName: stringMap({
      format: 'id',
      doc: 'User principal name of the assigned user, by serial number. An empty string removes the user. Devices without an entry keep theirs.',
    }),
    addressableUserName: stringMap({
      severity: { about: 'cosmetic' },
      doc: 'How Windows setup greets the assigned user, by serial number. Devices without an entry keep theirs.',
    }),
    hardwareIdentifiers: stringMap({
      writeOnly: { version: 'serialNumbers' },
      minLength: 1,
      doc:
        'Hardware hash by serial number, in Base64, as `Get-WindowsAutopilotInfo` writes it. Used only for devices that the tenant ' +
        'lacks. With its file: `{ for row in csvdecode(file("autopilot.csv")) : row["Device Serial Number"] => row["Hardware Hash"] }`.',
      source: page,
    }),
    removal: string({
      local: true,
      default: 'keep',
      oneOf: ['keep', 'delete'],
      valueDocs: {
        keep: 'They stay registered.',
        delete: 'Their registrations are deleted. Only a hardware hash can restore one.',
      },
      doc: 'What apply and destroy do with devices that are no longer declared.',
    }),
  },
  validate: malformed,
  example: {
    declared: {
      serialNumbers: ['4411-8823', '4411-8824'],
      groupTag: { '4411-8823': 'Kiosk' },
      hardwareIdentifiers: { '4411-8823': 'T0EgAQEAHAAAAAoAFwBYZ0oA', '4411-8824': 'T0EgAQEAHAAAAAoAFwBYZ0oB' },
      removal: 'delete',
    },
    changed: {
      serialNumbers: ['4411-8823', '4411-8824'],
      groupTag: { '4411-8823': 'Shop', '4411-8824': 'Kiosk' },
      displayName: { '4411-8823': 'Front desk' },
      userPrincipalName: { '4411-8824': 'ada@contoso.com' },
      addressableUserName: { '4411-8824': 'Ada' },
      hardwareIdentifiers: { '4411-8823': 'T0EgAQEAHAAAAAoAFwBYZ0oA', '4411-8824': 'T0EgAQEAHAAAAAoAFwBYZ0oB' },
      removal: 'delete',
    },
  },
});

const base64 = /^[A-Za-z0-9+/]+={0,2}$/u;

/** A hash identifies a device, so the message does not repeat it. */
function malformed({ hardwareIdentifiers }: ValueObject): readonly Diagnostic[] {
  if (!isValueObject(hardwareIdentifiers)) return [];
  return Object.entries(hardwareIdentifiers).flatMap(([key, hash]) =>
    typeof hash !== 'string' || hash === '' || base64.test(hash)
      ? []
      : [
          error('INT1563', {
            what: 'a hardware hash is not Base64',
            where: { path: ['hardwareIdentifiers', { key }] },
            why: `some of its ${String(hash.length)} characters do not occur in Base64`,
            fix: 'copy the Hardware Hash column of the file that Get-WindowsAutopilotInfo wrote, without changes',
          }),
        ],
  );
}
