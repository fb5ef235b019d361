import type { ValueObject } from './value.js';

const day = 86_400_000;

/** What of an object has an end. A report makes a finding of it, and the provider a warning. */
export interface Expiry {
  /** What ends, in the object's words: `push certificate`, `enrollment token`. */
  readonly noun: string;
  /** Attribute that holds the end, a date-time. */
  readonly attribute: string;
  /** Days after its end in which it can still be renewed. Default: 0. */
  readonly graceDays?: number;
  /** What follows from its end. */
  readonly consequence: string;
  /** What to do in time, and within the days of grace. */
  readonly remedy: string;
  /** What is left to do once it cannot be renewed any more. Default: `remedy` still helps. */
  readonly remedyAfter?: string;
}

/** Kinds of things that expire: of the tenant, of a declared package, and of the credential of a pipeline. */
export type ExpirationKind =
  'pushCertificate' | 'adeToken' | 'androidToken' | 'bulkToken' | 'clientSecret' | 'clientCertificate';

/** Something that expires. */
export interface Expiration {
  readonly kind: ExpirationKind;
  /** Apple ID of a certificate, name of an ADE token, profile of an Android token, name of a secret. Never a part of a secret. */
  readonly name: string;
  /** Why it may not be the one in use. Absent: it is, or the question does not arise. */
  readonly guess?: string;
  /** Date-time, ISO 8601, as its source writes it. */
  readonly expirationDateTime: string;
}

/** What a report needs to know of something that expires and is not a declared object. */
export interface ReportedExpiration
  extends Pick<Expiration, 'expirationDateTime'>, Omit<Expiry, 'attribute'>, Partial<Pick<Expiration, 'name'>> {
  /** Days before its end from which reports include it. */
  readonly windowDays: number;
  /** Nothing that is declared has this end: reports give it as information. */
  readonly undeclared?: true;
  /** What of the plan it belongs to. Default: where it was read. */
  readonly address?: string;
}

/** How something that expires stands at a time. */
export interface ExpirationState {
  /** `valid`: not within its window yet. `grace`: it ended, and can still be renewed. */
  readonly state: 'valid' | 'soon' | 'grace' | 'expired';
  readonly ends: Date;
  /** Whole days until its end; negative after it. */
  readonly days: number;
  /** Days before its end from which reports include it. */
  readonly windowDays: number;
}

/** Days before an end from which reports include it, where the declaration does not say. */
export const defaultWindowDays = 30;

/** How an object's end stands. `renewBeforeDays` of the object is the window. Undefined: the end is not known. */
export function expirationOf(
  { attribute, graceDays }: Expiry,
  values: ValueObject,
  now: Date,
): ExpirationState | undefined {
  const text = values[attribute];
  if (typeof text !== 'string') return undefined;
  const { renewBeforeDays } = values;
  const windowDays = typeof renewBeforeDays === 'number' ? renewBeforeDays : defaultWindowDays;
  return expirationAt(new Date(text), { windowDays, graceDays: graceDays ?? 0, now });
}

/** The right step for the day: before the end, within grace (with its last day), or after it. */
export function remedyOn(
  { graceDays = 0, remedy, remedyAfter = remedy }: Pick<Expiry, 'graceDays' | 'remedy' | 'remedyAfter'>,
  { state, ends }: Pick<ExpirationState, 'state' | 'ends'>,
): string {
  if (state === 'expired') return remedyAfter;
  if (state !== 'grace') return remedy;
  const last = new Date(ends.getTime() + graceDays * day).toISOString().slice(0, 'yyyy-mm-dd'.length);
  return `${remedy}; it can be renewed until ${last}`;
}

/** How an end stands. Undefined: it is no instant. */
export function expirationAt(
  ends: Date,
  { windowDays, graceDays, now }: { readonly windowDays: number; readonly graceDays: number; readonly now: Date },
): ExpirationState | undefined {
  const left = ends.getTime() - now.getTime();
  if (Number.isNaN(left)) return undefined;
  const days = Math.floor(left / day);
  const ended = left > -graceDays * day ? 'grace' : 'expired';
  return { state: left <= 0 ? ended : days < windowDays ? 'soon' : 'valid', ends, days, windowDays };
}

/** Names what ends: `ADE token "Contoso"`, `enrollment token of "Scanners"`. The object's own noun is not said twice. */
export function expiringName(
  { noun }: Pick<Expiry, 'noun'>,
  object: { readonly noun: string; readonly label: string | undefined },
): string {
  if (object.label === undefined) return noun;
  return `${noun}${noun === object.noun ? '' : ' of'} ${JSON.stringify(object.label)}`;
}
