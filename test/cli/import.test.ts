import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { App } from '../../constructs/cdk.js';
import { guid, IntuneTenant } from '../../constructs/index.js';
import { textOf } from '../../core/index.js';
import { demoTenantId } from '../../emulator/index.js';
import { keepStateIn, startHttpBackend } from '../support/http-backend.js';
import { itemsOf } from '../support/tenant.js';
import { type TenantFixture, tenantFixture } from './tenant-fixture.js';

const categories = { more: ['  enrollment: { categories: [{ displayName: Kiosk }, { displayName: Office }] }'] };

async function idOf({ tenant }: TenantFixture, name: string): Promise<string> {
  const { body } = await tenant.request('GET', '/beta/deviceManagement/deviceCategories');
  return textOf(itemsOf(body).find(({ displayName }) => displayName === name)?.id) ?? '';
}

function writesOf({ emulator }: TenantFixture): number {
  return emulator.journal.filter(({ method, path }) => method !== 'GET' && path.startsWith('/deviceManagement/'))
    .length;
}

test('imports one object by section and name, writes nothing to the tenant, and the next plan contains it', async () => {
  await using fixture = await tenantFixture(categories);
  await fixture.apply();
  const id = await idOf(fixture, 'Kiosk');
  for (const lost of ['terraform.contoso.tfstate', 'terraform.contoso.tfstate.backup'])
    rmSync(join(fixture.folder, lost), { force: true });
  const before = writesOf(fixture);

  const imported = await fixture.cli(['import', 'tenant.yaml', 'categories.Kiosk', id, '--format', 'json']);
  const missing = await fixture.cli(['import', 'tenant.yaml', 'categories.Office', demoTenantId]);
  const again = await fixture.cli(['import', 'tenant.yaml', 'intune_device_category.kiosk', id]);
  const planned = await fixture.cli(['plan', 'tenant.yaml']);

  expect([imported.exitCode, missing.exitCode, again.exitCode]).toEqual([0, 1, 1]);
  expect(JSON.parse(imported.stdout)).toMatchObject({
    imported: { name: 'contoso', address: 'intune_device_category.kiosk', id },
  });
  expect(missing.stdout).toContain(`error INT2017: the tenant has no device category with id "${demoTenantId}"`);
  expect(again.stdout).toContain('error INT1038: the state of contoso already contains intune_device_category.kiosk');
  expect(writesOf(fixture)).toBe(before);
  expect(planned.stdout).toContain('device category "Office"');
  expect(planned.stdout).not.toContain('device category "Kiosk"');
});

test('fails if no or several declared objects match', async () => {
  await using fixture = await tenantFixture(categories);

  const none = await fixture.cli(['import', 'tenant.yaml', 'categories.Nothing', demoTenantId]);
  const several = await fixture.cli(['import', 'tenant.yaml', 'categories', demoTenantId]);

  expect([none.exitCode, several.exitCode]).toEqual([1, 1]);
  expect(none.stdout).toContain('error INT1037: nothing is declared as categories.Nothing');
  expect(several.stdout).toContain('error INT1037: categories matches several objects');
});

test('imports for a program, but not into the state of another tenant, wherever that state is stored', async () => {
  await using backend = await startHttpBackend();
  await using fixture = await tenantFixture();
  const declare = (tenantId: string): void => {
    const outdir = join(fixture.folder, 'program');
    rmSync(outdir, { recursive: true, force: true });
    const app = new App({ outdir });
    new IntuneTenant(app, 'contoso', {
      tenantId: guid(tenantId),
      authority: { desired: 'intune' },
      enrollment: { categories: [{ displayName: 'Kiosk' }] },
    });
    app.synth();
    keepStateIn(backend, outdir, 'contoso');
  };
  const category = { displayName: 'Kiosk' };
  await fixture.tenant.request('POST', '/beta/deviceManagement/deviceCategories', category);
  const id = await idOf(fixture, 'Kiosk');

  declare(demoTenantId);
  const imported = await fixture.cli(['import', 'program', 'categories.Kiosk', id]);
  const state = backend.state;
  declare('7f2504e0-4f89-41d3-9a0c-0305e82c3309');
  const refused = await fixture.cli(['import', 'program', 'categories.Kiosk', id]);

  expect([imported.exitCode, refused.exitCode]).toEqual([0, 1]);
  expect(state).toContain(id);
  expect(refused.stdout).toContain(`error INT2150: the state belongs to tenant ${demoTenantId}`);
  expect(backend.state).toBe(state);
});
