import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';

import type { JsonObject } from '../../core/index.js';
import { demoTenantId } from '../../emulator/index.js';
import { filesBelow } from '../support/files-below.js';
import { runCli } from './cli-process.js';
import { scratch } from './scratch.js';

const subscriptionId = '11111111-2222-4333-8444-555555555555';
const values: Readonly<Record<string, string>> = {
  '<subscription-id>': subscriptionId,
  '<repository>': 'contoso@5544123/tenants@821093847',
  ...Object.fromEntries(
    ['plan', 'apply'].flatMap((name) => [
      [`<issuer-of-intune-${name}>`, 'https://login.microsoftonline.com/contoso/v2.0'],
      [`<subject-of-intune-${name}>`, `/eid1/c/pub/t/contoso/a/app/sc/organization/${name}`],
    ]),
  ),
};

interface Settings {
  readonly identities: readonly {
    readonly name: string;
    readonly permissions: readonly string[];
    readonly trusts: readonly { readonly issuer: string; readonly subject: string }[];
  }[];
}

/** Creates a repository with its bootstrap. */
async function initialized(folder: string, ...options: readonly string[]): Promise<string> {
  const common = ['--from', 'registry', '--tenant-id', demoTenantId, '--storage-account', 'contosostates'];
  const { exitCode, stdout } = await runCli(['init', 'contoso', ...common, ...options], { cwd: folder });
  if (exitCode !== 0) throw new Error(stdout);
  return join(folder, 'contoso', 'bootstrap');
}

function settingsIn(bootstrap: string): Settings {
  return JSON.parse(readFileSync(join(bootstrap, 'settings.json'), 'utf8')) as Settings;
}

/** Replaces the placeholders, as the README says. */
function fillIn(bootstrap: string): void {
  const file = join(bootstrap, 'settings.json');
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    text.replaceAll(/<[^>]+>/gu, (placeholder) => values[placeholder] ?? placeholder),
  );
}

/** Compiles and synthesizes the program with the packages that its package.json names. */
function synthesized(bootstrap: string): JsonObject {
  mkdirSync(join(bootstrap, 'node_modules/@types'), { recursive: true });
  for (const name of ['cdktf', 'constructs', '@cdktf', '@types/node'])
    symlinkSync(resolve('node_modules', name), join(bootstrap, 'node_modules', name));
  execFileSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', '.'], { cwd: bootstrap });
  execFileSync(process.execPath, [resolve('node_modules/tsx/dist/cli.mjs'), 'main.ts'], {
    ...{ cwd: bootstrap, stdio: 'pipe', encoding: 'utf8' },
  });
  return JSON.parse(readFileSync(join(bootstrap, 'cdktf.out/stacks/bootstrap/cdk.tf.json'), 'utf8')) as JsonObject;
}

/** The resources of a type, without the notes of the CDK. */
function resourcesOf(program: JsonObject, type: string): readonly JsonObject[] {
  const ofType = (program.resource as Record<string, Record<string, JsonObject>>)[type] ?? {};
  return Object.values(ofType).map(({ '//': _notes, ...resource }) => resource);
}

const immutable = 'repo:contoso@5544123/tenants@821093847';

