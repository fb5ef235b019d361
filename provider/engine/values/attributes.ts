import { type Attribute, type Attributes, presenceOf, type ResourceDefinition } from '../../../core/index.js';

/** Attributes that travel in an object's own body: neither Graph's alone, nor Terraform's alone, nor a facet's, an action's or a person's. */
export function bodyAttributes({ attributes, facets, steps }: ResourceDefinition): Attributes {
  const carried = steps.filter(({ changesOnly }) => !changesOnly).flatMap(({ takes }) => takes);
  const companions = Object.keys(facets.companions?.kinds ?? {});
  const elsewhere = [...Object.keys(facets), facets.references?.attribute, ...companions, ...carried];
  return pick(attributes, (attribute, name) => isSent(attribute) && !elsewhere.includes(name));
}

function isSent(attribute: Attribute): boolean {
  return !attribute.local && attribute.handOver === undefined && presenceOf(attribute) !== 'computed';
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
