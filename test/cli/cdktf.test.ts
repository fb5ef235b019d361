import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';

import { ownPackage } from '../../cli/process/package-root.js';
import { lockProvider, pinProviders } from '../../constructs/lock-file.js';
import { demoApplication } from '../../emulator/identities.js';
import { demoTenant, demoTenantId, startEmulator } from '../../emulator/index.js';
import { engine } from '../support/engine.js';
import { testWithTerminal } from '../support/native-terminal.js';
import { runCli } from './cli-process.js';
import { scratch } from './scratch.js';

testWithTerminal(
  'cdktf diff and cdktf deploy work the first time in a new repository after provider install',
  async () => {
    using here = scratch();
    await using emulator = await startEmulator({ tenants: [{ ...demoTenant, devices: 0 }] });
    const repository = await newRepository(here.folder, emulator.url);
    const cdktf = cdktfIn(repository, emulator.url, join(here.folder, 'home'));

    const diff = await cdktf('diff');
    const deploy = await cdktf('deploy', '--auto-approve');

    expect(diff).toContain('3 to add, 0 to change, 0 to destroy');
    expect(deploy).toContain('Resources: 3 added, 0 changed, 0 destroyed');
  },
  600_000,
);

async function newRepository(folder: string, endpoint: string): Promise<string> {
  const options = ['--language', 'typescript', '--pipeline', 'none', '--tenant-id', demoTenantId];
  await runCli(['init', 'contoso', ...options, '--from', 'registry'], { cwd: folder });
  await runCli(['provider', 'install'], { cwd: folder, env: { INTUNEFORM_GRAPH_ENDPOINT: endpoint } });
  const repository = join(folder, 'contoso');
  mkdirSync(join(repository, 'node_modules/.bin'), { recursive: true });
  for (const name of ['cdktf', 'constructs', 'tsx'])
    symlinkSync(resolve('node_modules', name), join(repository, 'node_modules', name));
  symlinkSync(resolve('.'), join(repository, 'node_modules/intuneform'));
  symlinkSync(resolve('node_modules/tsx/dist/cli.mjs'), join(repository, 'node_modules/.bin/tsx'));
  return repository;
}

/** Runs the released command line of cdktf without the user's settings, and returns its output. */
function cdktfIn(cwd: string, endpoint: string, home: string): (...parameters: string[]) => Promise<string> {
  const env = {
    ...{
      PATH: process.env.PATH ?? '',
      HOME: home,
      CI: '1',
      CHECKPOINT_DISABLE: '1',
      INTUNEFORM_GRAPH_ENDPOINT: endpoint,
      // What cdktf-cli starts.
      TERRAFORM_BINARY_NAME: engine,
    },
    ...{ ARM_CLIENT_ID: demoApplication.clientId, ARM_CLIENT_SECRET: demoApplication.clientSecret },
  };
  return async (...parameters) => {
    const program = resolve('node_modules/cdktf-cli/bundle/bin/cdktf');
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...parameters], { cwd, env });
    return stripVTControlCharacters(stdout);
  };
}

const another = 'provider "registry.terraform.io/hashicorp/azurerm" {\n  version = "4.1.0"\n}\n';
const address = 'provider "registry.terraform.io/intuneform/intune" {';

test.each([
  ['an older version gives way', `${another}\n${address}\n  version     = "0.0.1"\n  hashes = ["h1:x"]\n}\n`, false],
  [
    'this version stays with its checksums',
    `${another}\n${address}\n  version     = "VERSION"\n  hashes = ["h1:x"]\n}\n`,
    true,
  ],
])('of the provider in a lock file, %s; other providers stay', (_, before, keepsChecksums) => {
  using here = scratch();
  const file = join(here.folder, '.terraform.lock.hcl');
  const { version } = ownPackage();
  writeFileSync(file, before.replace('VERSION', version));

  lockProvider(here.folder, version);

  const text = readFileSync(file, 'utf8');
  expect(text).toContain(another);
  expect(text.split(address)).toHaveLength(2);
  expect(text).toContain(`version     = "${version}"`);
  expect(text.includes('h1:x')).toBe(keepsChecksums);
});

const azurerm = (version: string, ...hashes: readonly string[]): string =>
  `provider "registry.terraform.io/hashicorp/azurerm" {\n  version     = "${version}"\n  constraints = "4.55.0"\n  hashes = [\n${hashes.map((hash) => `    "${hash}",\n`).join('')}  ]\n}\n`;
const azuread = azurerm('3.6.0', 'h1:other').replace('azurerm', 'azuread');

test.each([
  ['of a new stack', '', azurerm('4.55.0', 'h1:a', 'zh:b')],
  ['beside those of this machine', azurerm('4.55.0', 'h1:mine'), azurerm('4.55.0', 'h1:a', 'h1:mine', 'zh:b')],
  ['instead of those of another version', azurerm('4.54.0', 'h1:old'), azurerm('4.55.0', 'h1:a', 'zh:b')],
])(
  'a committed lock file pins the checksums of other providers %s, and of no provider that is not required',
  (...row) => {
    const [, present, expected] = row;
    using here = scratch();
    const stack = join(here.folder, 'stack');
    mkdirSync(stack);
    const required = {
      azurerm: { source: 'hashicorp/azurerm', version: '4.55.0' },
      intune: { source: address.slice(10, -3) },
    };
    writeFileSync(join(stack, 'cdk.tf.json'), JSON.stringify({ terraform: { required_providers: required } }));
    if (present !== '') writeFileSync(join(stack, '.terraform.lock.hcl'), present);
    const committed = join(here.folder, '.terraform.lock.hcl');
    writeFileSync(committed, `# Kept.\n\n${azuread}\n${azurerm('4.55.0', 'h1:a', 'zh:b')}`);

    pinProviders(stack, committed);
    lockProvider(stack, ownPackage().version);

    const text = readFileSync(join(stack, '.terraform.lock.hcl'), 'utf8');
    expect(text).toContain(expected);
    expect(text.match(/^provider /gmu)).toHaveLength(2);
    expect(text).not.toContain('azuread');
  },
);

test('a program in a folder with a lock file synthesizes a stack that is pinned by it', () => {
  using here = scratch();
  mkdirSync(join(here.folder, 'node_modules/@cdktf'), { recursive: true });
  for (const name of ['cdktf', 'constructs', '@cdktf/provider-azurerm'])
    symlinkSync(resolve('node_modules', name), join(here.folder, 'node_modules', name));
  symlinkSync(resolve('.'), join(here.folder, 'node_modules/intuneform'));
  writeFileSync(join(here.folder, '.terraform.lock.hcl'), azurerm('4.55.0', 'h1:pinned'));
  writeFileSync(
    join(here.folder, 'main.js'),
    `const { App } = require('cdktf');
const { IntuneTenant } = require('intuneform');
const { AzurermProvider } = require('@cdktf/provider-azurerm/lib/provider');
const app = new App();
const tenant = new IntuneTenant(app, 'contoso', { tenantId: '${demoTenantId}', enrollment: { limits: { default: 5 } } });
new AzurermProvider(tenant, 'azurerm', { features: [{}] });
app.synth();
`,
  );

  const run = spawnSync(process.execPath, ['main.js'], { cwd: here.folder, encoding: 'utf8' });

  expect(run.stderr).toBe('');
  const text = readFileSync(join(here.folder, 'cdktf.out/stacks/contoso/.terraform.lock.hcl'), 'utf8');
  expect(text).toContain('"h1:pinned"');
  expect(text).toContain(address);
});
