import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { isRefusedWithoutWaiting } from '../../cli/terraform/lock-wait.js';
import { tenantFixture } from './tenant-fixture.js';
import { until } from './until.js';

/** What Terraform 1.11 prints where it finds the lock taken and the file about its holder missing. */
const refusal = [
  'Error acquiring the state lock',
  'Error message: resource temporarily unavailable\nopen .terraform.tfstate.lock.info: no such file or directory',
];

test.each([
  ['is missing', refusal.join('\n\n'), true],
  ['is half written', refusal.join('\n\n').replace(/open .*/u, 'unexpected end of JSON input'), true],
  ['names the holder, after the full wait', `${refusal.join('\n\n')}\nLock Info:\n  ID: 4711`, false],
  ['is of another error', refusal.join('\n\n').replace('resource temporarily unavailable', 'permission denied'), false],
])('the file about the holder of the lock %s', (_what, stdout, expected) => {
  expect(isRefusedWithoutWaiting({ succeeded: false, stdout, stderr: '' })).toBe(expected);
});

test('concurrent runs wait for the state lock, also at the moment when Terraform cannot see its holder', async () => {
  await using fixture = await tenantFixture();
  await fixture.apply();
  const slow = { match: { method: 'GET', path: 'managedDeviceCleanupRules' }, times: 1, then: { delayMs: 20_000 } };
  fixture.emulator.addFault(slow);
  const info = join(fixture.folder, '.terraform.contoso.tfstate.lock.info');
  const first = fixture.cli(['plan', 'tenant.yaml']);
  await until('the lock', () => existsSync(info));

  // Terraform takes the lock first and then writes who holds it; at the end it removes that first.
  rmSync(info);
  const second = await fixture.cli(['plan', 'tenant.yaml']);

  expect([(await first).exitCode, second.exitCode]).toEqual([0, 0]);
  expect(second.stderr).toContain('contoso: waiting for the state lock, at most 120 s');
});
