/**
 * The form of a date and time with a zone, as RFC 3339 has it; the seconds with up to seven digits, as Graph writes them. An expiry
 * without a zone would depend on where it is read. Without flags that a JSON Schema does not know.
 */
export const instantPattern =
  /^\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,7})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/u;

/** Whether Graph shows a date and time. One that was never set is in the year 1. */
export function isInstant(value: unknown): value is string {
  return typeof value === 'string' && !value.startsWith('0001-01-01') && !Number.isNaN(Date.parse(value));
}

/**
 * Whether an instant is later than another, to all digits of the seconds. Graph writes seven, and what happened in the same millisecond
 * differs only in the last four. False where one of them is none.
 */
export function isLaterInstant(instant: string, than: string): boolean {
  const [left, right] = [Date.parse(instant), Date.parse(than)];
  if (left !== right) return left > right;
  return belowMilliseconds(instant) > belowMilliseconds(than);
}

/** The digits after the third, as a fraction. */
function belowMilliseconds(instant: string): number {
  return Number(`0.${/\.\d{3}(\d+)/u.exec(instant)?.[1] ?? '0'}`);
}
