import { intuneCdFolders } from '../../../../cli/export/from/intunecd.js';
import { dscResources } from '../../../../cli/export/from/microsoft365dsc-resources.js';
import { isJsonObject, type Json, type JsonObject, textOf } from '../../../../core/index.js';
import { resources } from '../../../../provider/resources/index.js';
import { itemsOf, type TestTenant } from '../../../support/tenant.js';
import type { ExportFiles } from './exports.js';

/** Names of the groups that the examples are assigned to. */
export const groupNames: Readonly<Record<string, string>> = {
  '11111111-2222-4333-8444-555555555555': 'Field staff',
  '66666666-7777-4888-9999-aaaaaaaaaaaa': 'Pilots',
};

/**
 * Answers of Graph at the places of the definitions, as a user would store them. The file names contain no information.
 */
export async function graphExport(tenant: TestTenant): Promise<ExportFiles> {
  const reads = new Set<string>();
  for (const { graph, shape, facets } of resources) {
    if (shape.kind === 'choice') continue;
    const query = [
      ...(graph.expand === undefined ? [] : [`$expand=${graph.expand}`]),
      ...(graph.select ? [`$select=${graph.select.join(',')}`] : []),
    ].join('&');
    const companions = facets.companions;
    if (companions) reads.add(`/beta${companions.path}?$expand=${companions.children.navigation}`);
    const paths = await pathsOf(tenant, graph.path);
    for (const path of paths) reads.add(`/${graph.version}${path}${query === '' ? '' : `?${query}`}`);
  }
  const answers = await Promise.all([...reads].map((read) => answer(tenant, read)));
  return Object.fromEntries(answers.map((body, index) => [`answers/${String(index)}.json`, body]));
}

/** With the ids of the tenant and the tokens instead of placeholders. */
async function pathsOf(tenant: TestTenant, path: string): Promise<readonly string[]> {
  const own = path.replace('{tenantId}', tenant.handle.tenantId);
  if (!own.includes('{')) return [own];
  const tokens = itemsOf(await answer(tenant, '/beta/deviceManagement/depOnboardingSettings'));
  return tokens.map(({ id }) => own.replace(/\{\w+\}/u, textOf(id) ?? ''));
}

async function answer({ handle }: TestTenant, path: string): Promise<JsonObject> {
  const { status, body } = await handle.request('GET', path);
  if (status !== 200 || !isJsonObject(body)) throw new Error(`GET ${path} was answered ${String(status)}`);
  return body;
}

/** The tenant as IntuneCD writes it: a file for each object, no ids, names in place of the ids of groups, filters and tags. */
export async function intuneCdExport(tenant: TestTenant): Promise<ExportFiles> {
  const files: Record<string, unknown> = {};
  const names = await namesOf(tenant);
  for (const [folder, path] of Object.entries(intuneCdFolders)) {
    if (path === undefined) continue;
    const objects = await objectsAt(tenant, path);
    const own = objects.filter((object) => isIn(folder, object));
    for (const [index, object] of own.entries()) {
      const { id: _id, createdDateTime: _made, lastModifiedDateTime: _changed, version: _version, ...rest } = object;
      const { assignments: _assignments, ...unassigned } = rest;
      files[`${folder}/${String(index)}.json`] = {
        ...unassigned,
        ...tagNames(object, names),
        ...assignedByName(object, names),
      };
    }
  }
  return files;
}

/** Status pages have a folder of their own. */
function isIn(folder: string, { '@odata.type': type }: JsonObject): boolean {
  const isStatusPage = textOf(type)?.endsWith('windows10EnrollmentCompletionPageConfiguration') === true;
  if (folder === 'Enrollment Configurations') return !isStatusPage;
  return folder.endsWith('ESP') ? isStatusPage : true;
}

async function objectsAt(tenant: TestTenant, path: string): Promise<readonly JsonObject[]> {
  const { graph } = resources.find((definition) => definition.graph.path === path) ?? {};
  const query = graph?.expand === undefined ? '' : `?$expand=${graph.expand}`;
  const body = await answer(tenant, `/${graph?.version ?? 'beta'}${path}${query}`);
  return Array.isArray(body.value) ? itemsOf(body) : [body];
}

