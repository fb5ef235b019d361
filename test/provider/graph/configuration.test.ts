import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';

import { toTerraformName, unknown, type ValueObject } from '../../../core/index.js';
import {
  type Environment,
  environmentVariables,
  providerAttributes,
  resolveConfiguration,
} from '../../../provider/graph/index.js';
import { certificate } from './certificate.js';
import { clientId, tenantId } from './connect.js';
import { pfxOf } from './pfx-of.js';

const secret = { tenantId, clientId, clientSecret: 'planted-secret' };
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'graph-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('reads everything from the variables of azurerm and azuread', () => {
  const { settings, diagnostics } = resolveConfiguration(
    {},
    {
      ARM_TENANT_ID: tenantId.toUpperCase(),
      ARM_CLIENT_ID: clientId,
      ARM_CLIENT_SECRET: 's',
      ARM_ENVIRONMENT: 'china',
    },
  );

  expect(diagnostics).toEqual([]);
  expect(settings).toMatchObject({
    tenantId,
    cloud: 'china',
    endpoint: 'https://microsoftgraph.chinacloudapi.cn',
    authority: 'https://login.chinacloudapi.cn',
    scope: 'https://microsoftgraph.chinacloudapi.cn/.default',
    loopback: false,
    credential: { kind: 'clientSecret', clientId },
  });
});

test('prefers the provider block to the environment', () => {
  const { settings } = resolveConfiguration(secret, {
    ARM_TENANT_ID: '00000000-0000-0000-0000-000000000000',
    ARM_USE_CLI: 'true',
    ARM_CLIENT_SECRET: '',
  });

  expect(settings).toMatchObject({
    tenantId,
    credential: { kind: 'clientSecret' },
    endpoint: 'https://graph.microsoft.com',
  });
});

