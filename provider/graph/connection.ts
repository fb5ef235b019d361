import type { Diagnostic, Graph, GraphRead, Identity } from '../../core/index.js';
import { renderTarget } from './addresses.js';
import { createCoalescer } from './coalesce.js';
import type { ConnectionParts } from './exchange.js';
import { createHttp } from './http.js';
import { createMemory, type MemoryKey } from './memory.js';
import { type ConnectOptions, withDefaults } from './options.js';
import { createPatience } from './patience.js';
import { readAll, type Reading, readObject, readPages } from './read.js';
import { teachSecrets } from './secrets.js';
import type { GraphSettings } from './settings.js';
import { budgetOf } from './throttle.js';
import { createTokens } from './tokens.js';
import { createWaits } from './waits.js';
import { ask, write } from './write.js';

/** A connection to one tenant's Graph. */
export interface GraphConnection {
  readonly graph: Graph;
  /**
   * Signs in and returns the identity. Without an identity, there is an error with the reason (INT31xx), or a warning
   * that the token cannot be read (INT3105).
   *
   * An identity of another tenant, or an expired one, also comes with errors (INT3104, INT3103).
   */
  readonly identity: () => Promise<{ readonly identity?: Identity; readonly diagnostics: readonly Diagnostic[] }>;
}

/**
 * Connects to Graph. No request is sent before the first call; equal reads are cached for the lifetime of the
 * connection.
 */
export function connectGraph(settings: GraphSettings, options: ConnectOptions = {}): GraphConnection {
  const surroundings = withDefaults(options);
  teachSecrets(settings.credential, surroundings.redactor);
  const http = createHttp({ loopback: settings.loopback, ...surroundings });
  const waits = createWaits((text) => {
    surroundings.log({ level: 'info', message: text, fields: {} });
    surroundings.progress(text);
  }, surroundings.progressMs);
  const tokens = createTokens(settings, { http, waits, surroundings });
  const parts: ConnectionParts = {
    http,
    tokens,
    budget: budgetOf(settings),
    patience: createPatience(surroundings.clock, surroundings.retryBudgetMs),
    waits,
    surroundings,
  };
  return {
    graph: createGraph(parts, settings),
    identity: async () => {
      const { identity, diagnostics } = await tokens.current();
      return { ...(identity !== undefined && { identity }), diagnostics };
    },
  };
}

/** Terraform plans objects concurrently, but not in one turn of the event loop: wait briefly to batch their queries. */
const gatherMs = 20;

function createGraph(parts: ConnectionParts, { endpoint, tenantId }: GraphSettings): Graph {
  const memory = createMemory(() => parts.surroundings.clock.now().getTime());
  const computed = new Map<string, Promise<unknown>>();
  let isWriting = false;
  // During apply, reads are between writes, so there is time to wait for the queries of other objects.
  const gather = (flush: () => void): unknown => (isWriting ? setTimeout(flush, gatherMs) : setImmediate(flush));
  const reading: Reading = { parts, endpoint, sendTogether: createCoalescer(parts, endpoint, gather) };
  const sendQuestion = createCoalescer(parts, endpoint, (flush) => setTimeout(flush, gatherMs));
  const once = <T>(key: string, compute: () => Promise<T>): Promise<T> => {
    const known = computed.get(key) ?? compute();
    computed.set(key, known);
    // The key determines the computation, and therefore T.
    return known as Promise<T>;
  };
  return {
    tenantId,
    get: (read) => memory.recall(keyOf('get', read), (sending) => readObject(reading, read, sending)),
    list: (read) => memory.recall(keyOf('list', read), (sending) => readAll(reading, read, sending)),
    pages: (read) => readPages(reading, read),
    send: async (request) => {
      isWriting ||= request.changesNothing !== true;
      const stale = request.invalidates ?? [request.path];
      // Also before the write: reads during the write must ask Graph.
      memory.forget(stale);
      const result = await write(parts, { endpoint, tenantId, sendTogether: reading.sendTogether }, request);
      memory.forget(stale);
      return result;
    },
    ask: (question) => once(`ask ${JSON.stringify(question)}`, () => ask(parts, { endpoint, sendQuestion }, question)),
    once,
  };
}

function keyOf(kind: MemoryKey['kind'], read: GraphRead): MemoryKey {
  const { version, path, fresh = false, earlier = false, expects: { id = '' } = {} } = read;
  return { kind, version, path, target: `${renderTarget(read)} ${id}`, fresh, earlier };
}
