import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { providerAddress } from '../../../core/index.js';
import { engine } from '../../support/engine.js';
import { isOpenTofu } from '../../support/only-opentofu.js';
import { type Bundle, bundleFixture } from './child.js';
import { type Folder, makeFolder } from './terraform.js';

let bundle: Bundle;
let folder: Folder;

beforeAll(async () => {
  bundle = await bundleFixture();
});

beforeEach(() => {
  folder = makeFolder();
  installProvider();
});

afterEach(() => {
  folder.remove();
});

afterAll(() => {
  bundle.remove();
});

/** Terraform starts a provider of a development override from its folder. */
function installProvider(): void {
  const plugins = join(folder.path, 'plugins');
  mkdirSync(plugins);
  const program = join(plugins, 'terraform-provider-intune');
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${bundle.path}" "$@"\n`);
  chmodSync(program, 0o755);
  const overrides = `dev_overrides { "${providerAddress}" = ${JSON.stringify(plugins)} }\n  direct {}`;
  writeFileSync(join(folder.path, 'cli.tfrc'), `provider_installation {\n  ${overrides}\n}\n`);
}

const said = (word: string): string => `data "intune_test_echo" "e" { said = "${word}" }
output "heard" { value = data.intune_test_echo.e.heard }
resource "intune_test_thing" "a" { display_name = "x" }
`;

test.each([
  ['mutual TLS on a unix socket', {}],
  ['mutual TLS on loopback', { INTUNEFORM_PLUGIN_TCP: '1' }],
  ['clear text on a unix socket', { TF_DISABLE_PLUGIN_TLS: '1' }],
])('is started, used and ended by Terraform over %s', async (_title, environment) => {
  folder.write(said('hello'));

  const applied = await folder.run(['apply', '-auto-approve'], environment);

  expect(applied).toMatchObject({ code: 0, err: '' });
  expect(applied.out).toContain('heard = "x"');
  expect(applied.out).toContain('1 added, 0 changed, 0 destroyed');
});

test('ends within the two seconds before Terraform kills it', async () => {
  folder.write(said('hello'));

  await folder.run(['plan'], traced());

  const log = readFileSync(join(folder.path, 'log'), 'utf8');
  expect(log).toContain('plugin process exited');
  expect(log).not.toContain('plugin failed to exit gracefully');
});

test('writes its log at the levels that Terraform shows', async () => {
  folder.write(said('hello'));

  await folder.run(['plan'], traced());

  const log = readFileSync(join(folder.path, 'log'), 'utf8');
  expect(log).toMatch(/\[TRACE\] provider\.terraform-provider-intune: ReadDataSource asked: .*bytes=\d+/u);
  expect(log).not.toContain('unexpected data');
});

test('shows its trace when it crashes, without a secret in it', async () => {
  folder.write(said('crash'));

  const planned = await folder.run(['plan']);

  expect(planned.code).toBe(1);
  expect(planned.err).toContain('INT9001: internal error of the provider');
  // OpenTofu does not repeat what a provider wrote before it died.
  expect(planned.err).toContain(
    isOpenTofu(engine) ? 'INT9001' : 'panic: INT9001: Error: crashed with Bearer [redacted]',
  );
});

function traced(): Readonly<Record<string, string>> {
  return { TF_LOG: 'TRACE', TF_LOG_PATH: join(folder.path, 'log') };
}
