import type { Attribute, Attributes } from '../attribute.js';
import { isValueList, isValueObject, type Value, type ValueObject } from '../value.js';

/**
 * Returns the sensitive and write-only texts among the values of an object. Images are write-only because of their
 * size; they are not secret.
 */
export function secretValues(attributes: Attributes, values: ValueObject): readonly string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => secretsIn(attribute, values[name] ?? null));
}

/** Whether objects with these attributes can contain sensitive or write-only texts. */
export function canHaveSecrets(attributes: Attributes): boolean {
  return Object.values(attributes).some(
    (attribute) => isSecret(attribute) || (attribute.kind === 'nested' && canHaveSecrets(attribute.attributes)),
  );
}

function secretsIn(attribute: Attribute, value: Value): readonly string[] {
  if (isSecret(attribute)) return textsIn(value);
  if (attribute.kind !== 'nested') return [];
  const members = attribute.nesting === 'single' ? [value] : membersOf(value);
  return members.flatMap((member) => (isValueObject(member) ? secretValues(attribute.attributes, member) : []));
}

function isSecret(attribute: Attribute): boolean {
  const isPicture = attribute.kind === 'string' && attribute.format === 'image';
  return attribute.sensitive === true || (attribute.writeOnly !== undefined && !isPicture);
}

function textsIn(value: Value): readonly string[] {
  if (typeof value === 'string') return [value];
  return membersOf(value).flatMap(textsIn);
}

function membersOf(value: Value): readonly Value[] {
  if (isValueList(value)) return value;
  return isValueObject(value) ? Object.values(value) : [];
}
