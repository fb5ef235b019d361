import type { ThrottleArea } from '../../core/index.js';
import type { Surroundings } from './options.js';
import { createReservations, type Reservations } from './reservations.js';
import type { GraphSettings } from './settings.js';

/** Number of requests per area that a call makes. */
export type Charges = ReadonlyMap<ThrottleArea, number>;

/** Result of waiting for the budget. `throttledMs`: Graph requested a longer pause than the call may take, in milliseconds. */
export type Admission = { readonly admitted: true } | { readonly admitted: false; readonly throttledMs: number };

/** Dependencies of waiting. */
export type Waiting = Pick<Surroundings, 'clock' | 'signal' | 'retryBudgetMs'>;

/** Request limits of one tenant for all calls of this process. Times are milliseconds since 1970. */
export interface ThrottleBudget {
  /**
   * Waits in order until the requests can be sent, `writes` of which count as writes. Returns early, admitted, if the
   * signal is aborted.
   */
  admit(charges: Charges, writes: Charges, waiting: Waiting): Promise<Admission>;
  /** Sends nothing to an area until a time. A shorter pause does not shorten a longer one. */
  throttle(area: ThrottleArea, until: number): void;
  /** Time until which nothing is sent to an area. */
  throttledUntil(area: ThrottleArea): number;
}

/** The budget of a tenant and an application. Microsoft counts per pair, so all its connections share the budget. */
export function budgetOf({ endpoint, tenantId, credential }: GraphSettings): ThrottleBudget {
  const client = 'clientId' in credential ? (credential.clientId ?? '') : '';
  const key = `${endpoint} ${tenantId} ${credential.kind} ${client}`;
  const budget = budgets.get(key) ?? createBudget();
  budgets.set(key, budget);
  return budget;
}

const budgets = new Map<string, ThrottleBudget>();

/**
 * Requests per 20 seconds for one application in one tenant.
 *
 * @see https://learn.microsoft.com/graph/throttling-limits#intune-service-limits
 */
const limits: Readonly<Record<ThrottleArea, { readonly writes: number; readonly any: number }>> = {
  enrollment: { writes: 100, any: 1000 },
  android: { writes: 100, any: 1000 },
  terms: { writes: 100, any: 1000 },
  audit: { writes: 100, any: 1000 },
  rbac: { writes: 100, any: 1000 },
  devices: { writes: 200, any: 2000 },
  // 3,000 writes per 150 s. Reads cost 1 to 5 units of at least 3,500 per 10 s: a guess on the safe side.
  directory: { writes: 400, any: 1000 },
  // Not in Microsoft's table: a guess, its strictest row.
  other: { writes: 100, any: 1000 },
};

/** Creates a separate budget. */
export function createBudget(): ThrottleBudget {
  const ends = new Map<ThrottleArea, number>();
  const reserve = createLedger();
  const throttledUntil = (area: ThrottleArea): number => ends.get(area) ?? 0;
  return {
    throttledUntil,
    throttle: (area, until) => void ends.set(area, Math.max(until, throttledUntil(area))),
    admit: async (charges, writes, waiting) => {
      const now = (): number => waiting.clock.now().getTime();
      const reserved = reserve(charges, writes, now());
      const opening = (): number => Math.max(reserved, ...[...charges.keys()].map(throttledUntil));
      // A pause may be set or prolonged during the wait, so it is checked again; one that was already waited for has
      // ended.
      for (let passed = now(); opening() > Math.max(passed, now()) && !waiting.signal.aborted;) {
        const until = opening();
        if (until !== reserved && until - now() > waiting.retryBudgetMs)
          return { admitted: false, throttledMs: until - now() };
        await waiting.clock.sleep(until - now(), waiting.signal);
        passed = until;
      }
      return { admitted: true };
    },
  };
}

/** Records the requests by area, and returns the time from which new ones can be sent. */
function createLedger(): (charges: Charges, writes: Charges, now: number) => number {
  const accounts = new Map<string, Reservations>();
  const take = (name: string, limit: number, { count, now }: { count: number; now: number }): number => {
    const account = accounts.get(name) ?? createReservations(limit);
    accounts.set(name, account);
    return account.take(count, now);
  };
  return (charges, writes, now) => {
    const times = [...charges].map(([area, count]) => {
      const written = writes.get(area) ?? 0;
      const writable = written > 0 ? take(`writes ${area}`, limits[area].writes, { count: written, now }) : now;
      return take(`any ${area}`, limits[area].any, { count, now: writable });
    });
    return Math.max(now, ...times);
  };
}
