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
   * Signs in and says who that is. No identity: an error says why (INT31xx), or a warning that the token cannot be read (INT3105).
   *
   * With the identity of another tenant, or an expired one, come errors too (INT3104, INT3103).
   */
  readonly identity: () => Promise<{ readonly identity?: Identity; readonly diagnostics: readonly Diagnostic[] }>;
}

/** Connects to Graph. Nothing travels before the first call; equal reads are remembered as long as the connection lives. */
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

/** Terraform plans objects side by side, but not in one turn of the event loop: their questions are given a moment to meet. */
const gatherMs = 20;

function createGraph(parts: ConnectionParts, { endpoint, tenantId }: GraphSettings): Graph {
  const memory = createMemory(() => parts.surroundings.clock.now().getTime());
  const computed = new Map<string, Promise<unknown>>();
  let isWriting = false;
  // Once something is applied, what is read stands between writes: there is time to let the questions of other objects in.
  const gather = (flush: () => void): unknown => (isWriting ? setTimeout(flush, gatherMs) : setImmediate(flush));
  const reading: Reading = { parts, endpoint, sendTogether: createCoalescer(parts, endpoint, gather) };
  const sendQuestion = createCoalescer(parts, endpoint, (flush) => setTimeout(flush, gatherMs));
  const once = <T>(key: string, compute: () => Promise<T>): Promise<T> => {
    const known = computed.get(key) ?? compute();
    computed.set(key, known);
    // The key stands for what is computed, and so for T.
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
      // Before too: what is read while the write is on its way must ask Graph.
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
