const { existsSync } = require('node:fs');
const { delimiter, join } = require('node:path');
const setUpTemporaryFolder = require('./jest-temporary-folder.js');

/** Runs before all tests: creates a temporary folder for the run, and finds the Terraform that the tests start. */
module.exports = async function setUp() {
  setUpTemporaryFolder();
  // The same values in every run; `npm run test:random` draws others.
  process.env.INTUNEFORM_SEED ??= '20261129';
  if (!/^\d+$/u.test(process.env.INTUNEFORM_SEED)) throw new Error('INTUNEFORM_SEED is not a whole number');
  await setUpEngine(process.env);
  // CDK for Terraform runs this program to find its version.
  process.env.TERRAFORM_BINARY_NAME ??= process.env.INTUNEFORM_TERRAFORM ?? firstOnPath(process.env);
};

/**
 * Downloads Terraform, as `intuneform doctor --install-terraform` does, if there is neither `terraform` nor `tofu`. If
 * that fails, `INTUNEFORM_TEST_ENGINE_MISSING` explains how to get it, and the tests that need it are skipped.
 */
async function setUpEngine(env) {
  delete env.INTUNEFORM_TEST_ENGINE_MISSING;
  if (env.INTUNEFORM_TERRAFORM || isOnPath('terraform', env) || isOnPath('tofu', env)) return;
  const { findOrFetchTerraform } = require('tsx/cjs/api').require('../cli/terraform/fetch-terraform.ts', __filename);
  const engine = await findOrFetchTerraform(env);
  if ('code' in engine)
    env.INTUNEFORM_TEST_ENGINE_MISSING = `${engine.code}: ${engine.why}. To run them, ${engine.fix}`;
  else env.INTUNEFORM_TERRAFORM = engine.program;
}

function firstOnPath(env) {
  return ['terraform', 'tofu'].find((program) => isOnPath(program, env)) ?? 'terraform';
}

function isOnPath(program, { PATH = '' }) {
  return PATH.split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, program)));
}
