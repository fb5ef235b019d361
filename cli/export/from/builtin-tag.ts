import { type JsonObject, textOf } from '../../../core/index.js';
import { roleScopeTag } from '../../../provider/resources/access/role-scope-tag.js';

/**
 * Microsoft's built-in scope tag, with the id and name that it has in every tenant.
 *
 * @see https://learn.microsoft.com/intune/intune-service/fundamentals/scope-tags
 */
export const builtinTag = { id: '0', displayName: 'Default', isBuiltIn: true } as const;

/** Adds the built-in tag to the collections, so that others can refer to it by name although no file contains it. */
export function withBuiltinTag(
  lists: ReadonlyMap<string, readonly JsonObject[]>,
): ReadonlyMap<string, readonly JsonObject[]> {
  const { path } = roleScopeTag.graph;
  const tags = lists.get(path) ?? [];
  return tags.some(({ id }) => textOf(id) === builtinTag.id)
    ? lists
    : new Map([...lists, [path, [...tags, builtinTag]]]);
}

/** Whether an object is the built-in tag. The name is used only if there is no other information. */
export function isBuiltinTag(definition: string, { id, displayName, isBuiltIn }: JsonObject): boolean {
  if (definition !== roleScopeTag.name) return false;
  return textOf(id) === null ? isBuiltIn === true || displayName === builtinTag.displayName : id === builtinTag.id;
}

/** Adds the values of the built-in tag to an object. */
export function asBuiltinTag(definition: string, object: JsonObject): JsonObject {
  return isBuiltinTag(definition, object) ? { id: builtinTag.id, isBuiltIn: true } : {};
}
