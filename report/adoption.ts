import {
  type Diagnostic,
  type DiagnosticCode,
  isAlwaysThere,
  isJsonObject,
  type Json,
  type JsonObject,
  type ResourceDefinition,
  sightingIn,
  toTerraformName,
} from '../core/index.js';
import type { AttributeFinding } from './model.js';
import type { PlanResource } from './plan-json.js';

/** What the provider read of an object that is new to Terraform but exists in the tenant. */
export type Adoption =
  | { readonly kind: 'recorded' }
  /** `seen`: the members that apply changes, with the values of the tenant, under Terraform's names. */
  | { readonly kind: 'changed'; readonly seen: JsonObject };

const recorded: DiagnosticCode = 'INT2045';
const changed: ReadonlySet<DiagnosticCode> = new Set(['INT2007', 'INT2154']);

/** Collects what the provider read, by Terraform address. The plan does not contain these values. */
export function adoptionsIn(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, Adoption> {
  return new Map(
    diagnostics.flatMap(({ code, where, why }): [string, Adoption][] => {
      const address = where?.address;
      if (address === undefined) return [];
      if (code === recorded) return [[address, { kind: 'recorded' }]];
      const seen = changed.has(code) ? sightingIn(why) : undefined;
      return seen ? [[address, { kind: 'changed', seen }]] : [];
    }),
  );
}

/**
 * Whether an object of the plan is new to Terraform but exists in the tenant: it always exists, or the provider found
 * it.
 */
export function isAdopted(
  { change }: PlanResource,
  {
    definition,
    adoption,
  }: { readonly definition: ResourceDefinition | undefined; readonly adoption: Adoption | undefined },
): boolean {
  if (change.actions[0] !== 'create' || !definition) return false;
  return isAlwaysThere(definition) || adoption !== undefined;
}

/** The values in the tenant before an adoption: the declared values, except where the provider read different ones. */
export function beforeAdoption(after: JsonObject | null, { seen }: { readonly seen: JsonObject }): JsonObject {
  return merged(after ?? {}, seen);
}

function merged(base: JsonObject, over: JsonObject): JsonObject {
  const members = Object.entries(over).map(([name, value = null]): [string, Json] => {
    const below = base[name];
    return [name, isJsonObject(value) && isJsonObject(below) ? merged(below, value) : value];
  });
  return { ...base, ...Object.fromEntries(members) };
}

/** Attributes whose value in the tenant is the declared one. */
export function recordedAttributes(attributes: readonly AttributeFinding[]): readonly AttributeFinding[] {
  return attributes
    .filter(({ unknown }) => !unknown)
    .map(({ lastSeen: _lastSeen, direction: _direction, declared, ...rest }) => ({
      ...rest,
      ...(declared !== undefined && { declared, tenant: declared }),
      kind: 'recorded',
    }));
}

/**
 * Whether the values of an attribute are known. Values that Graph computes are not known yet, although nothing is
 * declared for them.
 */
function isKnown(adoption: Adoption | undefined): (attribute: AttributeFinding) => boolean {
  return ({ path, unknown }) =>
    !unknown || adoption?.kind !== 'changed' || Object.hasOwn(adoption.seen, toTerraformName(path.split('.')[0] ?? ''));
}

/**
 * Attributes of an adoption, with the values in the tenant where they are known. There is no earlier value: null would
 * mean that the tenant had none.
 */
export function adoptedAttributes(
  attributes: readonly AttributeFinding[],
  adoption: Adoption | undefined,
): readonly AttributeFinding[] {
  return attributes.filter(isKnown(adoption)).map(({ lastSeen: _lastSeen, tenant, ...rest }) => ({
    ...rest,
    ...(adoption && tenant !== undefined && { tenant }),
  }));
}
