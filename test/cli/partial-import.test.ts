import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { tenantFixture } from './tenant-fixture.js';

const devices = [
  '  enrollment:',
  '    windows:',
  '      autopilotDevices:',
  '        csvFiles: [autopilot.csv]',
  '        devices: [{ serialNumber: PF-1, displayName: Front desk }, { serialNumber: PF-2, displayName: Back office }]',
];
const rows = ['PF-1,,T0EgAQEAHAAAAAoAFwBYZ0oA', 'PF-2,,T0EgAQEAHAAAAAoAFwBYZ0oB'];
const csv = (own: readonly string[]): string =>
  ['Device Serial Number,Windows Product ID,Hardware Hash', ...own, ''].join('\n');

test('ends with 1 if a first import of devices lacks one, and with 0 after the next apply imported it', async () => {
  await using fixture = await tenantFixture({ more: devices });
  const file = join(fixture.folder, 'autopilot.csv');
  writeFileSync(file, csv(rows.slice(0, 1)));

  const partial = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve']);
  writeFileSync(file, csv(rows));
  const completed = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve']);
  const last = await fixture.cli(['plan', 'tenant.yaml']);

  expect(partial.stdout + partial.stderr).toContain('INT2076');
  expect([partial, completed, last].map(({ exitCode }) => exitCode)).toEqual([1, 0, 0]);
});

test('ends with 1 if a new device was imported but one of its values was not written', async () => {
  await using fixture = await tenantFixture({ more: devices });
  writeFileSync(join(fixture.folder, 'autopilot.csv'), csv(rows));
  const match = { method: 'POST', path: /\/updateDeviceProperties$/u };
  fixture.emulator.addFault({ match, then: { status: 400 }, times: 1 });

  const partial = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve']);
  const completed = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve']);

  expect(partial.stdout + partial.stderr).toContain('INT2069');
  expect([partial.exitCode, completed.exitCode]).toEqual([1, 0]);
});
