import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { runCli } from './cli-process.js';
import { scratch } from './scratch.js';
import { yamlOf } from './tenant-fixture.js';

test('code that help or a failed run left does not stay incomplete', async () => {
  using here = scratch();
  const cache = join(here.folder, 'cache');
  mkdirSync(cache, { mode: 0o700 });
  writeFileSync(join(here.folder, 'tenant.yaml'), yamlOf({}));
  const validate = async (parameter: string): Promise<{ readonly exitCode: number | null; readonly size: number }> => {
    const { exitCode } = await runCli(['validate', parameter], { cwd: here.folder, env: { INTUNEFORM_CACHE: cache } });
    const kept = readdirSync(join(cache, 'code')).find((name) => name.includes('-cli-validate.'));
    return { exitCode, size: kept === undefined ? 0 : statSync(join(cache, 'code', kept)).size };
  };

  const helped = await validate('--help');
  const failed = await validate('missing.yaml');
  const passed = await validate('tenant.yaml');
  const failedAgain = await validate('missing.yaml');
  const passedAgain = await validate('tenant.yaml');

  expect([failed, passed, failedAgain, passedAgain].map(({ exitCode }) => exitCode)).toEqual([1, 0, 1, 0]);
  expect(helped).toEqual({ exitCode: 0, size: 0 });
  expect(passed.size).toBeGreaterThan(failed.size * 1.2);
  expect([failedAgain.size, passedAgain.size]).toEqual([passed.size, passed.size]);
});
