import { type Answer, badRequest, isRefused, noContent, notFound, ok, type Outcome } from '../model/answer.js';
import type { EntityType, Properties } from '../model/entity-type.js';
import type { Json, JsonObject } from '../model/json.js';
import { bothVersions, type Call, type Operation } from '../model/operation.js';
import { either, toRead, toWrite } from '../model/permissions.js';
import type { Filterable } from '../odata/filter.js';
import { listPage } from '../odata/list.js';
import { shownNames, unknownSelection } from '../odata/render.js';
import { removeDepartedDevices } from '../tenant/cleanup.js';
import type { DeviceFacts, Fleet } from '../tenant/fleet.js';
import { recordDeviceAction } from './managed-device-audit.js';
import { deviceProperties } from './managed-device-properties.js';

const path = '/deviceManagement/managedDevices';
const read = toRead('Configuration', 'ManagedDevices');
const write = toWrite('Configuration', 'ManagedDevices');
const privileged = either('DeviceManagementManagedDevices.PrivilegedOperations.All');

/** The service supports only these filters: the documentation lists them, and not the expiry of the certificate. */
const filterable: Filterable = {
  lastSyncDateTime: ['lt', 'gt'],
  enrolledDateTime: ['lt', 'gt'],
  deviceName: ['eq', 'contains'],
};

/** The type of a device; all properties are read-only here. */
export const managedDevice: EntityType = { name: 'managedDevice', properties: propertiesOf(), writable: false };

/** Devices: list with filter, selection and paging; get, delete and retire by id. */
export const managedDeviceOperations: readonly Operation[] = [
  { method: 'GET', path, versions: bothVersions, permissions: read, run: (call) => list(call) },
  { method: 'GET', path: `${path}/{id}`, versions: bothVersions, permissions: read, run: (call) => get(call) },
  { method: 'DELETE', path: `${path}/{id}`, versions: bothVersions, permissions: write, run: (call) => remove(call) },
  {
    method: 'POST',
    path: `${path}/{id}/retire`,
    versions: bothVersions,
    permissions: privileged,
    run: (call) => retire(call),
  },
];

function propertiesOf(): Properties {
  return Object.fromEntries(Object.entries(deviceProperties).map(([name, { property }]) => [name, property]));
}

const pageSize = 1000;

function list(call: Call): Answer {
  const names = namesFor(call);
  if (isRefused(names)) return names.refusal;
  const fleet = currentFleet(call);
  const source = {
    positions: fleet.positions,
    isPresent: fleet.isPresent,
    field: (position: number, name: string) => fieldOf(fleet, position, name),
    render: (position: number) => render(fleet.at(position), names.value, call),
  };
  const context = `${call.root}/$metadata#${path.slice(1)}`;
  return listPage(call, source, { context, filterable, pageSize: call.pageSize ?? pageSize, counted: true });
}

/** Devices become inactive over time; the cleanup rules are applied before every read. */
function currentFleet({ tenant }: Call): Fleet {
  removeDepartedDevices(tenant);
  return tenant.fleet;
}

function namesFor({ version, query }: Call): Outcome<readonly string[]> {
  const view = { version, declaredType: managedDevice.name, ...(query.select && { select: query.select }) };
  const unknown = unknownSelection([managedDevice], view);
  if (unknown === undefined) return { value: shownNames(managedDevice.properties, view) };
  return {
    refusal: badRequest(`Could not find a property named '${unknown}' on type 'microsoft.graph.managedDevice'.`),
  };
}

/** Times remain numbers here: a filter over 100,000 devices compares them directly. */
function fieldOf(fleet: Fleet, position: number, name: string): Json | undefined {
  const device = fleet.at(position);
  if (name === 'lastSyncDateTime') return device.lastSync;
  if (name === 'enrolledDateTime') return device.enrolled;
  return deviceProperties[name]?.of(device);
}

function render(device: DeviceFacts, names: readonly string[], { version }: Call): JsonObject {
  const shown = Object.fromEntries(names.map((name) => [name, valueOf(device, name)]));
  const { managementAgentV1 } = device.kind;
  const older = version === 'v1.0' && managementAgentV1 !== undefined && 'managementAgent' in shown;
  return older ? { ...shown, managementAgent: managementAgentV1 } : shown;
}

function valueOf(device: DeviceFacts, name: string): Json {
  return name === 'id' ? device.id : (deviceProperties[name]?.of(device) ?? null);
}

function find(call: Call): Outcome<DeviceFacts> {
  const [id = ''] = call.keys;
  const fleet = currentFleet(call);
  const position = fleet.find(id);
  return position === undefined ? { refusal: notFound(id) } : { value: fleet.at(position) };
}

function get(call: Call): Answer {
  const names = namesFor(call);
  if (isRefused(names)) return names.refusal;
  const found = find(call);
  if (isRefused(found)) return found.refusal;
  const context = { '@odata.context': `${call.root}/$metadata#${path.slice(1)}/$entity` };
  return ok({ ...context, ...render(found.value, names.value, call) });
}

function remove(call: Call): Answer {
  const found = find(call);
  if (isRefused(found)) return found.refusal;
  call.tenant.fleet.remove(found.value.position);
  recordDeviceAction(call, found.value, 'Delete');
  return noContent;
}

/** The device stays in the list as `retirePending`, because no real device completes the action. */
function retire(call: Call): Answer {
  const found = find(call);
  if (isRefused(found)) return found.refusal;
  call.tenant.fleet.setState(found.value.position, 'retirePending');
  recordDeviceAction(call, found.value, 'Retire');
  return noContent;
}
