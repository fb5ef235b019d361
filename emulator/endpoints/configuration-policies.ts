import { assignmentsPath } from '../engine/assignment-view.js';
import { recordWrite } from '../engine/audit.js';
import { entitySetOperations } from '../engine/entity-set-operations.js';
import { queryRefusal, renderWith } from '../engine/set-view.js';
import { type Answer, badRequest, isRefused, noContent } from '../model/answer.js';
import { type EntitySet, idOf } from '../model/entity-set.js';
import {
  boolean,
  complex,
  complexes,
  dateTime,
  type EntityType,
  flags,
  int32,
  text,
  texts,
} from '../model/entity-type.js';
import { isJsonObject, type Json, type JsonObject, textOf } from '../model/json.js';
import { betaOnly, type Call, type Operation } from '../model/operation.js';
import { toRead, toWrite } from '../model/permissions.js';
import { readNew } from '../odata/body.js';
import { listPage } from '../odata/list.js';
import { graphTime } from '../tenant/graph-time.js';
import type { Tenant } from '../tenant/tenant.js';
import { settingsRefusal, templateOf } from './policy-settings.js';

const read = toRead('Configuration');
const write = toWrite('Configuration');
const path = '/deviceManagement/configurationPolicies';

/** Members of the enumerations, from Microsoft's typings. */
const platforms = [
  'none',
  'android',
  'iOS',
  'macOS',
  'windows10X',
  'windows10',
  'linux',
  'androidEnterprise',
  'aosp',
  'visionOS',
  'tvOS',
];
const technologies = [
  'none',
  'mdm',
  'windows10XManagement',
  'configManager',
  'appleRemoteManagement',
  'microsoftSense',
  'exchangeOnline',
  'mobileApplicationManagement',
  'linuxMdm',
  'extensibility',
  'enrollment',
  'endpointPrivilegeManagement',
  'windowsOsRecovery',
];

const policy: EntityType = {
  name: 'deviceManagementConfigurationPolicy',
  properties: {
    name: text({ required: true }),
    description: text(),
    platforms: flags(platforms),
    technologies: flags(technologies),
    createdDateTime: dateTime({ readOnly: true }),
    lastModifiedDateTime: dateTime({ readOnly: true }),
    settingCount: int32({ readOnly: true }),
    creationSource: text(),
    roleScopeTagIds: texts({ initial: ['0'] }),
    isAssigned: boolean({ readOnly: true }),
    templateReference: complex({
      templateId: text(),
      templateFamily: text(),
      templateDisplayName: text(),
      templateDisplayVersion: text(),
    }),
    priorityMetaData: complex({ priority: int32() }, { readOnly: true }),
    settings: complexes({ selectOnly: true }),
  },
};

/**
 * Policies of the settings catalog. If the emulator knows the template, it checks the settings; otherwise, it stores
 * them as sent.
 *
 * Guesses: parts of the admin center's filter (recorded) can be used separately, and a deleted policy gets 400, as in
 * the mocks of terraform-provider-microsoft365.
 */
export const configurationPolicies: EntitySet = {
  path,
  versions: betaOnly,
  declaredType: policy.name,
  types: [policy],
  permissions: { get: read, create: write, delete: write },
  filterable: {
    id: ['eq'],
    name: ['eq'],
    platforms: ['eq', 'has'],
    technologies: ['eq', 'has'],
    creationSource: ['eq'],
    isAssigned: ['eq'],
    'templateReference/templateId': ['eq'],
    'templateReference/templateFamily': ['eq', 'ne'],
    $filter: ['or'],
  },
  audit: { category: 'DeviceConfiguration', component: 'DeviceConfiguration' },
  assignments: {
    action: 'assign',
    bodyKey: 'assignments',
    typeName: 'deviceManagementConfigurationPolicyAssignment',
    permissions: { read, write },
  },
  quirks: {
    show: shown,
    checkCreate: (object, tenant) => refusalOf(object, tenant),
    onCreate: (object, tenant) => ({
      ...settled(object, tenant),
      createdDateTime: graphTime(tenant.now()),
      priorityMetaData: { priority: tenant.objects(path).size + 1 },
    }),
    goneAsBadRequest: true,
    afterDelete: (object, tenant) => {
      tenant.objects(groupPath(idOf(object))).clear();
    },
  },
};

