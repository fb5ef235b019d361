import { chmod, copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { type Diagnostic, error, providerAddress } from '../../core/index.js';
import { inert } from '../../report/index.js';
import type { Session } from '../process/session.js';
import { unwritable } from '../process/write-file.js';
import { plainExitCodes } from '../result/exit-codes.js';
import { diagnosticsOutcome, jsonResult, type Outcome } from '../result/outcome.js';
import { ownPlatformName, parsePlatform, platforms, renderPlatform } from '../terraform/platform.js';
import { configurationsWithout, pluginFolder } from '../terraform/plugin-folder.js';
import { findProviderBuild, type ProviderBuild, providerFiles, providerProgram } from '../terraform/provider-build.js';
import { commonOptions, text } from '../verb/inputs.js';
import { defineVerb, type RequestOf } from '../verb/verb.js';

const takes = {
  arguments: {},
  options: { ...commonOptions(), dir: text('<folder>', 'install into this filesystem mirror') },
};

/** Installs the Terraform provider. */
export const verb = defineVerb({
  name: 'provider install',
  place: 140,
  summary: "Install the Terraform provider where 'terraform init', 'tofu init' and cdktf find it",
  ...takes,
  examples: ['intuneform provider install'],
  exitCodes: plainExitCodes,
  run: providerInstall,
});

/**
 * Copies the provider to Terraform's default location, or to the given filesystem mirror.
 *
 * JSON: `{ formatVersion, verb, exitCode, folder, version, diagnostics }`.
 */
async function providerInstall({ dir }: RequestOf<typeof takes>, { env, cwd }: Session): Promise<Outcome> {
  const build = findProviderBuild(env);
  if ('code' in build) return diagnosticsOutcome('provider install', [build]);
  if (!parsePlatform(ownPlatformName()))
    return diagnosticsOutcome('provider install', [unsupported(ownPlatformName())]);
  const mirror = dir === undefined ? pluginFolder(env) : resolve(cwd, dir);
  const folder = join(mirror, ...providerAddress.split('/'), build.version, ownPlatformName());
  const failure = await install(build, folder);
  if (failure) return diagnosticsOutcome('provider install', [failure]);
  const hiding = dir === undefined ? configurationsWithout(mirror, env) : [];
  return installed({ folder, version: build.version, how: dir === undefined ? found(mirror, hiding) : namedFolder });
}

/** Reports that the provider does not run on a platform. */
export function unsupported(name: string): Diagnostic {
  return error('INT1318', {
    what: `the provider does not run on ${name}`,
    why: `the supported platforms are ${platforms.map(renderPlatform).join(', ')}`,
    fix: 'use one of these platforms; on Windows, run intuneform inside WSL',
  });
}

/** Copies to a temporary place and renames, so that a running Terraform never finds an incomplete copy. */
async function install({ folder: source }: ProviderBuild, folder: string): Promise<Diagnostic | undefined> {
  const temporary = `${folder}.${String(process.pid)}.tmp`;
  try {
    await mkdir(temporary, { recursive: true });
    for (const file of providerFiles) await copyFile(join(source, file), join(temporary, file));
    await chmod(join(temporary, providerProgram), 0o755);
    await rm(folder, { recursive: true, force: true });
    await rename(temporary, folder);
    return undefined;
  } catch (cause) {
    await rm(temporary, { recursive: true, force: true });
    return unwritable(folder, cause);
  }
}

const namedFolder =
  'set the folder as filesystem_mirror in the CLI configuration of Terraform or OpenTofu, or pass it to init -plugin-dir';

/** How the engine finds the provider in its default folder. */
function found(mirror: string, hiding: readonly string[]): string {
  if (hiding.length === 0) return 'terraform init and tofu init find it automatically';
  return hiding
    .map((file) => `${file} has a provider_installation block, so nothing else is searched. Add to that block:`)
    .concat(`  filesystem_mirror { path = ${JSON.stringify(mirror)} include = [${JSON.stringify(providerAddress)}] }`)
    .join('\n');
}

interface Installation {
  readonly folder: string;
  readonly version: string;
  /** How Terraform or OpenTofu finds it. */
  readonly how: string;
}

function installed({ folder, version, how }: Installation): Outcome {
  return {
    exitCode: 0,
    text: () =>
      `installed ${providerAddress} ${version} in ${inert(folder)}\n${how.split('\n').map(inert).join('\n')}\n`,
    json: jsonResult('provider install', 0, { folder, version, diagnostics: [] }),
  };
}
