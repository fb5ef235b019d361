import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import { providerAddress } from '../../core/index.js';
import { ownPlatformName } from './platform.js';
import { type ProviderBuild, providerFiles } from './provider-build.js';

/** Shared by the Terraform runs of one out folder. */
export interface TerraformConfiguration {
  /** Terraform CLI configuration file that points to our provider. */
  readonly file: string;
  /** Changes with every byte of the provider. */
  readonly fingerprint: string;
}

/**
 * Writes a Terraform CLI configuration below the out folder that installs our provider from this package, and all
 * others from their registries. The user's own configuration is neither read nor changed.
 *
 * Each build of the provider has its own mirror that never changes, so that several runs can use one out folder at the
 * same time.
 */
export async function writeTerraformConfiguration(out: string, build: ProviderBuild): Promise<TerraformConfiguration> {
  const fingerprint = await fingerprintOf(build);
  const folder = join(out, '.intuneform', 'providers', mirrorName(fingerprint, build));
  if (!(await isUsable(folder, build))) await makeOnce(folder, build);
  return { file: join(folder, configurationFile), fingerprint };
}

const configurationFile = 'terraform.tfrc';

/** An installation can put the same bytes in another folder. */
function mirrorName(fingerprint: string, { folder }: ProviderBuild): string {
  return createHash('sha256').update(`${fingerprint} ${folder}`).digest('hex').slice(0, 16);
}

function linkIn(folder: string, { version }: ProviderBuild): string {
  return join(folder, 'mirror', ...providerAddress.split('/'), version, ownPlatformName());
}

/** Whether the mirror is complete and points to the build. */
async function isUsable(folder: string, build: ProviderBuild): Promise<boolean> {
  try {
    const target = await readlink(linkIn(folder, build));
    const text = await readFile(join(folder, configurationFile), 'utf8');
    return resolve(target) === resolve(build.folder) && text === configurationText(join(folder, 'mirror'));
  } catch {
    return false;
  }
}

/**
 * Creates the mirror under another name and renames it, so that it is never visible in part. If two runs create it, the
 * first one is used.
 */
async function makeOnce(folder: string, build: ProviderBuild): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const staging = await mkdtemp(`${folder}.`);
  const link = linkIn(staging, build);
  await mkdir(dirname(link), { recursive: true });
  // A junction needs no privilege on Windows; elsewhere, the type is ignored.
  await symlink(build.folder, link, 'junction');
  await writeFile(join(staging, configurationFile), configurationText(join(folder, 'mirror')));
  try {
    await rename(staging, folder);
  } catch (cause) {
    if (!(await isUsable(folder, build))) await replaceBroken(folder, staging, cause);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Replaces a damaged mirror. @throws `cause` if it cannot be replaced */
async function replaceBroken(folder: string, staging: string, cause: unknown): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await rename(staging, folder).catch(() => {
    throw cause;
  });
}

/** JSON strings are HCL strings, except for `${` and `%{`. */
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
