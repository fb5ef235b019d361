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

/** Autopilot device identities: devices that are known to Autopilot by serial number. */
export const windowsAutopilotDeviceIdentities = defineResource({
  name: 'windowsAutopilotDeviceIdentities',
  noun: 'set of Autopilot devices',
  doc:
    'Windows devices that Autopilot knows, by serial number, with group tag, display name and assigned user. Thousands of them are ' +
    'one resource. Devices that it does not name are left alone, and so are texts that it does not name. A device that the tenant ' +
    'lacks is imported with its hardware hash, which takes Intune several minutes; apply waits for it. A device that is no longer ' +
    'declared stays registered unless `removal` says otherwise.',
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
      // The admin center takes files of 500 rows; no document gives a limit of the action.
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
  devices: { which: 'devices that run Windows setup from now on; devices that are set up stay as they are' },
  attributes: {
    serialNumbers: stringSet({
      required: true,
      minItems: 1,
      minLength: 1,
      doc: 'Serial numbers of the managed devices. Case does not count.',
    }),
    groupTag: stringMap({
      doc: 'Group tag by serial number. An empty text takes the tag away. Devices without an entry keep theirs.',
    }),
    displayName: stringMap({
      severity: { about: 'cosmetic' },
      doc: 'Name that the device gets, by serial number. Devices without an entry keep theirs.',
    }),
    userPrincipalName: stringMap({
      format: 'id',
      doc: 'User principal name of the assigned user, by serial number. An empty text takes the user away. Devices without an entry keep theirs.',
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
        delete: 'Their registrations are deleted. Only a hardware hash brings one back.',
      },
      doc: 'What becomes of devices that are no longer declared, at an apply and at a destroy.',
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

/** A hash identifies a device: the message does not repeat it. */
function malformed({ hardwareIdentifiers }: ValueObject): readonly Diagnostic[] {
  if (!isValueObject(hardwareIdentifiers)) return [];
  return Object.entries(hardwareIdentifiers).flatMap(([key, hash]) =>
    typeof hash !== 'string' || hash === '' || base64.test(hash)
      ? []
      : [
          error('INT1563', {
            what: 'a hardware hash is not Base64',
            where: { path: ['hardwareIdentifiers', { key }] },
            why: `it has ${String(hash.length)} characters, and some of them do not occur in Base64`,
            fix: 'copy the column Hardware Hash of the file that Get-WindowsAutopilotInfo wrote, unchanged',
          }),
        ],
  );
}
