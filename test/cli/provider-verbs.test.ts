import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { ownPlatformName } from '../../cli/terraform/platform.js';
import { engine } from '../support/engine.js';
import { runCli } from './cli-process.js';
import { scratch } from './scratch.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const address = 'registry.terraform.io/intuneform/intune';

/** A provider that is not the real one, so that its bytes are known. */
function fakeBuild(folder: string): string {
  const build = join(folder, 'build');
  mkdirSync(build);
  writeFileSync(join(build, 'terraform-provider-intune'), '#!/usr/bin/env node\n');
  writeFileSync(join(build, 'package.json'), '{"type":"commonjs"}');
  for (const file of ['provider.js', 'engine.js', 'schema.bin', 'identities.bin']) writeFileSync(join(build, file), '');
  chmodSync(join(build, 'terraform-provider-intune'), 0o755);
  return build;
}

test('installs to the default location of Terraform, ready to run', async () => {
  using here = scratch();
  const env = { INTUNEFORM_PROVIDER_BUILD: fakeBuild(here.folder) };

  const run = await runCli(['provider', 'install'], { cwd: here.folder, env });

  const folder = join(here.folder, 'home/.terraform.d/plugins', address, version, ownPlatformName());
  expect(run).toMatchObject({ exitCode: 0, stderr: '' });
  expect(run.stdout).toContain(folder);
  expect(statSync(join(folder, 'terraform-provider-intune')).mode & 0o777).toBe(0o755);
  expect(
    ['provider.js', 'engine.js', 'schema.bin', 'identities.bin', 'package.json'].every((file) =>
      existsSync(join(folder, file)),
    ),
  ).toBe(true);
});

test.each([['XDG_CONFIG_HOME'], ['XDG_DATA_HOME']])(
  'creates no ~/.terraform.d where %s is set, because OpenTofu would no longer read its own folders; the engine finds it all the same',
  async (variable) => {
    using here = scratch();
    const home = join(here.folder, 'home');
    const env = { INTUNEFORM_PROVIDER_BUILD: fakeBuild(here.folder), [variable]: join(home, 'xdg') };
    const stack = join(here.folder, 'stack');
    mkdirSync(stack);
    writeFileSync(
      join(stack, 'main.tf.json'),
      JSON.stringify({ terraform: { required_providers: { intune: { source: address } } } }),
    );

    const run = await runCli(['provider', 'install'], { cwd: here.folder, env });
    // OpenTofu itself creates it, with XDG_DATA_HOME alone.
    const created = existsSync(join(home, '.terraform.d'));
    const init = await promisify(execFile)(engine, ['init', '-input=false', '-no-color'], {
      cwd: stack,
      env: { PATH: process.env.PATH, HOME: home, CHECKPOINT_DISABLE: '1', [variable]: join(home, 'xdg') },
    });

    expect(run.exitCode).toBe(0);
    expect(created).toBe(false);
    // OpenTofu prints the host, Terraform omits its own.
    expect(init.stdout).toMatch(/Installed (?:registry\.terraform\.io\/)?intuneform\/intune v/u);
  },
);

test('uses ~/.terraform.d if it exists, also with XDG folders', async () => {
  using here = scratch();
  mkdirSync(join(here.folder, 'home/.terraform.d'), { recursive: true });
  const env = { INTUNEFORM_PROVIDER_BUILD: fakeBuild(here.folder), XDG_DATA_HOME: join(here.folder, 'xdg') };

  await runCli(['provider', 'install'], { cwd: here.folder, env });

  expect(existsSync(join(here.folder, 'home/.terraform.d/plugins', address, version))).toBe(true);
});

test.each(['.tofurc', '.terraformrc'])(
  'says that the provider_installation of ~/%s hides the provider',
  async (file) => {
    using here = scratch();
    mkdirSync(join(here.folder, 'home'));
    writeFileSync(join(here.folder, 'home', file), 'provider_installation {\n  direct {}\n}\n');
    const env = { INTUNEFORM_PROVIDER_BUILD: fakeBuild(here.folder) };

    const run = await runCli(['provider', 'install'], { cwd: here.folder, env });

    expect(run.stdout).toContain(`${join(here.folder, 'home', file)} has a provider_installation block`);
    expect(run.stdout).toContain(`path = "${join(here.folder, 'home/.terraform.d/plugins')}"`);
    expect(run.stdout).not.toContain('automatically');
  },
);

