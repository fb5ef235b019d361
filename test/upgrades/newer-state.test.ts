import { join } from 'node:path';

import { App } from '../../constructs/cdk.js';
import { IntuneTenant } from '../../constructs/index.js';
import { releaseOf, schemaVersionOf } from '../../core/index.js';
import { demoTenantId } from '../../emulator/index.js';
import { tenantFixture } from '../cli/tenant-fixture.js';
import { keepStateIn, startHttpBackend } from '../support/http-backend.js';

test('a state in a remote backend from a newer version is not changed, and the plan names that version', async () => {
  await using backend = await startHttpBackend();
  await using fixture = await tenantFixture();
  const outdir = join(fixture.folder, 'program');
  const app = new App({ outdir });
  new IntuneTenant(app, 'contoso', { tenantId: demoTenantId, authority: { desired: 'intune' } });
  app.synth();
  keepStateIn(backend, outdir, 'contoso');
  const applied = await fixture.cli(['apply', 'program', '--auto-approve']);
  const newer = backend.state?.replaceAll(/"schema_version": ?\d+/gu, '"schema_version": 2003');
  backend.state = newer;

  const planned = await fixture.cli(['plan', 'program']);

  expect([applied.exitCode, planned.exitCode]).toEqual([0, 1]);
  expect(newer).toContain('2003');
  expect(planned.stdout).toContain('error INT1314: the state needs intuneform 0.2.3 or newer');
  expect(backend.state).toBe(newer);
});

test.each([
  ['0.1.0', 1000],
  ['1.4.2', 1_004_002],
  ['12.0.999', 12_000_999],
] as const)('release %s and schema version %i are one', (release, version) => {
  expect(schemaVersionOf(release)).toBe(version);
  expect(releaseOf(version)).toBe(release);
});
