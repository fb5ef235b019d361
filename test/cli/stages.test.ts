import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { App } from '../../constructs/cdk.js';
import { IntuneTenant } from '../../constructs/index.js';
import type { JsonObject } from '../../core/index.js';
import { demoTenantId, type TenantHandle } from '../../emulator/index.js';
import { exampleCertificates } from '../../provider/resources/apple/apple-example-certificates.js';
import type { TenantSpec } from '../../schemas/index.js';
import type { CliRun } from './cli-process.js';
import { tenantFixture } from './tenant-fixture.js';

/** A tenant in which nothing is set up: no authority, no certificate, no binding. */
const empty = { tenants: [{ tenantId: demoTenantId, authority: 'unknown' as const }] };

const { serialNumber, pem } = exampleCertificates.first;
const profile = {
  displayName: 'BYOD iPhones',
  platform: 'iOS',
  defaultEnrollmentType: 'accountDrivenUserEnrollment',
} as const;

/** All objects that the tenant should have, from its first day. */
function specOf(certificate?: {
  readonly certificateFile: string;
  readonly certificateSerialNumber: string;
}): TenantSpec {
  const appleIdentifier = 'mdm@contoso.com';
  const pushCertificate = certificate ? { appleIdentifier, ...certificate } : { appleIdentifier };
  return {
    tenantId: demoTenantId,
    authority: { desired: 'intune' },
    enrollment: {
      limits: { default: 7 },
      categories: [{ displayName: 'Kiosk' }],
      apple: { pushCertificate, userInitiated: [profile] },
      android: {
        managedGooglePlay: { bound: true },
        corporateProfiles: [{ displayName: 'Scanners', enrollmentMode: 'corporateOwnedDedicatedDevice' }],
      },
    },
  };
}

const bind = (tenant: TenantHandle): Promise<unknown> =>
  tenant.request('POST', '/beta/deviceManagement/androidManagedStoreAccountEnterpriseSettings/completeSignup', {
    enterpriseToken: 'from-google',
  });

/** Writes the declaration into a folder, and answers what the command line is given. */
type Declare = (folder: string, spec: TenantSpec) => string;

/** JSON is YAML. */
const asYaml: Declare = (folder, spec) => {
  const declaration = { apiVersion: 'intuneform/v1', kind: 'IntuneTenant', metadata: { name: 'contoso' }, spec };
  writeFileSync(join(folder, 'tenant.yaml'), JSON.stringify(declaration));
  return 'tenant.yaml';
};

const asProgram: Declare = (folder, spec) => {
  const outdir = join(folder, 'program');
  rmSync(outdir, { recursive: true, force: true });
  const app = new App({ outdir });
  const tenant = new IntuneTenant(app, 'contoso', spec);
  tenant.addOverride('terraform.backend.local.path', join(folder, 'contoso.tfstate'));
  app.synth();
  return 'program';
};

interface WaitingJson {
  readonly noun: string;
  readonly by: unknown;
  readonly steps: readonly string[];
  readonly links: readonly string[];
}

function waitingIn({ stdout }: CliRun): readonly WaitingJson[] {
  const { tenants } = JSON.parse(stdout) as { tenants: { findings: JsonObject[] }[] };
  return (tenants[0]?.findings ?? [])
    .filter(({ code, kind }) => code === 'INT2109' && kind === 'waiting')
    .map(({ noun, next }) => ({ noun, ...(next as JsonObject) }) as unknown as WaitingJson);
}

const byNoun = (run: CliRun): Readonly<Record<string, unknown>> =>
  Object.fromEntries(waitingIn(run).map(({ noun, by }) => [noun, by]));

