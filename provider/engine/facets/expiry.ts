import {
  type Diagnostic,
  expirationOf,
  type ExpirationState,
  expiringName,
  type Expiry,
  remedyOn,
  type ResourceDefinition,
  type ValueObject,
  warning,
} from '../../../core/index.js';

/** Warns about an object that has expired or expires soon. No warning if the date is not known. */
export function watchExpiry(definition: ResourceDefinition, values: ValueObject, now: Date): readonly Diagnostic[] {
  const { expiry } = definition;
  const expiration = expiry && expirationOf(expiry, values, now);
  if (!expiry || !expiration || expiration.state === 'valid') return [];
  const label = definition.label === undefined ? null : values[definition.label];
  const name = expiringName(expiry, { noun: definition.noun, label: typeof label === 'string' ? label : undefined });
  return [expiration.state === 'soon' ? endsSoon(name, expiry, expiration) : ended(name, expiry, expiration)];
}

function endsSoon(
  name: string,
  { attribute, consequence, remedy }: Expiry,
  { ends, days }: ExpirationState,
): Diagnostic {
  return warning('INT2038', {
    what: `the ${name} expires soon`,
    where: { path: [attribute] },
    why: `it expires on ${dayOf(ends)}, in ${String(days)} days; ${consequence}`,
    fix: remedy,
  });
}

function ended(name: string, expiry: Expiry, expiration: ExpirationState): Diagnostic {
  return warning('INT2039', {
    what: `the ${name} expired on ${dayOf(expiration.ends)}`,
    where: { path: [expiry.attribute] },
    why: expiry.consequence,
    fix: remedyOn(expiry, expiration),
  });
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
