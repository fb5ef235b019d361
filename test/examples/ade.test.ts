import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Testing } from '../../constructs/cdk.js';
import { IntuneTenant } from '../../constructs/index.js';
import { isJsonObject, type JsonObject, textOf } from '../../core/index.js';
import { demoTenantId } from '../../emulator/identities.js';
import type { Apple } from '../../schemas/index.js';
import { type ProviderFolder, startProvider } from '../support/provider.js';
import { testCertificates } from '../support/push-certificates.js';
import { itemsOf, startTenant, type TestTenant } from '../support/tenant.js';

type Token = NonNullable<Apple['automatedDeviceEnrollment']>[number];

/** Terraform JSON of a tenant with this token. */
function stackOf(token: Token): object {
  const tenant = new IntuneTenant(Testing.app(), 'contoso', {
    tenantId: demoTenantId,
    authority: { desired: 'intune' },
    enrollment: {
      apple: { pushCertificate: { appleIdentifier: 'mdm@contoso.com' }, automatedDeviceEnrollment: [token] },
    },
  });
  return JSON.parse(Testing.synth(tenant, true)) as object;
}

/** A tenant with a push certificate, and Terraform in a folder of its own. */
async function start(): Promise<{ readonly tenant: TestTenant; readonly provider: ProviderFolder }> {
  const tenant = await startTenant();
  await byHand(tenant, 'PATCH', '/applePushNotificationCertificate', {
    appleIdentifier: 'mdm@contoso.com',
    certificate: testCertificates.older.pem,
  });
  return { tenant, provider: await startProvider(tenant) };
}

async function byHand({ handle }: TestTenant, method: string, path: string, body: JsonObject = {}): Promise<string> {
  const answer = await handle.request(method, `/beta/deviceManagement${path}`, body);
  expect(answer.status).toBeLessThan(300);
  return isJsonObject(answer.body) ? (textOf(answer.body.id) ?? '') : '';
}

const said = ({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }): string =>
  (stdout + stderr).replaceAll(/[│\s]+/gu, ' ');

test('uploads token and password from files, stores neither, and plans nothing afterwards', async () => {
  const started = await start();
  await using tenant = started.tenant;
  await using provider = started.provider;
  const { terraform } = provider;
  writeFileSync(join(terraform.path, 'ade.p7m'), 'planted-secret-token');
  writeFileSync(join(terraform.path, 'admin.txt'), 'planted-secret-password\n');
  terraform.write(
    stackOf({
      tokenName: 'Contoso',
      appleIdentifier: 'ade@contoso.com',
      tokenFile: join(terraform.path, 'ade.p7m'),
      tokenVersion: '2026-11',
      profiles: {
        macOS: [
          {
            displayName: 'Macs',
            adminAccountUserName: 'service',
            adminAccountPasswordFile: join(terraform.path, 'admin.txt'),
            adminAccountPasswordVersion: '1',
          },
        ],
      },
      defaultProfiles: { macOS: 'Macs' },
    }),
  );

  const plan = await terraform.run('plan', '-input=false', '-no-color');
  await terraform.apply();
  const posts = tenant.bodiesOf('POST');
  const again = await terraform.changes();

  expect(posts).toContainEqual({ appleId: 'ade@contoso.com', depToken: 'planted-secret-token' });
  expect(posts).toContainEqual(expect.objectContaining({ adminAccountPassword: 'planted-secret-password' }));
  expect(again).toEqual({});
  expect(said(plan)).not.toContain('planted-secret');
  expect(readFileSync(join(terraform.path, 'terraform.tfstate'), 'utf8')).not.toContain('planted-secret');
});

test('fails the plan if the token file cannot be read, and names the file', async () => {
  const started = await start();
  await using _tenant = started.tenant;
  await using provider = started.provider;
  const tokenFile = join(provider.terraform.path, 'nowhere.p7m');
  const token = { tokenName: 'Contoso', appleIdentifier: 'ade@contoso.com', tokenFile, tokenVersion: '1' };
  provider.terraform.write(stackOf(token));

  const run = await provider.terraform.run('plan', '-input=false', '-no-color');

  expect(run.code).toBe(1);
  expect(said(run)).toMatch(/no file exists at .*nowhere\.p7m/u);
});

