import { type Answer, notFound } from '../model/answer.js';
import type { EntitySet } from '../model/entity-set.js';
import type { Call } from '../model/operation.js';
import type { ObjectMap } from '../tenant/tenant.js';

/** The objects of a call's collection; below a parent, those of that parent. */
export function objectsOf({ path }: EntitySet, { tenant, keys }: Call): ObjectMap {
  let depth = 0;
  return tenant.objects(path.replace(/\{id\}/gu, () => (keys[depth++] ?? '').toLowerCase()));
}

/** The key of a call's object: the one after those of its parents. */
export function objectKey({ path }: EntitySet, { keys }: Call): string {
  return keys[path.split('{id}').length - 1] ?? '';
}

/** Refuses a call below a parent that does not exist. */
export function parentRefusal({ parent, quirks }: EntitySet, call: Call): Answer | undefined {
  const {
    tenant,
    keys: [key = ''],
  } = call;
  if (parent === undefined || tenant.objects(parent).has(key.toLowerCase())) return undefined;
  return quirks?.isUnlistedParent?.(key, tenant) ? undefined : notFound(key);
}

/** The collection in a metadata context: keys in parentheses. */
export function contextOf({ path }: EntitySet, { root, keys }: Call): string {
  let depth = 0;
  return `${root}/$metadata#${path.slice(1).replace(/\/\{id\}/gu, () => `('${keys[depth++] ?? ''}')`)}`;
}