test.each([
  [
    'github',
    [
      ['environment-intune', 'https://token.actions.githubusercontent.com', `${immutable}:environment:intune`],
      ['main', 'https://token.actions.githubusercontent.com', `${immutable}:ref:refs/heads/main`],
      ['pull-requests', 'https://token.actions.githubusercontent.com', `${immutable}:pull_request`],
    ],
  ],
  [
    'azure',
    ['apply', 'plan'].map((name) => [
      'service-connection',
      values[`<issuer-of-intune-${name}>`],
      values[`<subject-of-intune-${name}>`],
    ]),
  ],
])(
  'the program for %s compiles, and declares two identities without secrets and a storage account that forgets nothing for 30 days',
  async (pipeline, trusts) => {
    using here = scratch();
    const bootstrap = await initialized(here.folder, '--bootstrap', '--pipeline', pipeline);
    fillIn(bootstrap);

    const program = synthesized(bootstrap);

    const types = Object.keys(program.resource as object).sort();
    expect(types).toEqual([
      ...['azuread_app_role_assignment', 'azuread_application', 'azuread_application_federated_identity_credential'],
      ...['azuread_service_principal', 'azurerm_resource_group', 'azurerm_role_assignment', 'azurerm_storage_account'],
      'azurerm_storage_container',
    ]);
    expect(resourcesOf(program, 'azuread_application').map(({ display_name: name }) => name)).toEqual([
      'intune-apply',
      'intune-plan',
    ]);
    expect(
      resourcesOf(program, 'azuread_application_federated_identity_credential').map(
        ({ display_name: name, issuer, subject }) => [name, issuer, subject],
      ),
    ).toEqual(trusts);
    expect(resourcesOf(program, 'azurerm_storage_account')).toMatchObject([
      {
        name: 'contosostates',
        shared_access_key_enabled: false,
        allow_nested_items_to_be_public: false,
        blob_properties: {
          versioning_enabled: true,
          delete_retention_policy: { days: 30 },
          container_delete_retention_policy: { days: 30 },
        },
        lifecycle: { prevent_destroy: true },
      },
    ]);
    expect(resourcesOf(program, 'azurerm_role_assignment')).toMatchObject([
      { scope: '${azurerm_storage_container.container.id}', role_definition_name: 'Storage Blob Data Contributor' },
      {
        scope: '${azurerm_storage_container.container.id}',
        role_definition_name: 'Storage Blob Data Reader',
        principal_id: '${azuread_service_principal.intune-plan-principal.object_id}',
      },
    ]);
    expect(resourcesOf(program, 'azuread_app_role_assignment').map(({ app_role_id: id }) => id)).toEqual(
      settingsIn(bootstrap)
        .identities.toReversed()
        .flatMap(({ permissions }) => permissions)
        .map((name) => `\${data.azuread_service_principal.graph.app_role_ids["${name}"]}`),
    );
  },
);

test('gives the identities the permissions that doctor lists for the starter, and the planning one only read permissions', async () => {
  using here = scratch();
  const bootstrap = await initialized(here.folder, '--bootstrap');

  const { stdout } = await runCli(['doctor', 'tenants/contoso.yaml', '--format', 'json'], {
    cwd: join(bootstrap, '..'),
    env: { ARM_USE_CLI: 'false' },
  });

  const { tenants } = JSON.parse(stdout) as {
    tenants: readonly [{ permissions: { plan: readonly string[]; apply: readonly string[] } }];
  };
  const [plan, apply] = settingsIn(bootstrap).identities.map(({ permissions }) => permissions);
  expect(plan).toEqual(['DeviceManagementApps.Read.All', ...tenants[0].permissions.plan]);
  expect(apply).toEqual(tenants[0].permissions.apply);
  expect(plan?.filter((name) => !name.endsWith('.Read.All'))).toEqual([]);
});

test.each(['program', 'az'])('the %s refuses settings that still have placeholders', async (kind) => {
  using here = scratch();
  const bootstrap = await initialized(here.folder, '--bootstrap', kind);

  const run =
    kind === 'az' ? runScript(bootstrap, fakeAz(here.folder)) : Promise.resolve().then(() => synthesized(bootstrap));

  await expect(run).rejects.toMatchObject({
    stderr: expect.stringMatching(/<repository>[^]*<subscription-id>|<subscription-id>[^]*<repository>/u) as unknown,
  });
});

