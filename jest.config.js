/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: '<rootDir>/scripts/jest-environment.js',
  roots: ['<rootDir>/test'],
  globalSetup: '<rootDir>/scripts/jest-global-setup.js',
  globalTeardown: '<rootDir>/scripts/jest-remove-temporary-folder.js',
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\.ts$': '<rootDir>/scripts/jest-esbuild.js' },
  moduleNameMapper: {
    '^fast-check$': '<rootDir>/scripts/jest-fast-check.js',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  maxWorkers: 2,
  // A net for what hangs, and no measure: a test of the command line runs Terraform several times, perhaps on a busy machine.
  testTimeout: 180_000,
  reporters: ['default', '<rootDir>/scripts/closing-line-reporter.js'],
};
