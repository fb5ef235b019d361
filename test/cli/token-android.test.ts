import { isJsonObject, type JsonObject, textOf } from '../../core/index.js';
import { testWithTerminal } from '../support/native-terminal.js';
import { type TenantFixture, tenantFixture } from './tenant-fixture.js';
import { onTerminal } from './terminal.js';

const base = '/beta/deviceManagement';
const profiles = `${base}/androidDeviceOwnerEnrollmentProfiles`;

/** A profile in the tenant of a fixture, with its token. */
async function makeProfile({ tenant }: TenantFixture, displayName = 'Warehouse scanners'): Promise<JsonObject> {
  const signUp = `${base}/androidManagedStoreAccountEnterpriseSettings/completeSignup`;
  await tenant.request('POST', signUp, { enterpriseToken: 'from Google' });
  const enrollmentMode = 'corporateOwnedDedicatedDevice';
  const { body } = await tenant.request('POST', profiles, { displayName, enrollmentMode });
  if (!isJsonObject(body)) throw new Error('no profile was made');
  return body;
}

const ask = (...more: readonly string[]): readonly string[] => ['token', 'android', ...more];

testWithTerminal('shows the token to a person on a terminal, found by name without case', async () => {
  await using fixture = await tenantFixture();
  const { tokenValue, qrCodeContent } = await makeProfile(fixture);
  const env = { INTUNEFORM_GRAPH_ENDPOINT: fixture.emulator.url };

  const terminal = onTerminal(ask('warehouse SCANNERS', 'tenant.yaml', '--no-color'), { cwd: fixture.folder, env });
  const { exitCode, screen } = await terminal.ended();

  expect(exitCode).toBe(0);
  expect(screen).toContain('contoso: Warehouse scanners (corporateOwnedDedicatedDevice)');
  expect(screen).toContain(`token    ${textOf(tokenValue) ?? '?'}`);
  expect(screen.replaceAll('\n', '')).toContain(textOf(qrCodeContent) ?? '?');
});

test('does not show the token where it would be stored, and does not even ask Graph', async () => {
  await using fixture = await tenantFixture();
  const { tokenValue } = await makeProfile(fixture);
  fixture.emulator.clearJournal();

  const { exitCode, stdout, stderr } = await fixture.cli(ask('Warehouse scanners', 'tenant.yaml'));

  expect(exitCode).toBe(1);
  expect(stdout).toContain('error INT1322: enrollment tokens are only shown in a terminal');
  expect(stdout + stderr).not.toContain(textOf(tokenValue));
  expect(fixture.emulator.journal).toEqual([]);
});

test('gives it to a program with --reveal', async () => {
  await using fixture = await tenantFixture();
  const { id, tokenValue } = await makeProfile(fixture);

  const run = await fixture.cli(ask('Warehouse scanners', 'tenant.yaml', '--reveal', '--format', 'json'));

  expect(JSON.parse(run.stdout)).toMatchObject({
    verb: 'token android',
    exitCode: 0,
    tokens: [{ tenant: 'contoso', profileId: id, displayName: 'Warehouse scanners', tokenValue }],
  });
});

test('lists the existing profiles if the name is wrong', async () => {
  await using fixture = await tenantFixture();
  await makeProfile(fixture);

  const { exitCode, stdout } = await fixture.cli(ask('Scanners', 'tenant.yaml', '--reveal'));

  expect(exitCode).toBe(1);
  expect(stdout).toContain('error INT1323: the tenant has no corporate Android profile named "Scanners"');
  expect(stdout).toContain('it has "Warehouse scanners"');
});

test('does not choose between profiles of one name', async () => {
  await using fixture = await tenantFixture();
  const first = await makeProfile(fixture);
  const second = await makeProfile(fixture, 'warehouse scanners');

  const { exitCode, stdout } = await fixture.cli(ask('Warehouse scanners', 'tenant.yaml', '--reveal'));

  expect(exitCode).toBe(1);
  expect(stdout).toContain('error INT1324: ');
  expect(stdout).toContain(`their ids are ${textOf(first.id) ?? '?'}, ${textOf(second.id) ?? '?'}`);
});

test('shows no revoked token', async () => {
  await using fixture = await tenantFixture();
  const { id, tokenValue } = await makeProfile(fixture);
  await fixture.tenant.request('POST', `${profiles}/${textOf(id) ?? ''}/revokeToken`);

  const { exitCode, stdout } = await fixture.cli(ask('Warehouse scanners', 'tenant.yaml', '--reveal'));

  expect(exitCode).toBe(1);
  expect(stdout).toContain('error INT2043: the enrollment token of "Warehouse scanners" cannot be used');
  expect(stdout).not.toContain(textOf(tokenValue));
});

test('has no --output, because the token must not be stored in a file', async () => {
  await using fixture = await tenantFixture();

  const { exitCode, stderr } = await fixture.cli(ask('A', 'tenant.yaml', '--output', 'token.txt'));

  expect(exitCode).toBe(1);
  expect(stderr).toContain('INT1301');
});
