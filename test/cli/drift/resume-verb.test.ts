import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { endOf, startCli } from '../cli-process.js';
import { tenantFixture } from '../tenant-fixture.js';
import { until } from '../until.js';

const withoutTerraform = { PATH: '/nowhere', INTUNEFORM_TERRAFORM: '' };

test('an interrupted drift reports INT1376 and can be resumed', async () => {
  await using fixture = await tenantFixture();
  fixture.emulator.addFault({ match: { path: '/deviceManagement' }, then: { hang: true } });
  const env = { ...withoutTerraform, INTUNEFORM_GRAPH_ENDPOINT: fixture.emulator.url };
  const child = startCli(['drift', 'tenant.yaml', '--output', 'r.txt'], { cwd: fixture.folder, env });
  await until('the first request', () =>
    fixture.emulator.journal.some(({ path }) => path.includes('/deviceManagement')),
  );
  child.kill('SIGINT');

  const ended = await endOf(child);
  const text = readFileSync(join(fixture.folder, 'r.txt'), 'utf8');
  const kept = existsSync(join(fixture.folder, 'r.txt.partial'));
  fixture.emulator.clearFaults();
  const resumed = await fixture.cli(['drift', 'tenant.yaml', '--output', 'r.txt', '--resume'], {
    env: withoutTerraform,
  });

  expect(ended).toMatchObject({ exitCode: 1, stderr: 'stopping after the current step; please wait\n' });
  expect(text).toContain('INT1376');
  expect(kept).toBe(true);
  expect(resumed).toEqual({ exitCode: 3, stdout: '', stderr: '' });
  expect(readdirSync(fixture.folder).filter((file) => file.includes('.partial'))).toEqual([]);
});

test('--resume without --output is refused', async () => {
  await using fixture = await tenantFixture();

  const { exitCode, stdout } = await fixture.cli(['drift', 'tenant.yaml', '--resume']);

  expect(exitCode).toBe(1);
  expect(stdout).toContain('INT1301');
});
