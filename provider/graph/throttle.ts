import type { ThrottleArea } from '../../core/index.js';
import type { Surroundings } from './options.js';
import { createReservations, type Reservations } from './reservations.js';
import type { GraphSettings } from './settings.js';

/** How many requests of an area a call makes. */
export type Charges = ReadonlyMap<ThrottleArea, number>;

/** What waiting for the budget came to. `throttledMs`: Graph asked for a pause longer than the call may take, in milliseconds. */
export type Admission = { readonly admitted: true } | { readonly admitted: false; readonly throttledMs: number };

/** What waiting takes from its surroundings. */
export type Waiting = Pick<Surroundings, 'clock' | 'signal' | 'retryBudgetMs'>;

/** What one tenant's calls may take of Graph, all calls of this process together. Times are milliseconds since 1970. */
export interface ThrottleBudget {
  /** Waits until the requests may go, of which `writes` count as such, in the order of asking. Ends early, admitted, when the signal aborts. */
  admit(charges: Charges, writes: Charges, waiting: Waiting): Promise<Admission>;
  /** Sends nothing to an area until a time. A shorter pause does not end a longer one. */
  throttle(area: ThrottleArea, until: number): void;
  /** Time until which nothing is sent to an area. */
  throttledUntil(area: ThrottleArea): number;
}

/** The budget of a tenant and an application. Microsoft counts per these two, so every connection to them shares it. */
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
  // Not in Microsoft's table: a guess, the strictest row of it.
  other: { writes: 100, any: 1000 },
};

/** Makes a budget of its own. */
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
      // A pause may be set or prolonged during the wait, so it is checked again; a pause that was already waited for is over.
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

/** Keeps account of the requests by area, and gives the time from which new ones may go. */
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
