import { type EntitySet, idOf, nameOf } from '../model/entity-set.js';
import type { GraphVersion } from '../model/entity-type.js';
import { isJsonObject, type JsonObject } from '../model/json.js';
import { createRandom, seedFrom } from '../tenant/random.js';
import type { Tenant } from '../tenant/tenant.js';

/** Path of the assignments of an object. */
export function assignmentsPath(set: EntitySet, id: string): string {
  return `${set.path}/${id.toLowerCase()}/assignments`;
}

/** The assignments of an object: its own, and one from a policy set if the switch is on. */
export function shownAssignments(set: EntitySet, owner: JsonObject, tenant: Tenant): JsonObject[] {
  if (set.builtin?.assignedTo !== undefined && set.builtin.is(owner)) return [toAll(owner, set.builtin.assignedTo)];
  const own = [...tenant.objects(assignmentsPath(set, idOf(owner))).values()];
  const isInPolicySet = set.assignments?.sourced !== false && tenant.switches.policySets.includes(nameOf(owner) ?? '');
  return isInPolicySet ? [...own, fromPolicySet(owner, tenant)] : own;
}

/** The id that replaces the group id in an assignment to all devices (recorded in July 2026, graph2otel). */
export const allDevicesKey = 'adadadad-808e-44e2-905a-0b7873a8a531';

/** Built-in objects have an assignment to all. */
function toAll(owner: JsonObject, type: string): JsonObject {
  const filter = {
    deviceAndAppManagementAssignmentFilterId: null,
    deviceAndAppManagementAssignmentFilterType: 'none',
  };
  return {
    id: `${idOf(owner)}_${allDevicesKey}`,
    source: 'direct',
    sourceId: idOf(owner),
    target: { '@odata.type': `#microsoft.graph.${type}`, ...filter },
  };
}

/** An assignment by a policy set to the first group of the tenant, with `source` and `sourceId` as in the metadata. */
function fromPolicySet(owner: JsonObject, tenant: Tenant): JsonObject {
  const [group] = tenant.objects('/groups').values();
  const setId = createRandom(seedFrom(`${tenant.tenantId} policy set`)).guid();
  const groupId = group ? idOf(group) : setId;
  return {
    id: `${idOf(owner)}_${groupId}_policySet`,
    source: 'policySets',
    sourceId: setId,
    target: {
      '@odata.type': '#microsoft.graph.groupAssignmentTarget',
      groupId,
      deviceAndAppManagementAssignmentFilterId: null,
      deviceAndAppManagementAssignmentFilterType: 'none',
    },
  };
}

/** Renders an assignment. Only beta has filters and sources. */
export function renderAssignment(assignment: JsonObject, version: GraphVersion): JsonObject {
  if (version === 'beta') return assignment;
  const { id, target } = assignment;
  const shown = Object.entries(isJsonObject(target) ? target : {}).filter(
    ([name]) => !name.startsWith('deviceAndAppManagementAssignmentFilter'),
  );
  return { id, target: Object.fromEntries(shown) };
}
