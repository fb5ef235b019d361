import { type Answer, badRequest, ok, refuse } from '../model/answer.js';
import { type EntitySet, idOf } from '../model/entity-set.js';
import { complexes, dateTime, type EntityType, oneOf, text, texts } from '../model/entity-type.js';
import { isJsonObject, type JsonObject, textOf } from '../model/json.js';
import { betaOnly, type Call, type Operation } from '../model/operation.js';
import { toRead, toWrite } from '../model/permissions.js';
import { graphTime } from '../tenant/graph-time.js';
import type { Tenant } from '../tenant/tenant.js';
import { devicePlatformTypes } from './device-platforms.js';
import { isValidRule } from './filter-rule.js';

const read = toRead('Configuration');
const write = toWrite('Configuration');
const path = '/deviceManagement/assignmentFilters';

const filter: EntityType = {
  name: 'deviceAndAppManagementAssignmentFilter',
  properties: {
    displayName: text({ required: true }),
    description: text(),
    // A tool found that the platform cannot be changed; that the management type cannot either is a guess.
    platform: oneOf(devicePlatformTypes, { immutable: true }),
    rule: text({ required: true }),
    assignmentFilterManagementType: oneOf(['devices', 'apps'], { immutable: true }),
    roleScopeTags: texts({ initial: ['0'] }),
    payloads: complexes({ readOnly: true }),
    createdDateTime: dateTime({ readOnly: true }),
    lastModifiedDateTime: dateTime({ readOnly: true }),
  },
};

/** Platforms of the enumeration for which the service fails (source of terraform-provider-microsoft365, 2026-08-19). */
const failing = ['windowsPhone81', 'windows81AndLater', 'androidWorkProfile', 'unknown'];

/** Assignment filters. Invalid rules and the deletion of filters in use are refused, as documented; the status 400 is a guess. */
export const assignmentFilters: EntitySet = {
  path,
  versions: betaOnly,
  declaredType: filter.name,
  types: [filter],
  permissions: { list: read, get: read, create: write, update: write, delete: write },
  filterable: { platform: ['eq'] },
  audit: { category: 'Configuration', component: 'AssignmentFilters' },
  quirks: {
    checkCreate: ({ platform }) =>
      failing.includes(textOf(platform))
        ? refuse(500, 'InternalServerError', 'An internal server error has occurred')
        : undefined,
    onCreate: (object, { now }) => ({ ...object, ...stamp(now()), createdDateTime: graphTime(now()) }),
    onUpdate: (object, { now }) => ({ ...object, ...stamp(now()) }),
    checkObject: ({ rule, platform }) =>
      isValidRule(textOf(rule), textOf(platform)) ? undefined : badRequest('The rule of the filter is not valid.'),
    checkDelete: (object, tenant) =>
      isUsed(object, tenant) ? badRequest('The filter is used by an assignment and cannot be deleted.') : undefined,
  },
};

function stamp(now: Date): JsonObject {
  return { lastModifiedDateTime: graphTime(now) };
}

function isUsed(object: JsonObject, tenant: Tenant): boolean {
  const assignments = [...tenant.snapshot()].filter(([name]) => name.endsWith('/assignments'));
  return assignments.some(([, all]) =>
    [...all.values()].some(
      ({ target }) =>
        isJsonObject(target) &&
        textOf(target.deviceAndAppManagementAssignmentFilterId).toLowerCase() === idOf(object).toLowerCase(),
    ),
  );
}

/**
 * The action that validates a rule without storing it. The sample wraps the answer in `value`, which is an artifact of
 * the samples. An empty rule gets 400, as a public probe of 2026-09 found.
 */
export const validateFilter: Operation = {
  method: 'POST',
  path: `${path}/validateFilter`,
  versions: betaOnly,
  permissions: write,
  run: (call) => judge(call),
};

function judge({ body, root }: Call): Answer {
  const given = body.deviceAndAppManagementAssignmentFilter;
  if (!isJsonObject(given)) {
    return badRequest("Required property 'deviceAndAppManagementAssignmentFilter' is missing.");
  }
  if (textOf(given.rule) === '') return badRequest('The rule of the filter is empty.');
  return ok({
    '@odata.context': `${root}/$metadata#microsoft.graph.assignmentFilterValidationResult`,
    isValidRule: isValidRule(textOf(given.rule), textOf(given.platform)),
  });
}
