import type { EntitySet } from '../model/entity-set.js';
import type { GraphVersion } from '../model/entity-type.js';
import type { JsonObject } from '../model/json.js';
import { isJsonObject } from '../model/json.js';

/** Where the assignments of an object are kept. */
export function assignmentsPath(set: EntitySet, id: string): string {
  return `${set.path}/${id.toLowerCase()}/assignments`;
}

/** Shows an assignment; filters and sources are in beta alone. */
export function renderAssignment(assignment: JsonObject, version: GraphVersion): JsonObject {
  if (version === 'beta') return assignment;
  const { id, target } = assignment;
  const shown = Object.entries(isJsonObject(target) ? target : {}).filter(
    ([name]) => !name.startsWith('deviceAndAppManagementAssignmentFilter'),
  );
  return { id, target: Object.fromEntries(shown) };
}
