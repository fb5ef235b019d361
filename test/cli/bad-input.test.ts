import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { demoTenantId, expiredApplication } from '../../emulator/index.js';
import { runCli } from './cli-process.js';
import { scratch } from './scratch.js';
import { tenantFixture, yamlOf } from './tenant-fixture.js';

test.each([
  ['unparsable YAML', 'a: [', 'INT1010'],
  ['a key twice', `${yamlOf({})}kind: IntuneTenant\n`, 'INT1011'],
  ['an unknown key', `${yamlOf({})}spce: {}\n`, 'INT1020'],
  ['a tenant that is no GUID', yamlOf({ tenantId: 'contoso' }), 'INT1101'],
  ['days out of range', yamlOf({ days: 400 }), 'INT1201'],
  ['a limit of 0', yamlOf({ limit: 0 }), 'INT1120'],
  ['a limit of 16', yamlOf({ limit: 16 }), 'INT1120'],
  ['an authority spelled as Graph does', yamlOf({ authority: 'sccm' }), 'INT1103'],
])('plan fails on %s before it looks for Terraform or Graph, and validate says the same', async (_what, yaml, code) => {
  using here = scratch();
  writeFileSync(join(here.folder, 'tenant.yaml'), yaml);
  const options = { cwd: here.folder, env: { PATH: '/nowhere' } };

  const validated = await runCli(['validate', 'tenant.yaml'], options);
  const planned = await runCli(['plan', 'tenant.yaml'], options);

  expect([validated.exitCode, planned.exitCode]).toEqual([1, 1]);
  expect(validated.stdout).toMatch(new RegExp(`^error ${code}: .*\\n {2}where: tenant\\.yaml:\\d+:\\d+`, 'mu'));
  expect(planned.stdout).toContain(`error ${code}: `);
});

test('fails with INT1303 if Terraform is missing, in text and in JSON', async () => {
  using here = scratch();
  writeFileSync(join(here.folder, 'tenant.yaml'), yamlOf({}));
  const options = { cwd: here.folder, env: { PATH: '/nowhere', INTUNEFORM_TERRAFORM: '' } };

  const text = await runCli(['plan', 'tenant.yaml'], options);
  const json = await runCli(['apply', 'tenant.yaml', '--format', 'json'], options);

  expect(text.stdout).toContain('error INT1303: Terraform was not found\n');
  expect(JSON.parse(json.stdout)).toMatchObject({ exitCode: 1, tenants: [], diagnostics: expect.anything() });
  expect(json.stdout).toContain('"INT1303"');
  expect([text.exitCode, json.exitCode]).toEqual([1, 1]);
});

test('fails with INT1304 if Terraform is older than 1.11', async () => {
  using here = scratch();
  writeFileSync(join(here.folder, 'tenant.yaml'), yamlOf({}));
  const program = join(here.folder, 'terraform');
  writeFileSync(program, '#!/bin/sh\necho "Terraform v1.10.5"\n');
  chmodSync(program, 0o755);

  const run = await runCli(['plan', 'tenant.yaml'], { cwd: here.folder, env: { INTUNEFORM_TERRAFORM: program } });

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain('error INT1304: Terraform is too old\n');
});

test.each([
  ['no credentials', {}, 'INT1400'],
  ['an HTTP endpoint that is not loopback', { INTUNEFORM_GRAPH_ENDPOINT: 'http://graph.example.com' }, 'INT1409'],
])('fails on %s', async (_what, env, code) => {
  using here = scratch();
  writeFileSync(join(here.folder, 'tenant.yaml'), yamlOf({}));

  const run = await runCli(['plan', 'tenant.yaml'], { cwd: here.folder, env });

  expect(run).toMatchObject({ exitCode: 1, stderr: '' });
  expect(run.stdout).toContain(`error ${code}: `);
});

test('gives no verdict if the endpoint refuses connections', async () => {
  using here = scratch();
  writeFileSync(join(here.folder, 'tenant.yaml'), yamlOf({}));
  const env = { INTUNEFORM_GRAPH_ENDPOINT: 'http://127.0.0.1:1' };

  const run = await runCli(['plan', 'tenant.yaml'], { cwd: here.folder, env });

  expect(run).toMatchObject({ exitCode: 5, stderr: '' });
  expect(run.stdout).toContain('error INT3007: ');
});

test('fails with INT3103 on an expired token', async () => {
  await using fixture = await tenantFixture();
  const env = { ARM_CLIENT_ID: expiredApplication.clientId, ARM_CLIENT_SECRET: expiredApplication.clientSecret };

  const run = await fixture.cli(['plan', 'tenant.yaml'], { env });

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain('error INT3103: ');
  expect(run.stdout).not.toContain(expiredApplication.clientSecret);
});

