import type { Diagnostic, Json } from '../../core/index.js';
import { parseJson } from '../process/read-file.js';
import type { Session } from '../process/session.js';
import { problemsOf, type TerraformTenant } from './problems.js';
import { runTerraform } from './run.js';

/** A state, or why it could not be read. */
export type PulledState =
  /** Undefined: there is no state yet. */
  { readonly state: Json | undefined } | { readonly problems: readonly Diagnostic[] };

/** Reads the state of a tenant, wherever it is stored. */
export async function pullState(tenant: TerraformTenant, session: Session): Promise<PulledState> {
  const run = await session.progress.step(`${tenant.name}: reading the state`, () =>
    runTerraform(tenant, ['state', 'pull'], session),
  );
  return run.succeeded ? { state: parseJson(run.stdout) } : { problems: problemsOf(run, tenant, session) };
}
