import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { demoTenantId } from '../../emulator/index.js';
import type { CliRun } from './cli-process.js';
import { type TenantFixture, tenantFixture } from './tenant-fixture.js';

interface StageJson {
  readonly name: string;
  readonly state: string;
  readonly steps: readonly string[];
  readonly links: readonly string[];
}

const enrollment = [
  '  enrollment:',
  '    apple:',
  '      pushCertificate: { appleIdentifier: mdm@contoso.com }',
  '      automatedDeviceEnrollment: [{ tokenName: Contoso }]',
  '    android: { managedGooglePlay: { bound: true } }',
  '    windows: { automaticEnrollment: { mdmUserScope: { appliesTo: all } } }',
];

function stagesIn({ stdout }: CliRun): readonly StageJson[] {
  const { tenants } = JSON.parse(stdout) as { tenants: { stages: StageJson[] }[] };
  return tenants[0]?.stages ?? [];
}

const statesIn = (run: CliRun): Readonly<Record<string, string>> =>
  Object.fromEntries(stagesIn(run).map(({ name, state }) => [name, state]));

const emptyTenant = (): Promise<TenantFixture> =>
  tenantFixture({ more: enrollment }, { tenants: [{ tenantId: demoTenantId, authority: 'unknown' }] });

test('shows for each stage who does the next step, and writes the signing request', async () => {
  await using fixture = await emptyTenant();
  const next = (...more: readonly string[]): Promise<CliRun> =>
    fixture.cli(['next', 'tenant.yaml', '--format', 'json', ...more]);

  const first = await next('--signing-request', 'apns.csr');
  const applied = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve']);
  const second = await next();

  expect([first, applied, second].map(({ exitCode }) => exitCode)).toEqual([2, 2, 2]);
  expect(statesIn(first)).toEqual({
    authority: 'apply',
    signingRequest: 'person',
    pushCertificate: 'person',
    managedGooglePlay: 'person',
    userScope: 'person',
    adeToken: 'apply',
    profiles: 'apply',
  });
  expect(statesIn(second)).toEqual({ ...statesIn(first), authority: 'done', profiles: 'done' });
  expect(stagesIn(first).find(({ name }) => name === 'pushCertificate')?.links).toEqual([
    'https://identity.apple.com/pushcert',
  ]);
  expect(readFileSync(join(fixture.folder, 'apns.csr'), 'utf8')).toContain('BEGIN CERTIFICATE REQUEST');
});

test('is done (0) if everything matches, for people too, and shows no undeclared stage', async () => {
  await using fixture = await tenantFixture();
  await fixture.apply();

  const { exitCode, stdout } = await fixture.cli(['next', 'tenant.yaml']);

  expect(exitCode).toBe(0);
  expect(stdout).toBe('contoso\n  done    MDM authority\n  done    profiles and everything else\n');
});

test('has no verdict (5) if Graph does not respond, and does not assume that nothing is missing', async () => {
  await using fixture = await emptyTenant();
  fixture.emulator.addFault({ match: { path: 'androidManagedStoreAccountEnterpriseSettings' }, then: { status: 403 } });

  const run = await fixture.cli(['next', 'tenant.yaml', '--format', 'json']);

  expect(run.exitCode).toBe(5);
  expect(statesIn(run).managedGooglePlay).toBe('unknown');
});

test('reports that Graph returned no signing request, and writes no file', async () => {
  await using fixture = await emptyTenant();
  const path = /SigningRequest/u;
  fixture.emulator.addFault({ match: { path }, then: { status: 200, body: '{"value":null}' } });

  const run = await fixture.cli(['next', 'tenant.yaml', '--signing-request', 'apns.csr']);

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain('error INT1396');
  expect(existsSync(join(fixture.folder, 'apns.csr'))).toBe(false);
});
