import {
  type Attributes,
  isValueList,
  isValueObject,
  terraformType,
  toTerraformName,
  type Value,
  type ValueObject,
} from '../../core/index.js';

/** Writes a declaration as the body of a Terraform JSON block: names in snake_case, nothing for null. */
export function terraformBody(attributes: Attributes, values: ValueObject): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [toTerraformName(name), bodyValue(attributes, name, value)]),
  );
}

function bodyValue(attributes: Attributes, name: string, value: Value): unknown {
  const attribute = attributes[name];
  if (attribute?.kind !== 'nested') return value;
  const object = (element: Value): unknown =>
    isValueObject(element) ? terraformBody(attribute.attributes, element) : element;
  return isValueList(value) ? value.map(object) : object(value);
}

/** A configuration with one resource, `subject`. */
export function withResource(
  { name, attributes }: { readonly name: string; readonly attributes: Attributes },
  values: ValueObject,
): { readonly resource: object } {
  return { resource: { [terraformType(name)]: { subject: terraformBody(attributes, values) } } };
}