test('the script creates the same with the Azure CLI as the program, and a second run changes nothing that exists', async () => {
  using here = scratch();
  const bootstrap = await initialized(here.folder, '--bootstrap', 'az');
  fillIn(bootstrap);
  const az = fakeAz(here.folder);

  const first = await runScript(bootstrap, az);
  const created = az.calls();
  await runScript(bootstrap, az);
  const again = az.calls().slice(created.length);

  expect(first.stdout).toBe('intune-plan: client id id-of-intune-plan\nintune-apply: client id id-of-intune-apply\n');
  expect(created.filter((call) => call.startsWith('ad app create'))).toHaveLength(2);
  expect(created.filter((call) => call.includes('appRoleAssignedTo'))).toHaveLength(5);
  expect(created.filter((call) => call.startsWith('ad app federated-credential create'))).toEqual(
    [
      ['plan', 'pull-requests', `${immutable}:pull_request`],
      ['plan', 'main', `${immutable}:ref:refs/heads/main`],
      ['apply', 'environment-intune', `${immutable}:environment:intune`],
    ].map(
      ([identity = '', name, subject]) =>
        `ad app federated-credential create --id id-of-intune-${identity} --parameters ${JSON.stringify({
          ...{ name, issuer: 'https://token.actions.githubusercontent.com', subject },
          audiences: ['api://AzureADTokenExchange'],
        })} --output none`,
    ),
  );
  expect(created.filter((call) => call.startsWith('role assignment create'))).toEqual([
    expect.stringContaining('--role Storage Blob Data Reader --scope /account/blobServices/default/containers/intune'),
    expect.stringContaining('--role Storage Blob Data Contributor --scope /account/'),
  ]);
  expect(created.join('\n')).toMatch(/--enable-versioning true --enable-delete-retention true/u);
  expect(created.join('\n')).toMatch(/--allow-shared-key-access false/u);
  expect(again.filter((call) => /^ad (?:app create|sp create|app federated-credential create)/u.test(call))).toEqual(
    [],
  );
  expect(again.filter((call) => call.includes('appRoleAssignedTo'))).toEqual([]);
});

test('a later run of the script removes the trusts, permissions and roles that the settings no longer list', async () => {
  using here = scratch();
  const bootstrap = await initialized(here.folder, '--bootstrap', 'az');
  fillIn(bootstrap);
  const az = fakeAz(here.folder);
  await runScript(bootstrap, az);
  const before = az.calls().length;
  const file = join(bootstrap, 'settings.json');
  const settings = JSON.parse(readFileSync(file, 'utf8')) as Settings;
  const [plan, apply] = settings.identities;
  const identities = [
    { ...plan, trusts: plan?.trusts.slice(1), permissions: plan?.permissions.slice(1) },
    { ...apply, role: 'Storage Blob Data Reader' },
  ];
  writeFileSync(file, JSON.stringify({ ...settings, identities }));

  const { stdout } = await runScript(bootstrap, az);
  const changed = az.calls().slice(before);
  const later = await runScript(bootstrap, az);

  expect(stdout.split('\n').filter((line) => line.includes('removed'))).toEqual([
    'intune-plan: removed the permission DeviceManagementApps.Read.All',
    'intune-plan: removed the trust pull-requests',
    'intune-apply: removed the role Storage Blob Data Contributor',
  ]);
  expect(changed.filter((call) => call.includes('delete')).filter((call) => !call.startsWith('storage'))).toEqual([
    expect.stringContaining(
      'servicePrincipals/principal-id-of-intune-plan/appRoleAssignments/id-of-role-Device',
    ) as unknown,
    'ad app federated-credential delete --id id-of-intune-plan --federated-credential-id pull-requests --output none',
    'role assignment delete --ids id-of-Storage Blob Data Contributor --output none',
  ]);
  expect(later.stdout).not.toContain('removed');
});

test('the script stops before it creates anything if the subscription belongs to another tenant', async () => {
  using here = scratch();
  const bootstrap = await initialized(here.folder, '--bootstrap', 'az');
  fillIn(bootstrap);
  const az = fakeAz(here.folder, 'ffffffff-0000-4000-8000-000000000000');

  await expect(runScript(bootstrap, az)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('az login --tenant') as unknown,
  });

  expect(az.calls().filter((call) => call.includes('create'))).toEqual([]);
});

