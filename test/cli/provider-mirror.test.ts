import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { providerAddress } from '../../core/index.js';
import { engine } from '../support/engine.js';
import { runCli } from './cli-process.js';
import { scratch } from './scratch.js';

/** Initializes a bare configuration with plain Terraform, and answers the resources that the provider then offers. */
function resourcesAfterInit(folder: string, cliConfiguration: string): readonly string[] {
  const module = join(folder, 'module');
  mkdirSync(module);
  const required = { intune: { source: providerAddress } };
  writeFileSync(join(module, 'main.tf.json'), JSON.stringify({ terraform: { required_providers: required } }));
  writeFileSync(join(folder, 'terraform.tfrc'), cliConfiguration);
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: join(folder, 'home'),
    CHECKPOINT_DISABLE: '1',
    TF_CLI_CONFIG_FILE: join(folder, 'terraform.tfrc'),
  };
  execFileSync(engine, ['init', '-input=false'], { cwd: module, env, stdio: 'pipe' });
  const schema = execFileSync(engine, ['providers', 'schema', '-json'], { cwd: module, env, encoding: 'utf8' });
  const { provider_schemas: schemas } = JSON.parse(schema) as {
    provider_schemas: Record<string, { resource_schemas: object }>;
  };
  return Object.keys(schemas[providerAddress]?.resource_schemas ?? {});
}

test('plain terraform init finds the installed provider, and it runs', async () => {
  using here = scratch();
  await runCli(['provider', 'install'], { cwd: here.folder });

  expect(resourcesAfterInit(here.folder, '')).toContain('intune_mdm_authority');
});

test.each([
  ['unpacked', ['provider', 'install', '--dir', 'mirror']],
  ['packed', ['provider', 'package', '--dir', 'mirror']],
])('terraform init installs the %s provider from a filesystem mirror, and it runs', async (_what, parameters) => {
  using here = scratch();
  await runCli(parameters, { cwd: here.folder });

  const mirror = `provider_installation {\n  filesystem_mirror {\n    path = "${join(here.folder, 'mirror')}"\n  }\n}\n`;

  expect(resourcesAfterInit(here.folder, mirror)).toContain('intune_mdm_authority');
});
