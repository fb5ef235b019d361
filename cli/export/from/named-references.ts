import { isJsonObject, type Json, type JsonObject, type ResourceDefinition, textOf } from '../../../core/index.js';
import { builtinTag } from './builtin-tag.js';
import type { KnownGroup } from './model.js';

const filterId = 'deviceAndAppManagementAssignmentFilterId';
const filterName = 'deviceAndAppManagementAssignmentFilterDisplayName';

/**
 * Replaces ids by names if a file only contains the name.
 *
 * A declaration accepts names of groups, filters and scope tags as well as ids, so a name can be used as it is.
 */
export function withNamedReferences({ attributes }: ResourceDefinition, object: JsonObject): JsonObject {
  const tags = Object.entries(attributes).flatMap(([name, attribute]) =>
    'element' in attribute && attribute.element.kind === 'string' && attribute.element.refersTo === 'scopeTags'
      ? [attribute.graphName ?? name]
      : [],
  );
  const members = Object.entries(object).map(([name, value]): [string, Json | undefined] => {
    if (name === 'assignments' && Array.isArray(value)) return [name, value.map(withNamesAsIds)];
    return [name, tags.includes(name) && Array.isArray(value) ? value.map(withTagId) : value];
  });
  return Object.fromEntries(members);
}

/** The groups whose id and name are both in the files. */
export function knownGroups({ assignments }: JsonObject): readonly KnownGroup[] {
  const targets = Array.isArray(assignments) ? assignments.map(targetOf) : [];
  return targets.flatMap((target) => {
    const [id, displayName] = [textOf(target?.groupId), textOf(target?.groupDisplayName)];
    return id === null || displayName === null || id === '' || displayName === '' ? [] : [{ id, displayName }];
  });
}

function withNamesAsIds(assignment: Json): Json {
  const target = targetOf(assignment);
  if (!target || !isJsonObject(assignment)) return assignment;
  const [group, filter] = [named(target, 'groupId', 'groupDisplayName'), named(target, filterId, filterName)];
  return { ...assignment, target: { ...target, ...group, ...filter } };
}

function named(target: JsonObject, id: string, name: string): JsonObject {
  const text = textOf(target[name]);
  const known = textOf(target[id]);
  return text === null || text === '' || (known !== null && known !== '') ? {} : { [id]: text };
}

function targetOf(assignment: Json): JsonObject | undefined {
  return isJsonObject(assignment) && isJsonObject(assignment.target) ? assignment.target : undefined;
}

function withTagId(tag: Json): Json {
  return tag === builtinTag.displayName ? builtinTag.id : tag;
}
