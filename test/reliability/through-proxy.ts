import type { EngineContext } from '../../provider/engine/index.js';
import { connectGraph, resolveConfiguration } from '../../provider/graph/index.js';
import { type TestTenant, testTime } from '../support/tenant.js';
import type { OddProxy } from './odd-proxy.js';

/** As in production. */
const patient = { requestTimeoutMs: 100_000, retryBudgetMs: 300_000 } as const;

/** In proportion to production: three requests that time out use up the budget. Timeouts are the only real waits here. */
export const impatient = { requestTimeoutMs: 500, retryBudgetMs: 1500 } as const;

/** A new client that reaches the tenant through the proxy. No wait takes any time, but that for a request that is never answered. */
export function throughProxy(
  tenant: TestTenant,
  proxy: OddProxy,
  patience: { readonly requestTimeoutMs: number; readonly retryBudgetMs: number } = patient,
): EngineContext {
  const environment = { ...tenant.environment, INTUNEFORM_GRAPH_ENDPOINT: proxy.url };
  const { settings } = resolveConfiguration({}, environment);
  if (settings?.credential.kind !== 'clientSecret') throw new Error('no settings');
  const { credential } = settings;
  const own = { ...settings, credential: { ...credential, clientId: spelledAnew(credential.clientId) } };
  const { signal } = new AbortController();
  let now = testTime.getTime();
  const clock = {
    now: () => new Date(now),
    sleep: (milliseconds: number) => {
      now += milliseconds;
      return Promise.resolve();
    },
  };
  const options = { clock, signal, random: () => 0.5, ...patience };
  return { graph: connectGraph(own, options).graph, clock, signal };
}

let clients = 0;

/**
 * The id in a combination of upper and lower case that no earlier client used. All clients of an address, tenant and
 * application in this process share throttling, and the system reuses addresses.
 */
function spelledAnew(id: string): string {
  clients += 1;
  let rest = clients;
  return id.replaceAll(/[a-f]/gu, (letter) => {
    const spelled = rest % 2 === 1 ? letter.toUpperCase() : letter;
    rest = Math.floor(rest / 2);
    return spelled;
  });
}
