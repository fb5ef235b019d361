import { hasErrors } from '../../../core/index.js';
import { resolveConfiguration } from '../../../provider/graph/index.js';
import { openGraph } from '../../process/open-graph.js';
import type { Environment } from '../../process/session.js';
import { type CredentialEnds, credentialEnds } from './ends.js';

/** Milliseconds. Its end is good to know, and not worth a long wait. */
const patience = { requestTimeoutMs: 10_000, retryBudgetMs: 5_000 };

const nothing: CredentialEnds = { ends: [], problems: [] };

/** When the credential of a tenant ends, beside a plan of Terraform, which has a connection of its own. */
export async function credentialEndsOf(tenantId: string, env: Environment): Promise<CredentialEnds> {
  const { settings } = resolveConfiguration({ tenantId }, env);
  if (!settings) return nothing;
  // Only the end of a secret is asked of Graph.
  if (settings.credential.kind !== 'clientSecret') return credentialEnds(settings.credential, undefined);
  const { graph, identity } = openGraph(settings, patience);
  const known = await identity();
  // Who cannot sign in was told so by the plan.
  if (hasErrors(known.diagnostics)) return nothing;
  return credentialEnds(settings.credential, { graph, identity: known.identity, now: new Date() });
}
