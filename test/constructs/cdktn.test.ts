import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const config = jest.requireActual<{ readonly moduleNameMapper: object }>('../../jest.config.js');

/** Runs the suites of this folder and of the examples again with CDK Terrain instead of `cdktf`, as an npm alias would. */
test('the constructs work the same with CDK Terrain under the name cdktf', () => {
  const aliased = {
    ...config,
    rootDir: root,
    testMatch: ['<rootDir>/test/constructs/*.test.ts', '<rootDir>/test/examples/{names,restrictions,samples}.test.ts'],
    testPathIgnorePatterns: ['cdktn', 'peers'],
    moduleNameMapper: { ...config.moduleNameMapper, '^cdktf$': 'cdktn', '^cdktf/(.*)$': 'cdktn/$1' },
    reporters: [],
  };
  const bin = join(root, 'node_modules/jest/bin/jest.js');

  const { stdout, stderr } = spawnSync(process.execPath, [bin, '--config', JSON.stringify(aliased), '--json'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, INTUNEFORM_EXPECTED_CDK: 'cdktn' },
  });

  const result = JSON.parse(stdout === '' ? 'null' : stdout) as JestResult | null;
  const failures = result?.testResults.flatMap(({ message }) => (message === '' ? [] : [message])) ?? [stderr];
  expect(failures).toEqual([]);
  expect(result?.numPassedTests).toBeGreaterThan(40);
});

interface JestResult {
  readonly numPassedTests: number;
  readonly testResults: readonly { readonly message: string }[];
}
