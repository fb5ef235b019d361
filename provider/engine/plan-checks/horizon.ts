import {
  type Diagnostic,
  error,
  identical,
  type ResourceDefinition,
  type StringAttribute,
  toTerraformName,
  type ValueObject,
} from '../../../core/index.js';
import type { Change } from '../shapes/shape.js';

/** Finds new dates that are in the past, or too far in the future. A date that was set earlier may be in the past. */
export function checkHorizons(
  { attributes }: ResourceDefinition,
  { prior, planned }: Pick<Change, 'prior' | 'planned'>,
  now: Date,
): readonly Diagnostic[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    if (attribute.kind !== 'string' || attribute.horizonYears === undefined) return [];
    const declared = newText(name, prior, planned);
    return declared === undefined ? [] : checkHorizon({ name, declared, years: attribute.horizonYears }, now);
  });
}

function newText(name: string, prior: ValueObject | null, planned: ValueObject): string | undefined {
  const value = planned[name] ?? null;
  return typeof value === 'string' && !identical(prior?.[name] ?? null, value) ? value : undefined;
}

interface Horizon {
  readonly name: string;
  readonly declared: string;
  readonly years: NonNullable<StringAttribute['horizonYears']>;
}

function checkHorizon({ name, declared, years }: Horizon, now: Date): readonly Diagnostic[] {
  const latest = new Date(now);
  latest.setUTCFullYear(now.getUTCFullYear() + years);
  const instant = Date.parse(declared);
  if (instant > now.getTime() && instant <= latest.getTime()) return [];
  const late = instant > now.getTime();
  return [
    error('INT2042', {
      what: `${toTerraformName(name)} is ${late ? 'too far in the future' : 'in the past'}`,
      where: { path: [name] },
      why: `got ${declared}; allowed are dates from now to ${latest.toISOString()}`,
      fix: late ? `use a date within ${String(years)} years` : 'use a future date',
    }),
  ];
}
