/** Remembers when the last requests were let go. Times are milliseconds since 1970. */
export interface Reservations {
  /** Reserves so many requests, and gives the time from which all of them may go. */
  take(count: number, now: number): number;
}

/** Microsoft counts in windows of this length. */
const windowMs = 20_000;

/** At most `limit` requests within any 20 seconds: each goes a window after the one `limit` places before it. */
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
