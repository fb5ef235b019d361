import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { providerAddress } from '../../core/index.js';
import { ownPlatformName } from './platform.js';
import type { ProviderBuild } from './provider-build.js';
import { providerFiles } from './provider-build.js';

/** What the Terraform runs of one out folder share. */
export interface TerraformConfiguration {
  /** Terraform CLI configuration file that knows our provider. */
  readonly file: string;
  /** Changes with every byte of the provider. */
  readonly fingerprint: string;
}

/**
 * Writes a Terraform CLI configuration under the out folder that installs our provider from this package, and every
 * other one from where it comes from. The user's own configuration is neither read nor changed.
 */
export async function writeTerraformConfiguration(out: string, build: ProviderBuild): Promise<TerraformConfiguration> {
  const folder = join(out, '.intuneform');
  const mirror = join(folder, 'mirror');
  await linkProvider(mirror, build);
  const file = join(folder, 'terraform.tfrc');
  await writeFile(file, configurationText(mirror));
  return { file, fingerprint: await fingerprintOf(build) };
}

async function linkProvider(mirror: string, { folder, version }: ProviderBuild): Promise<void> {
  const link = join(mirror, ...providerAddress.split('/'), version, ownPlatformName());
  // The mirror is remade, so that no version but the present one can be chosen.
  await rm(mirror, { recursive: true, force: true });
  await mkdir(dirname(link), { recursive: true });
  // A junction needs no privilege on Windows; elsewhere the kind means nothing.
  await symlink(folder, link, 'junction');
}

/** JSON strings are HCL strings, save for `${` and `%{`. */
function quote(text: string): string {
  return JSON.stringify(text).replaceAll('${', '$${').replaceAll('%{', '%%{');
}

function configurationText(mirror: string): string {
  const address = quote(providerAddress);
  return [
    'provider_installation {',
    '  filesystem_mirror {',
    `    path    = ${quote(mirror)}`,
    `    include = [${address}]`,
    '  }',
    '  direct {',
    `    exclude = [${address}]`,
    '  }',
    '}',
    '',
  ].join('\n');
}

async function fingerprintOf({ folder }: ProviderBuild): Promise<string> {
  const hash = createHash('sha256');
  for (const file of providerFiles) hash.update(await readFile(join(folder, file)));
  return hash.digest('hex');
}
