import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

import type { Environment } from '../process/session.js';

/** The release of Terraform that intuneform downloads if a machine has none, and that its tests run. */
export const ownTerraformVersion = '1.11.4';

/** SHA-256 of an archive of {@link ownTerraformVersion}, by system and processor. */
export type Checksums = Readonly<Record<string, string>>;

/**
 * Checksums of the archives, stored here so that a mirror cannot choose them. An unlisted system relies on the
 * checksums that the server publishes. Update them with the version.
 *
 * @see https://releases.hashicorp.com/terraform/1.11.4/terraform_1.11.4_SHA256SUMS
 */
export const ownTerraformChecksums: Checksums = {
  linux_amd64: '1ce994251c00281d6845f0f268637ba50c0005657eb3cf096b92f753b42ef4dc',
  linux_arm64: 'a43d1d0da9b9bab214a8305a39db0e40869572594ccf50c416a7756499143633',
  darwin_amd64: 'a56d5002b9f7647291faccc3dd1a70350e60fb61e4c45037629508b8fdc2575b',
  darwin_arm64: '867e0808fa971217043e25b7a792b10720c79b1546f8a68479b74f138be73e18',
};

/** Name of the program in HashiCorp's archive. */
export const terraformProgram = process.platform === 'win32' ? 'terraform.exe' : 'terraform';

/** Path of the Terraform that intuneform downloads for this user. */
export function ownTerraform(env: Environment): string {
  const { XDG_CACHE_HOME: cache } = env;
  const base = cache !== undefined && isAbsolute(cache) ? cache : join(env.HOME ?? homedir(), '.cache');
  return join(base, 'intuneform', 'terraform', ownTerraformVersion, terraformProgram);
}
