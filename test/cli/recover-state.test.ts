import { execFile } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { demoApplication } from '../../emulator/identities.js';
import { demoTenantId } from '../../emulator/index.js';
import { engine } from '../support/engine.js';
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

function environmentOf({ emulator }: TenantFixture): Readonly<Record<string, string>> {
  return {
    PATH: process.env.PATH ?? '',
    INTUNEFORM_GRAPH_ENDPOINT: emulator.url,
    ARM_CLIENT_ID: demoApplication.clientId,
    ARM_CLIENT_SECRET: demoApplication.clientSecret,
  };
}