test.each([
  ['YAML', asYaml],
  ['constructs', asProgram],
] as const)('one declaration sets up an empty tenant in stages, through %s', async (_name, declare) => {
  await using fixture = await tenantFixture({}, empty);
  const file = declare(fixture.folder, specOf());
  const run = (...parameters: readonly string[]): Promise<CliRun> => fixture.cli([...parameters, '--format', 'json']);
  const apply = (): Promise<CliRun> => run('apply', file, '--auto-approve');

  const first = await run('plan', file);
  const applied = await apply();
  const left = await run('plan', file);
  await bind(fixture.tenant);
  const bound = await apply();
  writeFileSync(join(fixture.folder, 'apns.pem'), pem);
  declare(
    fixture.folder,
    specOf({ certificateFile: join(fixture.folder, 'apns.pem'), certificateSerialNumber: serialNumber }),
  );
  const uploaded = await apply();
  const last = await run('plan', file);

  expect([first, applied, left, bound, uploaded, last].map(({ exitCode }) => exitCode)).toEqual([2, 2, 2, 2, 0, 0]);
  expect(byNoun(first)).toEqual({
    'managed Google Play binding': 'person',
    'corporate Android profile': 'stage',
    'push certificate': 'person',
    'user-initiated enrollment profile': 'stage',
    'order of the user-initiated enrollment profiles': 'stage',
  });
  expect(byNoun(left)).toEqual(byNoun(first));
  expect(JSON.parse(applied.stdout)).toMatchObject({
    tenants: [
      {
        exitCode: 2,
        applied: { created: 1, adopted: 2, set: expect.arrayContaining(['MDM authority']) as unknown },
        waiting: expect.arrayContaining([expect.objectContaining({ code: 'INT2041', severity: 'warning' })]) as unknown,
        diagnostics: expect.not.arrayContaining([expect.objectContaining({ severity: 'error' })]) as unknown,
      },
    ],
  });
  const certificate = waitingIn(first).find(({ noun }) => noun === 'push certificate');
  expect(certificate?.steps).toHaveLength(3);
  expect(certificate?.links).toEqual(['https://identity.apple.com/pushcert']);
  expect(certificate?.steps[1]).toContain('mdm@contoso.com');
});

test('lists the remaining steps for a person, in text and Markdown, and asks nothing if nothing can be applied', async () => {
  await using fixture = await tenantFixture({}, empty);
  const file = asYaml(fixture.folder, specOf());

  const text = await fixture.cli(['plan', file]);
  const markdown = await fixture.cli(['plan', file, '--format', 'markdown']);
  const published = await fixture.cli(['apply', file]);
  // There is no saved plan any more, and no terminal to ask on.
  const again = await fixture.cli(['apply', file, '--auto-approve']);

  expect(text.stdout).toMatch(/^next, by a person:\nWAITING {2}/mu);
  expect(text.stdout).toMatch(/^ +1\. open the Intune admin center, https:\/\/intune\.microsoft\.com/mu);
  expect(text.stdout).not.toContain('tenant (none)');
  expect(markdown.stdout).toContain('<code>contoso</code>: next, by a person</summary>');
  expect(published.exitCode).toBe(2);
  expect(published.stdout).toContain('contoso: set: MDM authority');
  expect(published.stdout).toContain('next, by a person:\n- ');
  expect(again.exitCode).toBe(2);
  expect(again.stdout).not.toContain('applied');
});

test('a binding that was removed is drift with steps for a person, and does not block other changes', async () => {
  await using fixture = await tenantFixture({}, { tenants: [{ tenantId: demoTenantId, managedGooglePlay: 'bound' }] });
  const spec = (limit: number): TenantSpec => ({
    tenantId: demoTenantId,
    authority: { desired: 'intune' },
    enrollment: { limits: { default: limit }, android: { managedGooglePlay: { bound: true } } },
  });
  const file = asYaml(fixture.folder, spec(5));
  await fixture.apply();
  await fixture.tenant.request('POST', '/beta/deviceManagement/androidManagedStoreAccountEnterpriseSettings/unbind');
  asYaml(fixture.folder, spec(9));

  const planned = await fixture.cli(['plan', file]);
  const applied = await fixture.cli(['apply', file]);
  const after = await fixture.cli(['plan', file]);

  expect([planned, applied, after].map(({ exitCode }) => exitCode)).toEqual([4, 2, 3]);
  expect(planned.stdout).toMatch(/^DRIFT +managed Google Play binding +bindStatus/mu);
  expect(planned.stdout).toContain('apply cannot restore this');
  expect(applied.stdout).toContain('applied: 1 changed');
});