function shown(object: JsonObject, tenant: Tenant): JsonObject {
  return { ...object, isAssigned: tenant.objects(assignmentsPath(configurationPolicies, idOf(object))).size > 0 };
}

function settingsOf({ settings }: JsonObject): readonly Json[] {
  return Array.isArray(settings) ? (settings as readonly Json[]) : [];
}

function refusalOf(object: JsonObject, tenant: Tenant): Answer | undefined {
  const template = templateOf(object);
  if (!template) return undefined;
  if (textOf(object.platforms) !== template.platforms)
    return badRequest('The platforms are not those of the template.');
  const source = textOf(object.creationSource);
  const token = source.replace(/^DepTokenId_/u, '').toLowerCase();
  // terraform-provider-microsoft365 found that a policy without its token gets 400.
  if (
    template.ofToken &&
    !(source.startsWith('DepTokenId_') && tenant.objects('/deviceManagement/depOnboardingSettings').has(token))
  )
    return badRequest('The creation source of the policy is not valid.');
  return settingsRefusal(template, settingsOf(object));
}

/** Completes a policy as the service does: ids of settings are their positions, as recorded. */
function settled(object: JsonObject, { now }: Tenant): JsonObject {
  const template = templateOf(object);
  const settings = settingsOf(object).map((one, index) => ({ ...(isJsonObject(one) ? one : {}), id: String(index) }));
  const reference = isJsonObject(object.templateReference) ? object.templateReference : {};
  return {
    ...object,
    settings,
    settingCount: settings.length,
    lastModifiedDateTime: graphTime(now()),
    templateReference: template
      ? {
          ...reference,
          templateFamily: 'enrollmentConfiguration',
          templateDisplayName: template.displayName,
          templateDisplayVersion: 'Version 1',
        }
      : reference,
  };
}

/** Path of the group that devices of a policy join. */
export function groupPath(id: string): string {
  return `${path}/${id.toLowerCase()}/membershipTargets`;
}

/** Runs an operation on one policy. */
export function withPolicy(call: Call, run: (policy: JsonObject) => Answer): Answer {
  const [id = ''] = call.keys;
  const found = call.tenant.objects(path).get(id.toLowerCase());
  return found ? run(found) : gone;
}

const gone = badRequest('Resource not found');

/** All operations on policies of the settings catalog, except those on their device group. */
export const configurationPolicyOperations: readonly Operation[] = [
  ...entitySetOperations(configurationPolicies).map((operation) =>
    operation.method === 'GET' && operation.path === `${path}/{id}` ? expanding(operation) : operation,
  ),
  { method: 'GET', path, versions: betaOnly, permissions: read, run: list },
  { method: 'PUT', path: `${path}/{id}`, versions: betaOnly, permissions: write, run: replace },
  { method: 'GET', path: `${path}/{id}/settings`, versions: betaOnly, permissions: read, run: listSettings },
];

/** `$expand=settings` includes the settings in the policy. */
function expanding(operation: Operation): Operation {
  return {
    ...operation,
    run: (call) => {
      const answer = operation.run(withoutExpansion(call));
      if (!isExpanded(call) || !isJsonObject(answer.body)) return answer;
      return { ...answer, body: { ...answer.body, settings: settingsOf(stored(call, idOf(answer.body))) } };
    },
  };
}

function isExpanded({ query }: Call): boolean {
  return query.expand.includes('settings');
}

function withoutExpansion(call: Call): Call {
  return { ...call, query: { ...call.query, expand: call.query.expand.filter((name) => name !== 'settings') } };
}

function stored({ tenant }: Call, id: string): JsonObject {
  return tenant.objects(path).get(id.toLowerCase()) ?? {};
}