test.each<[string, ValueObject, Environment, object]>([
  ['a secret in a file', { clientId, clientSecretFilePath: '$secret' }, {}, { kind: 'clientSecret' }],
  ['a certificate in a file', { clientId, clientCertificatePath: '$pem' }, {}, { kind: 'clientCertificate' }],
  ['a PFX file without a password', { clientId, clientCertificatePath: '$pfx' }, {}, { kind: 'clientCertificate' }],
  [
    'a PFX file with a password',
    { clientId, clientCertificatePath: '$protected', clientCertificatePassword: 'right' },
    {},
    { kind: 'clientCertificate' },
  ],
  [
    'a PFX file as older versions of Windows export it',
    { clientId, clientCertificatePath: '$legacy', clientCertificatePassword: 'right' },
    {},
    { kind: 'clientCertificate' },
  ],
  [
    'a PFX file in base64',
    { clientId },
    { ARM_CLIENT_CERTIFICATE: pfxOf('right').toString('base64'), ARM_CLIENT_CERTIFICATE_PASSWORD: 'right' },
    { kind: 'clientCertificate' },
  ],
  [
    'a certificate in base64, before a secret in the environment',
    { clientId },
    { ARM_CLIENT_CERTIFICATE: Buffer.from(certificate).toString('base64'), ARM_CLIENT_SECRET: 's' },
    { kind: 'clientCertificate' },
  ],
  ['an identity token', { clientId }, { ARM_OIDC_TOKEN: 't' }, { kind: 'oidc', source: { from: 'token' } }],
  [
    'an identity token in a file',
    { clientId, oidcTokenFilePath: '$secret' },
    {},
    { kind: 'oidc', source: { from: 'file' } },
  ],
  [
    'GitHub Actions',
    { clientId },
    { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://x.example/?a=b', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 't' },
    { kind: 'oidc', source: { from: 'github' } },
  ],
  [
    'Azure DevOps',
    { clientId, azureDevopsServiceConnectionId: 'sc' },
    { SYSTEM_OIDCREQUESTURI: 'https://x.example/', SYSTEM_ACCESSTOKEN: 't' },
    { kind: 'oidc', source: { from: 'azureDevops', serviceConnectionId: 'sc' } },
  ],
  ['a managed identity', { useMsi: true }, {}, { kind: 'managedIdentity' }],
  ['a user-assigned identity', { useMsi: true, msiClientId: clientId }, {}, { kind: 'managedIdentity', clientId }],
  [
    'the Azure CLI, over a secret in the environment',
    { useCli: true },
    { ARM_CLIENT_SECRET: 's' },
    { kind: 'azureCli' },
  ],
  [
    'the switch that is on in the environment',
    {},
    { ARM_USE_CLI: '1', ARM_USE_MSI: '0', ARM_CLIENT_SECRET: 's' },
    { kind: 'azureCli' },
  ],
  ['the Azure CLI, where there is nothing else', {}, {}, { kind: 'azureCli', isDefault: true }],
  [
    'the Azure CLI, where an identity token is switched off',
    { useOidc: false },
    { ARM_OIDC_TOKEN: 't' },
    { kind: 'azureCli' },
  ],
  [
    'the Azure CLI, where Azure DevOps is not asked for',
    {},
    { SYSTEM_OIDCREQUESTURI: 'https://x', SYSTEM_ACCESSTOKEN: 't' },
    { kind: 'azureCli' },
  ],
])('signs in with %s', (_name, config, environment, credential) => {
  const { settings, diagnostics } = resolveConfiguration({ tenantId, ...withFiles(config) }, environment);

  expect(diagnostics).toEqual([]);
  expect(settings?.credential).toMatchObject(credential);
});

test('resolves paths from the current folder of the user, in the provider block and the environment', () => {
  write('secret');
  const environment = { INTUNEFORM_WORKING_FOLDER: folder, ARM_CLIENT_ID: clientId };

  const fromBlock = resolveConfiguration({ tenantId, clientSecretFilePath: 'secret' }, environment);
  const fromEnvironment = resolveConfiguration({ tenantId }, { ...environment, ARM_CLIENT_SECRET_FILE_PATH: 'secret' });

  expect([fromBlock.diagnostics, fromEnvironment.diagnostics]).toEqual([[], []]);
});

test.each<[string, ValueObject, Environment, readonly string[]]>([
  ['INT1400 no credentials, and no Azure CLI', { tenantId }, { ARM_USE_CLI: 'false' }, ['INT1400']],
  [
    'INT1400 no credentials for a loopback address, where no token of Microsoft may go',
    { tenantId, graphEndpoint: 'http://127.0.0.1:8080' },
    {},
    ['INT1400'],
  ],
  ['INT1401 no tenant', { clientId, clientSecret: 's' }, {}, ['INT1401']],
  ['INT1402 a tenant that is a domain', { ...secret, tenantId: 'contoso.com' }, {}, ['INT1402']],
  ['INT1402 a client id that is a name', { ...secret, clientId: 'app' }, {}, ['INT1402']],
  ['INT1403 a secret without a client', { tenantId, clientSecret: 's' }, {}, ['INT1403']],
  ['INT1404 two switches', { tenantId, useMsi: true, useCli: true }, {}, ['INT1404']],
  ['INT1404 a secret and a certificate', { ...secret, clientCertificatePath: '$pem' }, {}, ['INT1404']],
  ['INT1405 no identity token', { tenantId, clientId, useOidc: true }, {}, ['INT1405']],
  [
    'INT1405 no service connection',
    { tenantId, clientId, useOidc: true },
    { SYSTEM_OIDCREQUESTURI: 'https://x.example', SYSTEM_ACCESSTOKEN: 't' },
    ['INT1405'],
  ],
  ['INT1406 a secret file that is not there', { tenantId, clientId, clientSecretFilePath: '/none' }, {}, ['INT1406']],
  ['INT1406 an empty secret file', { tenantId, clientId, clientSecretFilePath: '$empty' }, {}, ['INT1406']],
  ['INT1406 a secret file that never ends', { tenantId, clientId, clientSecretFilePath: '/dev/zero' }, {}, ['INT1406']],
  [
    'INT1406 a certificate that never ends',
    { tenantId, clientId, clientCertificatePath: '/dev/zero' },
    {},
    ['INT1406'],
  ],
  ['INT1406 a certificate file that is a folder', { tenantId, clientId, clientCertificatePath: '/' }, {}, ['INT1406']],
  ['INT1407 a certificate that is not PEM', { tenantId, clientId, clientCertificatePath: '$secret' }, {}, ['INT1407']],
  ['INT1407 a certificate without its key', { tenantId, clientId, clientCertificatePath: '$public' }, {}, ['INT1407']],
  [
    'INT1407 a wrong password',
    { tenantId, clientId, clientCertificatePath: '$encrypted', clientCertificatePassword: 'no' },
    {},
    ['INT1407'],
  ],
  [
    'INT1407 a wrong password of a PFX file',
    { tenantId, clientId, clientCertificatePath: '$protected', clientCertificatePassword: 'no' },
    {},
    ['INT1407'],
  ],
  ['INT1407 no password of a PFX file', { tenantId, clientId, clientCertificatePath: '$protected' }, {}, ['INT1407']],
  ['INT1407 a damaged PFX file', { tenantId, clientId, clientCertificatePath: '$cut' }, {}, ['INT1407']],
  ['INT1407 no password', { tenantId, clientId, clientCertificatePath: '$encrypted' }, {}, ['INT1407']],
  [
    'INT1408 an endpoint with a version',
    { ...secret, graphEndpoint: 'https://graph.microsoft.com/v1.0' },
    {},
    ['INT1408'],
  ],
  ['INT1408 an endpoint without a scheme', { ...secret, graphEndpoint: 'graph.microsoft.com' }, {}, ['INT1408']],
  [
    'INT1408 an endpoint with a user',
    { ...secret, graphEndpoint: 'https://u:planted-secret@x.example' },
    {},
    ['INT1408'],
  ],
  ['INT1409 HTTP to another machine', { ...secret, graphEndpoint: 'http://127.0.0.1.example.com' }, {}, ['INT1409']],
  [
    'INT1409 HTTP for an identity token',
    { tenantId, clientId, oidcRequestUrl: 'http://x.example', oidcRequestToken: 't' },
    {},
    ['INT1409'],
  ],
  ['INT1410 no such cloud', { ...secret, environment: 'german' }, {}, ['INT1410']],
  ['INT1411 a switch that is neither', { ...secret }, { ARM_USE_MSI: 'yes' }, ['INT1411']],
  [
    'INT1412 a managed identity for a local Graph',
    { tenantId, useMsi: true, graphEndpoint: 'http://localhost:1' },
    {},
    ['INT1412'],
  ],
  [
    'all problems at once',
    { tenantId: 'contoso', clientSecretFilePath: '/none', environment: 'mars', graphEndpoint: 'http://x.example' },
    {},
    ['INT1402', 'INT1410', 'INT1409', 'INT1403', 'INT1406'],
  ],
])('fails when there is %s', (_name, config, environment, codes) => {
  const { settings, diagnostics } = resolveConfiguration(withFiles(config), environment);

  expect(settings).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toEqual(codes);
  expect(JSON.stringify(diagnostics)).not.toContain('planted-secret');
});

test('names the argument or variable as the user wrote it', () => {
  const { diagnostics } = resolveConfiguration({ ...secret, tenantId: 'contoso' }, { ARM_CLIENT_ID: 'app' });
  const fromEnvironment = resolveConfiguration({ tenantId, clientSecret: 's' }, { ARM_CLIENT_ID: 'app' });

  expect(diagnostics).toMatchObject([
    { where: { path: ['tenantId'] }, why: expect.stringContaining('provider argument tenant_id is "contoso"') },
  ]);
  expect(fromEnvironment.diagnostics[0]?.why).toContain('environment variable ARM_CLIENT_ID is "app"');
});

test.each<[string, ValueObject]>([
  ['a secret', { tenantId, clientId, clientSecret: unknown }],
  ['a tenant', { ...secret, tenantId: unknown }],
  ['a client', { tenantId, clientSecret: 's', clientId: unknown }],
  ['an endpoint', { ...secret, graphEndpoint: unknown }],
])('waits without a complaint for %s that is not known yet', (_name, config) => {
  expect(resolveConfiguration(config, {})).toEqual({ diagnostics: [] });
});

test('reports problems although another value is unknown', () => {
  const { diagnostics } = resolveConfiguration({ tenantId: 'contoso', clientSecret: unknown }, {});

  expect(diagnostics.map(({ code }) => code)).toEqual(['INT1402']);
});

test('does not print secrets with the settings', () => {
  const { settings } = resolveConfiguration(secret, {});

  expect(`${JSON.stringify(settings)} ${inspect(settings, { depth: 9, showHidden: true })}`).not.toContain(
    'planted-secret',
  );
});

test('documents every argument with its variables', () => {
  const names = Object.keys(environmentVariables) as (keyof typeof environmentVariables)[];

  expect(Object.keys(providerAttributes)).toEqual(expect.arrayContaining(names));
  // What is read ahead follows from the configuration alone.
  expect(Object.keys(providerAttributes)).toHaveLength([...names, 'readAhead'].length);
  for (const name of names) {
    for (const variable of environmentVariables[name])
      expect(providerAttributes[name].doc).toContain(`\`${variable}\``);
  }
});

test('hides the secret arguments, and no others', () => {
  const sensitive = Object.entries(providerAttributes).filter(([, attribute]) => 'sensitive' in attribute);

  expect(sensitive.map(([name]) => toTerraformName(name)).sort()).toEqual([
    'client_certificate',
    'client_certificate_password',
    'client_secret',
    'oidc_request_token',
    'oidc_token',
  ]);
});

/** Replaces `$name` by the path of a file of that content. */
function withFiles(config: ValueObject): ValueObject {
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) =>
      typeof value === 'string' && value.startsWith('$') ? [name, write(value.slice(1))] : [name, value],
    ),
  );
}

function write(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, contents[name] ?? '');
  return path;
}

const [publicPart = ''] = certificate.split('-----BEGIN PRIVATE KEY-----');
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

const contents: Readonly<Record<string, string | Buffer>> = {
  pfx: pfxOf(''),
  protected: pfxOf('right'),
  legacy: pfxOf('right', '-legacy'),
  cut: pfxOf('right').subarray(0, 900),
  secret: 'planted-secret\n',
  empty: '\n',
  pem: certificate,
  public: publicPart,
  encrypted: `${publicPart}${String(privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'right' }))}`,
};

test.each([
  ['the environment', {}, { INTUNEFORM_GRAPH_ENDPOINT: '' }],
  ['the provider block', { graphEndpoint: '' }, { INTUNEFORM_GRAPH_ENDPOINT: 'https://graph.microsoft.us' }],
])('refuses an empty address of Graph in %s, instead of the public cloud', (_case, block, environment) => {
  const { settings, diagnostics } = resolveConfiguration(
    { ...secret, ...block },
    { ARM_TENANT_ID: tenantId, ...environment },
  );

  expect(settings).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toEqual(['INT1408']);
});
