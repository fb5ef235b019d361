import { isJsonObject, type Json, textOf } from '../../core/index.js';
import { resolveConfiguration } from '../../provider/graph/index.js';
import { openGraph } from '../process/open-graph.js';
import type { Environment } from '../process/session.js';
import { type Attributions, readLastChanges } from './audit/log.js';

/** Whose tenant, and how to sign in to it. */
export interface AttributionOptions {
  readonly tenantId: string;
  readonly env: Environment;
}

const nobody: Attributions = { attribution: new Map(), problems: [] };

/** Asks the audit log of the tenant who last changed the objects with these ids of Graph. Asks nothing where there are none. */
export async function attributionOf(
  ids: readonly string[],
  { tenantId, env }: AttributionOptions,
): Promise<Attributions> {
  if (ids.length === 0) return nobody;
  const { settings } = resolveConfiguration({ tenantId }, env);
  // Without settings nothing else could be read either, and that was said.
  if (!settings) return nobody;
  const { graph } = openGraph(settings, patience);
  const own = 'clientId' in settings.credential ? settings.credential.clientId : undefined;
  return readLastChanges(graph, ids, { own, now: new Date() });
}

/** Milliseconds. Who did it is good to know, and not worth a long wait. */
const patience = { requestTimeoutMs: 15_000, retryBudgetMs: 20_000 };

/** Graph's ids of the objects that a plan found changed outside. `planJson` is the answer of `terraform show -json`. */
export function driftedIds(planJson: Json | undefined): readonly string[] {
  const drift = isJsonObject(planJson) ? planJson.resource_drift : undefined;
  const ids = listOf(drift).flatMap((resource) => {
    const change = isJsonObject(resource) && isJsonObject(resource.change) ? resource.change : {};
    return [change.before, change.after].flatMap((object) => (isJsonObject(object) ? (textOf(object.id) ?? []) : []));
  });
  return [...new Set(ids)];
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
