import type { DeviceAndAppManagementAssignmentFilter, DevicePlatformType } from '@microsoft/microsoft-graph-types-beta';

import {
  type AttributesOf,
  cosmetic,
  defineResource,
  isJsonObject,
  type Json,
  type JsonObject,
  string,
  stringSet,
  type ValueObject,
  visibility,
} from '../../../core/index.js';
import { devicePlatformDocs } from '../device-platform-docs.js';
const graphType = 'microsoft.graph.deviceAndAppManagementAssignmentFilter';

/** All members of Graph's enumeration except its sentinel, which is never written. */
const platforms = [
  'android',
  'androidForWork',
  'iOS',
  'macOS',
  'windowsPhone81',
  'windows81AndLater',
  'windows10AndLater',
  'androidWorkProfile',
  'unknown',
  'androidAOSP',
  'androidMobileApplicationManagement',
  'iOSMobileApplicationManagement',
  'windowsMobileApplicationManagement',
] as const satisfies readonly DevicePlatformType[];

/** Assignment filter: a rule that narrows an assignment to some devices or apps. */
export const assignmentFilter = defineResource({
  name: 'assignmentFilter',
  noun: 'assignment filter',
  doc:
    'A rule over device or app properties that narrows an assignment. Graph validates the rule during plan. A filter ' +
    'that an assignment uses cannot be deleted. Enrollment restrictions accept filters for iOS, macOS and Windows, with ' +
    'fewer properties, because the device is not enrolled yet.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-policyset-deviceandappmanagementassignmentfilter',
  shape: { kind: 'collection' },
  graph: { version: 'beta', path: '/deviceManagement/assignmentFilters', area: 'other' },
  permissions: {
    read: ['DeviceManagementConfiguration.Read.All', 'DeviceManagementConfiguration.ReadWrite.All'],
    write: ['DeviceManagementConfiguration.ReadWrite.All'],
  },
  label: 'displayName',
  attributes: {
    displayName: string({ required: true, minLength: 1, severity: cosmetic, doc: 'Name shown in the admin center.' }),
    description: string({ severity: cosmetic, doc: 'Description of the filter.' }),
    platform: string({
      required: true,
      // According to a public tool, Graph rejects a later change.
      immutable: true,
      oneOf: platforms,
      valueDocs: devicePlatformDocs,
      doc: 'Platform that the rule applies to.',
    }),
    assignmentFilterManagementType: string({
      optional: true,
      computed: true,
      // That Graph rejects a later change is an assumption.
      immutable: true,
      oneOf: ['devices', 'apps'],
      valueDocs: { devices: 'The rule applies to devices.', apps: 'The rule applies to managed apps.' },
      doc: 'Whether the rule applies to devices or to managed apps.',
    }),
    rule: string({
      required: true,
      minLength: 1,
      severity: { about: 'reach' },
      doc: 'Filter expression, such as `(device.model -startsWith "Surface")`. Put text in double quotes, and join clauses with `and` and `or`.',
      source: 'https://learn.microsoft.com/intune/intune-service/fundamentals/filters-device-properties',
    }),
    roleScopeTags: stringSet({
      refersTo: 'scopeTags',
      default: ['0'],
      severity: visibility,
      doc: 'Ids of the scope tags whose administrators see the filter. `0` is the built-in tag.',
    }),
    createdDateTime: string({ computed: true, format: 'dateTime', doc: 'Time of creation.' }),
    lastModifiedDateTime: string({
      computed: true,
      volatile: true,
      format: 'dateTime',
      doc: 'Time of the last change.',
    }),
  } satisfies AttributesOf<DeviceAndAppManagementAssignmentFilter>,
  serverValidation: {
    action: 'validateFilter',
    judges: ['rule', 'platform'],
    body: toJudge,
    approves: isApproved,
    fix: 'correct the rule: (device.property -operator "value"), clauses joined by and, or; properties differ by platform',
  },
  example: {
    declared: {
      displayName: 'Surface devices',
      platform: 'windows10AndLater',
      rule: '(device.model -startsWith "Surface")',
    },
    changed: {
      displayName: 'Surface devices',
      description: 'All but the oldest',
      platform: 'windows10AndLater',
      rule: '(device.model -startsWith "Surface") and (device.osVersion -startsWith "10.0.2")',
    },
  },
});

/**
 * Input of the validation. The name does not affect the result and may still be unknown: with a constant name, equal
 * rules need only one request.
 */
function toJudge({ platform, rule }: ValueObject): JsonObject {
  const filter = { '@odata.type': `#${graphType}`, displayName: 'rule', platform, rule } as JsonObject;
  return { deviceAndAppManagementAssignmentFilter: filter };
}

/** Microsoft's sample wraps the answer in `value`, as most samples do by mistake. Both forms are accepted. */
function isApproved(answer: Json): boolean {
  if (!isJsonObject(answer)) return false;
  const result = isJsonObject(answer.value) ? answer.value : answer;
  return result.isValidRule === true;
}