test('adds the bootstrap to a repository of a program for Azure DevOps, and nothing else', async () => {
  using here = scratch();
  const created = ['--language', 'typescript', '--pipeline', 'azure'];
  await runCli(['init', 'contoso', '--from', 'registry', ...created], { cwd: here.folder });
  const repository = join(here.folder, 'contoso');
  const before = filesBelow(repository);

  await runCli(['init', '.', '--from', 'registry', '--bootstrap', 'az'], { cwd: repository });

  const added = filesBelow(repository).filter((file) => !before.includes(file));
  expect(added.map((file) => file.slice(repository.length + 1))).toEqual([
    'bootstrap/README.md',
    'bootstrap/azure.sh',
    'bootstrap/settings.json',
  ]);
  expect(settingsIn(join(repository, 'bootstrap')).identities[0]?.trusts[0]?.issuer).toBe('<issuer-of-intune-plan>');
});

test.each([['yaml'], ['typescript']])(
  'adds the bootstrap, and no pipelines, to a repository in %s that was created without pipelines',
  async (language) => {
    using here = scratch();
    const created = ['--language', language, '--pipeline', 'none'];
    await runCli(['init', 'contoso', '--from', 'registry', ...created], { cwd: here.folder });
    const repository = join(here.folder, 'contoso');
    const before = filesBelow(repository);

    await runCli(['init', '.', '--from', 'registry', '--bootstrap', 'az'], { cwd: repository });

    const added = filesBelow(repository).filter((file) => !before.includes(file));
    expect(added.map((file) => file.slice(repository.length + 1))).toEqual([
      'bootstrap/README.md',
      'bootstrap/azure.sh',
      'bootstrap/settings.json',
    ]);
    expect(settingsIn(join(repository, 'bootstrap')).identities.map(({ trusts }) => trusts)).toEqual([[], []]);
  },
);

test('keeps the name of the only declaration when it adds to a repository', async () => {
  using here = scratch();
  await runCli(['init', 'folder', '--from', 'registry', '--name', 'fabrikam'], { cwd: here.folder });
  const repository = join(here.folder, 'folder');

  await runCli(['init', '.', '--from', 'registry', '--bootstrap'], { cwd: repository });

  expect(existsSync(join(repository, 'tenants/folder.yaml'))).toBe(false);
  expect(readFileSync(join(repository, 'bootstrap/cdktf.json'), 'utf8')).toContain('fabrikam-bootstrap');
});

test('the script gives nothing to an app registration that exists with the name and has no role on the container', async () => {
  using here = scratch();
  const bootstrap = await initialized(here.folder, '--bootstrap', 'az');
  fillIn(bootstrap);
  const az = fakeAz(here.folder);
  writeFileSync(join(here.folder, 'fake-az/calls'), 'ad app create --display-name intune-plan\n');

  await expect(runScript(bootstrap, az)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('intune-plan (id-of-intune-plan) exists and has no role') as unknown,
  });

  expect(az.calls().filter((call) => /appRoleAssignedTo|federated-credential|ad sp create/u.test(call))).toEqual([]);
});

