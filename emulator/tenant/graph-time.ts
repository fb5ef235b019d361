/** Graph's value for a date that was never set. */
export const unsetTime = '0001-01-01T00:00:00Z';

/** A time as formatted by Intune, with 7 fractional digits. `extra` are the four digits below the millisecond. */
export function graphTime(time: Date | number, extra = 0): string {
  const text = new Date(time).toISOString();
  return `${text.slice(0, -1)}${String(extra % 10_000).padStart(4, '0')}Z`;
}
