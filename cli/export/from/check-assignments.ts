import { isJsonArray, isJsonObject, type Json, type JsonObject, textOf } from '../../../core/index.js';
import type { UnreadableValue } from './model.js';

const grouped: ReadonlySet<string> = new Set(['groupAssignmentTarget', 'exclusionGroupAssignmentTarget']);
const collection = 'configurationManagerCollectionAssignmentTarget';
const others: ReadonlySet<string> = new Set([
  'allLicensedUsersAssignmentTarget',
  'allDevicesAssignmentTarget',
  // Only terms have it; the schema rejects it elsewhere.
  collection,
]);

/** Zeros, which some exports write instead of a filter id. */
const noId = /^[0-]*$/u;

/**
 * Validates a list of assignments. One bad entry makes the whole list unreadable: without it, the object would apply to
 * other users, and without an exclusion to more.
 *
 * @see https://learn.microsoft.com/graph/api/resources/intune-shared-deviceandappmanagementassignmenttarget
 */
export function assignmentsProblem(value: Json | undefined): UnreadableValue | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isJsonArray(value)) return { path: ['assignments'], why: 'is not a list' };
  for (const [index, entry] of value.entries()) {
    const problem = entryProblem(entry);
    if (problem) return { path: ['assignments', index, ...problem.path], why: problem.why };
  }
  return undefined;
}

function entryProblem(entry: Json): UnreadableValue | undefined {
  if (!isJsonObject(entry)) return { path: [], why: 'is not an object' };
  const { target } = entry;
  if (!isJsonObject(target)) return { path: ['target'], why: 'is not an object' };
  const problem = targetProblem(target);
  return problem && { path: ['target', ...problem.path], why: problem.why };
}

function targetProblem(target: JsonObject): UnreadableValue | undefined {
  const type = /^#?microsoft\.graph\.(\w+)$/u.exec(textOf(target['@odata.type']) ?? '')?.[1] ?? '';
  if (!grouped.has(type) && !others.has(type))
    return { path: ['@odata.type'], why: 'is not a kind of target that a declaration supports' };
  if (grouped.has(type) && !isSaid(target.groupId) && !isSaid(target.groupDisplayName))
    return { path: [], why: 'does not specify a group' };
  if (type === collection && !isSaid(target.collectionId)) return { path: [], why: 'does not specify a collection' };
  return filterProblem(target);
}

const filterType = 'deviceAndAppManagementAssignmentFilterType';
const filterId = 'deviceAndAppManagementAssignmentFilterId';

function filterProblem(target: JsonObject): UnreadableValue | undefined {
  const { [filterType]: type = null, [filterId]: id = null } = target;
  const isNamed = isSaid(id) || isSaid(target.deviceAndAppManagementAssignmentFilterDisplayName);
  if (id !== null && typeof id !== 'string') return { path: [filterId], why: 'is not a string' };
  if (type === 'include' || type === 'exclude')
    return isNamed ? undefined : { path: [filterId], why: 'is missing, and the target has a filter' };
  if (type !== null && type !== 'none') return { path: [filterType], why: 'is not one of none, include, exclude' };
  return isNamed ? { path: [filterType], why: 'does not specify whether the filter includes or excludes' } : undefined;
}

/** Whether a text is not empty and not the remains of a truncated value. */
function isSaid(value: Json | undefined): boolean {
  const text = textOf(value);
  return text !== null && !noId.test(text) && !/^@\{|^System\./u.test(text);
}
