import { recordWrite } from '../engine/audit.js';
import { type Answer, badRequest, isRefused, ok } from '../model/answer.js';
import { type EntitySet, idOf } from '../model/entity-set.js';
import { dateTime, oneOf, type Properties, text } from '../model/entity-type.js';
import { isJsonObject, type Json, type JsonObject, textOf } from '../model/json.js';
import { betaOnly, type Call, type Operation } from '../model/operation.js';
import { toRead, toWrite } from '../model/permissions.js';
import { readNew } from '../odata/body.js';
import { graphTime } from '../tenant/graph-time.js';
import { touched } from '../tenant/touched.js';

const read = toRead('ServiceConfig');
const write = toWrite('ServiceConfig');
const path = '/deviceManagement/importedDeviceIdentities';

const properties: Properties = {
  importedDeviceIdentifier: text(),
  importedDeviceIdentityType: oneOf(['unknown', 'imei', 'serialNumber', 'manufacturerModelSerial']),
  lastModifiedDateTime: dateTime({ readOnly: true }),
  createdDateTime: dateTime({ readOnly: true }),
  lastContactedDateTime: dateTime({ readOnly: true }),
  description: text({ maxLength: 128 }),
  enrollmentState: oneOf(['unknown', 'enrolled', 'pendingReset', 'failed', 'notContacted', 'blocked'], {
    initial: 'notContacted',
  }),
  platform: oneOf(['unknown', 'ios', 'android', 'windows', 'windowsMobile', 'macOS', 'visionOS', 'tvOS']),
};

/** Corporate identifiers, individually. State and platform of a new one are guesses. */
export const importedDeviceIdentities: EntitySet = {
  path,
  versions: betaOnly,
  declaredType: 'importedDeviceIdentity',
  types: [{ name: 'importedDeviceIdentity', properties }],
  permissions: { list: read, get: read, create: write, update: write, delete: write },
  audit: { category: 'Enrollment', component: 'CorporateDeviceIdentifiers' },
  quirks: {
    onCreate: (object, tenant) => ({ ...touched(object, tenant), createdDateTime: graphTime(tenant.now()) }),
    onUpdate: touched,
  },
};

/**
 * The bulk actions.
 *
 * Guesses: a row is refused (`status` false, the others continue) if it is empty, has an unknown type, is too long, or
 * exists with other details and overwriting is off; the search compares type and identifier without case.
 */
export const identityListOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: `${path}/importDeviceIdentityList`,
    versions: betaOnly,
    permissions: write,
    run: (call) => withList(call, (rows) => importRows(call, rows)),
  },
  {
    method: 'POST',
    path: `${path}/searchExistingIdentities`,
    versions: betaOnly,
    permissions: read,
    run: (call) => withList(call, (rows) => searchRows(call, rows)),
  },
];

function withList(call: Call, run: (rows: readonly JsonObject[]) => Json[]): Answer {
  const given = call.body.importedDeviceIdentities;
  if (!Array.isArray(given)) return badRequest("Required property 'importedDeviceIdentities' is missing.");
  const rows = (given as readonly Json[]).map((row) => (isJsonObject(row) ? row : {}));
  return ok({
    '@odata.context': `${call.root}/$metadata#Collection(microsoft.graph.importedDeviceIdentity)`,
    value: run(rows),
  });
}

function searchRows(call: Call, rows: readonly JsonObject[]): Json[] {
  const present = byKey(call);
  return rows.flatMap((row): JsonObject[] => {
    const object = present.get(keyOf(row));
    return object ? [object] : [];
  });
}

function importRows(call: Call, rows: readonly JsonObject[]): Json[] {
  const present = byKey(call);
  const overwrite = call.body.overwriteImportedDeviceIdentities === true;
  return rows.map((row) => {
    const object = importRow(call, row, { before: present.get(keyOf(row)), overwrite });
    if (object) present.set(keyOf(object), object);
    return { ...(object ?? refusedRow(row)), status: object !== undefined };
  });
}

interface Import {
  readonly before: JsonObject | undefined;
  readonly overwrite: boolean;
}

/** The row as now stored in the tenant. Undefined: refused. */
function importRow(call: Call, row: JsonObject, { before, overwrite }: Import): JsonObject | undefined {
  const given = readNew(row, { typeName: 'importedDeviceIdentity', properties, version: 'beta' });
  if (isRefused(given) || !isWhole(given.value)) return undefined;
  if (before && !overwrite && before.description !== given.value.description) return undefined;
  const { tenant } = call;
  const after: JsonObject = before
    ? touched({ ...before, description: given.value.description ?? null }, tenant)
    : touched({ ...given.value, id: tenant.mintGuid(), createdDateTime: graphTime(tenant.now()) }, tenant);
  tenant.objects(path).set(idOf(after).toLowerCase(), after);
  recordWrite(importedDeviceIdentities, call, { operation: before ? 'Patch' : 'Create', before: before ?? {}, after });
  return after;
}

function isWhole({ importedDeviceIdentifier, importedDeviceIdentityType }: JsonObject): boolean {
  return textOf(importedDeviceIdentifier) !== '' && importedDeviceIdentityType !== 'unknown';
}

function refusedRow({ importedDeviceIdentifier, importedDeviceIdentityType, description }: JsonObject): JsonObject {
  return {
    importedDeviceIdentifier: importedDeviceIdentifier ?? null,
    importedDeviceIdentityType: importedDeviceIdentityType ?? 'unknown',
    description: description ?? null,
  };
}

function byKey({ tenant }: Call): Map<string, JsonObject> {
  return new Map([...tenant.objects(path).values()].map((object) => [keyOf(object), object]));
}

function keyOf({ importedDeviceIdentityType, importedDeviceIdentifier }: JsonObject): string {
  return `${textOf(importedDeviceIdentityType)} ${textOf(importedDeviceIdentifier)}`.toLowerCase();
}
