import {
  type Attributes,
  isUnknown,
  type ResourceDefinition,
  string,
  textOf,
  type Value,
  type ValueObject,
} from '../../../core/index.js';
import type { PrivateState } from '../contract.js';
import { parentsOf } from './place.js';

const tenantId = string({
  doc: 'Id of the Microsoft Entra tenant of the object. The import fails if the provider is configured for another tenant.',
});

/**
 * The attributes that identify an object across all tenants: those of its import id, and the tenant. An import needs all
 * but the tenant.
 */
export function identityAttributes(definition: ResourceDefinition): Attributes {
  const parts = identifyingAttributes(definition).map((name) => [
    name,
    string({ required: true, doc: definition.attributes[name]?.doc ?? '' }),
  ]);
  return { ...(Object.fromEntries(parts) as Attributes), tenantId };
}

/** Names of the attributes that are the parts of an import id: those of the parents, outermost first, then its own. */
export function identifyingAttributes(definition: ResourceDefinition): readonly string[] {
  const { shape } = definition;
  const own = shape.kind === 'order' || shape.kind === 'choice' ? (shape.within ?? 'id') : 'id';
  return [...parentsOf(definition), own];
}

/** An object as Terraform stores it. */
interface Stored {
  readonly state: ValueObject | null;
  readonly private: PrivateState;
}

/** The identity of an object. Null: there is no object, or a part or the tenant is not known. */
export function identityOf(definition: ResourceDefinition, { state, private: remembered }: Stored): ValueObject | null {
  if (state === null) return null;
  const parts = identifyingAttributes(definition).map((name): [string, Value] => [name, state[name] ?? null]);
  const identity = { ...Object.fromEntries(parts), tenantId: textOf(remembered.tenant) };
  return Object.values(identity).every((part) => lackOf(part) === undefined) ? identity : null;
}

/** Why a value cannot be a part of an identity. Undefined: it can. */
export function lackOf(part: Value): string | undefined {
  if (isUnknown(part)) return 'not known yet';
  if (part === null) return 'missing';
  return part === '' ? 'empty' : undefined;
}
