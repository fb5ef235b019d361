import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../..');
/** Types to check, as a pattern of Terraform names, or `.` for all of them, which takes many minutes. */
const wanted = process.env.INTUNEFORM_HARNESS ?? '';

/** Skipped, and counted as such, unless asked for, and where Go or its modules are missing: no test downloads them. */
(wanted === '' || !hasModules() ? describe.skip : describe)('with Go', () => {
  test('terraform-plugin-testing passes every check of every resource type', () => {
    const { status, stdout } = spawnSync('npm', ['run', 'test:harness', '--', '--only', wanted], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });

    expect(stdout).toMatch(/^checks of terraform-plugin-testing: (\d+) of \1 passed$/mu);
    expect(status).toBe(0);
  }, 14_400_000);
});

function hasModules(): boolean {
  const listed = spawnSync('go', ['list', '-test', '-deps', './...'], {
    cwd: __dirname,
    env: { ...process.env, GOPROXY: 'off', GOFLAGS: '-mod=readonly' },
  });
  return listed.status === 0;
}