/** Names of filters and scope tags by id. */
async function namesOf(tenant: TestTenant): Promise<ReadonlyMap<string, string>> {
  const lists = await Promise.all(
    ['assignmentFilters', 'roleScopeTags'].map((name) => answer(tenant, `/beta/deviceManagement/${name}`)),
  );
  const named = lists
    .flatMap(itemsOf)
    .map(({ id, displayName }): [string, string] => [textOf(id) ?? '', textOf(displayName) ?? '']);
  return new Map([...named, ...Object.entries(groupNames)]);
}

function tagNames(object: JsonObject, names: ReadonlyMap<string, string>): JsonObject {
  const tags = Object.entries(object).filter(([name]) => /^roleScopeTag(?:Id)?s$/u.test(name));
  const named = (value: Json | undefined): Json =>
    Array.isArray(value) ? value.map((tag: Json) => names.get(textOf(tag) ?? '') ?? tag) : (value ?? null);
  return Object.fromEntries(tags.map(([name, value]) => [name, named(value)]));
}

function targetsOf({ assignments }: JsonObject): readonly JsonObject[] | undefined {
  return Array.isArray(assignments)
    ? assignments.flatMap((one: Json) => (isJsonObject(one) && isJsonObject(one.target) ? [one.target] : []))
    : undefined;
}

const filterId = 'deviceAndAppManagementAssignmentFilterId';

function assignedByName(object: JsonObject, names: ReadonlyMap<string, string>): JsonObject {
  const targets = targetsOf(object);
  // It writes none where there are none.
  if (!targets || targets.length === 0) return {};
  const assignments = targets.map(({ groupId, [filterId]: filter, ...target }) => ({
    target: {
      ...target,
      ...(textOf(groupId) !== null && {
        groupName: names.get(textOf(groupId) ?? '') ?? null,
        groupType: 'StaticMembership',
      }),
      ...(textOf(filter) !== null && { [filterId]: names.get(textOf(filter) ?? '') ?? null }),
    },
  }));
  return { assignments };
}

/** The tenant as Microsoft365DSC reports it: entries with an envelope, in PowerShell’s spelling, without what is empty. */
export async function dscExport(tenant: TestTenant): Promise<ExportFiles> {
  const entries: JsonObject[] = [];
  for (const [name, { graphPath, type, renamed = {} }] of Object.entries(dscResources)) {
    const back = new Map(Object.entries(renamed).map(([theirs, ours]) => [ours, theirs]));
    const objects = await objectsAt(tenant, graphPath);
    const isOwn = ({ '@odata.type': own }: JsonObject): boolean => {
      const told = textOf(own)?.replace('#', '');
      if (name !== 'IntuneDeviceEnrollmentPlatformRestriction') return type === undefined || told === type;
      return told?.includes('PlatformRestriction') === true;
    };
    entries.push(...objects.filter(isOwn).map((object) => entryOf(name, object, back)));
  }
  return { 'M365TenantConfig.json': entries };
}

function entryOf(resource: string, object: JsonObject, renamed: ReadonlyMap<string, string>): JsonObject {
  const { '@odata.type': type, assignments: _assignments, ...rest } = object;
  const targets = targetsOf(object);
  const properties = Object.entries(rest)
    .filter(([name, value]) => !name.includes('@') && value !== null && value !== undefined)
    .map(([name, value]): [string, Json] => [renamed.get(name) ?? upperFirst(name), inPowerShell(value ?? null)]);
  const all = textOf(type)?.includes('PlatformRestrictionsConfiguration') === true;
  return {
    ResourceName: resource,
    ResourceInstanceName: `${resource}-${textOf(object.displayName) ?? ''}`,
    Ensure: 'Present',
    ApplicationSecret: 'planted-secret',
    ...Object.fromEntries(properties),
    ...(resource === 'IntuneDeviceEnrollmentPlatformRestriction' && {
      DeviceEnrollmentConfigurationType: all ? 'platformRestrictions' : 'singlePlatformRestriction',
    }),
    ...(targets && { Assignments: targets.map(dscTarget) }),
  };
}

function dscTarget({ '@odata.type': dataType, ...target }: JsonObject): JsonObject {
  const name = groupNames[textOf(target.groupId) ?? ''];
  return {
    CIMInstance: 'MSFT_Assignments',
    dataType,
    ...target,
    ...(name !== undefined && { groupDisplayName: name }),
  };
}

function inPowerShell(value: Json): Json {
  if (Array.isArray(value)) return value.map((one: Json) => inPowerShell(one));
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).filter(([name, member]) => !name.includes('@') && member !== null);
  return Object.fromEntries(members.map(([name, member]) => [upperFirst(name), inPowerShell(member ?? null)]));
}

function upperFirst(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
