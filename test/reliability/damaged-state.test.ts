import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { CliRun } from '../cli/cli-process.js';
import { type TenantFixture, tenantFixture } from '../cli/tenant-fixture.js';
import { daysInTenant, modeOf, writesTo } from './files.js';

const damages: readonly (readonly [string, (state: string) => string])[] = [
  ['of zero bytes', () => ''],
  ['that ends in the middle', (state) => state.slice(0, state.length / 2)],
  ['in which a member is of the wrong type', (state) => state.replaceAll(/"private": "[^"]*"/gu, '"private": "!!!"')],
];

const verbs = [
  ['plan', 'tenant.yaml'],
  ['apply', 'tenant.yaml', '--auto-approve'],
  ['apply', 'tenant.yaml', '--auto-approve', '--destroy'],
];

let fixture: TenantFixture;
let good: string;

/** Twice applied: then there is a backup that lists the objects. */
beforeAll(async () => {
  fixture = await tenantFixture({ days: 30 });
  await fixture.apply();
  fixture.declare({ days: 90 });
  await fixture.apply();
  good = readFileSync(stateFile(), 'utf8');
});

afterAll(() => fixture[Symbol.asyncDispose]());

function stateFile(): string {
  return join(fixture.folder, 'terraform.contoso.tfstate');
}

async function runAll(): Promise<readonly CliRun[]> {
  const runs: CliRun[] = [];
  for (const verb of verbs) runs.push(await fixture.cli(verb));
  return runs;
}

test.each(damages)('refuses a state %s in plan, apply and destroy, and offers the backup', async (_what, damage) => {
  const before = writesTo(fixture);
  writeFileSync(stateFile(), damage(good));

  const runs = await runAll();

  for (const { exitCode, stdout } of runs) {
    expect(exitCode).toBe(1);
    expect(stdout).toContain('error INT1321: the state file is damaged; nothing was planned or changed\n');
    expect(stdout).toContain(`where: ${stateFile()}\n`);
    expect(stdout).toContain(
      `which lists 2 objects: cp '${stateFile()}.backup' '${stateFile()}'; then run intuneform plan`,
    );
  }
  expect(readFileSync(stateFile(), 'utf8')).toBe(damage(good));
  expect(writesTo(fixture)).toBe(before);
});

test('refuses a missing state if there is a backup that OpenTofu encrypted', async () => {
  const before = writesTo(fixture);
  const backup = readFileSync(`${stateFile()}.backup`, 'utf8');
  rmSync(stateFile());
  writeFileSync(
    `${stateFile()}.backup`,
    JSON.stringify({ serial: 1, lineage: 'a', meta: {}, encrypted_data: 'AAAA', encryption_version: 'v0' }),
  );

  const { exitCode, stdout } = await fixture.cli(['plan', 'tenant.yaml']);

  writeFileSync(`${stateFile()}.backup`, backup);
  writeFileSync(stateFile(), good);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('error INT1321: the state file is missing; nothing was planned or changed\n');
  expect(stdout).toContain('its backup exists and is encrypted');
  expect(writesTo(fixture)).toBe(before);
});

test('refuses a missing state if its backup lists objects', async () => {
  const before = writesTo(fixture);
  rmSync(stateFile());

  const runs = await runAll();

  expect(runs.map(({ exitCode }) => exitCode)).toEqual([1, 1, 1]);
  expect(runs[0]?.stdout).toContain('error INT1321: the state file is missing; nothing was planned or changed\n');
  expect(writesTo(fixture)).toBe(before);
});

test('the suggested command restores a working state', async () => {
  writeFileSync(stateFile(), '');
  copyFileSync(`${stateFile()}.backup`, stateFile());

  const run = await fixture.cli(['plan', 'tenant.yaml']);

  // The backup is from before the last apply.
  expect(run.stdout).toContain('contoso: ');
  expect([0, 2, 3, 4]).toContain(run.exitCode);
  expect(await daysInTenant(fixture)).toBe(90);
});

test('reports if the backup is damaged too', async () => {
  await using other = await tenantFixture();
  const file = join(other.folder, 'terraform.contoso.tfstate');
  writeFileSync(file, '');
  writeFileSync(`${file}.backup`, '{');

  const run = await other.cli(['plan', 'tenant.yaml']);

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain(`because ${file}.backup is missing or damaged too`);
  expect(writesTo(other)).toBe(0);
});

test('a plan that is killed at its start leaves no state that a later one refuses', async () => {
  await using other = await tenantFixture();
  const file = join(other.folder, 'terraform.contoso.tfstate');

  const refused = await other.cli(['plan', 'tenant.yaml', '--graph-endpoint', 'http://127.0.0.1:9']);
  const text = readFileSync(file, 'utf8');
  const run = await other.cli(['plan', 'tenant.yaml']);

  expect(refused.exitCode).not.toBe(0);
  expect(JSON.parse(text)).toMatchObject({ version: 4, serial: 0, resources: [] });
  expect(modeOf(file)).toBe('600');
  expect(run.exitCode).toBe(2);
});

const withEncryption = { TF_ENCRYPTION: 'settings that only OpenTofu reads' };

test('a run without the encryption settings leaves no state that a run with them refuses', async () => {
  await using other = await tenantFixture();
  const file = join(other.folder, 'terraform.contoso.tfstate');
  await other.cli(['plan', 'tenant.yaml']);
  const begun = existsSync(file);

  const unreachable = ['--graph-endpoint', 'http://127.0.0.1:9'];
  await other.cli(['plan', 'tenant.yaml', ...unreachable], { env: withEncryption });

  expect([begun, existsSync(file)]).toEqual([true, false]);
});

test.each([
  ['in use', {}, true],
  ['written by Terraform', { serial: 1 }, false],
  ['with objects', { resources: [{ mode: 'managed', type: 'a', name: 'b', provider: 'c', instances: [] }] }, false],
])('an unencrypted state %s stays, also with encryption settings', async (_, members, isLocked) => {
  await using other = await tenantFixture();
  const file = join(other.folder, 'terraform.contoso.tfstate');
  const state = { version: 4, terraform_version: '1.12.6', serial: 0, lineage: 'a', outputs: {}, resources: [] };
  const text = JSON.stringify({ ...state, ...members });
  writeFileSync(file, text);
  if (isLocked) writeFileSync(join(other.folder, '.terraform.contoso.tfstate.lock.info'), '{}');

  await other.cli(['plan', 'tenant.yaml', '--graph-endpoint', 'http://127.0.0.1:9'], { env: withEncryption });

  expect(readFileSync(file, 'utf8')).toBe(text);
});
