import { recordWrite } from '../engine/audit.js';
import { entitySetOperations } from '../engine/entity-set-operations.js';
import { type Answer, badRequest, isRefused, noContent, notFound, ok } from '../model/answer.js';
import { type EntitySet, idOf } from '../model/entity-set.js';
import { complex, dateTime, int32, oneOf, type Properties, text } from '../model/entity-type.js';
import { isJsonObject, type Json, type JsonObject, textOf } from '../model/json.js';
import { bothVersions, type Call, type Operation } from '../model/operation.js';
import { toRead, toWrite } from '../model/permissions.js';
import { readNew } from '../odata/body.js';
import type { Tenant } from '../tenant/tenant.js';

const read = toRead('ServiceConfig');
const write = toWrite('ServiceConfig');
const audit = { category: 'Enrollment', component: 'Enrollment' };

/** Missing texts are empty, as recorded on a real tenant in July 2026 (graph2otel). */
const empty = { initial: '' } as const;

const deviceProperties: Properties = {
  deploymentProfileAssignmentStatus: oneOf(
    ['notAssigned', 'unknown', 'assignedInSync', 'assignedOutOfSync', 'assignedUnkownSyncState', 'pending', 'failed'],
    { beta: true },
  ),
  deploymentProfileAssignmentDetailedStatus: oneOf(
    [
      ...['none', 'hardwareRequirementsNotMet', 'surfaceHubProfileNotSupported', 'holoLensProfileNotSupported'],
      ...['windowsPcProfileNotSupported', 'surfaceHub2SProfileNotSupported', 'unknownFutureValue'],
    ],
    { beta: true },
  ),
  deploymentProfileAssignedDateTime: dateTime({ beta: true, readOnly: true }),
  groupTag: text(empty),
  purchaseOrderIdentifier: text(empty),
  serialNumber: text(empty),
  productKey: text(empty),
  manufacturer: text(empty),
  model: text(empty),
  enrollmentState: oneOf(['notContacted', 'unknown', 'enrolled', 'pendingReset', 'failed', 'blocked']),
  lastContactedDateTime: dateTime({ readOnly: true }),
  addressableUserName: text(empty),
  userPrincipalName: text(empty),
  resourceName: text(empty),
  skuNumber: text(empty),
  systemFamily: text(empty),
  azureActiveDirectoryDeviceId: text(empty),
  azureAdDeviceId: text({ ...empty, beta: true }),
  managedDeviceId: text(empty),
  displayName: text(empty),
};

/**
 * Registered devices. Microsoft's page only documents the filter `contains`. The values of a new device are a guess.
 */
const devices: EntitySet = {
  path: '/deviceManagement/windowsAutopilotDeviceIdentities',
  versions: bothVersions,
  declaredType: 'windowsAutopilotDeviceIdentity',
  types: [{ name: 'windowsAutopilotDeviceIdentity', properties: deviceProperties }],
  permissions: { list: read, get: read, create: write, delete: write },
  filterable: { serialNumber: ['contains'] },
  audit,
};

const importProperties: Properties = {
  groupTag: text(),
  serialNumber: text(),
  productKey: text(),
  importId: text(),
  hardwareIdentifier: text({ secret: true }),
  state: complex(
    {
      deviceImportStatus: oneOf(['unknown', 'pending', 'partial', 'complete', 'error']),
      deviceRegistrationId: text(),
      deviceErrorCode: int32(),
      deviceErrorName: text(),
    },
    { readOnly: true },
  ),
  assignedUserPrincipalName: text(),
};

const importType = { typeName: 'importedWindowsAutopilotDeviceIdentity', properties: importProperties };

/** Device imports. The switch `autopilotImportSeconds` sets their duration. */
const imports: EntitySet = {
  path: '/deviceManagement/importedWindowsAutopilotDeviceIdentities',
  versions: bothVersions,
  declaredType: importType.typeName,
  types: [{ name: importType.typeName, properties: importProperties }],
  permissions: { list: read, get: read, create: write, delete: write },
  audit,
  quirks: { onCreate: (object, tenant) => begun(tenant, object) },
};

const device = `${devices.path}/{id}`;

/** All operations on Autopilot devices and their import. */
export const autopilotDeviceOperations: readonly Operation[] = [
  ...entitySetOperations(devices),
  ...entitySetOperations(imports),
  action(`${imports.path}/import`, importDevices),
  action(`${device}/updateDeviceProperties`, changeDevice),
  action(`${device}/assignUserToDevice`, changeDevice),
  // Microsoft's list has read permissions here.
  { ...action(`${device}/unassignUserFromDevice`, unassignUser), permissions: read },
].map(afterImports);

function action(path: string, run: Operation['run']): Operation {
  return { method: 'POST', path, versions: bothVersions, permissions: write, run };
}

/** Updates the imports before each operation. */
function afterImports(operation: Operation): Operation {
  return {
    ...operation,
    run: (call) => {
      settle(call);
      return operation.run(call);
    },
  };
}

/** When imports started, by id. Weak, so that it is collected with its tenant. */
const beginnings = new WeakMap<Tenant, Map<string, number>>();

