import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Testing } from '../../constructs/cdk.js';
import { IntuneTenant } from '../../constructs/index.js';
import type { IntuneTenantProps } from '../../constructs/index.js';
import { demoTenantId } from '../../emulator/identities.js';
import { loadDeclaration } from '../../schemas/index.js';
import { startProvider } from '../support/provider.js';
import { startTenant } from '../support/tenant.js';

const root = join(__dirname, '../..');
const file = join(root, 'examples/windows-and-android.yaml');

function stackOf(props: Partial<IntuneTenantProps>): object {
  const tenant = new IntuneTenant(Testing.app(), 'fabrikam', { ...props, tenantId: demoTenantId });
  return JSON.parse(Testing.synth(tenant, true)) as object;
}

const spec = () => loadDeclaration(file).declaration?.spec ?? {};

test('the example in TypeScript synthesizes to the same Terraform JSON as that in YAML', () => {
  const folder = mkdtempSync(join(tmpdir(), 'restrictions-'));
  execFileSync(process.execPath, [join(root, 'node_modules/tsx/dist/cli.mjs'), file.replace('.yaml', '.ts')], {
    cwd: folder,
    env: { ...process.env, CDKTF_OUTDIR: folder },
    stdio: 'pipe',
  });
  const typescript = readFileSync(join(folder, 'stacks/fabrikam/cdk.tf.json'), 'utf8');
  rmSync(folder, { recursive: true });

  expect(withoutNotes(JSON.parse(typescript))).toEqual(withoutNotes(stackOf(spec())));
});

test('the example applies with real Terraform, plans nothing afterwards, and destroy puts the default back', async () => {
  await using tenant = await startTenant({ authority: 'unknown' });
  await tenant.handle.request(
    'POST',
    '/beta/deviceManagement/androidManagedStoreAccountEnterpriseSettings/completeSignup',
    { enterpriseToken: 'from Google' },
  );
  const before = await defaultsOf(tenant);
  await using provider = await startProvider(tenant);
  const { terraform } = provider;
  terraform.write(stackOf(spec()));

  await terraform.apply();
  const again = await terraform.changes();
  const applied = await defaultsOf(tenant);
  const destroyed = await terraform.apply('-destroy');

  expect(again).toEqual({});
  expect(applied).not.toEqual(before);
  expect(destroyed.code).toBe(0);
  expect(await defaultsOf(tenant)).toEqual(before);
});

test('a filter and the assignment that used it go in one apply, the assignment first', async () => {
  await using tenant = await startTenant();
  await using provider = await startProvider(tenant);
  const { terraform } = provider;
  const withFilter = (filter: object, filters: IntuneTenantProps['filters'] = []): object =>
    stackOf({
      authority: { desired: 'intune' },
      filters,
      enrollment: {
        restrictions: {
          custom: [{ displayName: 'A', platformType: 'windows', assignments: [{ allUsers: true, ...filter }] }],
        },
      },
    });
  terraform.write(
    withFilter({ filter: { include: 'F' } }, [
      { displayName: 'F', platform: 'windows10AndLater', rule: '(device.model -eq "A")' },
    ]),
  );
  await terraform.apply();

  terraform.write(withFilter({}));
  const { code, stderr } = await terraform.apply();

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(await terraform.changes()).toEqual({});
});

/** What the tenant's default restrictions are, save for what counts their changes. */
async function defaultsOf({ handle }: Awaited<ReturnType<typeof startTenant>>): Promise<object> {
  const path = `/beta/deviceManagement/deviceEnrollmentConfigurations/${handle.intuneAccountId}_DefaultPlatformRestrictions`;
  const { body } = await handle.request('GET', path);
  return { ...(body as object), version: 0, lastModifiedDateTime: '' };
}

/** Without cdktf's notes, which name the construct that each part comes from, and without the place of the state. */
function withoutNotes(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, member: unknown) => (key === '//' || key === 'backend' ? undefined : member)),
  );
}
