import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { demoApplication } from '../../emulator/identities.js';
import { demoTenantId } from '../../emulator/index.js';
import { tenantFixture } from './tenant-fixture.js';

const otherTenantId = '11111111-2222-4333-8444-555555555555';

/** One shared credential that cannot sign in, and a separate one for a single tenant. */
const variables = {
  ARM_CLIENT_ID: demoApplication.clientId,
  ARM_CLIENT_SECRET: 'shared-secret-that-is-wrong',
  ARM_CLIENT_SECRET__CONTOSO_EU: demoApplication.clientSecret,
};

test('plan, apply, doctor and export sign in to a tenant with the variables that end with its name', async () => {
  await using fixture = await tenantFixture(
    { name: 'contoso-eu' },
    { tenants: [{ tenantId: demoTenantId, devices: 20 }, { tenantId: otherTenantId }] },
  );
  fixture.declare({ name: 'fabrikam', tenantId: otherTenantId }, 'fabrikam.yaml');
  const cli = (...parameters: string[]): ReturnType<typeof fixture.cli> => fixture.cli(parameters, { env: variables });

  const planned = await cli('plan', 'tenant.yaml', 'fabrikam.yaml', '--format', 'json');
  const applied = await cli('apply', 'tenant.yaml');
  const examined = await cli('doctor', 'tenant.yaml', '--format', 'json');
  const exported = await cli('export', '--tenant', demoTenantId, '--name', 'contoso-eu', '--include', 'retention');

  const { tenants } = JSON.parse(planned.stdout) as {
    readonly tenants: readonly {
      readonly verdict: string;
      readonly diagnostics: readonly { readonly code: string }[];
    }[];
  };
  expect(tenants.map(({ verdict }) => verdict)).toEqual(['pending', 'failed']);
  expect(tenants[1]?.diagnostics.map(({ code }) => code)).toContain('INT3101');
  expect([applied.stdout, applied.exitCode]).toEqual([expect.stringContaining('contoso-eu: applied'), 0]);
  expect(JSON.parse(examined.stdout)).toMatchObject({ tenants: [{ identity: { kind: 'application' } }] });
  expect(exported.exitCode).toBe(0);
  for (const { stdout, stderr } of [planned, applied, examined, exported])
    expect(`${stdout}${stderr}`).not.toMatch(/emulator-demo-secret|shared-secret/u);
  expect(readFileSync(join(fixture.folder, 'terraform.contoso-eu.tfstate'), 'utf8')).not.toContain('emulator-demo');
});
