import type { Diagnostic } from '../../core/index.js';
import type { Session } from '../process/session.js';
import { inEngineWords } from './engine-words.js';
import { initialize } from './initialize.js';
import type { TerraformTenant } from './problems.js';
import { checkStateFile } from './state-file.js';

/** Prepares a plan or apply: checks the state file, then initializes the providers and the backend. Returns problems. */
export async function prepare(tenant: TerraformTenant, session: Session): Promise<readonly Diagnostic[]> {
  const damage = await checkStateFile(tenant);
  return damage ? [inEngineWords(damage, tenant, session.cwd)] : initialize(tenant, session);
}
