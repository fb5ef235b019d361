import { operations } from '../../emulator/endpoints/index.js';
import { demoTenantId, type Emulator, type Json, type JsonObject } from '../../emulator/index.js';
import { testCertificates } from '../support/push-certificates.js';
import { ask, startTestEmulator, textOf, valuesOf } from './ask.js';
import {
  commonDifferences,
  differences,
  type ExplainedDifference,
  observedPermissions,
  unlistedPermissions,
} from './conformance-differences.js';
import {
  type Example,
  isPublishedHere,
  readEntities,
  readExamples,
  readPermissions,
  readUndocumented,
} from './published.js';
import { propertiesOf, shapeProblems } from './shape.js';

const covered =
  /^\/(organization|policies\/mobile(?:Device|App)ManagementPolicies|deviceManagement\/(notificationMessageTemplates|windowsAutopilotDeploymentProfiles|depOnboardingSettings(?:\/\{\w+\}(?:\/(?:(?:generate|sync|upload|getEncryption|default)\w+|enrollmentProfiles(?:\/.+)?))?)?$|appleUserInitiatedEnrollmentProfiles|dataSharingConsents|applePushNotificationCertificate|termsAndConditions|androidDeviceOwnerEnrollmentProfiles|androidManagedStoreAccountEnterpriseSettings|assignmentFilters|roleScopeTags|auditEvents|deviceCategories|deviceManagementPartners(?:\/\{\w+\})?$|deviceEnrollmentConfigurations|managedDevices|managedDeviceOverview|managedDeviceCleanupRules|managedDeviceCleanupSettings|intuneBrandingProfiles|importedDeviceIdentities|importedWindowsAutopilotDeviceIdentities|windowsAutopilotDeviceIdentities(?:\/\{\w+\}(?:\/(?:un)?(?:assign|update)\w+)?)?$|verifyWindowsEnrollmentAutoDiscovery\b.*))(\/|$)|^\/deviceManagement$/u;

const examples = readExamples().filter(({ path }) => covered.test(path));

/** Sends a manual request, which is fast: no connection, no token, and the same rules. */
async function make(emulator: Emulator, request: string, { body }: { readonly body?: Json } = {}): Promise<Made> {
  const [method = '', path = ''] = request.split(' ');
  return { body: (await emulator.tenant(demoTenantId).request(method, path, body)).body as JsonObject };
}

interface Made {
  readonly body: JsonObject;
}

const enrollments = '/beta/deviceManagement/deviceEnrollmentConfigurations';

function limitBody(number: number): JsonObject {
  const type = '#microsoft.graph.deviceEnrollmentLimitConfiguration';
  return { '@odata.type': type, displayName: `Limit ${String(number)}`, limit: 5 };
}

