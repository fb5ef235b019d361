import {
  type Attribute,
  type Attributes,
  type Path,
  renamed,
  toGraphNames,
  toTerraformName,
  type TypeConstraint,
  typeOf,
  type ValueObject,
} from '../../../core/index.js';
import type { AttributePath, Step } from './messages.js';

/**
 * Converts between Graph's names (`displayName`: definitions, engine) and Terraform's (`display_name`: everything on
 * the wire). Keys of maps are data and stay unchanged.
 */

/** The Terraform type of an object with these attributes, with members under Terraform's names. */
export function terraformObjectType(attributes: Attributes): TypeConstraint {
  return [
    'object',
    Object.fromEntries(Object.entries(attributes).map(([name, a]) => [toTerraformName(name), typeFor(a)])),
  ];
}

function typeFor(attribute: Attribute): TypeConstraint {
  if (attribute.kind !== 'nested') return typeOf(attribute);
  const element = terraformObjectType(attribute.attributes);
  return attribute.nesting === 'single' ? element : [attribute.nesting, element];
}

/** Converts a value of these attributes to Terraform's names. Members without an attribute keep theirs. */
export function toTerraformNames(value: ValueObject, attributes: Attributes): ValueObject {
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const attribute = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
      const rename = (inner: Attributes, element: ValueObject): ValueObject => toTerraformNames(element, inner);
      return attribute ? [toTerraformName(name), renamed(attribute, member, rename)] : [name, member];
    }),
  );
}

/**
 * Converts a value of these attributes to Graph's names. Members without an attribute, as in old state, are converted
 * to camelCase, but not their content.
 */
export function fromTerraformNames(value: ValueObject, attributes: Attributes): ValueObject {
  return toGraphNames(attributes, value, toCamelCase);
}

function toCamelCase(name: string): string {
  return name.replace(/_+([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());
}

/**
 * Converts a path to Terraform's format. It ends at a set, whose elements have no address, and before anything without
 * an attribute.
 */
export function pathToWire(path: Path, attributes: Attributes): AttributePath {
  return { steps: stepsInto(path, attributes) };
}

function stepsInto([name, ...rest]: Path, attributes: Attributes): Step[] {
  const attribute = typeof name === 'string' ? attributes[name] : undefined;
  if (typeof name !== 'string' || attribute === undefined) return [];
  return [{ attribute_name: toTerraformName(name) }, ...stepsWithin(rest, attribute)];
}

function stepsWithin(path: Path, attribute: Attribute): Step[] {
  if (attribute.kind === 'nested' && attribute.nesting === 'single') return stepsInto(path, attribute.attributes);
  const [step, ...rest] = path;
  const own = elementStep(step, attribute.kind === 'nested' ? attribute.nesting : attribute.kind);
  if (own === undefined) return [];
  return attribute.kind === 'nested' ? [own, ...stepsInto(rest, attribute.attributes)] : [own];
}

function elementStep(step: Path[number] | undefined, collection: string): Step | undefined {
  if (collection === 'list' && typeof step === 'number') return { element_key_int: step };
  if (collection === 'map' && typeof step === 'object') return { element_key_string: step.key };
  return undefined;
}
