import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { repositoryRoot } from '../support/source-files.js';

const config = jest.requireActual<object>('../../jest.config.js');

/** On the built package, as a user runs it. */
test('the example of a test suite passes on the built package', () => {
  const own = {
    ...config,
    ...{ rootDir: repositoryRoot, roots: ['<rootDir>/examples'], reporters: [] },
    testMatch: ['<rootDir>/examples/testing/*.test.ts'],
  };
  const bin = join(repositoryRoot, 'node_modules/jest/bin/jest.js');

  const { stdout, stderr } = spawnSync(process.execPath, [bin, '--config', JSON.stringify(own), '--json'], {
    ...{ cwd: repositoryRoot, encoding: 'utf8' },
  });

  const result = JSON.parse(stdout === '' ? 'null' : stdout) as JestResult | null;
  expect(result?.testResults.map(({ message }) => message) ?? [stderr]).toEqual(['']);
  expect(result?.numPassedTests).toBe(4);
});

interface JestResult {
  readonly numPassedTests: number;
  readonly testResults: readonly { readonly message: string }[];
}
