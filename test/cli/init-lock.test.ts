import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

import { lockInit } from '../../cli/terraform/init-lock.js';
import { initialize } from '../../cli/terraform/initialize.js';
import { quietSession, tenantIn } from './quiet-session.js';
import { scratch } from './scratch.js';

/** A folder that another run on this machine initializes, and goes on doing so. */
function lockedFolder(): ReturnType<typeof scratch> & { readonly lock: string } {
  const here = scratch();
  const lock = join(here.folder, '.intuneform', 'init.lock');
  mkdirSync(join(here.folder, '.intuneform'), { mode: 0o700 });
  writeFileSync(join(here.folder, 'cdk.tf.json'), '{}');
  writeFileSync(lock, `${hostname()}\n${String(process.pid)}\n`);
  return { ...here, lock };
}

test('a run that waits for another initialization gives up eventually, and reports that run and the file', async () => {
  using here = lockedFolder();
  const told: string[] = [];

  const diagnostics = await initialize(tenantIn(here.folder), quietSession(here.folder, told), { patienceMs: 1500 });

  expect(diagnostics).toMatchObject([{ code: 'INT1330', severity: 'error' }]);
  expect(diagnostics[0]?.why).toContain(`process ${String(process.pid)} on this machine holds ${here.lock}`);
  expect(told).toEqual(['contoso: waiting for another run that initializes Terraform in the same folder, at most 2 s']);
  expect(readFileSync(here.lock, 'utf8')).toContain(hostname());
});

test('the lock of a killed run is taken at once', async () => {
  using here = lockedFolder();
  // No process has this id.
  writeFileSync(here.lock, `${hostname()}\n99999999\n`);

  const held = await lockInit(here.folder, { patienceMs: 1500, onWait: () => undefined });

  expect(held).toHaveProperty('share');
  if ('share' in held) held[Symbol.dispose]();
  expect(existsSync(here.lock)).toBe(false);
});
