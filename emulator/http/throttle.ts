/** Whose requests are counted, and what a request is. */
export interface Throttled {
  readonly tenantId: string;
  readonly applicationId: string;
  readonly method: string;
  /** Path and query below the version. */
  readonly target: string;
}

/** Counts requests. Gives the seconds after which a refused one may be sent again; undefined: it may go. */
export type Throttle = (request: Throttled) => number | undefined;

const windowMs = 20_000;
const most = { writes: 100, any: 1000 } as const;

/**
 * The documented limits of Intune for one application in one tenant: 100 writes and 1,000 requests of any kind in 20 seconds.
 * That refused requests do not count, and that the window slides, are guesses.
 *
 * @see https://learn.microsoft.com/graph/throttling-limits#intune-service-limits
 */
export function createThrottle(now: () => Date): Throttle {
  const counted = new Map<string, number[]>();
  const recent = (key: string, time: number): number[] => {
    const times = (counted.get(key) ?? []).filter((one) => one > time - windowMs);
    counted.set(key, times);
    return times;
  };
  return ({ tenantId, applicationId, method, target }) => {
    if (!/^\/device(?:App)?Management\b/iu.test(target)) return undefined;
    const time = now().getTime();
    const any = recent(`any ${tenantId} ${applicationId}`, time);
    const writes = method === 'GET' ? undefined : recent(`writes ${tenantId} ${applicationId}`, time);
    const full = [writes && writes.length >= most.writes ? writes : [], any.length >= most.any ? any : []].flat();
    const [oldest] = full;
    if (oldest !== undefined) return (oldest + windowMs - time) / 1000;
    any.push(time);
    writes?.push(time);
    return undefined;
  };
}
