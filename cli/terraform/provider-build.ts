import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { type Diagnostic, error } from '../../core/index.js';
import { ownPackage } from '../process/package-root.js';
import type { Environment } from '../process/session.js';

/** The built Terraform provider: a folder with the executable and its package.json. */
export interface ProviderBuild {
  readonly folder: string;
  /** Version of the package. */
  readonly version: string;
}

/** File name of the executable. */
export const providerProgram = 'terraform-provider-intune';

/** All files of the provider's package. Without its package.json, Node would load the executable as an ES module. */
export const providerFiles = [
  providerProgram,
  'provider.js',
  'engine.js',
  'schema.bin',
  'identities.bin',
  'package.json',
] as const;

/**
 * Finds the provider of this package. INT1305 if it is not built.
 *
 * `INTUNEFORM_PROVIDER_BUILD` selects another folder, for development of the provider.
 */
export function findProviderBuild(env: Environment): ProviderBuild | Diagnostic {
  const { root, version } = ownPackage();
  const folder = env.INTUNEFORM_PROVIDER_BUILD ?? join(root, 'dist', 'provider', 'package');
  const missing = providerFiles.filter((file) => !existsSync(join(folder, file)));
  if (missing.length === 0) return { folder, version };
  return error('INT1305', {
    what: 'the Terraform provider is not built',
    why: `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing in ${folder}`,
    fix: 'in a clone, run npm run build; otherwise, install intuneform again',
  });
}
