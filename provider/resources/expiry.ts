import type { Diagnostic, ValueObject } from '../../core/index.js';
import { int, warning } from '../../core/index.js';

const day = 86_400_000;

/** How long before the end a warning stands in every plan. Graph never sees it. */
export const renewBeforeDays = int({
  local: true,
  default: 30,
  min: 1,
  max: 365,
  unit: 'days',
  doc: 'Days before the expiry from which every plan warns.',
});

/** Something with an end, in words. */
export interface Expiring {
  /** What ends: `push certificate`. */
  readonly noun: string;
  /** Attribute that holds the end, a date-time. */
  readonly attribute: string;
  /** What follows from its end. */
  readonly consequence: string;
  /** What to do in time. */
  readonly remedy: string;
}

/** Warns of what ended, or ends within `renewBeforeDays`. Silent where the end is not known. */
export function watchExpiry(
  { noun, attribute, consequence, remedy }: Expiring,
  values: ValueObject,
  now: Date,
): readonly Diagnostic[] {
  const text = values[attribute];
  const end = typeof text === 'string' ? Date.parse(text) : NaN;
  if (Number.isNaN(end)) return [];
  const days = Math.floor((end - now.getTime()) / day);
  const where = { path: [attribute] };
  const on = new Date(end).toISOString().slice(0, 10);
  if (end <= now.getTime()) {
    return [warning('INT2039', { what: `the ${noun} expired on ${on}`, where, why: consequence, fix: remedy })];
  }
  if (days >= (typeof values.renewBeforeDays === 'number' ? values.renewBeforeDays : renewBeforeDays.default))
    return [];
  const why = `it ends on ${on}, in ${String(days)} days; ${consequence}`;
  return [warning('INT2038', { what: `the ${noun} expires soon`, where, why, fix: remedy })];
}
