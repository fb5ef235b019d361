import { isJsonArray, isJsonObject, type Json, type JsonObject, textOf } from '../../../core/index.js';
import { findInDsc } from './microsoft365dsc.js';
import type { ForeignPlace, FoundObjects } from './model.js';

/**
 * The entries of a snapshot of Microsoft's tenant configuration management (UTCM), which are those of Microsoft365DSC
 * with other names. Undefined: the document is not a snapshot.
 *
 * @see https://learn.microsoft.com/graph/unified-tenant-configuration-management-concept-overview
 */
export function findInUtcm(value: Json | undefined, place: ForeignPlace): FoundObjects | undefined {
  const snapshot = entriesOf(value);
  if (!snapshot) return undefined;
  const tenantId = isJsonObject(value) ? textOf(value.tenantId) : null;
  const { entries, at } = snapshot;
  const parts = entries.map((entry, index) =>
    findInDsc(asDsc(entry), { ...place, path: [...place.path, ...at, index] }),
  );
  return {
    found: parts.flatMap(({ found }) => found),
    notUnderstood: parts.flatMap(({ notUnderstood }) => notUnderstood),
    ...(tenantId !== null && { tenants: [{ tenantId, file: place.file }] }),
  };
}

interface Entries {
  readonly entries: readonly JsonObject[];
  readonly at: readonly string[];
}

const lists = ['resources', 'configurationItems', 'value'] as const;

function entriesOf(value: Json | undefined): Entries | undefined {
  if (Array.isArray(value)) return allEntries(value, []);
  if (!isJsonObject(value)) return undefined;
  const found = lists.map((name) => allEntries(value[name], [name])).find((one) => one !== undefined);
  return found ?? (isEntry(value) ? { entries: [value], at: [] } : undefined);
}

function allEntries(value: Json | undefined, at: readonly string[]): Entries | undefined {
  if (!isJsonArray(value) || value.length === 0) return undefined;
  const entries = value.filter(isJsonObject).filter(isEntry);
  return entries.length === value.length ? { entries, at } : undefined;
}

function isEntry(entry: JsonObject): boolean {
  return typeNameOf(entry) !== undefined && isJsonObject(entry.properties);
}

/** `microsoft.intune.deviceCategory` corresponds to `IntuneDeviceCategory`. */
function typeNameOf({ resourceType, type }: JsonObject): string | undefined {
  const [, workload = '', name] = /^microsoft\.(\w+)\.(\w+)$/iu.exec(textOf(resourceType) ?? textOf(type) ?? '') ?? [];
  if (name === undefined || workload.toLowerCase() === 'graph') return undefined;
  const area = `${workload.charAt(0).toUpperCase()}${workload.slice(1).toLowerCase()}`;
  return `${area}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function asDsc(entry: JsonObject): JsonObject {
  const properties = isJsonObject(entry.properties) ? entry.properties : {};
  return { ...properties, ResourceName: typeNameOf(entry) ?? '', ResourceInstanceName: entry.displayName ?? null };
}
