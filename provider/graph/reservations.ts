/** Records when the last requests were permitted. Times are milliseconds since 1970. */
export interface Reservations {
  /** Reserves a number of requests, and returns the time from which all of them can be sent. */
  take(count: number, now: number): number;
}

/** Length of Microsoft's time windows. */
const windowMs = 20_000;

/**
 * At most `limit` requests within any 20 seconds: each is sent one window after the one `limit` positions before it.
 */
export function createReservations(limit: number): Reservations {
  const times: number[] = [];
  const takeOne = (now: number): number => {
    const earlier = times.length < limit ? undefined : times.shift();
    const time = earlier === undefined ? now : Math.max(now, earlier + windowMs);
    times.push(time);
    return time;
  };
  return { take: (count, now) => Math.max(now, ...Array.from({ length: count }, () => takeOne(now))) };
}
