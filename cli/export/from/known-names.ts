import { isJsonArray, isJsonObject, type Json, textOf } from '../../../core/index.js';
import type { ForeignPlace, FoundObject, FoundObjects, KnownGroup } from './model.js';

/**
 * Reads the `MigrationTable.json` of IntuneManagement: the tenant, and the names of groups that objects are assigned
 * to. Undefined: another document.
 *
 * @see https://github.com/Micke-K/IntuneManagement
 */
export function migrationTable(value: Json | undefined, { file }: ForeignPlace): FoundObjects | undefined {
  if (!isJsonObject(value)) return undefined;
  const { TenantId: tenant, Objects: objects } = value;
  const tenantId = textOf(tenant);
  if (tenantId === null || !isJsonArray(objects)) return undefined;
  const groups = objects.flatMap((one) => {
    if (!isJsonObject(one) || textOf(one.Type)?.toLowerCase() !== 'group') return [];
    return groupWith(one.Id, one.DisplayName);
  });
  return { found: [], groups, tenants: [{ tenantId, file }], notUnderstood: [] };
}

/** The group of an object, by its type or origin. Undefined: it is not a group. */
export function groupOf({ object, graphPath, type }: FoundObject, folder: string): KnownGroup | undefined {
  const typeName = textOf(object['@odata.type'])?.replace('#', '') ?? type;
  const isGroup = typeName === 'microsoft.graph.group' || /^\/groups(?:\/|$)/iu.test(graphPath ?? '');
  const isInFolder = typeName === undefined && graphPath === undefined && folder.toLowerCase() === 'groups';
  return isGroup || isInFolder ? groupWith(object.id, object.displayName)[0] : undefined;
}

function groupWith(givenId: Json | undefined, name: Json | undefined): readonly KnownGroup[] {
  const [id, displayName] = [textOf(givenId), textOf(name)];
  return id === null || displayName === null || id === '' || displayName === '' ? [] : [{ id, displayName }];
}
