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
 * The border between Graph's names (`displayName`: definitions, engine) and Terraform's (`display_name`: everything on the
 * wire). Keys of maps are data and stay as they are.
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

/** Gives a value of these attributes Terraform's names. Members that are not among the attributes keep theirs. */
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
 * Gives a value of these attributes Graph's names. Members that are not among the attributes, as old state may have them,
 * are put into camelCase and left as they are within.
 */
export function fromTerraformNames(value: ValueObject, attributes: Attributes): ValueObject {
  return toGraphNames(attributes, value, toCamelCase);
}

function toCamelCase(name: string): string {
  return name.replace(/_+([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());
}

/**
 * A path as Terraform takes it. Ends at a set, whose elements have no address, and before anything that the attributes do
 * not have.
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
