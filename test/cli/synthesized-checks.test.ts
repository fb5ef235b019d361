import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { demoTenantId, startEmulator } from '../../emulator/index.js';
import { runCli } from './cli-process.js';
import { type Scratch, scratch } from './scratch.js';

const declaration = `apiVersion: intuneform/v1
kind: IntuneTenant
metadata: { name: contoso }
spec:
  tenantId: ${demoTenantId}
  authority: { desired: intune }
  enrollment:
    limits: { default: 5 }
    categories: [{ displayName: Kiosk }]
    windows:
      bulkEnrollment:
        packages: [{ name: Classroom, tokenExpirationDateTime: 2019-01-01T00:00:00Z }]
  retention:
    cleanupRules: [{ platform: windows, inactiveDays: 90 }]
`;

/** What a program synthesizes, by the same constructs. */
async function synthesized({ folder }: Scratch): Promise<void> {
  writeFileSync(join(folder, 'tenant.yaml'), declaration);
  await runCli(['synth', 'tenant.yaml'], { cwd: folder });
}

function edit({ folder }: Scratch, from: string, to: string): void {
  const file = join(folder, 'cdktf.out/stacks/contoso/cdk.tf.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}

test('validate accepts the output of a program, and names the invalid resource', async () => {
  using here = scratch();
  await synthesized(here);

  const good = await runCli(['validate', 'cdktf.out'], { cwd: here.folder });
  edit(here, '"limit": 5', '"limit": 99');
  edit(here, '"display_name": "Kiosk"', '"display_name": "Kiosk", "colour": "red"');
  const bad = await runCli(['validate', 'cdktf.out'], { cwd: here.folder });

  expect(good).toMatchObject({ exitCode: 0, stdout: '1 declaration is valid\n' });
  expect(bad.exitCode).toBe(1);
  expect(bad.stdout).toMatch(/where: .*intune_default_device_enrollment_limit\.\S+.*\n {2}why: {3}got 99/u);
  expect(bad.stdout).toContain('why:   intune_device_category has no colour\n');
  expect(bad.stdout.trimEnd()).toMatch(/2 errors$/u);
});

test('validate and doctor accept declarations and stacks together, and refuse two of one tenant', async () => {
  using here = scratch();
  await synthesized(here);

  const both = await runCli(['validate', 'tenant.yaml', 'cdktf.out'], { cwd: here.folder });
  const none = await runCli(['validate', 'nothing.out/cdk.tf.json'], { cwd: here.folder });

  expect(both.stdout).toContain('INT1016');
  expect(both.stdout).toContain('INT1017');
  expect(none.stdout).toContain('error INT1379: no synthesized stack was found');
});

test('doctor finds the same for a declaration and for its synthesized output', async () => {
  using here = scratch();
  await using emulator = await startEmulator();
  await synthesized(here);
  const env = { INTUNEFORM_GRAPH_ENDPOINT: emulator.url };
  const found = async (file: string): Promise<unknown> => {
    const { stdout } = await runCli(['doctor', file, '--format', 'json'], { cwd: here.folder, env });
    const { tenants } = JSON.parse(stdout) as { readonly tenants: readonly { readonly identity: object }[] };
    return tenants.map((tenant) => ({ ...tenant, identity: null }));
  };

  const ofStack = await found('cdktf.out');

  expect(ofStack).toEqual(await found('tenant.yaml'));
  expect(JSON.stringify(ofStack)).toContain('"name":"Classroom"');
});
