import { badRequest, isRefused, type Outcome } from '../model/answer.js';
import { type GraphVersion, guid, oneOf, type Properties, text } from '../model/entity-type.js';
import { isJsonObject, type Json, type JsonObject, textOf } from '../model/json.js';
import { readNew } from '../odata/body.js';

const filters: Properties = {
  deviceAndAppManagementAssignmentFilterId: text({ beta: true }),
  deviceAndAppManagementAssignmentFilterType: oneOf(['none', 'include', 'exclude'], { beta: true }),
};

/** Targets of an assignment, by type name. */
const targetTypes: Readonly<Record<string, Properties>> = {
  allLicensedUsersAssignmentTarget: filters,
  allDevicesAssignmentTarget: filters,
  groupAssignmentTarget: { ...filters, groupId: guid({ required: true }) },
  exclusionGroupAssignmentTarget: { ...filters, groupId: guid({ required: true }) },
  configurationManagerCollectionAssignmentTarget: { ...filters, collectionId: text({ required: true }) },
};

/** Reads the target of an assignment: its type, a group's GUID, and a complete filter. */
export function readTarget(target: Json | undefined, version: GraphVersion): Outcome<JsonObject> {
  if (!isJsonObject(target)) return { refusal: badRequest("Required property 'target' is missing.") };
  const given = target['@odata.type'];
  const typeName = typeof given === 'string' ? given.replace(/^#?microsoft\.graph\./iu, '') : '';
  const properties = targetTypes[typeName];
  if (!properties) {
    return { refusal: badRequest(`'${textOf(given)}' is not a type of assignment target.`) };
  }
  const read = readNew(target, { typeName, properties, version });
  if (isRefused(read)) return read;
  return wholeFilter({ '@odata.type': `#microsoft.graph.${typeName}`, ...read.value });
}

function wholeFilter(target: JsonObject): Outcome<JsonObject> {
  const type = target.deviceAndAppManagementAssignmentFilterType;
  if (type !== 'none' && !target.deviceAndAppManagementAssignmentFilterId) {
    return {
      refusal: badRequest('A filter type of include or exclude needs deviceAndAppManagementAssignmentFilterId.'),
    };
  }
  return { value: target };
}
