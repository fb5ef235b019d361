import fs, { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { backendFile } from '../../cli/tenants/state-backend.js';
import { synthesize } from '../../cli/tenants/synthesize.js';
import { stackIn } from '../../cli/tenants/synthesized-program.js';
import { scratch } from './scratch.js';
import { tenantFixture } from './tenant-fixture.js';

/** cdktf synthesizes the same for a program and a declaration, so the folder of the declaration is used. */
const synth = ['synth', 'tenant.yaml', '--out', 'program'];

test('the output of a program is planned (2), applied (0), changed outside (3) and found by drift (3)', async () => {
  await using fixture = await tenantFixture();
  await fixture.cli(synth);

  const planned = await fixture.cli(['plan', 'program']);
  const applied = await fixture.cli(['apply', 'program']);
  await fixture.changeRule({ deviceInactivityBeforeRetirementInDays: 270 });
  const drifted = await fixture.cli(['plan', 'program/stacks/contoso']);
  const compared = await fixture.cli(['drift', 'program']);

  expect([planned, applied, drifted, compared].map(({ exitCode }) => exitCode)).toEqual([2, 0, 3, 3]);
  expect(planned.stdout).toMatch(/contoso: the declaration is ahead: 1 pending.*; 1 recorded/u);
  expect(applied.stdout).toBe('contoso: applied: 1 created, 1 recorded\n');
  // A program writes Graph's names.
  const row =
    /^DRIFT {4}cleanup rule "windows" {3}deviceInactivityBeforeRetirementInDays {3}declared 90 {3}tenant 270\n/u;
  expect(drifted.stdout).toMatch(row);
  expect(compared.stdout).toMatch(row);
});

test('its state is stored in the backend of the file', async () => {
  await using fixture = await tenantFixture();
  await fixture.cli(synth);
  writeFileSync(
    join(fixture.folder, backendFile),
    JSON.stringify({ local: { path: join(fixture.folder, '{name}.s') } }),
  );

  const { exitCode } = await fixture.cli(['apply', 'program', '--auto-approve']);

  expect(exitCode).toBe(0);
  expect(existsSync(join(fixture.folder, 'contoso.s'))).toBe(true);
});

test('its own backend is kept', () => {
  using here = scratch();
  const file = join(here.folder, 'cdk.tf.json');
  const hasLocalState = (backend: object): boolean | undefined => {
    writeFileSync(file, JSON.stringify({ provider: { intune: [{}] }, terraform: { backend } }));
    return stackIn(file, {}).stack?.hasLocalState;
  };

  expect(hasLocalState({ azurerm: { key: 'own' } })).toBe(false);
  expect(hasLocalState({ local: { path: 'own' } })).toBe(true);
});

test('a stack that cannot be written only affects its own tenant', () => {
  using here = scratch();
  writeFileSync(join(here.folder, backendFile), JSON.stringify({ local: { path: '{name}.s' } }));
  const stacks = ['one', 'two'].map((name, index) => {
    const folder = join(here.folder, name);
    const provider = { intune: [{ tenant_id: `${String(index)}1111111-2222-4333-8444-555555555555` }] };
    mkdirSync(folder);
    writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify({ provider }));
    return folder;
  });
  const write = jest.spyOn(fs, 'writeFileSync').mockImplementationOnce((path) => {
    throw Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'write', path });
  });

  const { tenants, diagnostics } = synthesize(stacks, { out: here.folder, cwd: here.folder, env: {} });
  write.mockRestore();

  expect(tenants.map(({ name }) => name)).toEqual(['two']);
  expect(diagnostics.map(({ code, where }) => [code, where?.file])).toEqual([
    ['INT1306', join(here.folder, 'one/cdk.tf.json')],
  ]);
});

test('reports a declaration and a program of one tenant, and folders without a stack of a program, all at once', async () => {
  await using fixture = await tenantFixture();
  await fixture.cli(synth);
  mkdirSync(join(fixture.folder, 'empty'));
  writeFileSync(join(fixture.folder, 'main.tf.json'), '{"provider":{"intune":[{}]}}');

  const run = await fixture.cli(['plan', 'tenant.yaml', 'program', 'empty', 'main.tf.json', '--out', 'elsewhere']);

  expect(run.exitCode).toBe(1);
  for (const code of ['INT1016', 'INT1017']) expect(run.stdout).toContain(`error ${code}: `);
  expect(run.stdout.match(/error INT1379: /gu)).toHaveLength(2);
  expect(run.stdout).toMatch(/contoso: the declaration is ahead: 1 pending.*; 1 recorded/u);
});