test('fails the plan if the token in the tenant belongs to another Apple ID', async () => {
  const started = await start();
  await using tenant = started.tenant;
  await using provider = started.provider;
  const id = await byHand(tenant, 'POST', '/depOnboardingSettings', { tokenName: 'Contoso' });
  await byHand(tenant, 'POST', `/depOnboardingSettings/${id}/uploadDepToken`, {
    appleId: 'old@contoso.com',
    depToken: 'x',
  });
  const stack = stackOf({ tokenName: 'Contoso', appleIdentifier: 'new@contoso.com' });
  provider.terraform.write({ ...stack, import: [{ to: 'intune_dep_onboarding_setting.contoso', id }] });

  const run = await provider.terraform.run('plan', '-input=false', '-no-color');

  expect(run.code).toBe(1);
  expect(said(run)).toContain('INT2030: the ADE token belongs to another Apple account');
});

test('imports a token, its profiles and its default that people created by hand, and changes nothing', async () => {
  const started = await start();
  await using tenant = started.tenant;
  await using provider = started.provider;
  const token = await byHand(tenant, 'POST', '/depOnboardingSettings', { tokenName: 'Contoso' });
  const path = `/depOnboardingSettings/${token}/enrollmentProfiles`;
  const profile = await byHand(tenant, 'POST', path, {
    '@odata.type': '#microsoft.graph.depIOSEnrollmentProfile',
    displayName: 'iPhones',
    requiresUserAuthentication: true,
    isMandatory: true,
    profileRemovalDisabled: true,
    supervisedModeEnabled: true,
    awaitDeviceConfiguredConfirmation: true,
    siriDisabled: true,
    enabledSkipKeys: ['Siri'],
  });
  await byHand(tenant, 'POST', `${path}/${profile}/setDefaultProfile`);
  const stack = stackOf({
    tokenName: 'Contoso',
    profiles: { ios: [{ displayName: 'iPhones' }] },
    defaultProfiles: { ios: 'iPhones' },
  });
  provider.terraform.write({
    ...stack,
    import: [
      { to: 'intune_dep_onboarding_setting.contoso', id: token },
      { to: 'intune_dep_ios_enrollment_profile.contoso-iphones', id: `${token}/${profile}` },
      { to: 'intune_default_dep_enrollment_profile.contoso-iOS', id: `${token}/iOS` },
      { to: 'intune_apple_push_notification_certificate.certificate', id: 'applePushNotificationCertificate' },
      { to: 'intune_mdm_authority.authority', id: demoTenantId },
    ],
  });

  const planned = await provider.terraform.changes();
  tenant.requests();
  await provider.terraform.apply();

  expect(planned).toEqual({});
  expect(tenant.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('reports a default that was chosen by hand as drift, and restores it', async () => {
  const started = await start();
  await using tenant = started.tenant;
  await using provider = started.provider;
  const { terraform } = provider;
  terraform.write(
    stackOf({
      tokenName: 'Contoso',
      profiles: { ios: [{ displayName: 'A' }, { displayName: 'B' }] },
      defaultProfiles: { ios: 'A' },
    }),
  );
  await terraform.apply();
  await byHand(tenant, 'POST', `${await pathOfProfile(tenant, 'B')}/setDefaultProfile`);
  tenant.restart();

  const plan = await terraform.plan();
  await terraform.apply();

  const address = 'intune_default_dep_enrollment_profile.contoso-iOS';
  expect(plan.resource_drift?.map((drift) => drift.address)).toEqual([address]);
  expect(await terraform.changes()).toEqual({});
});

/** Where a profile of the token is, below `/deviceManagement`. */
async function pathOfProfile(tenant: TestTenant, displayName: string): Promise<string> {
  const [token] = await listed(tenant, '/depOnboardingSettings', ({ tokenName }) => tokenName === 'Contoso');
  const path = `/depOnboardingSettings/${token ?? ''}/enrollmentProfiles`;
  const [profile] = await listed(tenant, path, (object) => object.displayName === displayName);
  return `${path}/${profile ?? ''}`;
}

async function listed(
  { handle }: TestTenant,
  path: string,
  wanted: (object: JsonObject) => boolean,
): Promise<readonly (string | null)[]> {
  const { body } = await handle.request('GET', `/beta/deviceManagement${path}`);
  return itemsOf(body)
    .filter(wanted)
    .map(({ id }) => textOf(id));
}
