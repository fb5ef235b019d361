import { type Attribute, type Attributes, presenceOf, type ResourceDefinition } from '../../../core/index.js';

/**
 * Attributes in an object's own body, not those that are set only by Graph, used only by Terraform, or written by a
 * facet, an action or a person.
 */
export function bodyAttributes({ attributes, facets, steps }: ResourceDefinition): Attributes {
  const carried = steps.filter(({ changesOnly }) => !changesOnly).flatMap(({ takes }) => takes);
  const companions = Object.keys(facets.companions?.kinds ?? {});
  const elsewhere = [...Object.keys(facets), facets.references?.attribute, ...companions, ...carried];
  return pick(attributes, (attribute, name) => isSent(attribute) && !elsewhere.includes(name));
}

function isSent(attribute: Attribute): boolean {
  return !attribute.local && attribute.handOver === undefined && presenceOf(attribute) !== 'computed';
}

/** Selects attributes by name and properties. */
export function pick(attributes: Attributes, wanted: (attribute: Attribute, name: string) => boolean): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name, attribute]) => wanted(attribute, name)));
}

/** Creates an object with one value for each attribute. */
export function mapAttributes<T>(
  attributes: Attributes,
  value: (name: string, attribute: Attribute) => T,
): Record<string, T> {
  // A loop takes half the time of `Object.fromEntries`, and runs several times for each object.
  const mapped: Record<string, T> = {};
  for (const [name, attribute] of Object.entries(attributes)) mapped[name] = value(name, attribute);
  return mapped;
}