function beginningsIn(tenant: Tenant): Map<string, number> {
  const known = beginnings.get(tenant) ?? new Map<string, number>();
  beginnings.set(tenant, known);
  return known;
}

/** A new import. Its first status is `unknown`. */
function begun(tenant: Tenant, object: JsonObject): JsonObject {
  const id = textOf(object.id) === '' ? tenant.mintGuid() : idOf(object);
  beginningsIn(tenant).set(id.toLowerCase(), tenant.now().getTime());
  const state = { deviceImportStatus: 'unknown', deviceRegistrationId: '', deviceErrorCode: 0, deviceErrorName: '' };
  return { ...object, id, state };
}

function importDevices(call: Call): Answer {
  const { tenant, body, root, version } = call;
  const given = body.importedWindowsAutopilotDeviceIdentities;
  if (!Array.isArray(given))
    return badRequest("Required property 'importedWindowsAutopilotDeviceIdentities' is missing.");
  const rows: JsonObject[] = [];
  for (const row of given as readonly Json[]) {
    const { id: _id, ...rest } = isJsonObject(row) ? row : {};
    const made = readNew(rest, { ...importType, version });
    if (isRefused(made)) return made.refusal;
    rows.push(begun(tenant, made.value));
  }
  for (const after of rows) {
    tenant.objects(imports.path).set(idOf(after).toLowerCase(), after);
    recordWrite(imports, call, { operation: 'Create', before: {}, after });
  }
  return ok({
    '@odata.context': `${root}/$metadata#Collection(microsoft.graph.${importType.typeName})`,
    value: rows,
  });
}

/** Completes the imports whose duration has elapsed. */
function settle(call: Call): void {
  const { tenant } = call;
  if (beginningsIn(tenant).size === 0 || tenant.isInPast()) return;
  const known = new Set([...tenant.objects(devices.path).values()].map(({ serialNumber }) => textOf(serialNumber)));
  const due = tenant.now().getTime() - tenant.switches.autopilotImportSeconds * 1000;
  for (const [id, beginning] of beginningsIn(tenant)) {
    if (beginning > due) continue;
    beginningsIn(tenant).delete(id);
    const record = tenant.objects(imports.path).get(id);
    if (record) tenant.objects(imports.path).set(id, { ...record, state: outcomeOf(call, record, known) });
  }
}

/**
 * Registers the device, unless the hash is invalid or the device is already registered. Codes and names are guesses.
 */
function outcomeOf(call: Call, record: JsonObject, known: Set<string>): JsonObject {
  const { tenant } = call;
  const serialNumber = textOf(record.serialNumber);
  if (serialNumber === '' || !/^[A-Za-z0-9+/]+={0,2}$/u.test(textOf(record.hardwareIdentifier)))
    return failed(815, 'InvalidZtdHardwareHash');
  if (known.has(serialNumber)) return failed(806, 'ZtdDeviceAlreadyAssigned');
  const made = readNew(
    {
      serialNumber,
      groupTag: record.groupTag ?? '',
      productKey: record.productKey ?? '',
      userPrincipalName: record.assignedUserPrincipalName ?? '',
    },
    { typeName: devices.declaredType, properties: deviceProperties, version: 'beta' },
  );
  if (isRefused(made)) return failed(1, 'Unknown');
  const after = { ...made.value, id: tenant.mintGuid() };
  known.add(serialNumber);
  tenant.objects(devices.path).set(after.id.toLowerCase(), after);
  recordWrite(devices, call, { operation: 'Create', before: {}, after });
  return { deviceImportStatus: 'complete', deviceRegistrationId: after.id, deviceErrorCode: 0, deviceErrorName: '' };
}

function failed(deviceErrorCode: number, deviceErrorName: string): JsonObject {
  return { deviceImportStatus: 'error', deviceRegistrationId: '', deviceErrorCode, deviceErrorName };
}

const changeable = ['groupTag', 'displayName', 'userPrincipalName', 'addressableUserName'];

/** Absent properties keep their values. This is a guess, but tools that send one property depend on it. */
function changeDevice(call: Call): Answer {
  const [id = ''] = call.keys;
  const given = Object.entries(call.body).filter(([name]) => !name.includes('@'));
  const strange = given.find(([name]) => !changeable.includes(name));
  if (strange) return badRequest(`The parameter '${strange[0]}' does not exist on this action.`);
  const wrong = given.find(([, value]) => value !== null && typeof value !== 'string');
  if (wrong) return badRequest(`Cannot convert the value of '${wrong[0]}' to the expected type 'Edm.String'.`);
  return change(call, id, Object.fromEntries(given.filter(([, value]) => value !== null)));
}

function unassignUser(call: Call): Answer {
  const [id = ''] = call.keys;
  return change(call, id, { userPrincipalName: '', addressableUserName: '' });
}

function change(call: Call, id: string, changes: JsonObject): Answer {
  const objects = call.tenant.objects(devices.path);
  const before = objects.get(id.toLowerCase());
  if (!before) return notFound(id);
  const after = { ...before, ...changes };
  objects.set(id.toLowerCase(), after);
  recordWrite(devices, call, { operation: 'Patch', before, after });
  return noContent;
}
