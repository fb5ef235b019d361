import { type Attribute, presenceOf, type StringAttribute } from '../../core/index.js';

/** Describes the accepted values of an attribute in sentences: unit, range, length, choice, format. */
export function limitsOf(attribute: Attribute): readonly string[] {
  switch (attribute.kind) {
    case 'int':
    case 'number':
      return [numberLimits(attribute)];
    case 'string':
      return stringLimits(attribute);
    case 'bool':
      return [];
    case 'list':
    case 'set':
    case 'map':
      return [...itemLimits(attribute), ...limitsOf(attribute.element)];
    case 'nested':
      return itemLimits(attribute);
  }
}

/** Describes the behavior if the attribute is not declared. Undefined if it is required or cannot be declared. */
export function defaultOf(attribute: Attribute): string | undefined {
  switch (presenceOf(attribute)) {
    case 'required':
    case 'computed':
      return undefined;
    case 'defaulted':
      return `\`${JSON.stringify(attribute.default)}\``;
    case 'optionalComputed':
      return 'the value in the tenant does not change';
    case 'optional':
      return 'not set';
  }
}

/** Further notes: replacement, secrecy, where it is stored. `spell` formats attribute names for the reader. */
export function remarksOf(attribute: Attribute, spell: (name: string) => string): readonly string[] {
  return [
    ...(attribute.immutable ? ['Changing this value replaces the object.'] : []),
    ...(refersToOf(attribute) ? ['Constructs and declarations also accept the display name.'] : []),
    ...(attribute.sensitive ? ['Hidden in plans.'] : []),
    ...(attribute.writeOnly
      ? [`Never stored. Sent again when \`${spell(attribute.writeOnly.version)}\` changes. Requires Terraform 1.11.`]
      : []),
    ...(attribute.handOver === undefined
      ? []
      : ['Compared with the tenant but never sent, because only a person can change it.']),
    ...(attribute.local ? ['Stored only in the state, and never sent to Graph.'] : []),
    ...(attribute.volatile ? ['Changes automatically, and such a change is never reported.'] : []),
  ];
}

function refersToOf(attribute: Attribute): boolean {
  if (attribute.kind === 'string') return attribute.refersTo !== undefined;
  return 'element' in attribute && attribute.element.kind === 'string' && attribute.element.refersTo !== undefined;
}

interface Limits {
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
}

function numberLimits({ kind, min, max, unit }: Limits & { readonly kind: 'int' | 'number' }): string {
  const noun = kind === 'int' ? 'Whole number' : 'Number';
  const parts = [noun, unit && `unit: ${unit}`, range(min, max)].filter((part) => part !== undefined && part !== '');
  return `${parts.join(', ')}.`;
}

function range(min?: number, max?: number): string | undefined {
  if (min !== undefined && max !== undefined) return `${String(min)} to ${String(max)}`;
  if (min !== undefined) return `at least ${String(min)}`;
  return max === undefined ? undefined : `at most ${String(max)}`;
}

function stringLimits(attribute: StringAttribute): readonly string[] {
  const { oneOf, format, minLength, maxLength, maxBytes, horizonYears } = attribute;
  const length = range(minLength, maxLength);
  return [
    ...(oneOf ? [`One of ${oneOf.map((value) => `\`${value}\``).join(', ')}.`] : []),
    ...(format === 'guid' ? ['A GUID.'] : []),
    ...(format === 'image'
      ? [`A PNG or JPEG file, Base64-encoded${maxBytes === undefined ? '' : `, at most ${String(maxBytes)} bytes`}.`]
      : []),
    ...(format === 'dateTime' ? ['A date and time, ISO 8601.'] : []),
    ...(horizonYears === undefined
      ? []
      : [`When you set it, it must be in the future, at most ${String(horizonYears)} years ahead.`]),
    // "At least 1 character" only means that it is not empty.
    ...(length === undefined ? [] : [length === 'at least 1' ? 'Not empty.' : `Length: ${length} characters.`]),
  ];
}

function itemLimits({
  minItems,
  maxItems,
}: {
  readonly minItems?: number;
  readonly maxItems?: number;
}): readonly string[] {
  const items = range(minItems, maxItems);
  return items === undefined ? [] : [`Items: ${items}.`];
}
