import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';

import type { Diagnostic } from '../../../core/index.js';
import { tenantId } from './connect.js';

// A substitute for the Azure CLI with the calls that Azure's library makes.
const azureCli = `#!${process.execPath}
const [, , ...parameters] = process.argv;
const encode = (part) => Buffer.from(JSON.stringify(part)).toString('base64url');
const claims = { tid: '${tenantId}', scp: 'A B', upn: 'admin@contoso.com', exp: 4102444800 };
if (!parameters.join(' ').startsWith('account get-access-token') || !parameters.includes('${tenantId}')) process.exit(1);
console.log(JSON.stringify({
  accessToken: encode({ alg: 'none' }) + '.' + encode(claims) + '.c2lnbmF0dXJl',
  expires_on: 4102444800, expiresOn: '2100-01-01 00:00:00.000000', tokenType: 'Bearer', tenant: '${tenantId}',
}));
`;
const folder = mkdtempSync(join(tmpdir(), 'intuneform-az-'));
writeFileSync(join(folder, 'az'), azureCli, { mode: 0o755 });

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test.each([
  ['nothing else is set', {}],
  ['it was asked for', { useCli: true }],
])('signs in as the user of the Azure CLI where %s', async (_case, asked) => {
  const { diagnostics, identity } = await identityWith(asked, `${folder}${delimiter}${process.env.PATH ?? ''}`);

  expect(diagnostics).toEqual([]);
  expect(identity).toMatchObject({
    ...{ tenantId, kind: 'delegated', name: 'admin@contoso.com', permissions: ['A', 'B'] },
  });
});

test('prefers a credential in the environment to the Azure CLI, and never sends its user to a loopback address', async () => {
  const path = `${folder}${delimiter}${process.env.PATH ?? ''}`;

  const { diagnostics } = await identityWith({ graphEndpoint: 'http://127.0.0.1:9' }, path);
  const secret = await identityWith(
    { clientId: tenantId, clientSecret: 's', graphEndpoint: 'http://127.0.0.1:9' },
    path,
  );

  expect(diagnostics).toMatchObject([{ code: 'INT1400', why: expect.stringContaining('loopback') as unknown }]);
  expect(secret.diagnostics).not.toEqual([]);
  expect(secret.identity).toBeUndefined();
});

test.each([
  ['it was asked for', { useCli: true }, 'INT3107'],
  ['there is nothing else', {}, 'INT1400'],
])('says what to do where the Azure CLI is not there and %s', async (_case, asked, code) => {
  const { diagnostics } = await identityWith(asked, '');

  expect(diagnostics).toMatchObject([{ code, fix: expect.stringContaining('az login') as unknown }]);
});

interface Answer {
  readonly identity?: unknown;
  readonly diagnostics: readonly Diagnostic[];
}

/** Signs in with a separate Node process, because jest hides its environment from programs that a library starts. */
async function identityWith(config: object, path: string): Promise<Answer> {
  const given = JSON.stringify({ tenantId, ...config });
  const script = `
    const graph = require('./provider/graph/index.ts');
    const { settings, diagnostics } = graph.resolveConfiguration(${given}, {});
    const answer = settings ? graph.connectGraph(settings).identity() : Promise.resolve({ diagnostics });
    answer.then((result) => console.log(JSON.stringify(result)));
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', '-e', script], {
    cwd: resolve(__dirname, '../../..'),
    env: { ...process.env, PATH: path },
  });
  return JSON.parse(stdout) as Answer;
}
