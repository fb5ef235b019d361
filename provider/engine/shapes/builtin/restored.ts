import {
  type Attribute,
  type Attributes,
  type DefinitionOf,
  hasShape,
  isJsonObject,
  isValueObject,
  renderValue,
  type ResourceDefinition,
  toTerraformName,
  type Value,
  type ValueObject,
} from '../../../../core/index.js';
import type { PrivateState } from '../../contract.js';
import { bodyAttributes, mapAttributes, pick } from '../../values/attributes.js';
import { equalValues } from '../../values/equality.js';
import { fromGraph } from '../../values/graph-json.js';

/** Attributes that adopting can change, and that destroy restores. */
export function restoredAttributes(definition: DefinitionOf<'builtin'>): Attributes {
  const { references } = definition.facets;
  const referring = pick(definition.attributes, (_attribute, name) => name === references?.attribute);
  return { ...bodyAttributes(definition), ...referring };
}

/**
 * The values of a default object after destroy, from what was remembered at its adoption. Undefined: it is not a
 * default object, or its original values are unknown.
 */
export function restoredValues(
  definition: ResourceDefinition,
  prior: ValueObject,
  { original }: PrivateState,
): ValueObject | undefined {
  if (!hasShape(definition, 'builtin') || !isJsonObject(original)) return undefined;
  const shown = pick(
    restoredAttributes(definition),
    ({ graphName, writeOnly, digestOf }, name) =>
      !writeOnly && digestOf === undefined && original[graphName ?? name] !== undefined,
  );
  return { ...prior, ...keptSpelling(shown, prior, fromGraph(shown, original)) };
}

/** The values in the spelling of the state if they are equivalent, member by member: no version and an empty one are equal. */
function keptSpelling(attributes: Attributes, prior: ValueObject, values: ValueObject): ValueObject {
  const kept = (attribute: Attribute, before: Value, value: Value): Value => {
    if (attribute.kind === 'nested' && isValueObject(before) && isValueObject(value))
      return keptSpelling(attribute.attributes, before, value);
    return equalValues(attribute, value, before) ? before : value;
  };
  return mapAttributes(attributes, (name, attribute) => kept(attribute, prior[name] ?? null, values[name] ?? null));
}

/** Formats what a restore changes, member by member: `limit from 5 to 15`. */
export function restoredTexts(
  attributes: Attributes,
  { prior, planned }: { readonly prior: ValueObject; readonly planned: ValueObject },
  within = '',
): readonly string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const [before, after] = [prior[name] ?? null, planned[name] ?? null];
    if (equalValues(attribute, after, before)) return [];
    if (attribute.kind === 'nested' && isValueObject(before) && isValueObject(after))
      return restoredTexts(
        attribute.attributes,
        { prior: before, planned: after },
        `${within}${toTerraformName(name)}.`,
      );
    return [`${within}${toTerraformName(name)} from ${renderValue(before)} to ${renderValue(after)}`];
  });
}
