import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { recognize } from '../../../cli/terraform/terraform-errors.js';
import { providerAddress } from '../../../core/index.js';
import { engine } from '../../support/engine.js';
import { type Folder, makeFolder } from './terraform.js';

const program = resolve('dist/provider/package/terraform-provider-intune');
let folder: Folder;

beforeEach(() => {
  if (!existsSync(program)) throw new Error('dist/ is missing: run npm run build first');
  folder = makeFolder();
});

afterEach(() => {
  folder.remove();
});

test('the provider starts without the NODE_OPTIONS of a shell, and reports that it is a plugin', () => {
  const { stderr, status } = spawnSync(program, {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '--no-such' },
  });

  expect([status, stderr]).toEqual([1, expect.stringContaining('INT')]);
});

test('without node on PATH, the error names Node.js', () => {
  const plugins = join(folder.path, 'plugins');
  mkdirSync(plugins);
  copyFileSync(program, join(plugins, 'terraform-provider-intune'));
  const overrides = `dev_overrides { "${providerAddress}" = ${JSON.stringify(plugins)} }\n  direct {}`;
  writeFileSync(join(folder.path, 'cli.tfrc'), `provider_installation {\n  ${overrides}\n}\n`);
  const source = `terraform {\n  required_providers {\n    intune = { source = "${providerAddress}" }\n  }\n}\n`;
  writeFileSync(
    join(folder.path, 'main.tf'),
    `${source}resource "intune_device_category" "a" { display_name = "x" }\n`,
  );
  const found = spawnSync('/bin/sh', ['-c', `command -v ${engine}`], { encoding: 'utf8' }).stdout.trim() || engine;
  const env = { PATH: plugins, HOME: folder.path, TF_CLI_CONFIG_FILE: join(folder.path, 'cli.tfrc') };

  const run = spawnSync(found, ['plan', '-no-color', '-input=false'], { cwd: folder.path, encoding: 'utf8', env });
  if (run.error) throw run.error;

  expect(run.stderr.replaceAll(/\s+/gu, ' ')).toContain('the provider needs Node.js 20.11 or newer');
  expect(recognize(run.stderr)?.code).toBe('INT1333');
});