function list(asked: Call): Answer {
  const call = withoutExpansion(asked);
  const refusal = queryRefusal(configurationPolicies, call);
  if (refusal) return refusal;
  const { tenant, root, pageSize } = call;
  const objects = [...tenant.objects(path).values(), ...others(tenant)].map((one) => shown(one, tenant));
  const render = (position: number): JsonObject => {
    const object = objects[position] ?? {};
    return {
      ...renderWith(configurationPolicies, object, call),
      ...(isExpanded(asked) && { settings: settingsOf(object) }),
    };
  };
  return listPage(
    call,
    {
      positions: objects.length,
      isPresent: () => true,
      field: (position, name) => memberOf(objects[position], name),
      render,
    },
    {
      context: `${root}/$metadata#deviceManagement/configurationPolicies`,
      filterable: configurationPolicies.filterable ?? {},
      pageSize: pageSize ?? 100,
      counted: true,
    },
  );
}

/** Policies of a tenant in addition to those for enrollment. The switch `policies` sets their number. */
function others({ switches, now }: Tenant): readonly JsonObject[] {
  return Array.from({ length: switches.policies }, (_value, position) => {
    const number = String(position + 1);
    return {
      id: `00000000-0000-4000-b000-${number.padStart(12, '0')}`,
      name: `Policy ${number}`,
      description: '',
      platforms: 'windows10',
      technologies: 'mdm',
      createdDateTime: graphTime(now()),
      lastModifiedDateTime: graphTime(now()),
      settingCount: 0,
      creationSource: null,
      roleScopeTagIds: ['0'],
      templateReference: {
        templateId: '',
        templateFamily: 'none',
        templateDisplayName: null,
        templateDisplayVersion: null,
      },
      priorityMetaData: null,
    };
  });
}

function memberOf(object: JsonObject | undefined, name: string): Json | undefined {
  const [first = '', second] = name.split('/');
  const value = object?.[first];
  if (second === undefined) return value;
  return isJsonObject(value) ? value[second] : undefined;
}

/** A PUT replaces the policy with its settings. The status 204 comes from the mocks of a tool. */
function replace(call: Call): Answer {
  return withPolicy(call, (before) => {
    const { name: typeName, properties } = policy;
    // A body can contain the key, as in a PATCH.
    const { id: _key, ...body } = call.body;
    const given = readNew(body, { typeName, properties, version: call.version });
    if (isRefused(given)) return given.refusal;
    const { id, createdDateTime, priorityMetaData } = before;
    const after = { ...settled(given.value, call.tenant), id, createdDateTime, priorityMetaData };
    const refusal = changeRefusal(before, after) ?? refusalOf(after, call.tenant);
    if (refusal) return refusal;
    call.tenant.objects(path).set(idOf(before).toLowerCase(), after);
    recordWrite(configurationPolicies, call, { operation: 'Patch', before, after });
    return noContent;
  });
}

/** That a policy keeps its template and token is a guess; a tool found that a PUT without `creationSource` is refused. */
function changeRefusal(before: JsonObject, after: JsonObject): Answer | undefined {
  if (templateOf(before) !== templateOf(after)) return badRequest('The template of a policy cannot be changed.');
  return textOf(before.creationSource) === textOf(after.creationSource)
    ? undefined
    : badRequest('The creation source of a policy cannot be changed.');
}

/** Pages of 25, as terraform-provider-microsoft365 found. */
function listSettings(call: Call): Answer {
  return withPolicy(call, (found) => {
    const settings = settingsOf(found).filter(isJsonObject);
    const render = (position: number): JsonObject => settings[position] ?? {};
    return listPage(
      call,
      { positions: settings.length, isPresent: () => true, field: () => undefined, render },
      {
        context: `${call.root}/$metadata#deviceManagement/configurationPolicies('${idOf(found)}')/settings`,
        filterable: {},
        pageSize: Math.min(call.pageSize ?? 25, 25),
        counted: true,
      },
    );
  });
}
