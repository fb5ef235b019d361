import { readFileSync } from 'node:fs';

import { createRedactor, isJsonObject, textOf } from '../../../core/index.js';
import { openEphemeralResource } from '../../../provider/engine/index.js';
import { androidDeviceOwnerEnrollmentProfile as profile } from '../../../provider/resources/android/android-device-owner-enrollment-profile.js';
import { androidEnrollmentToken } from '../../../provider/resources/android/android-enrollment-token.js';
import { createRuntime } from '../../../provider/runtime.js';
import { filesBelow } from '../../support/files-below.js';
import { startProvider } from '../../support/provider.js';
import { idOf, startTenant, type TestTenant } from '../../support/tenant.js';
import { withResource } from '../../support/terraform-json.js';

const path = '/beta/deviceManagement/androidDeviceOwnerEnrollmentProfiles';
const { declared } = profile.example;

/** What a new process of the provider opens of a profile. */
const open = async (tenant: TestTenant, profileId: string): ReturnType<typeof openEphemeralResource> => {
  tenant.restart();
  return openEphemeralResource(androidEnrollmentToken, { profileId }, tenant.context);
};

test('returns the token and the QR code of a profile, and requests nothing else', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });
  const profileId = idOf(await tenant.manage(profile, declared));
  const { body } = await tenant.handle.request('GET', `${path}/${profileId}`);
  const live = isJsonObject(body) ? body : {};
  tenant.requests();

  const { state, diagnostics } = await open(tenant, profileId);

  expect(diagnostics).toEqual([]);
  expect(state).toEqual({
    profileId,
    displayName: 'Warehouse scanners',
    enrollmentMode: 'corporateOwnedDedicatedDevice',
    tokenExpirationDateTime: live.tokenExpirationDateTime,
    tokenValue: live.tokenValue,
    qrCodeContent: live.qrCodeContent,
    qrCodeImage: isJsonObject(live.qrCodeImage) ? live.qrCodeImage.value : undefined,
  });
  expect(textOf(live.tokenValue)).toMatch(/^[0-9A-F]{20}$/u);
  expect(tenant.requests().map(({ path: at }) => decodeURIComponent(at).split('?')[1])).toEqual([
    '$select=displayName,enrollmentMode,tokenValue,tokenExpirationDateTime,qrCodeContent,qrCodeImage',
  ]);
});

test('returns no revoked token, and explains how to get a new one', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });
  const profileId = idOf(await tenant.manage(profile, declared));
  await tenant.handle.request('POST', `${path}/${profileId}/revokeToken`);

  const { state, diagnostics } = await open(tenant, profileId);

  expect(state).toBeNull();
  expect(diagnostics).toMatchObject([
    { code: 'INT2043', what: 'the enrollment token of "Warehouse scanners" cannot be used', severity: 'error' },
  ]);
});

test('returns no token of a missing profile, or of one that it cannot read', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });
  const profileId = idOf(await tenant.manage(profile, declared));

  const absent = await open(tenant, '00000000-0000-4000-8000-000000000000');
  tenant.emulator.addFault({ match: { path: /androidDeviceOwner/ }, times: 1, then: { status: 403 } });
  const forbidden = await open(tenant, profileId);

  expect([absent.state, forbidden.state]).toEqual([null, null]);
  expect(absent.diagnostics.map(({ code }) => code)).toEqual(['INT2018']);
  expect(forbidden.diagnostics[0]?.fix).toBe('grant the identity DeviceManagementConfiguration.Read.All');
});

test('registers every opened secret with the log’s redactor', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });
  const profileId = idOf(await tenant.manage(profile, declared));
  const redactor = createRedactor();
  const { engine } = createRuntime({ version: 'test', environment: {}, redactor });

  const { state } = await engine.openEphemeralResource(androidEnrollmentToken, { profileId }, tenant.context);

  const opened = [state?.tokenValue, state?.qrCodeContent, state?.qrCodeImage].map(String);
  expect(opened.map(redactor.redact)).toEqual(opened.map(() => '[redacted]'));
});

/** Every file of a folder, the hidden ones too, as one text. */
function everythingIn(folder: string): string {
  return filesBelow(folder)
    .map((file) => readFileSync(file, 'latin1'))
    .join('\n');
}

test('passes the token of one profile to a write-only argument of another, without storing it', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });
  await using provider = await startProvider(tenant);
  const { terraform } = provider;
  const type = 'intune_android_device_owner_enrollment_profile';
  const ephemeral = {
    intune_android_enrollment_token: { first: { profile_id: `\${${type}.subject.id}` } },
  };
  const second = {
    display_name: 'Headsets',
    enrollment_mode: 'corporateOwnedAOSPUserlessDevice',
    wifi_password: '${ephemeral.intune_android_enrollment_token.first.token_value}',
    wifi_password_version: 1,
  };
  const { resource } = withResource(profile, declared) as { readonly resource: Record<string, object> };
  terraform.write({ ephemeral, resource: { [type]: { ...resource[type], second } } });

  const planned = await terraform.run('plan', '-input=false', '-no-color', '-out=plan');
  const applied = await terraform.run('apply', '-input=false', '-no-color', 'plan');
  const again = await terraform.run('plan', '-input=false', '-no-color', '-detailed-exitcode', '-out=again');
  const shown = await terraform.run('show', '-json', 'again');

  const { body } = await tenant.handle.request('GET', path);
  const profiles = isJsonObject(body) && Array.isArray(body.value) ? body.value.filter(isJsonObject) : [];
  const token = textOf(profiles.find(({ displayName }) => displayName !== 'Headsets')?.tokenValue) ?? '';
  expect([planned.code, applied.code, again.code]).toEqual([0, 0, 0]);
  expect(profiles.find(({ displayName }) => displayName === 'Headsets')?.wifiPassword).toBe(token);
  expect(token).toHaveLength(20);
  expect(everythingIn(terraform.path)).toContain('Headsets');
  expect(everythingIn(terraform.path)).not.toContain(token);
  expect([planned, applied, again, shown].map(({ stdout, stderr }) => stdout + stderr).join()).not.toContain(token);
});