test('the script accepts a tenant id in upper case', async () => {
  using here = scratch();
  const bootstrap = await initialized(here.folder, '--bootstrap', 'az');
  fillIn(bootstrap);
  const file = join(bootstrap, 'settings.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace(demoTenantId, demoTenantId.toUpperCase()));

  const { stdout } = await runScript(bootstrap, fakeAz(here.folder));

  expect(demoTenantId.toUpperCase()).not.toBe(demoTenantId);
  expect(stdout).toContain('intune-apply: client id');
});

interface FakeAz {
  readonly env: Readonly<Record<string, string>>;
  readonly calls: () => readonly string[];
}

// It stores what it was asked to create, as Azure does.
const program = `#!/usr/bin/env node
const { appendFileSync, existsSync, readFileSync } = require('node:fs');
const file = process.env.FAKE_AZ + '/calls';
const parameters = process.argv.slice(2);
const call = parameters.join(' ');
const before = existsSync(file) ? readFileSync(file, 'utf8').split('\\n') : [];
appendFileSync(file, call + '\\n');
const after = (name) => parameters[parameters.indexOf(name) + 1];
const has = (part) => before.some((line) => line.includes(part));
const answer = () => {
  if (call.startsWith('account show')) return process.env.FAKE_AZ_TENANT;
  if (call.startsWith('storage account show')) return '/account';
  if (call.startsWith('ad sp show') && after('--query') === 'id') return 'graph-principal';
  if (call.startsWith('ad sp show'))
    return after('--query').includes('value==') ? 'role-' + /value=='([^']+)'/.exec(after('--query'))[1] : /id=='role-([^']+)'/.exec(after('--query'))[1];
  if (call.startsWith('ad app list')) return has('ad app create --display-name ' + after('--display-name')) ? 'id-of-' + after('--display-name') : '';
  if (call.startsWith('ad app create')) return 'id-of-' + after('--display-name');
  const client = /appId eq '([^']+)'/.exec(after('--filter') ?? '')?.[1];
  if (call.startsWith('ad sp list')) return has('ad sp create --id ' + client) ? 'principal-' + client : '';
  if (call.startsWith('ad sp create')) return 'principal-' + after('--id');
  if (call.startsWith('role assignment list') && after('--query').includes('!='))
    return before
      .filter((line) => line.startsWith('role assignment create --assignee-object-id ' + after('--assignee')))
      .map((line) => /--role (.*) --scope/.exec(line)[1])
      .filter((role) => !after('--query').includes("'" + role + "'") && !has('role assignment delete --ids id-of-' + role))
      .map((role) => 'id-of-' + role + '\\t' + role)
      .join('\\n');
  if (call.startsWith('role assignment list'))
    return has('role assignment create --assignee-object-id ' + after('--assignee')) ? '/role-assignment' : '';
  if (call.startsWith('ad app federated-credential list'))
    return before
      .flatMap((line) => line.startsWith('ad app federated-credential create --id ' + after('--id')) ? /"name":"([^"]+)"/.exec(line)[1] : [])
      .filter((name) => !has('ad app federated-credential delete --id ' + after('--id') + ' --federated-credential-id ' + name))
      .join('\\n');
  if (call.startsWith('rest --method get')) {
    const principal = /servicePrincipals\\/([^/]+)\\//.exec(after('--uri'))[1];
    return before
      .flatMap((line) => line.includes('"principalId": "' + principal + '"') ? /"appRoleId": "([^"]+)"/.exec(line)[1] : [])
      .filter((role) => !has(principal + '/appRoleAssignments/id-of-' + role))
      .map((role) => 'id-of-' + role + '\\t' + role)
      .join('\\n');
  }
};
const text = answer();
if (text) console.log(text);
`;

/** A program that replaces the Azure CLI. */
function fakeAz(parent: string, tenantId: string = demoTenantId): FakeAz {
  const folder = join(parent, 'fake-az');
  mkdirSync(folder);
  writeFileSync(join(folder, 'az'), program, { mode: 0o755 });
  const path = `${folder}${delimiter}${process.env.PATH ?? ''}`;
  const calls = join(folder, 'calls');
  return {
    env: { PATH: path, FAKE_AZ: folder, FAKE_AZ_TENANT: tenantId },
    calls: () => (existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : []),
  };
}

async function runScript(bootstrap: string, { env }: FakeAz): Promise<{ readonly stdout: string }> {
  return promisify(execFile)('bash', ['azure.sh'], { cwd: bootstrap, env });
}
