import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

import type { Environment } from '../process/session.js';

/** The release of Terraform that intuneform fetches where a machine has none, and that its tests run. */
export const ownTerraformVersion = '1.11.4';

/** Name of the program in the maker's archive. */
export const terraformProgram = process.platform === 'win32' ? 'terraform.exe' : 'terraform';

/** Path of the Terraform that intuneform fetched, or would fetch, for this user. */
export function ownTerraform(env: Environment): string {
  const { XDG_CACHE_HOME: cache } = env;
  const base = cache !== undefined && isAbsolute(cache) ? cache : join(env.HOME ?? homedir(), '.cache');
  return join(base, 'intuneform', 'terraform', ownTerraformVersion, terraformProgram);
}
