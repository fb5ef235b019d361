import type { ThrottleArea } from '../../core/index.js';
import type { GraphSettings } from './settings.js';
import type { Surroundings } from './options.js';

/** How many requests of an area a call makes. */
export type Charges = ReadonlyMap<ThrottleArea, number>;

/** What waiting for the budget came to. `held`: Graph asked for a pause longer than the call may take, in milliseconds. */
export type Admission = { readonly admitted: true } | { readonly admitted: false; readonly held: number };

/** What one tenant's calls may take of Graph, all calls of this process together. Times are milliseconds since 1970. */
export interface ThrottleBudget {
  /** Waits until the requests may go, in the order of asking. */
  admit(
    charges: Charges,
    write: boolean,
    surroundings: Pick<Surroundings, 'clock' | 'signal' | 'retryBudgetMs'>,
  ): Promise<Admission>;
  /** Holds an area back until a time. A shorter hold does not end a longer one. */
  hold(area: ThrottleArea, until: number): void;
  /** Time until which an area is held back. */
  heldUntil(area: ThrottleArea): number;
}

const budgets = new Map<string, ThrottleBudget>();

/** The budget of a tenant and an application. Microsoft counts per these two, so every connection to them shares it. */
export function budgetOf({ endpoint, tenantId, credential }: GraphSettings): ThrottleBudget {
  const client = 'clientId' in credential ? (credential.clientId ?? '') : '';
  const key = `${endpoint} ${tenantId} ${client || credential.kind}`;
  const budget = budgets.get(key) ?? createBudget();
  budgets.set(key, budget);
  return budget;
}

interface Limits {
  readonly writes: number;
  readonly any: number;
}

/**
 * Requests per 20 seconds for one application in one tenant.
 *
 * @see https://learn.microsoft.com/graph/throttling-limits#intune-service-limits
 */
const limits: Readonly<Record<ThrottleArea, Limits>> = {
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

const windowMs = 20_000;

/** Makes a budget of its own. */
export function createBudget(): ThrottleBudget {
  const holds = new Map<ThrottleArea, number>();
  const writes = new Map<ThrottleArea, Reservations>();
  const any = new Map<ThrottleArea, Reservations>();
  const heldUntil = (area: ThrottleArea): number => holds.get(area) ?? 0;
  const reserve = (charges: Charges, write: boolean, now: number): number =>
    Math.max(
      ...[...charges].flatMap(([area, count]) => [
        reservationsIn(any, area, limits[area].any).take(count, now),
        ...(write ? [reservationsIn(writes, area, limits[area].writes).take(count, now)] : []),
      ]),
      now,
    );
  return {
    heldUntil,
    hold: (area, until) => void holds.set(area, Math.max(until, heldUntil(area))),
    admit: async (charges, write, { clock, signal, retryBudgetMs }) => {
      const now = (): number => clock.now().getTime();
      let until = reserve(charges, write, now());
      for (;;) {
        const held = Math.max(...[...charges.keys()].map(heldUntil)) - now();
        if (held > retryBudgetMs) return { admitted: false, held };
        const wait = Math.max(held, until - now());
        if (wait <= 0 || signal.aborted) return { admitted: true };
        await clock.sleep(wait, signal);
        until = Math.min(until, now());
      }
    },
  };
}

interface Reservations {
  /** Reserves and gives the time from which the requests may go. */
  take(count: number, now: number): number;
}

function reservationsIn(map: Map<ThrottleArea, Reservations>, area: ThrottleArea, limit: number): Reservations {
  const known = map.get(area) ?? createReservations(limit);
  map.set(area, known);
  return known;
}

/** The times of the last `limit` requests; the next one may go a window after the oldest of them. */
function createReservations(limit: number): Reservations {
  const times: number[] = [];
  const takeOne = (now: number): number => {
    const oldest = times.length < limit ? undefined : times.shift();
    const time = Math.max(now, (oldest ?? -Infinity) + windowMs);
    times.push(time);
    return time;
  };
  return { take: (count, now) => Math.max(...Array.from({ length: count }, () => takeOne(now))) };
}
