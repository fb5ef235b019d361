import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

import { demoApplication, demoTenantId } from '../../../emulator/index.js';
import { certificate } from './certificate.js';
import { type MicrosoftHosts, startMicrosoftHosts } from './microsoft-hosts.js';

const { clientId, clientSecret } = demoApplication;
const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const federated = `${encoded({ alg: 'RS256' })}.${encoded({ aud: 'api://AzureADTokenExchange' })}.signature`;
const base64 = Buffer.from(certificate).toString('base64');

let hosts: MicrosoftHosts;

beforeAll(async () => {
  hosts = await startMicrosoftHosts({ tenantId: demoTenantId, categories: 2 });
});

afterAll(async () => {
  await hosts[Symbol.asyncDispose]();
});

interface Outcome {
  readonly read: unknown;
  readonly signIns: readonly string[];
}

/** Reads the device categories in another process, with the addresses of Microsoft's public cloud. */
async function readWith(credential: Readonly<Record<string, string | boolean>>): Promise<Outcome> {
  const source = `
    const graph = require('./provider/graph/index.ts');
    const { settings, diagnostics } = graph.resolveConfiguration(${JSON.stringify({ tenantId: demoTenantId, ...credential })}, {});
    if (!settings) throw new Error(JSON.stringify(diagnostics));
    const { graph: client } = graph.connectGraph(settings);
    client.list({ version: 'v1.0', path: '/deviceManagement/deviceCategories', area: 'enrollment' }).then((answer) => {
      const read = answer.state === 'present' ? answer.value.map(({ displayName }) => displayName) : answer.diagnostic;
      console.log(JSON.stringify(read));
    });`;
  const env = { PATH: process.env.PATH, ...hosts.environment };
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', '-e', source], {
    ...{ cwd: resolve(__dirname, '../../..'), encoding: 'utf8', env },
  });
  return { read: JSON.parse(stdout) as unknown, signIns: hosts.signIns() };
}

const categories = ['Category 1', 'Category 2'];

const direct = [`/${demoTenantId}/oauth2/v2.0/token intuneform`];
/** `@azure/identity` knows the metadata of Microsoft's clouds, and asks for nothing else either. */
const byLibrary = [`/${demoTenantId}/oauth2/v2.0/token azsdk-js-identity`];

test.each([
  ['a client secret', { clientId, clientSecret }, direct],
  ['an identity token of the pipeline', { clientId, useOidc: true, oidcToken: federated }, direct],
  ['a certificate', { clientId, clientCertificate: base64 }, byLibrary],
])('signs in to Microsoft Entra with %s, through a proxy', async (_kind, credential, signIns) => {
  expect(await readWith(credential)).toEqual({ read: categories, signIns });
  expect(hosts.hosts()).toEqual(['graph.microsoft.com', 'login.microsoftonline.com']);
});

test('reports a refusal of Microsoft Entra with its code, and without the secret', async () => {
  const secret = 'a-secret-that-was-never-issued';

  const { read } = await readWith({ clientId, clientSecret: secret });

  expect(read).toMatchObject({ code: 'INT3101', why: expect.stringContaining('AADSTS7000215') });
  expect(JSON.stringify(read)).not.toContain(secret);
});
