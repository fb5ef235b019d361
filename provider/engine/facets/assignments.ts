import {
  type AssignAction,
  type Diagnostic,
  error,
  type FurtherTargets,
  isJsonObject,
  isValueList,
  isValueObject,
  type Json,
  jsonElements,
  type JsonObject,
  textOf,
  type Value,
  type ValueObject,
} from '../../../core/index.js';

/**
 * Graph's type of each target.
 *
 * @see https://learn.microsoft.com/graph/api/resources/intune-shared-deviceandappmanagementassignmenttarget
 */
const targetTypes = {
  group: '#microsoft.graph.groupAssignmentTarget',
  exclusionGroup: '#microsoft.graph.exclusionGroupAssignmentTarget',
  allLicensedUsers: '#microsoft.graph.allLicensedUsersAssignmentTarget',
  allDevices: '#microsoft.graph.allDevicesAssignmentTarget',
  configurationManagerCollection: '#microsoft.graph.configurationManagerCollectionAssignmentTarget',
} as const;

const filterId = 'deviceAndAppManagementAssignmentFilterId';
const filterType = 'deviceAndAppManagementAssignmentFilterType';

/** Checks which target needs which id, which attributes alone cannot express. */
export function validateAssignments(assignments: Value): readonly Diagnostic[] {
  return isValueList(assignments) ? assignments.filter(isValueObject).flatMap(validateAssignment) : [];
}

function validateAssignment(assignment: ValueObject): readonly Diagnostic[] {
  return [...validateGroup(assignment), ...validateCollection(assignment), ...validateFilter(assignment)];
}

const where = { path: ['assignments'] };

function validateGroup({ target, groupId }: ValueObject): readonly Diagnostic[] {
  const named = target === 'group' || target === 'exclusionGroup';
  if (named && groupId === null) {
    const why = `the target ${target} has no group_id`;
    const fix = 'add group_id, the object id of the Microsoft Entra group';
    return [error('INT1507', { what: 'an assignment does not specify a group', where, why, fix })];
  }
  if (named || typeof target !== 'string' || typeof groupId !== 'string') return [];
  const why = `the target ${target} does not accept a group, but group_id is ${groupId}`;
  const fix = 'remove group_id, or use the target group';
  return [error('INT1507', { what: 'an assignment has a group that its target does not accept', where, why, fix })];
}

function validateCollection({ target, collectionId = null }: ValueObject): readonly Diagnostic[] {
  const isNamed = target === 'configurationManagerCollection';
  if (isNamed && collectionId === null) {
    const why = `the target ${target} has no collection_id`;
    const fix = 'add collection_id, the id of the collection in Configuration Manager, such as SMS00001';
    return [error('INT1507', { what: 'an assignment does not specify a collection', where, why, fix })];
  }
  if (isNamed || typeof target !== 'string' || typeof collectionId !== 'string') return [];
  const why = `the target ${target} does not accept a collection, but collection_id is ${collectionId}`;
  const fix = 'remove collection_id, or use the target configurationManagerCollection';
  return [
    error('INT1507', { what: 'an assignment has a collection that its target does not accept', where, why, fix }),
  ];
}

function validateFilter({ filterId: filter, filterType: type }: ValueObject): readonly Diagnostic[] {
  if ((filter === null) === (type === null)) return [];
  const why = filter === null ? 'filter_type is set without filter_id' : 'filter_id is set without filter_type';
  const fix = 'set both filter_id and filter_type, or neither';
  return [error('INT1508', { what: 'an assignment filter is incomplete', where, why, fix })];
}

/** Builds the body of the action that replaces all assignments. */
export function assignmentsToGraph({ bodyKey }: AssignAction, assignments: Value): JsonObject {
  return { [bodyKey]: (isValueList(assignments) ? assignments : []).map(assignmentToGraph) };
}

/** Converts one assignment to Graph's form. */
export function assignmentToGraph(assignment: Value): JsonObject {
  return { target: isValueObject(assignment) ? targetToGraph(assignment) : null };
}

function targetToGraph(assignment: ValueObject): JsonObject {
  const type = Object.entries(targetTypes).find(([name]) => name === assignment.target)?.[1];
  return {
    '@odata.type': type,
    ...(typeof assignment.groupId === 'string' && { groupId: assignment.groupId }),
    ...(typeof assignment.collectionId === 'string' && { collectionId: assignment.collectionId }),
    ...(typeof assignment.filterId === 'string' && {
      [filterId]: assignment.filterId,
      [filterType]: textValue(assignment.filterType),
    }),
  };
}

function textValue(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/**
 * Converts an object's expanded assignments. Undefined: Graph did not expand them, which does not mean that there are
 * none.
 */
export function assignmentsFromGraph(json: Json | undefined, facet: FurtherTargets): Value | undefined {
  if (!Array.isArray(json)) return undefined;
  return json
    .filter(isJsonObject)
    .filter(isOwnAssignment)
    .map(({ target }): Value => (isJsonObject(target) ? targetFromGraph(target, facet) : {}));
}

/**
 * Whether an assignment belongs to the object itself. One with the source `policySets` belongs to a policy set: it is
 * not drift, and the provider never removes it.
 *
 * @see https://learn.microsoft.com/graph/api/resources/intune-shared-deviceandappmanagementassignmentsource
 */
export function isOwnAssignment({ source }: JsonObject): boolean {
  return textOf(source)?.toLowerCase() !== 'policysets';
}

/** Returns one sentence for each assignment of an object that belongs to a policy set. */
export function foreignAssignments(json: Json | undefined): readonly string[] {
  const foreign = jsonElements(json)
    .filter(isJsonObject)
    .filter((one) => !isOwnAssignment(one));
  return foreign.map(({ sourceId, target }) => {
    const { target: kind, groupId } = isJsonObject(target) ? targetFromGraph(target, {}) : {};
    const whom = [kind, groupId].filter((part) => typeof part === 'string').join(' ');
    return `The policy set ${textOf(sourceId) ?? 'of an unknown id'} also assigns it (${whom}). That assignment is not managed here.`;
  });
}

function targetFromGraph(target: JsonObject, { collections }: FurtherTargets): ValueObject {
  const type = textOf(target['@odata.type'])?.replace(/^#?/u, '#') ?? '';
  const filtered = target[filterType] === 'include' || target[filterType] === 'exclude';
  return {
    // An unknown type keeps Graph's spelling, so that it shows up as drift.
    target: Object.entries(targetTypes).find(([, theirs]) => theirs === type)?.[0] ?? type,
    groupId: textOf(target.groupId),
    ...(collections && { collectionId: textOf(target.collectionId) }),
    filterId: filtered ? textOf(target[filterId]) : null,
    filterType: filtered ? textOf(target[filterType]) : null,
  };
}