/** Ids that captures name, with the objects that stand for them. */
async function captured(emulator: Emulator, { method }: Example): Promise<Readonly<Record<string, string>>> {
  const templates = '/beta/deviceManagement/notificationMessageTemplates';
  const template = textOf((await make(emulator, `POST ${templates}`, { body: { displayName: 'A' } })).body.id);
  const texts = `${templates}/${template}/localizedNotificationMessages`;
  for (const locale of method === 'POST' ? [] : ['bg-bg', 'cs-cz']) {
    await make(emulator, `POST ${texts}`, { body: { locale, subject: 'A', messageTemplate: 'A' } });
  }
  const assigned = await autopilotProfile(emulator, 'azureADWindowsAutopilotDeploymentProfile');
  const target = { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' };
  const assignments = `/beta/deviceManagement/windowsAutopilotDeploymentProfiles/${assigned}/assignments`;
  await make(emulator, `POST ${assignments}`, { body: { target } });
  return {
    '829c1a4e-fa0f-40fb-bdf2-31e8a7aefee8': template,
    '00000000-eeee-4000-8000-000000000005': assigned,
  };
}

/** Objects for the keys of a path: made before the example is sent. */
async function fixtures(emulator: Emulator): Promise<Record<string, string>> {
  const limits: JsonObject[] = [];
  for (let number = 1; number <= 9; number++)
    limits.push((await make(emulator, `POST ${enrollments}`, { body: limitBody(number) })).body);
  const limit = textOf(limits[0]?.id);
  const target = { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: demoTenantId };
  const configuration = `/beta/deviceManagement/deviceEnrollmentConfigurations/${limit}`;
  await make(emulator, `POST ${configuration}/assign`, { body: { enrollmentConfigurationAssignments: [{ target }] } });
  const [assignment] = valuesOf(await make(emulator, `GET ${configuration}/assignments`));
  const category = await make(emulator, 'POST /beta/deviceManagement/deviceCategories', { body: { displayName: 'A' } });
  const partner = await make(emulator, 'POST /beta/deviceManagement/deviceManagementPartners', {
    body: { displayName: 'A' },
  });
  const rule = {
    displayName: 'A',
    deviceCleanupRulePlatformType: 'chromeOS',
    deviceInactivityBeforeRetirementInDays: 30,
  };
  const made = await make(emulator, 'POST /beta/deviceManagement/managedDeviceCleanupRules', { body: rule });
  const tag = await make(emulator, 'POST /beta/deviceManagement/roleScopeTags', { body: { displayName: 'A' } });
  const filter = await make(emulator, 'POST /beta/deviceManagement/assignmentFilters', {
    body: { displayName: 'A', platform: 'iOS', rule: '(device.model -eq "A")' },
  });
  // A profile for AOSP devices needs no binding to managed Google Play.
  const aosp = { displayName: 'A', enrollmentMode: 'corporateOwnedAOSPUserlessDevice' };
  const profile = await make(emulator, 'POST /beta/deviceManagement/androidDeviceOwnerEnrollmentProfiles', {
    body: aosp,
  });
  const terms = await make(emulator, 'POST /beta/deviceManagement/termsAndConditions', { body: { displayName: 'A' } });
  const termsPath = `/beta/deviceManagement/termsAndConditions/${textOf(terms.body.id)}`;
  const termsAssignment = await make(emulator, `POST ${termsPath}/assignments`, { body: { target } });
  await make(emulator, 'PATCH /beta/deviceManagement/applePushNotificationCertificate', {
    body: { appleIdentifier: 'mdm@contoso.com', certificate: testCertificates.soon.pem },
  });
  const own = await make(emulator, 'POST /beta/deviceManagement/appleUserInitiatedEnrollmentProfiles', {
    body: { displayName: 'A', platform: 'iOS' },
  });
  const ownPath = `/beta/deviceManagement/appleUserInitiatedEnrollmentProfiles/${textOf(own.body.id)}`;
  const ownAssignment = await make(emulator, `POST ${ownPath}/assignments`, { body: { target } });
  const branding = await make(emulator, 'POST /beta/deviceManagement/intuneBrandingProfiles', { body: {} });
  const brandingPath = `/beta/deviceManagement/intuneBrandingProfiles/${textOf(branding.body.id)}`;
  const brandingAssignment = await make(emulator, `POST ${brandingPath}/assignments`, { body: { target } });
  const token = await make(emulator, 'POST /beta/deviceManagement/depOnboardingSettings', { body: { tokenName: 'A' } });
  const ade = await adeProfiles(emulator, textOf(token.body.id));
  const autopilot = await autopilotProfile(emulator, 'azureADWindowsAutopilotDeploymentProfile');
  const hybrid = await autopilotProfile(emulator, 'activeDirectoryWindowsAutopilotDeploymentProfile');
  const identity = await make(emulator, 'POST /beta/deviceManagement/importedDeviceIdentities', {
    body: { importedDeviceIdentifier: 'Imported Device Identifier value', importedDeviceIdentityType: 'imei' },
  });
  const registered = await make(emulator, 'POST /beta/deviceManagement/windowsAutopilotDeviceIdentities', {
    body: { serialNumber: 'Serial Number value' },
  });
  const imported = await make(emulator, 'POST /beta/deviceManagement/importedWindowsAutopilotDeviceIdentities', {
    body: { serialNumber: 'PF-1', hardwareIdentifier: 'aGFyZHdhcmVJZGVudGlmaWVy' },
  });
  const [event] = valuesOf(await make(emulator, 'GET /beta/deviceManagement/auditEvents'));
  const [device] = valuesOf(await make(emulator, 'GET /beta/deviceManagement/managedDevices?$top=1'));
  return {
    id: demoTenantId,
    organizationId: demoTenantId,
    deviceEnrollmentConfigurationId: limit,
    enrollmentConfigurationAssignmentId: textOf(assignment?.id),
    deviceCategoryId: textOf(category.body.id),
    deviceManagementPartnerId: textOf(partner.body.id),
    androidDeviceOwnerEnrollmentProfileId: textOf(profile.body.id),
    managedDeviceCleanupRuleId: textOf(made.body.id),
    roleScopeTagId: textOf(tag.body.id),
    deviceAndAppManagementAssignmentFilterId: textOf(filter.body.id),
    termsAndConditionsId: textOf(terms.body.id),
    termsAndConditionsAssignmentId: textOf(termsAssignment.body.id),
    dataSharingConsentId: 'appleMDMPushCertificate',
    appleUserInitiatedEnrollmentProfileId: textOf(own.body.id),
    appleEnrollmentProfileAssignmentId: textOf(ownAssignment.body.id),
    intuneBrandingProfileId: textOf(branding.body.id),
    intuneBrandingProfileAssignmentId: textOf(brandingAssignment.body.id),
    depOnboardingSettingId: textOf(token.body.id),
    ...ade,
    windowsAutopilotDeploymentProfileId: autopilot,
    hybridAutopilotDeploymentProfileId: hybrid,
    importedDeviceIdentityId: textOf(identity.body.id),
    importedDeviceIdentityResultId: textOf(identity.body.id),
    windowsAutopilotDeviceIdentityId: textOf(registered.body.id),
    importedWindowsAutopilotDeviceIdentityId: textOf(imported.body.id),
    auditEventId: textOf(event?.id),
    managedDeviceId: textOf(device?.id),
    mobilityManagementPolicyId: intunePolicy,
  };
}

async function autopilotProfile(emulator: Emulator, type: string): Promise<string> {
  const body = { '@odata.type': `#microsoft.graph.${type}`, displayName: 'A' };
  return textOf(
    (await make(emulator, 'POST /beta/deviceManagement/windowsAutopilotDeploymentProfiles', { body })).body.id,
  );
}

/** An ADE profile of each type, the first two as the defaults of their platforms. */
async function adeProfiles(emulator: Emulator, token: string): Promise<Record<string, string>> {
  const path = `/beta/deviceManagement/depOnboardingSettings/${token}/enrollmentProfiles`;
  const made: [string, string][] = [];
  for (const type of ['depIOSEnrollmentProfile', 'depMacOSEnrollmentProfile', 'depEnrollmentProfile']) {
    const body = { '@odata.type': `#microsoft.graph.${type}`, displayName: 'A', isMandatory: true };
    const id = textOf((await make(emulator, `POST ${path}`, { body })).body.id);
    await make(emulator, `POST ${path}/${id}/setDefaultProfile`);
    made.push([`${type}Id`, id]);
  }
  return { enrollmentProfileId: made[0]?.[1] ?? '', ...Object.fromEntries(made) };
}

/** Samples of hybrid profiles, and of the older ADE profiles, are sent to one. */
function placeOf(example: Example): string {
  const type = typeOfExample(example);
  if (type === 'depEnrollmentProfile') return example.path.replace('{enrollmentProfileId}', '{depEnrollmentProfileId}');
  const hybrid = type?.startsWith('activeDirectoryWindowsAutopilot') === true;
  return hybrid ? example.path.replace('{windowsAutopilot', '{hybridAutopilot') : example.path;
}

/** Type of the object in an example's answer, or of the example's own subtype where it answers nothing. */
function typeOfExample({ responseBody, path, method }: Example): string | undefined {
  const [, scope] = /^\/policies\/(mobile\w+ManagementPolic)ies(?:\/[^/]+)?$/u.exec(path) ?? [];
  if (scope !== undefined && method === 'GET') return `${scope}y`;
  const object = documentedObject(responseBody);
  const type = object?.['@odata.type'];
  return typeof type === 'string' ? type.replace(/^#?microsoft\.graph\./u, '') : undefined;
}

/** The object that an example shows: in a list the first, otherwise the one that some samples wrap in `value`. */
function documentedObject(body: JsonObject | null): JsonObject | undefined {
  const value = body?.value;
  const object: unknown = Array.isArray(value) ? value[0] : (value ?? body);
  return typeof object === 'object' && object !== null ? (object as JsonObject) : undefined;
}

/** Where an example is about a type of which only the built-in object is there, its id. */
function builtinOf(example: Example, accountId: string): string | undefined {
  const suffixes: Readonly<Record<string, string>> = {
    deviceEnrollmentPlatformRestrictionsConfiguration: '_DefaultPlatformRestrictions',
  };
  const type = typeOfExample(example);
  const suffix = type === undefined ? undefined : suffixes[type];
  return suffix === undefined ? undefined : `${accountId}${suffix}`;
}

/** Enrollment configurations of which an example needs one of its own type, and what such a one needs beside a name. */
const customTypes: Readonly<Record<string, JsonObject>> = {
  deviceEnrollmentWindowsHelloForBusinessConfiguration: {},
  windows10EnrollmentCompletionPageConfiguration: {},
  deviceComanagementAuthorityConfiguration: {},
};

/** Makes an enrollment configuration of the type that an example is about. */
async function customOf(emulator: Emulator, example: Example): Promise<string | undefined> {
  const type = typeOfExample(example);
  const settings = type === undefined ? undefined : customTypes[type];
  if (type === undefined || !settings || !example.path.includes('{deviceEnrollmentConfigurationId}')) return undefined;
  const body = { '@odata.type': `#microsoft.graph.${type}`, displayName: 'A', ...settings };
  return textOf((await make(emulator, 'POST /beta/deviceManagement/deviceEnrollmentConfigurations', { body })).body.id);
}

/** The policy that the samples show; the emulator has Intune's. */
const publishedPolicy = 'ab90bacf-55a3-4a3e-839a-aa4b74e4f020';

/** Adds the groups that samples remove from a user scope. */
async function includeGroups(emulator: Emulator, { path }: Example): Promise<void> {
  const [, policies, group] = /^(\/policies\/\w+)\/[\w-]+\/includedGroups\/([\w-]+)\/\$ref$/u.exec(path) ?? [];
  if (policies === undefined || group === undefined) return;
  const body = { '@odata.id': `https://graph.microsoft.com/odata/groups('${group}')` };
  await make(emulator, `POST /beta${policies}/${intunePolicy}/includedGroups/$ref`, { body });
}

const intunePolicy = '0000000a-0000-0000-c000-000000000000';

async function send(emulator: Emulator, example: Example) {
  const keys = await fixtures(emulator);
  const stand = example.name.startsWith('captured') ? await captured(emulator, example) : {};
  const { intuneAccountId } = emulator.tenant(demoTenantId);
  const own = (await customOf(emulator, example)) ?? builtinOf(example, intuneAccountId);
  const known = own === undefined ? keys : { ...keys, deviceEnrollmentConfigurationId: own };
  const path = placeOf(example)
    .replace(publishedPolicy, keys.mobilityManagementPolicyId ?? '')
    .replace(capturedIds, (id) => stand[id] ?? id)
    .replace(/\{(\w+)\}/gu, (_key, name: string) => known[name] ?? `{${name}}`);
  const token = emulator.token({ tenantId: demoTenantId, kind: 'delegated' });
  await includeGroups(emulator, example);
  const body = example.requestBody === null ? {} : { body: example.requestBody };
  return ask(emulator, `${example.method} /${example.apiVersion}${path}`, { token, ...body });
}

/** An id of a capture, alone or before an underscore. */
const capturedIds = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/gu;

const entities = isPublishedHere ? readEntities() : undefined;

/** All differences between the emulator's answer and the published one. */
async function differencesOf(example: Example): Promise<string[]> {
  await using emulator = await startTestEmulator({ devices: 3, displayName: 'Contoso' });
  const answer = await send(emulator, example);
  // The captures of a browser did not record the status: any success will do.
  const wanted = example.status ?? (answer.status < 300 ? answer.status : 200);
  if (answer.status !== wanted) return [`status ${String(answer.status)} instead of ${String(wanted)}`];
  const type = typeOfExample(example);
  const version = entities?.[example.apiVersion];
  const shown = documentedObject(example.responseBody);
  if (type === undefined || !version || !shown) return bodyDifferences(example, answer.body);
  const given = objectOf(answer.body, type);
  if (!given) return [`no ${type}`];
  const known = propertiesOf(type, version);
  const lacking = Object.keys(shown).filter((name) => !(name in given) && (name in known || name === '@odata.type'));
  return [...lacking.map((name) => `lacks ${type}.${name}`), ...shapeProblems(given, type, version)];
}

/** The emulator's object: of a list the first of the type. */
function objectOf(body: JsonObject, type: string): JsonObject | undefined {
  if (!Array.isArray(body.value)) return body;
  const objects = body.value as readonly JsonObject[];
  return objects.find((object) => (object['@odata.type'] ?? `#microsoft.graph.${type}`) === `#microsoft.graph.${type}`);
}

/** Answers that are no objects: nothing, or a value of the same kind. */
function bodyDifferences({ responseBody }: Example, body: JsonObject): string[] {
  if (responseBody === null) return Object.keys(body).length === 0 ? [] : ['a body instead of none'];
  const kinds = [responseBody.value, body.value].map((value) => (Array.isArray(value) ? 'list' : typeof value));
  return kinds[0] === kinds[1] ? [] : [`${String(kinds[1])} instead of ${String(kinds[0])}`];
}

/** Published requests by how they were answered. */
const counts = { published: 0, explained: 0, failing: 0 };

/** Keys of the rows that were needed. */
const used = new Set<string>();

/** The rows for an example, by a key each. */
function rowsFor(name: string): [string, ExplainedDifference][] {
  const common = commonDifferences.map((row, index): [string, ExplainedDifference] => [`common ${String(index)}`, row]);
  const own = (differences[name] ?? []).map((row, index): [string, ExplainedDifference] => [
    `${name} ${String(index)}`,
    row,
  ]);
  return [...common, ...own];
}

/** The differences that no row explains. */
function unexplained(example: Example, found: readonly string[]): string[] {
  const rows = rowsFor(example.name);
  return found.filter((text) => {
    const row = rows.find(([, { difference }]) => difference.test(text));
    if (row) used.add(row[0]);
    return !row;
  });
}

if (!isPublishedHere) {
  process.stdout.write(
    'conformance: Microsoft’s examples are not beside this repository; only the emulator itself was held.\n',
  );
}

describe('Microsoft’s published operations', () => {
  afterAll(() => {
    if (isPublishedHere)
      process.stdout.write(
        `conformance: ${String(examples.length)} published requests sent: ${String(counts.published)} answered as published, ` +
          `${String(counts.explained)} as ${String(used.size)} rows explain, ${String(counts.failing)} otherwise.\n`,
      );
  });

  test('answers every published request of the covered endpoints as published, or as the table explains', async () => {
    const failures: string[] = [];
    for (const example of examples) {
      const all = await differencesOf(example);
      const found = unexplained(example, all);
      counts[all.length === 0 ? 'published' : found.length === 0 ? 'explained' : 'failing'] += 1;
      failures.push(...found.map((text) => `${example.name}: ${text}`));
    }

    expect(failures).toEqual([]);
  });

  test('has no obsolete explanation of a difference', () => {
    const names = isPublishedHere ? Object.keys(differences) : [];

    const keys = new Set(names.flatMap((name) => rowsFor(name).map(([key]) => key)));

    expect([...keys].filter((key) => !used.has(key))).toEqual([]);
  });

  test('requires the permissions that Microsoft lists, or those of its pages if the list has none', () => {
    const wrong = operations.flatMap(({ method, path, permissions }) => {
      const wanted = publishedPermissions(method, path);
      const given = { delegated: sorted(permissions.delegated), application: sorted(permissions.application) };
      return wanted && JSON.stringify(wanted) !== JSON.stringify(given) ? [{ method, path, wanted, given }] : [];
    });

    const explained = isPublishedHere ? Object.keys(observedPermissions) : [];
    expect(wrong.map(({ method, path }) => `${method} ${path}`)).toEqual(explained);
  });

  test('has no operation without published permissions, except explained ones', () => {
    const unlisted = operations
      .filter(({ method, path }) => !publishedPermissions(method, path))
      .map(({ method, path }) => `${method} ${path}`);

    const explained = Object.keys(unlistedPermissions).sort();
    expect(isPublishedHere ? unlisted.sort() : explained).toEqual(explained);
  });

  test('has nothing that Microsoft neither documents nor permits', async () => {
    await using emulator = await startTestEmulator();
    const undocumented = readUndocumented()
      .filter(({ path }) => covered.test(path))
      .filter(({ method, path }) => !(`${method} ${path.replace(/\{[^}]+\}/gu, '{id}')}` in unlistedPermissions));

    const statuses = await Promise.all(
      undocumented.map(async ({ method, version, path }) => {
        const body = method === 'GET' || method === 'DELETE' ? {} : { body: {} };
        const target = path.replace(/\{[^}]+\}/gu, demoTenantId);
        const answer = await ask(emulator, `${method} /${version}${target}`, body);
        return [method, path, isNoRoute(answer.body) ? 'no route' : answer.status];
      }),
    );

    expect(undocumented.length > 0).toBe(isPublishedHere);
    expect(statuses.filter(([, , status]) => status !== 'no route')).toEqual([]);
  });
});

/** An unknown path is equivalent to a missing method. */
function isNoRoute({ error }: JsonObject): boolean {
  return /Resource not found for the segment|No method match route template/u.test(JSON.stringify(error ?? null));
}

const listed = isPublishedHere ? readPermissions() : {};

/** Permissions by Microsoft's list, or by the page of the operation. */
function publishedPermissions(
  method: string,
  path: string,
): { delegated: string[]; application: string[] } | undefined {
  const row = listed[path.toLowerCase().replace(/\/\$ref$/u, '')]?.[method];
  if (row) return { delegated: sorted(row.DelegatedWork?.all), application: sorted(row.Application?.all) };
  const page = examples.find(
    (example) => example.method === method && withoutKeys(example.path) === path,
  )?.docPermissions;
  if (!page) return undefined;
  return {
    delegated: sorted(page['Delegated (work or school account)']?.split(', ')),
    application: sorted(page.Application?.split(', ')),
  };
}

function withoutKeys(path: string): string {
  return path.replace(/\{\w+\}/gu, '{id}');
}

function sorted(names: readonly string[] = []): string[] {
  return [...names].sort();
}

test('has one operation per method, path and version', () => {
  const keys = operations.flatMap(({ method, path, versions }) =>
    versions.map((version) => `${method} ${version} ${path}`),
  );

  expect(keys).toEqual([...new Set(keys)]);
});
