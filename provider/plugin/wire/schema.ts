import {
  type Attribute,
  type Attributes,
  inTerraformNames,
  type NestedAttribute,
  presenceOf,
  toTerraformName,
  typeOf,
} from '../../../core/index.js';
import { describeAttribute } from './attribute-description.js';
import type { IdentitySchema, NestedObject, Schema, WireAttribute } from './messages.js';
import { typeToJson } from './type-json.js';

/** Facts of a schema besides its attributes. `version`: of the state's shape. */
export interface SchemaFacts {
  readonly version: number;
  /** Markdown. */
  readonly doc: string;
}

const markdown = 1;

/** Terraform's schema of these attributes. For Terraform, an attribute with a default is optional and computed. */
export function schemaToWire(attributes: Attributes, { version, doc }: SchemaFacts): Schema {
  return {
    version,
    block: {
      attributes: attributesToWire(attributes, attributes),
      description: inTerraformNames(doc, attributes),
      description_kind: markdown,
    },
  };
}

/** Terraform's schema of an identity. A required part is required for import; the others are optional. */
export function identitySchemaToWire(attributes: Attributes, version: number): IdentitySchema {
  return {
    version,
    identity_attributes: Object.entries(attributes).map(([name, attribute]) => ({
      name: toTerraformName(name),
      type: typeToJson(typeOf(attribute)),
      description: inTerraformNames(describeAttribute(attribute), attributes),
      ...(presenceOf(attribute) === 'required' ? { required_for_import: true } : { optional_for_import: true }),
    })),
  };
}

/** `known`: the attributes of the whole schema, whose names a description can contain. */
function attributesToWire(attributes: Attributes, known: Attributes): readonly WireAttribute[] {
  return Object.entries(attributes).map(([name, attribute]) => attributeToWire(name, attribute, known));
}

function attributeToWire(name: string, attribute: Attribute, known: Attributes): WireAttribute {
  return {
    name: toTerraformName(name),
    ...(attribute.kind === 'nested'
      ? { nested_type: nestedToWire(attribute, known) }
      : { type: typeToJson(typeOf(attribute)) }),
    description: inTerraformNames(describeAttribute(attribute), known),
    description_kind: markdown,
    ...presenceToWire(attribute),
    ...(attribute.sensitive && { sensitive: true }),
    ...(attribute.writeOnly && { write_only: true }),
  };
}

function presenceToWire(attribute: Attribute): Pick<WireAttribute, 'required' | 'optional' | 'computed'> {
  switch (presenceOf(attribute)) {
    case 'required':
      return { required: true };
    case 'optional':
      return { optional: true };
    case 'computed':
      return { computed: true };
    case 'defaulted':
    case 'optionalComputed':
      return { optional: true, computed: true };
  }
}

const nestings = { single: 1, list: 2, set: 3, map: 4 } as const;

function nestedToWire({ attributes, nesting }: NestedAttribute, known: Attributes): NestedObject {
  return { attributes: attributesToWire(attributes, known), nesting: nestings[nesting] };
}
