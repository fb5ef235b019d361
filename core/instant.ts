/**
 * Pattern of a date and time with a zone (RFC 3339), with up to seven fractional digits, as Graph writes them. An
 * expiration date without a zone would depend on the reader's time zone. Without regular expression flags, which JSON
 * Schema does not support.
 */
export const instantPattern =
  /^\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,7})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/u;

/** Whether a value from Graph is a date and time that was set. Graph writes unset ones with the year 1. */
export function isInstant(value: unknown): value is string {
  return typeof value === 'string' && !value.startsWith('0001-01-01') && !Number.isNaN(Date.parse(value));
}

/**
 * Whether an instant is later than another, compared to the last fractional digit. Graph writes seven digits, and
 * events of the same millisecond differ only in the last four. False if either is not an instant.
 */
export function isLaterInstant(instant: string, than: string): boolean {
  const [left, right] = [Date.parse(instant), Date.parse(than)];
  if (left !== right) return left > right;
  return belowMilliseconds(instant) > belowMilliseconds(than);
}

/** The digits after the third one, as a fraction of a millisecond. */
function belowMilliseconds(instant: string): number {
  return Number(`0.${/\.\d{3}(\d+)/u.exec(instant)?.[1] ?? '0'}`);
}
