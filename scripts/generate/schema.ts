import {
  type Attribute,
  type Attributes,
  guidPattern,
  instantPattern,
  type JsonObject,
  presenceOf,
  type StringAttribute,
  terraformType,
} from '../../core/index.js';
import { type Definition, fileNameOf, generatedMark, isDeclarable } from './words.js';

/** The JSON Schema (2020-12) of the declarable attributes of a resource or data source, with Graph's names. */
export function renderSchema(definition: Definition): JsonObject {
  return {
    $comment: generatedMark,
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `https://intuneform.dev/schemas/generated/${fileNameOf(definition)}.schema.json`,
    title: terraformType(definition.name),
    description: definition.doc,
    ...objectSchema(definition.attributes),
    examples: [definition.example.declared as JsonObject],
  };
}

/** The JSON Schema of one attribute. */
export function attributeSchema(attribute: Attribute): JsonObject {
  return {
    description: attribute.doc,
    ...valueSchema(attribute),
    ...(attribute.default === undefined ? {} : { default: attribute.default as JsonObject }),
    ...(attribute.writeOnly ? { writeOnly: true } : {}),
  };
}

function objectSchema(attributes: Attributes): JsonObject {
  const declarable = Object.entries(attributes).filter(([, attribute]) => isDeclarable(attribute));
  return {
    type: 'object',
    additionalProperties: false,
    required: declarable.filter(([, attribute]) => presenceOf(attribute) === 'required').map(([name]) => name),
    properties: Object.fromEntries(declarable.map(([name, attribute]) => [name, attributeSchema(attribute)])),
  };
}

function valueSchema(attribute: Attribute): JsonObject {
  switch (attribute.kind) {
    case 'string':
      return stringSchema(attribute);
    case 'int':
    case 'number':
      return {
        type: attribute.kind === 'int' ? 'integer' : 'number',
        ...bounds('minimum', 'maximum', [attribute.min, attribute.max]),
      };
    case 'bool':
      return { type: 'boolean' };
    case 'map':
      return { type: 'object', additionalProperties: valueSchema(attribute.element) };
    case 'list':
    case 'set':
      return arraySchema(attribute.kind, valueSchema(attribute.element), attribute);
    case 'nested':
      return nestedSchema(attribute.nesting, objectSchema(attribute.attributes), attribute);
  }
}

function stringSchema({
  oneOf,
  format,
  minLength,
  maxLength,
  refersTo,
  meanings,
  valueDocs = meanings,
}: StringAttribute): JsonObject {
  // A declaration can use the name of the object instead.
  if (refersTo) return { type: 'string', minLength: 1 };
  return {
    type: 'string',
    ...(oneOf && { enum: oneOf, ...(valueDocs && { enumDescriptions: valueDocs }) }),
    ...(format && formats[format]),
    ...bounds('minLength', 'maxLength', [minLength, maxLength]),
  };
}

const formats = {
  guid: { pattern: guidPattern.source },
  id: {},
  dateTime: { pattern: instantPattern.source },
  image: { contentEncoding: 'base64' },
  locale: { pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$' },
} as const;

interface ItemLimits {
  readonly minItems?: number;
  readonly maxItems?: number;
}

function nestedSchema(nesting: 'single' | 'list' | 'set' | 'map', element: JsonObject, limits: ItemLimits): JsonObject {
  if (nesting === 'single') return element;
  if (nesting === 'map') return { type: 'object', additionalProperties: element };
  return arraySchema(nesting, element, limits);
}

function arraySchema(kind: 'list' | 'set', items: JsonObject, { minItems, maxItems }: ItemLimits): JsonObject {
  return {
    type: 'array',
    items,
    ...(kind === 'set' && { uniqueItems: true }),
    ...bounds('minItems', 'maxItems', [minItems, maxItems]),
  };
}

function bounds(
  lower: string,
  upper: string,
  [min, max]: readonly [number | undefined, number | undefined],
): JsonObject {
  return { ...(min !== undefined && { [lower]: min }), ...(max !== undefined && { [upper]: max }) };
}
