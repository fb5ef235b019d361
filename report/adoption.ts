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

/** What the provider saw of an object that is new to Terraform and old to the tenant. */
export type Adoption =
  | { readonly kind: 'recorded' }
  /** `seen`: the members that apply changes, as the tenant has them, under Terraform's names. */
  | { readonly kind: 'changed'; readonly seen: JsonObject };

const recorded: DiagnosticCode = 'INT2045';
const changed: ReadonlySet<DiagnosticCode> = new Set(['INT2007', 'INT2154']);

/** What the provider saw, by Terraform address: its plan has no other way to tell what the tenant had before. */
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

/** Whether an object of the plan is new to Terraform and not to the tenant: it is always there, or the provider found it. */
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

/** What the tenant has before an adoption: what is declared, save what the provider saw to be otherwise. */
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

/** Attributes of which the tenant has what is declared. */
export function recordedAttributes(attributes: readonly AttributeFinding[]): readonly AttributeFinding[] {
  return attributes
    .filter(({ unknown }) => !unknown)
    .map(({ lastSeen: _lastSeen, direction: _direction, declared, ...rest }) => ({
      ...rest,
      ...(declared !== undefined && { declared, tenant: declared }),
      kind: 'recorded',
    }));
}

/** What is left to Graph is not known yet either; the provider saw that nothing is declared of it. */
function isTold(adoption: Adoption | undefined): (attribute: AttributeFinding) => boolean {
  return ({ path, unknown }) =>
    !unknown || adoption?.kind !== 'changed' || Object.hasOwn(adoption.seen, toTerraformName(path.split('.')[0] ?? ''));
}

/** Attributes of an adoption as far as the tenant is known. Nobody saw it before; null would say that there was nothing. */
export function adoptedAttributes(
  attributes: readonly AttributeFinding[],
  adoption: Adoption | undefined,
): readonly AttributeFinding[] {
  return attributes.filter(isTold(adoption)).map(({ lastSeen: _lastSeen, tenant, ...rest }) => ({
    ...rest,
    ...(adoption && tenant !== undefined && { tenant }),
  }));
}
