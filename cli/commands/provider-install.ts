import { chmod, copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

import { type Diagnostic, error, providerAddress } from '../../core/index.js';
import { inert } from '../../report/index.js';
import type { Session } from '../process/session.js';
import { unwritable } from '../process/write-file.js';
import { plainExitCodes } from '../result/exit-codes.js';
import { diagnosticsOutcome, jsonResult, type Outcome } from '../result/outcome.js';
import { ownPlatformName, parsePlatform, platforms, renderPlatform } from '../terraform/platform.js';
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
  summary: "Install the Terraform provider where 'terraform init' and cdktf find it",
  ...takes,
  examples: ['intuneform provider install'],
  exitCodes: plainExitCodes,
  run: providerInstall,
});

/**
 * Copies the provider to where Terraform looks by itself, or into the filesystem mirror that was named.
 *
 * JSON: `{ formatVersion, verb, exitCode, folder, version, diagnostics }`.
 */
async function providerInstall({ dir }: RequestOf<typeof takes>, { env, cwd }: Session): Promise<Outcome> {
  const build = findProviderBuild(env);
  if ('code' in build) return diagnosticsOutcome('provider install', [build]);
  if (!parsePlatform(ownPlatformName()))
    return diagnosticsOutcome('provider install', [unsupported(ownPlatformName())]);
  const mirror = dir === undefined ? join(homedir(), '.terraform.d', 'plugins') : resolve(cwd, dir);
  const folder = join(mirror, ...providerAddress.split('/'), build.version, ownPlatformName());
  const failure = await install(build, folder);
  return failure ? diagnosticsOutcome('provider install', [failure]) : installed(folder, build.version, dir);
}

/** Says that the provider does not run on a platform. */
export function unsupported(name: string): Diagnostic {
  return error('INT1318', {
    what: `the provider does not run on ${name}`,
    why: `got ${name}; supported are ${platforms.map(renderPlatform).join(', ')}`,
    fix: 'use one of these; on Windows run intuneform inside WSL',
  });
}

/** Copies beside the place and moves, so that a running Terraform never sees a part. */
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

function installed(folder: string, version: string, dir: string | undefined): Outcome {
  const how =
    dir === undefined
      ? 'terraform init finds it automatically'
      : 'set the folder as filesystem_mirror in the CLI configuration of Terraform, or pass it to terraform init -plugin-dir';
  return {
    exitCode: 0,
    text: () => `installed ${providerAddress} ${version} in ${inert(folder)}\n${how}\n`,
    json: jsonResult('provider install', 0, { folder, version, diagnostics: [] }),
  };
}