test('installs again over itself, into its own mirror, and returns JSON', async () => {
  using here = scratch();
  const env = { INTUNEFORM_PROVIDER_BUILD: fakeBuild(here.folder) };
  const parameters = ['provider', 'install', '--dir', 'mirror', '--format', 'json'];

  await runCli(parameters, { cwd: here.folder, env });
  const run = await runCli(parameters, { cwd: here.folder, env });

  expect(JSON.parse(run.stdout)).toEqual({
    formatVersion: '1.6',
    verb: 'provider install',
    exitCode: 0,
    folder: join(here.folder, 'mirror', address, version, ownPlatformName()),
    version,
    diagnostics: [],
  });
});

test('packs a zip for each platform with its mode, checksums and the files of a network mirror', async () => {
  using here = scratch();
  const env = { INTUNEFORM_PROVIDER_BUILD: fakeBuild(here.folder) };

  const run = await runCli(['provider', 'package', '--dir', 'mirror'], { cwd: here.folder, env });

  const place = join(here.folder, 'mirror', address);
  const zip = `terraform-provider-intune_${version}_linux_amd64.zip`;
  const digest = createHash('sha256')
    .update(readFileSync(join(place, zip)))
    .digest('hex');
  expect(run.exitCode).toBe(0);
  expect(entriesOf(readFileSync(join(place, zip)))).toEqual([
    ['terraform-provider-intune', 0o100755],
    ['provider.js', 0o100644],
    ['engine.js', 0o100644],
    ['schema.bin', 0o100644],
    ['identities.bin', 0o100644],
    ['package.json', 0o100644],
  ]);
  expect(readFileSync(join(place, `terraform-provider-intune_${version}_SHA256SUMS`), 'utf8')).toContain(
    `${digest}  ${zip}\n`,
  );
  expect(JSON.parse(readFileSync(join(place, 'index.json'), 'utf8'))).toEqual({ versions: { [version]: {} } });
  const { archives } = JSON.parse(readFileSync(join(place, `${version}.json`), 'utf8')) as {
    archives: Record<string, unknown>;
  };
  expect(Object.keys(archives)).toEqual(['linux_amd64', 'linux_arm64', 'darwin_amd64', 'darwin_arm64']);
  expect(archives.linux_amd64).toEqual({ url: zip, hashes: [`zh:${digest}`] });
});

test('packs the same bytes again, in another time zone', async () => {
  using here = scratch();
  const env = { INTUNEFORM_PROVIDER_BUILD: fakeBuild(here.folder) };
  const zipOf = (dir: string): Buffer =>
    readFileSync(join(here.folder, dir, address, `terraform-provider-intune_${version}_linux_amd64.zip`));

  await runCli(['provider', 'package', '--dir', 'a'], { cwd: here.folder, env: { ...env, TZ: 'Asia/Tokyo' } });
  await runCli(['provider', 'package', '--dir', 'b'], { cwd: here.folder, env: { ...env, TZ: 'America/Lima' } });

  expect(zipOf('a').equals(zipOf('b'))).toBe(true);
});

test('refuses all platforms that the provider does not support at once', async () => {
  using here = scratch();
  const env = { INTUNEFORM_PROVIDER_BUILD: fakeBuild(here.folder) };

  const run = await runCli(['provider', 'package', '--platform', 'windows_amd64', 'plan9_386'], {
    cwd: here.folder,
    env,
  });

  expect(run.exitCode).toBe(1);
  expect(run.stdout.match(/^error INT1318: .*$/gmu)).toEqual([
    'error INT1318: the provider does not run on windows_amd64',
    'error INT1318: the provider does not run on plan9_386',
  ]);
});

test('fails with INT1305 if the provider is not built', async () => {
  using here = scratch();

  const run = await runCli(['provider', 'install'], {
    cwd: here.folder,
    env: { INTUNEFORM_PROVIDER_BUILD: here.folder },
  });

  expect(run).toMatchObject({ exitCode: 1, stderr: '' });
  expect(run.stdout).toContain('error INT1305: the Terraform provider is not built');
});

/**
 * Names and Unix modes in the central directory of a zip.
 *
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT section 4.3.12
 */
function entriesOf(zip: Buffer): readonly (readonly [string, number])[] {
  const entries: (readonly [string, number])[] = [];
  const signature = Buffer.from('PK\u0001\u0002', 'latin1');
  for (let at = zip.indexOf(signature); at !== -1; at = zip.indexOf(signature, at + 1)) {
    const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28));
    entries.push([name, zip.readUInt32LE(at + 38) >>> 16]);
  }
  return entries;
}
