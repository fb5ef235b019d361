import { Construct } from 'constructs';

import { type Diagnostic, isValueList, isValueObject, type Value, type ValueObject } from '../../../core/index.js';
import type { AutopilotDevice, AutopilotDevices } from '../../../schemas/index.js';
import { type CsvDevice, readCsvDevices } from '../../autopilot/csv-devices.js';
import { nameFrom } from '../../declared-path.js';
import { IntuneWindowsAutopilotDeviceIdentities } from '../../generated/index.js';
import { declare } from '../../inverse/inverse.js';
import { declarePart } from '../../section/declared-part.js';
import { defineSection } from '../../section/section.js';

/**
 * Devices that are registered with Autopilot by serial number, with group tag, display name and assigned user. One
 * resource holds thousands of them: `intune_windows_autopilot_device_identities.<id of the construct>`, in YAML
 * `intune_windows_autopilot_device_identities.autopilot-devices`.
 *
 * Devices that are not listed are not changed. A missing device is imported with its hardware hash, which comes from a
 * CSV file and is never stored in the state.
 *
 * @see https://learn.microsoft.com/autopilot/add-devices
 */
export class WindowsAutopilotDevices extends Construct {
  /** The resource in Terraform. Undefined: no devices are declared. */
  readonly resource: IntuneWindowsAutopilotDeviceIdentities | undefined;

  readonly #problems: Diagnostic[] = [];

  /**
   * @param scope - the Windows enrollment
   * @param id - construct id, and name in Terraform
   * @param props - the devices
   */
  constructor(scope: Construct, id: string, props: AutopilotDevices) {
    super(scope, id);
    // The Windows enrollment declares the devices; this construct only reports problems of the files.
    declarePart(this, {}, this.#problems);
    const rows = this.rowsOf(props.csvFiles ?? []);
    const devices = merged(rows, props.devices ?? []);
    this.resource = devices.length === 0 ? undefined : this.devices(devices, hashesOf(rows), props.removal);
    if (this.resource) nameFrom(this.resource, id, ['spec', ...section]);
  }

  private rowsOf(files: readonly string[]): readonly CsvDevice[] {
    return files.flatMap((file, index) => {
      const { devices, problems } = readCsvDevices(file, ['spec', ...section, 'csvFiles', index]);
      this.#problems.push(...problems);
      return devices;
    });
  }

  private devices(
    devices: readonly AutopilotDevice[],
    hashes: Readonly<Record<string, string>>,
    removal: AutopilotDevices['removal'],
  ): IntuneWindowsAutopilotDeviceIdentities {
    return new IntuneWindowsAutopilotDeviceIdentities(this, 'resource', {
      serialNumbers: devices.map(({ serialNumber }) => serialNumber),
      ...texts('groupTag', devices),
      ...texts('displayName', devices),
      ...texts('userPrincipalName', devices),
      ...texts('addressableUserName', devices),
      ...(Object.keys(hashes).length > 0 && { hardwareIdentifiers: hashes }),
      ...(removal && { removal }),
    });
  }
}

type TextName = Exclude<keyof AutopilotDevice, 'serialNumber'>;

/** Maps serial numbers to a text, for the devices that declare it. */
function texts(name: TextName, devices: readonly AutopilotDevice[]): Partial<Record<TextName, Record<string, string>>> {
  const own = devices.flatMap(({ serialNumber, [name]: text }) =>
    text === undefined ? [] : [[serialNumber, text] as const],
  );
  return own.length === 0 ? {} : { [name]: Object.fromEntries(own) };
}

/**
 * Merges the devices of files and of the list by serial number. The list takes precedence over files, later files over
 * earlier ones.
 */
function merged(rows: readonly CsvDevice[], listed: readonly AutopilotDevice[]): readonly AutopilotDevice[] {
  const devices = new Map<string, AutopilotDevice>();
  for (const { hardwareHash: _hash, ...row } of [...rows, ...listed] as readonly (AutopilotDevice & CsvDevice)[]) {
    const identity = row.serialNumber.toLowerCase();
    devices.set(identity, { ...devices.get(identity), ...row });
  }
  return [...devices.values()];
}

function hashesOf(rows: readonly CsvDevice[]): Readonly<Record<string, string>> {
  const hashes = new Map(
    rows.map(({ serialNumber, hardwareHash }) => [serialNumber.toLowerCase(), { serialNumber, hardwareHash }]),
  );
  return Object.fromEntries(
    [...hashes.values()].flatMap(({ serialNumber, hardwareHash }) =>
      hardwareHash === undefined ? [] : [[serialNumber, hardwareHash] as const],
    ),
  );
}

const section = ['enrollment', 'windows', 'autopilotDevices'];

/** Autopilot devices. */
export const autopilotDevicesSection = defineSection({
  path: section,
  declaredIn: ({ enrollment }) => enrollment?.windows?.autopilotDevices,
  build: (windows, declared: AutopilotDevices) => new WindowsAutopilotDevices(windows, 'autopilot-devices', declared),
  subjects: { 'devices.*': { noun: 'Autopilot device', name: 'serialNumber' } },
  samples: {
    windowsAutopilotDeviceIdentities: `spec:
  enrollment:
    windows:
      autopilotDevices:
        csvFiles: [autopilot.csv]
        devices:
          - { serialNumber: 4411-8823, groupTag: Kiosk, displayName: Front desk }`,
  },
  inverses: [
    {
      definition: 'windowsAutopilotDeviceIdentities',
      section,
      as: 'whole',
      invert: ({ declared }) => declare({ devices: devicesOf(declared) }),
    },
  ],
});

/** Returns all devices, by serial number. */
function devicesOf({ serialNumbers, ...maps }: ValueObject): readonly Value[] {
  const serials = isValueList(serialNumbers ?? null) ? (serialNumbers as readonly Value[]) : [];
  return serials
    .filter((serial) => typeof serial === 'string')
    .sort()
    .map((serialNumber) => ({
      serialNumber,
      ...Object.fromEntries(
        Object.entries(maps).flatMap(([name, map]) => {
          const text = isValueObject(map) ? map[serialNumber] : undefined;
          return text === undefined ? [] : [[name, text] as const];
        }),
      ),
    }));
}
