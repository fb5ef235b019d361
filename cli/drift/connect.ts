import { type Clock, type Diagnostic, hasErrors, type ValueObject } from '../../core/index.js';
import type { EngineContext } from '../../provider/engine/index.js';
import {
  type GraphSettings,
  machineClock,
  resolveConfiguration,
  resolvePreflight,
} from '../../provider/graph/index.js';
import { missingIds } from '../../provider/resources/names/missing-ids.js';
import { openGraph } from '../process/open-graph.js';
import type { Environment } from '../process/session.js';

/** How long a tenant may occupy a slot. Unit: milliseconds. */
export interface Patience {
  /** Timeout of one request, including its answer. */
  readonly requestTimeoutMs: number;
  /** Maximum wait of one call for Graph, for all retries together. */
  readonly retryBudgetMs: number;
}

/** Environment and time limits of a connection. */
export interface ConnectionOptions {
  readonly env: Environment;
  readonly signal: AbortSignal;
  readonly patience: Patience;
  /** Default: the system clock. */
  readonly clock?: Clock;
}

/**
 * A connected tenant for the engine. Without a context, the diagnostics give the reason, and settings contain the
 * credential that failed.
 */
export interface Connected {
  readonly context?: EngineContext;
  readonly settings?: GraphSettings;
  readonly diagnostics: readonly Diagnostic[];
}

/** Signs in to a tenant with the arguments of its provider block and the environment, as the provider does. */
export async function connectTenant(provider: ValueObject, options: ConnectionOptions): Promise<Connected> {
  const { env, signal, patience, clock = machineClock } = options;
  const { settings, diagnostics } = resolveConfiguration(provider, env);
  if (!settings || hasErrors(diagnostics)) return { diagnostics };
  const connection = openGraph(settings, { signal, clock, ...patience });
  const known = await connection.identity();
  const all = [...diagnostics, ...known.diagnostics];
  if (hasErrors(all)) return { settings, diagnostics: all };
  const identity = known.identity && { identity: known.identity };
  const missing: EngineContext['missingIds'] = (referred) => missingIds(referred, connection.graph, known.identity);
  const who = { ...identity, preflight: resolvePreflight(provider, env), missingIds: missing };
  return { context: { graph: connection.graph, clock, signal, ...who }, settings, diagnostics: all };
}
