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

/** How long a tenant may keep the others waiting. Unit: milliseconds. */
export interface Patience {
  /** What one request may take, its answer included. */
  readonly requestTimeoutMs: number;
  /** What one call may wait for Graph to let it through, all repeats together. */
  readonly retryBudgetMs: number;
}

/** Who connects, and how long they wait. */
export interface ConnectionOptions {
  readonly env: Environment;
  readonly signal: AbortSignal;
  readonly patience: Patience;
  /** Default: the machine's. */
  readonly clock?: Clock;
}

/** A tenant that the engine can work on; without a context the diagnostics say why, and settings say with what nobody could sign in. */
export interface Connected {
  readonly context?: EngineContext;
  readonly settings?: GraphSettings;
  readonly diagnostics: readonly Diagnostic[];
}

/** Signs in to a tenant, by the arguments of its provider block and the environment, as the provider does. */
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
