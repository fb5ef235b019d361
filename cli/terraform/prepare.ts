import type { Diagnostic } from '../../core/index.js';
import type { Session } from '../process/session.js';
import { inEngineWords } from './engine-words.js';
import { initialize } from './initialize.js';
import type { TerraformTenant } from './problems.js';
import { checkStateFile } from './state-file.js';

/** What comes before every plan and apply: a look at the state file, then the providers and the backend. Answers what is in the way. */
export async function prepare(tenant: TerraformTenant, session: Session): Promise<readonly Diagnostic[]> {
  const damage = await checkStateFile(tenant);
  return damage ? [inEngineWords(damage, tenant, session.cwd)] : initialize(tenant, session);
}