test('uses credentials from the environment instead of the demo credentials', async () => {
  await using fixture = await tenantFixture();
  const env = { ARM_CLIENT_ID: expiredApplication.clientId, ARM_CLIENT_SECRET: 'wrong' };

  const run = await fixture.cli(['plan', 'tenant.yaml'], { env });

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain('error INT3101: ');
});

test('fails on a transition from an authority that the tenant does not have', async () => {
  await using fixture = await tenantFixture({}, { tenants: [{ tenantId: demoTenantId, authority: 'office365' }] });
  const transition =
    '{ desired: intune, transition: { from: configurationManager, acknowledge: [subscription-removed, policies-ready, apns-required, irreversible] } }';
  writeFileSync(join(fixture.folder, 'tenant.yaml'), yamlOf({}).replace('{ desired: intune }', transition));

  const run = await fixture.cli(['plan', 'tenant.yaml']);

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toMatch(/^error INT2011: .*\n {2}where: tenant\.yaml:\d+:\d+ \(intune_mdm_authority\.authority/mu);
});

test('fails on a change of authority without a transition', async () => {
  await using fixture = await tenantFixture({}, { tenants: [{ tenantId: demoTenantId, authority: 'office365' }] });

  const run = await fixture.cli(['plan', 'tenant.yaml']);

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toMatch(/^error INT2010: /mu);
});

test('fails on a state of a newer provider, names the required version, and does not change the state', async () => {
  await using fixture = await tenantFixture();
  await fixture.apply();
  const file = join(fixture.folder, 'terraform.contoso.tfstate');
  const newer = readFileSync(file, 'utf8').replaceAll(/"schema_version": \d+/gu, '"schema_version": 1004002');
  writeFileSync(file, newer);

  const run = await fixture.cli(['plan', 'tenant.yaml']);

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain(
    'error INT1314: the state needs intuneform 1.4.2 or newer; nothing was planned or changed\n',
  );
  expect(readFileSync(file, 'utf8')).toBe(newer);
});

test('fails with INT1321 on a damaged state file', async () => {
  await using fixture = await tenantFixture();
  writeFileSync(join(fixture.folder, 'terraform.contoso.tfstate'), '{');

  const run = await fixture.cli(['plan', 'tenant.yaml']);

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain('error INT1321: the state file is damaged; nothing was planned or changed\n');
});

test('fails with INT1312 when the provider ends at once', async () => {
  using here = scratch();
  writeFileSync(join(here.folder, 'tenant.yaml'), yamlOf({}));
  const build = join(here.folder, 'build');
  mkdirSync(build);
  for (const file of ['package.json', 'provider.js', 'engine.js', 'schema.bin', 'identities.bin'])
    writeFileSync(join(build, file), '{}');
  writeFileSync(join(build, 'terraform-provider-intune'), '#!/bin/sh\nexit 1\n');
  chmodSync(join(build, 'terraform-provider-intune'), 0o755);

  const run = await runCli(['plan', 'tenant.yaml'], { cwd: here.folder, env: { INTUNEFORM_PROVIDER_BUILD: build } });

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain('error INT1312: the provider stopped unexpectedly\n');
});

test('fails with INT1306 when the result or the out folder cannot be written, and names the file', async () => {
  using here = scratch();
  writeFileSync(join(here.folder, 'tenant.yaml'), yamlOf({}));
  writeFileSync(join(here.folder, 'file'), '');

  const output = await runCli(['validate', 'tenant.yaml', '--output', 'nowhere/report.txt'], { cwd: here.folder });
  const out = await runCli(['synth', 'tenant.yaml', '--out', 'file/out'], { cwd: here.folder });

  expect(output).toMatchObject({ exitCode: 1, stdout: '' });
  expect(output.stderr).toContain('error INT1306: a file could not be written\n  where: nowhere/report.txt\n');
  expect(out.exitCode).toBe(1);
  expect(out.stdout).toContain('error INT1306: ');
});

test('detects a provider that changed under the same version, and installs it again', async () => {
  await using fixture = await tenantFixture();
  await fixture.apply();
  const build = join(fixture.folder, 'build');
  mkdirSync(build);
  for (const file of readdirSync('dist/provider/package')) {
    writeFileSync(join(build, file), readFileSync(join('dist/provider/package', file)));
  }
  writeFileSync(join(build, 'package.json'), '{ "type": "commonjs" }\n');
  chmodSync(join(build, 'terraform-provider-intune'), 0o755);

  const run = await fixture.cli(['plan', 'tenant.yaml'], { env: { INTUNEFORM_PROVIDER_BUILD: build } });

  expect(run).toMatchObject({ exitCode: 0, stdout: 'contoso: as declared (2 objects)\n' });
});
