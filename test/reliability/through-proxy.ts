import type { EngineContext } from '../../provider/engine/index.js';
import { connectGraph, resolveConfiguration } from '../../provider/graph/index.js';
import { type TestTenant, testTime } from '../support/tenant.js';
import type { OddProxy } from './odd-proxy.js';

/** A new client that reaches the tenant through the proxy. No wait takes any time, and a request that is not answered little. */
export function throughProxy(tenant: TestTenant, proxy: OddProxy): EngineContext {
  const environment = { ...tenant.environment, INTUNEFORM_GRAPH_ENDPOINT: proxy.url };
  const { settings } = resolveConfiguration({}, environment);
  if (!settings) throw new Error('no settings');
  const { signal } = new AbortController();
  let now = testTime.getTime();
  const clock = {
    now: () => new Date(now),
    sleep: (milliseconds: number) => {
      now += milliseconds;
      return Promise.resolve();
    },
  };
  // In proportion as in production: three requests that time out are a budget.
  const options = { clock, signal, random: () => 0.5, requestTimeoutMs: 100_000, retryBudgetMs: 300_000 };
  return { graph: connectGraph(settings, options).graph, clock, signal };
}
