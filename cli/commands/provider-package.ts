import { resolve } from 'node:path';

import { inert } from '../../report/index.js';
import type { Session } from '../process/session.js';
import { unwritable } from '../process/write-file.js';
import { plainExitCodes } from '../result/exit-codes.js';
import { diagnosticsOutcome, jsonResult, type Outcome } from '../result/outcome.js';
import { parsePlatform, type Platform, platforms } from '../terraform/platform.js';
import { findProviderBuild } from '../terraform/provider-build.js';
import { packProvider } from '../terraform/provider-package.js';
import { commonOptions, textOr, texts } from '../verb/inputs.js';
import { defineVerb, type RequestOf } from '../verb/verb.js';
import { unsupported } from './provider-install.js';

const takes = {
  arguments: {},
  options: {
    ...commonOptions(),
    dir: textOr('packages', '<folder>', 'folder to write to'),
    platform: texts('<names...>', 'platforms, such as linux_amd64 (default: all supported platforms)'),
  },
};

/** Packages the Terraform provider. */
export const verb = defineVerb({
  name: 'provider package',
  place: 150,
  summary: 'Package the Terraform provider as a static network mirror: zip files, checksums and JSON',
  ...takes,
  examples: ['intuneform provider package --dir mirror'],
  exitCodes: plainExitCodes,
  run: providerPackage,
});

/**
 * Packs the provider for each platform, with checksums and the JSON of a static network mirror.
 *
 * JSON: `{ formatVersion, verb, exitCode, folder, version, files, diagnostics }`.
 */
async function providerPackage({ dir, platform }: RequestOf<typeof takes>, { env, cwd }: Session): Promise<Outcome> {
  const build = findProviderBuild(env);
  if ('code' in build) return diagnosticsOutcome('provider package', [build]);
  const unknown = (platform ?? []).filter((name) => !parsePlatform(name));
  if (unknown.length > 0) return diagnosticsOutcome('provider package', unknown.map(unsupported));
  const folder = resolve(cwd, dir);
  try {
    const files = await packProvider(build, { folder, platforms: wanted(platform) });
    return packed(folder, build.version, files);
  } catch (cause) {
    return diagnosticsOutcome('provider package', [unwritable(folder, cause)]);
  }
}

function wanted(names: readonly string[] | undefined): readonly Platform[] {
  return names ? names.flatMap((name) => parsePlatform(name) ?? []) : platforms;
}

function packed(folder: string, version: string, files: readonly string[]): Outcome {
  return {
    exitCode: 0,
    text: () =>
      `${files.map((file) => `${inert(file)}\n`).join('')}serve ${inert(folder)} over HTTPS as a network mirror\n`,
    json: jsonResult('provider package', 0, { folder, version, files, diagnostics: [] }),
  };
}
