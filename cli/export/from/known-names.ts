import { isJsonArray, isJsonObject, type Json, textOf } from '../../../core/index.js';
import type { ForeignPlace, FoundObject, FoundObjects, KnownGroup } from './model.js';

/**
 * What the `MigrationTable.json` of IntuneManagement tells: the tenant, and names of the groups that objects are for. Undefined: the
 * document is none.
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

/** The group that an object is, or undefined: told by its type, or where it comes from. */
export function groupOf({ object, graphPath, type }: FoundObject, folder: string): KnownGroup | undefined {
  const told = textOf(object['@odata.type'])?.replace('#', '') ?? type;
  const isGroup = told === 'microsoft.graph.group' || /^\/groups(?:\/|$)/iu.test(graphPath ?? '');
  const isInFolder = told === undefined && graphPath === undefined && folder.toLowerCase() === 'groups';
  return isGroup || isInFolder ? groupWith(object.id, object.displayName)[0] : undefined;
}

function groupWith(givenId: Json | undefined, name: Json | undefined): readonly KnownGroup[] {
  const [id, displayName] = [textOf(givenId), textOf(name)];
  return id === null || displayName === null || id === '' || displayName === '' ? [] : [{ id, displayName }];
}
