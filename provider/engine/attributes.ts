import type { Attribute, Attributes, ResourceDefinition } from '../../core/index.js';
import { presenceOf } from '../../core/index.js';

/** Attributes that travel in an object's own body: neither Graph's alone, nor Terraform's alone, nor a facet's or an action's. */
export function bodyAttributes({ attributes, facets, steps }: ResourceDefinition): Attributes {
  const elsewhere = [...Object.keys(facets), ...steps.flatMap(({ takes }) => takes)];
  return pick(
    attributes,
    (attribute, name) => !attribute.local && presenceOf(attribute) !== 'computed' && !elsewhere.includes(name),
  );
}

/** Chooses attributes by name and facts. */
export function pick(attributes: Attributes, wanted: (attribute: Attribute, name: string) => boolean): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name, attribute]) => wanted(attribute, name)));
}

/** Makes an object with one value for each attribute. */
export function mapAttributes<T>(
  attributes: Attributes,
  value: (name: string, attribute: Attribute) => T,
): Record<string, T> {
  return Object.fromEntries(Object.entries(attributes).map(([name, attribute]) => [name, value(name, attribute)]));
}
