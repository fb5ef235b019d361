import { execFile } from 'node:child_process';
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { demoApplication } from '../../emulator/identities.js';
import { demoTenantId } from '../../emulator/index.js';
import { engine } from '../support/engine.js';
import { startHttpBackend } from '../support/http-backend.js';
import { type TenantFixture, tenantFixture } from './tenant-fixture.js';

const declared = [
  '  scopeTags: [{ displayName: Region }]',
  '  enrollment:',
  '    limits:',
  '      default: 4',
  '      custom: [{ displayName: Field, limit: 2, assignments: [{ group: Field staff }] }]',
  '    categories: [{ displayName: Kiosk, scopeTags: [Region] }, { displayName: Office }]',
];

function loseState({ folder }: TenantFixture): void {
  for (const lost of ['terraform.contoso.tfstate', 'cdktf.out', '.intuneform'])
    rmSync(join(folder, lost), { recursive: true, force: true });
}

/** Everything that was written to what Intune manages. */
function writesOf({ emulator }: TenantFixture): readonly string[] {
  return emulator.journal
    .filter(({ method, path }) => ['POST', 'PATCH', 'DELETE'].includes(method) && path.startsWith('/deviceManagement/'))
    .map(({ method, path }) => `${method} ${path}`);
}

test('docs/recover-state.md: a lost state is rebuilt with onExisting: adopt, and nothing is written to the tenant', async () => {
  await using fixture = await tenantFixture({ more: declared });
  await fixture.apply();
  loseState(fixture);
  fixture.declare({ more: ['  onExisting: adopt', ...declared] });
  const before = writesOf(fixture).length;

  const planned = await fixture.cli(['plan', 'tenant.yaml']);
  const applied = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve']);
  fixture.declare({ more: declared });
  const next = await fixture.cli(['plan', 'tenant.yaml']);

  expect(planned.stdout).not.toContain('to create');
  expect([applied.exitCode, next.exitCode]).toEqual([0, 0]);
  expect(writesOf(fixture).slice(before)).toEqual([]);
});

test('docs/recover-state.md: a lost state is rebuilt with the imports of an export', async () => {
  await using fixture = await tenantFixture({ more: declared });
  await fixture.apply();
  loseState(fixture);
  await fixture.cli(['export', '--tenant', demoTenantId, '--name', 'recovered', '--out', 'recovered']);
  copyFileSync(
    join(fixture.folder, 'recovered', 'recovered.imports.json'),
    join(fixture.folder, 'tenant.imports.json'),
  );

  const planned = await fixture.cli(['plan', 'tenant.yaml']);
  const applied = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve']);
  const next = await fixture.cli(['plan', 'tenant.yaml']);

  expect(planned.stdout).not.toContain('to create');
  expect(planned.stdout).not.toContain('INT2153');
  expect([applied.exitCode, next.exitCode]).toEqual([0, 0]);
});

test('docs/states.md: plain Terraform works in the folder of the stack', async () => {
  await using fixture = await tenantFixture({ more: declared });
  await fixture.apply();
  await fixture.cli(['provider', 'install']);
  const env = { ...environmentOf(fixture), HOME: join(fixture.folder, 'home') };
  // Not in this process' turn: the emulator has to answer meanwhile.
  const terraform = async (...parameters: readonly string[]): Promise<string> => {
    const run = promisify(execFile)(engine, ['-chdir=cdktf.out/stacks/contoso', ...parameters], {
      cwd: fixture.folder,
      env,
    });
    return (await run).stdout;
  };

  await terraform('init', '-input=false');
  const list = await terraform('state', 'list');
  const replaced = await terraform('plan', '-input=false', '-no-color', '-replace=intune_device_category.kiosk');
  const targeted = await terraform('plan', '-input=false', '-no-color', '-target=intune_device_category.office');
  await terraform('state', 'rm', 'intune_device_category.office');
  const next = await fixture.cli(['plan', 'tenant.yaml']);

  expect(list).toContain('intune_device_category.kiosk');
  expect(replaced).toContain('intune_device_category.kiosk will be replaced, as requested');
  expect(targeted).toContain('No changes');
  expect(next.stdout).toMatch(/INT2153: the tenant already has a device category named "Office"/u);
});

test('docs/pipelines-setup.md: a local state moves to a backend, and the next plan is empty', async () => {
  await using backend = await startHttpBackend();
  await using fixture = await tenantFixture({ more: declared });
  await fixture.apply();

  writeFileSync(
    join(fixture.folder, 'intuneform.backend.json'),
    JSON.stringify({ http: { address: `${backend.url}/{name}` } }),
  );
  const synthesized = await fixture.cli(['synth', 'tenant.yaml']);
  await fixture.cli(['provider', 'install']);
  const terraform = (...parameters: readonly string[]): Promise<{ readonly stdout: string }> =>
    promisify(execFile)(engine, parameters, {
      cwd: join(fixture.folder, 'cdktf.out/stacks/contoso'),
      env: { ...environmentOf(fixture), HOME: join(fixture.folder, 'home') },
    });
  // What a person confirms, is forced here.
  await terraform('init', '-migrate-state', '-force-copy', '-input=false');
  rmSync(join(fixture.folder, 'terraform.contoso.tfstate'));
  // The command line keeps states of the emulator in files, wherever the backend file says otherwise.
  const { stdout } = await terraform('plan', '-input=false', '-no-color');

  expect(synthesized.exitCode).toBe(0);
  expect(backend.state).toContain('intune_device_category');
  expect(stdout).toContain('No changes');
});

function environmentOf({ emulator }: TenantFixture): Readonly<Record<string, string>> {
  return {
    PATH: process.env.PATH ?? '',
    INTUNEFORM_GRAPH_ENDPOINT: emulator.url,
    ARM_CLIENT_ID: demoApplication.clientId,
    ARM_CLIENT_SECRET: demoApplication.clientSecret,
  };
}
