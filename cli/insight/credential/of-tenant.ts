import { hasErrors } from '../../../core/index.js';
import { resolveConfiguration } from '../../../provider/graph/index.js';
import { openGraph } from '../../process/open-graph.js';
import type { Environment } from '../../process/session.js';
import { type CredentialEnds, credentialEnds } from './ends.js';

/** Milliseconds. Short, because the expiry is optional. */
const patience = { requestTimeoutMs: 10_000, retryBudgetMs: 5_000 };

const nothing: CredentialEnds = { ends: [], problems: [] };

/** Expiry of a tenant's credential, in addition to a plan of Terraform, which has its own connection. */
export async function credentialEndsOf(tenantId: string, env: Environment): Promise<CredentialEnds> {
  const { settings } = resolveConfiguration({ tenantId }, env);
  if (!settings) return nothing;
  // Only the expiry of a secret needs a request to Graph.
  if (settings.credential.kind !== 'clientSecret') return credentialEnds(settings.credential, undefined);
  const { graph, identity } = openGraph(settings, patience);
  const known = await identity();
  // The plan already reports a failed sign-in.
  if (hasErrors(known.diagnostics)) return nothing;
  return credentialEnds(settings.credential, { graph, identity: known.identity, now: new Date() });
}
