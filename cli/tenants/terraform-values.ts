import {
  type Attribute,
  type Attributes,
  isUnknown,
  isValueList,
  isValueObject,
  type Json,
  renamed,
  toTerraformName,
  type Value,
  type ValueObject,
} from '../../core/index.js';

/** All attributes of a block under Graph's names, and the arguments that the definition does not have. */
export interface Arguments {
  readonly values: ValueObject;
  readonly unknownNames: readonly string[];
}

/** Converts the arguments of a block to Graph's names at all levels. Absent attributes are null. */
export function toArguments(attributes: Attributes, block: ValueObject): Arguments {
  const names = new Set(Object.keys(attributes).map(toTerraformName));
  return {
    values: fromTerraformNames(attributes, block),
    unknownNames: Object.keys(block).filter((name) => !names.has(name)),
  };
}

function fromTerraformNames(attributes: Attributes, block: ValueObject): ValueObject {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [
      name,
      converted(attribute, renamed(attribute, block[toTerraformName(name)] ?? null, fromTerraformNames)),
    ]),
  );
}

/** Terraform converts between texts, numbers and booleans. */
function converted(attribute: Attribute, value: Value): Value {
  if ('element' in attribute && isValueList(value)) return value.map((member) => converted(attribute.element, member));
  if (attribute.kind === 'string')
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  if (typeof value !== 'string') return value;
  if (attribute.kind === 'bool' && (value === 'true' || value === 'false')) return value === 'true';
  const isNumber = attribute.kind === 'int' || attribute.kind === 'number';
  return isNumber && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
}

/** In the shape of the values, true where they are unknown. */
export function unknownMarks(value: Value): Json {
  if (isUnknown(value)) return true;
  if (isValueList(value)) return value.map(unknownMarks);
  if (!isValueObject(value)) return false;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, unknownMarks(member)]));
}
