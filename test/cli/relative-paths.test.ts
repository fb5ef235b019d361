import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { withAbsolutePaths } from '../../cli/process/path-variables.js';
import { demoApplication, demoTenant, demoTenantId, startEmulator } from '../../emulator/index.js';
import { runCli } from './cli-process.js';
import { scratch } from './scratch.js';

/** Terraform runs in the folder of the stack, and the user stands in another one. */
test('a relative path in a variable is relative to the current folder of the user, in every command that signs in', async () => {
  using here = scratch();
  await using emulator = await startEmulator({ tenants: [{ ...demoTenant, devices: 0 }] });
  writeFileSync(join(here.folder, 'secret.txt'), demoApplication.clientSecret);
  writeFileSync(
    join(here.folder, 'tenant.yaml'),
    `apiVersion: intuneform/v1
kind: IntuneTenant
metadata: { name: contoso }
spec: { tenantId: ${demoTenantId}, enrollment: { categories: [{ displayName: Kiosk }] } }
`,
  );
  const env = {
    INTUNEFORM_GRAPH_ENDPOINT: emulator.url,
    ARM_CLIENT_ID: demoApplication.clientId,
    ARM_CLIENT_SECRET_FILE_PATH: './secret.txt',
  };
  const run = async (...parameters: readonly string[]): Promise<number | null> =>
    (await runCli(parameters, { cwd: here.folder, env })).exitCode;

  expect(await run('plan', 'tenant.yaml')).toBe(2);
  expect(await run('apply', 'tenant.yaml')).toBe(0);
  expect(await run('drift', 'tenant.yaml')).toBe(0);
  expect(await run('doctor', 'tenant.yaml')).toBe(0);
  expect(await run('devices', 'tenant.yaml')).toBe(0);
  expect(await run('export', '--tenant', demoTenantId, '--include', 'retention', '--out', 'exported')).toBe(0);
});

test('variables with paths become absolute, also those of one tenant, and others stay', () => {
  const env = {
    ARM_CLIENT_CERTIFICATE_PATH: 'app.pem',
    ARM_OIDC_TOKEN_FILE_PATH__CONTOSO: '../token',
    NODE_EXTRA_CA_CERTS: '/etc/ca.pem',
    TF_DATA_DIR: '.terraform-data',
    ARM_CLIENT_ID: 'app.pem',
    SSL_CERT_FILE: '',
  };

  expect(withAbsolutePaths(env, '/srv/me')).toEqual({
    ...env,
    ARM_CLIENT_CERTIFICATE_PATH: '/srv/me/app.pem',
    ARM_OIDC_TOKEN_FILE_PATH__CONTOSO: '/srv/token',
  });
});
