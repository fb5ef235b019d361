import type { ValueObject } from './value.js';

const day = 86_400_000;

/** The expiration date of an object. The provider warns about it, and reports include it as a finding. */
export interface Expiry {
  /** What expires, in the object's own terms: `push certificate`, `enrollment token`. */
  readonly noun: string;
  /** Attribute that holds the expiration date, a date-time. */
  readonly attribute: string;
  /** Grace period after expiration during which renewal is still possible. Unit: days. Default: 0. */
  readonly graceDays?: number;
  /** Consequence of the expiration. */
  readonly consequence: string;
  /** What to do before expiration, and during the grace period. */
  readonly remedy: string;
  /** What to do when renewal is no longer possible. Default: same as `remedy`. */
  readonly remedyAfter?: string;
}

/** Kinds of things that expire: in the tenant, in a declared package, or the credential of a pipeline. */
export type ExpirationKind =
  'pushCertificate' | 'adeToken' | 'androidToken' | 'bulkToken' | 'clientSecret' | 'clientCertificate';

/** Something that expires. */
export interface Expiration {
  readonly kind: ExpirationKind;
  /**
   * Apple ID of a certificate, name of an ADE token, profile of an Android token, or name of a secret. Never part of a
   * secret.
   */
  readonly name: string;
  /** Why this might not be the one in use. Absent: it is the one in use, or there is no ambiguity. */
  readonly guess?: string;
  /** Expiration date as a date-time, ISO 8601, in the spelling of its source. */
  readonly expirationDateTime: string;
}

/** Information that a report needs about something that expires but is not a declared object. */
export interface ReportedExpiration
  extends Pick<Expiration, 'expirationDateTime'>, Omit<Expiry, 'attribute'>, Partial<Pick<Expiration, 'name'>> {
  /** Days before expiration from which reports include it. */
  readonly windowDays: number;
  /** No declared object expires then, so reports include it as information only. */
  readonly undeclared?: true;
  /** Address in the plan that it belongs to. Default: the address it was read at. */
  readonly address?: string;
}

/** Status of something that expires, at a given time. */
export interface ExpirationState {
  /** `valid`: outside the warning window. `soon`: within it. `grace`: expired, but still renewable. */
  readonly state: 'valid' | 'soon' | 'grace' | 'expired';
  readonly ends: Date;
  /** Whole days until expiration; negative afterwards. */
  readonly days: number;
  /** Days before expiration from which reports include it. */
  readonly windowDays: number;
}

/** Days before expiration from which reports include it, if the declaration does not say. */
export const defaultWindowDays = 30;

/** Expiration status of an object. Its `renewBeforeDays` is the window. Undefined: the expiration date is not known. */
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

/** The applicable remedy at that time: before expiration, during the grace period (with its last day), or after it. */
export function remedyOn(
  { graceDays = 0, remedy, remedyAfter = remedy }: Pick<Expiry, 'graceDays' | 'remedy' | 'remedyAfter'>,
  { state, ends }: Pick<ExpirationState, 'state' | 'ends'>,
): string {
  if (state === 'expired') return remedyAfter;
  if (state !== 'grace') return remedy;
  const last = new Date(ends.getTime() + graceDays * day).toISOString().slice(0, 'yyyy-mm-dd'.length);
  return `${remedy}; you can renew it until ${last}`;
}

/** Expiration status at a given time. Undefined: the value is not an instant. */
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

/**
 * Names what expires: `ADE token "Contoso"`, `enrollment token of "Scanners"`. Does not repeat the object's own noun.
 */
export function expiringName(
  { noun }: Pick<Expiry, 'noun'>,
  object: { readonly noun: string; readonly label: string | undefined },
): string {
  if (object.label === undefined) return noun;
  return `${noun}${noun === object.noun ? '' : ' of'} ${JSON.stringify(object.label)}`;
}
