import { isJsonObject, type Json, type JsonObject } from '../../core/index.js';
import type { Case, Condition, When } from '../../schemas/condition.js';
import { applyConditions, type ConditionedPart } from './conditions.js';

/**
 * The schema of the declaration for the TypeScript types: conditions on members become unions, of which the compiler
 * accepts one variant.
 */
export function withUnions(schema: JsonObject, conditions: readonly Condition[]): JsonObject {
  return oneOfEach(applyConditions(schema, conditions, unionOf));
}

/** The schema of the declaration for types that accept any text. Unions of text and object stay. */
export function withoutTextTypes(schema: JsonObject): JsonObject {
  const isOfTexts = (value: unknown): boolean => typeof value === 'string' && !value.includes('$texts');
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) => (key === 'tsType' && isOfTexts(value) ? undefined : value)),
  ) as JsonObject;
}

function unionOf({ schema, original, conditions }: ConditionedPart): JsonObject {
  const unions = conditions
    .flatMap((condition) => variantsOf(condition, { schema, original }))
    .filter((union) => union.length > 0);
  return intersect(schema, unions);
}

/** Members by name: those of an object variant, with their schemas and whether they are required. */
type Variant = Readonly<Record<string, Member>>;

interface Member {
  readonly schema: Json;
  readonly isRequired: boolean;
}

/** An object with the members of one variant of each union. */
function intersect(schema: JsonObject, unions: readonly (readonly Variant[])[]): JsonObject {
  if (unions.length === 0) return schema;
  const members = unions.flat().flatMap((variant) => Object.entries(variant));
  // The library does not emit a type that is only referenced by name.
  const keys = new Set(members.filter(([, member]) => !isExtracted(member)).map(([key]) => key));
  const { title, description, properties, required, minProperties: _min, maxProperties: _max, ...rest } = schema;
  const others = Object.entries(isJsonObject(properties) ? properties : {}).filter(([key]) => !keys.has(key));
  const base = {
    ...rest,
    properties: Object.fromEntries(others),
    required: namesIn(required).filter((key) => !keys.has(key)),
  };
  return {
    title,
    description,
    allOf: [
      ...(others.length > 0 ? [base] : []),
      ...unions.map((union) => {
        const [first, ...more] = union.map(variantSchema);
        return first !== undefined && more.length === 0 ? first : { anyOf: union.map(variantSchema) };
      }),
    ],
  };
}

function variantSchema(variant: Variant): JsonObject {
  const members = Object.entries(variant);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(members.map(([key, { schema }]) => [key, schema])),
    required: members.filter(([, { isRequired }]) => isRequired).map(([key]) => key),
  };
}

type Part = Pick<ConditionedPart, 'schema' | 'original'>;

/** The unions of a condition on an object. Empty: types cannot express it. */
function variantsOf({ cases = [], oneOf, anyOf }: Condition, part: Part): readonly (readonly Variant[])[] {
  const { schema } = part;
  return [
    ...(oneOf ? [oneOf.map((chosen) => choice(schema, oneOf, chosen))] : []),
    ...(anyOf
      ? [anyOf.map((chosen) => Object.fromEntries(anyOf.map((key) => [key, memberOf(schema, key, key === chosen)])))]
      : []),
    ...casesUnion(cases, part),
  ];
}

/** An object with one of several members. */
function choice(schema: JsonObject, keys: readonly string[], chosen: string): Variant {
  return Object.fromEntries(keys.map((key) => [key, key === chosen ? memberOf(schema, key, true) : never]));
}

const never: Member = { schema: { tsType: 'never' }, isRequired: false };

function memberOf(schema: JsonObject, key: string, isRequired = namesIn(schema.required).includes(key)): Member {
  const own = isJsonObject(schema.properties) ? schema.properties[key] : undefined;
  if (own === undefined) throw new Error(`a condition names ${key}, which the schema does not have`);
  return { schema: own, isRequired };
}

function casesUnion(cases: readonly Case[], { schema, original }: Part): readonly (readonly Variant[])[] {
  const expressible = cases.filter(({ when }) => !isList(when));
  const keys = [...new Set(expressible.flatMap(demandedKeys))];
  if (keys.length === 0) return [];
  const deciding = expressible.flatMap(({ when }) => (when === undefined || isList(when) ? [] : [when]));
  const [first] = deciding;
  const variants = expressible.map((one) => ({
    ...demanded(one, schema, keys),
    ...decided(one, schema),
  }));
  if (first === undefined) return [variants];
  return [[...variants, ...leftOver(deciding, { schema, original }, keys)]];
}

function isExtracted({ schema }: Member): boolean {
  return isJsonObject(schema) && typeof schema.tsType === 'string' && schema.tsType.startsWith('Extract<');
}

/** Members for which a type can express what a case requires. */
function demandedKeys({ needs = [], without = [], narrows = {} }: Case): readonly string[] {
  return [...needs, ...without, ...Object.keys(narrows).filter((key) => isTyped(narrows[key]))];
}

function isTyped(schema: JsonObject | undefined): boolean {
  return schema?.tsType !== undefined || schema?.enum !== undefined || schema?.const !== undefined;
}

function demanded(
  { needs = [], without = [], narrows = {} }: Case,
  schema: JsonObject,
  keys: readonly string[],
): Variant {
  return Object.fromEntries(
    keys.map((key): [string, Member] => {
      if (without.includes(key)) return [key, never];
      const member = memberOf(schema, key, needs.includes(key) || undefined);
      const narrower = narrows[key];
      if (narrower === undefined || !isTyped(narrower) || !isJsonObject(member.schema)) return [key, member];
      const { description } = member.schema;
      const { tsType } = narrower;
      const type = typeof tsType === 'string' && { tsType: tsType.replaceAll('$items', itemsType(member.schema)) };
      return [key, { ...member, schema: { description, ...(type || narrower) } }];
    }),
  );
}

/** The type of the elements of a text list. */
function itemsType({ items }: JsonObject): string {
  return isJsonObject(items) ? textsOf(items) : 'string';
}

/** The texts of a choice, or of a choice between texts and objects, as a type. */
export function textsOf(choice: JsonObject): string {
  const texts = isJsonObject(choice.else) ? choice.else : choice;
  const values = Array.isArray(texts.enum) ? texts.enum : [];
  return values.length === 0 ? 'string' : values.map((value) => JSON.stringify(value)).join(' | ');
}

/** The deciding member, with the values of a case. */
function decided({ when, needs = [], without = [], narrows = {} }: Case, schema: JsonObject): Variant {
  if (when === undefined || isList(when)) return {};
  const isOnlyAbsence =
    needs.length + without.length === 0 && Object.values(narrows).every(({ tsType }) => tsType === 'never');
  const { key, is, orAbsent } = when;
  const [name = '', inner] = typeof key === 'string' ? [key] : key;
  // If a member must be absent, any value is allowed to decide, so that values known only at run time are accepted.
  if (inner !== undefined && isOnlyAbsence) return { [name]: memberOf(schema, name) };
  const member = memberOf(schema, name, orAbsent === undefined);
  return { [name]: is === undefined ? member : { ...member, schema: narrowed(member.schema, is, inner) } };
}

/** A member with some of its values; with `inner`, the restriction applies to its own member of that name. */
function narrowed(schema: Json, values: readonly (string | boolean)[], inner?: string): Json {
  if (!isJsonObject(schema)) return schema;
  const { description, title } = schema;
  const union = values.map((value) => JSON.stringify(value)).join(' | ');
  if (inner === undefined) return { description, tsType: union };
  return {
    description,
    tsType: `Extract<${typeName(typeof title === 'string' ? title : '')}, { readonly ${inner}: ${union} }>`,
  };
}

/** Variants for the remaining values. */
function leftOver(deciding: readonly When[], { schema, original }: Part, keys: readonly string[]): readonly Variant[] {
  const [{ key, is } = { key: '' }] = deciding;
  const [name = '', inner] = typeof key === 'string' ? [key] : key;
  const rest = demanded({}, schema, keys);
  if (is === undefined) return [{ ...rest, [name]: never }];
  const member = memberOf(schema, name);
  const values = valuesOf(
    inner === undefined ? member.schema : memberOf(objectOf(memberOf(original, name).schema), inner).schema,
  );
  const left = values.filter((value) => !deciding.some((one) => one.is?.includes(value)));
  const isAbsentLeft = !member.isRequired && !deciding.some(({ orAbsent }) => orAbsent);
  if (left.length === 0 && !isAbsentLeft) return [];
  const schemaLeft = left.length === 0 ? { tsType: 'never' } : narrowed(member.schema, left, inner);
  return [{ ...rest, [name]: { schema: schemaLeft, isRequired: !isAbsentLeft } }];
}

function valuesOf(schema: Json): readonly (string | boolean)[] {
  if (!isJsonObject(schema)) return [];
  if (schema.type === 'boolean') return [true, false];
  return Array.isArray(schema.enum) ? schema.enum.map(String) : [];
}

/** An object with exactly one member is a union of objects with one. */
function oneOfEach(value: JsonObject): JsonObject {
  return eachOf(value) as JsonObject;
}

function eachOf(value: Json | undefined): Json {
  if (Array.isArray(value)) return value.map(eachOf);
  if (!isJsonObject(value)) return value ?? null;
  const schema = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, eachOf(member)]));
  if (schema.minProperties !== 1 || schema.maxProperties !== 1 || !isJsonObject(schema.properties)) return schema;
  const keys = Object.keys(schema.properties);
  return intersect(schema, [keys.map((chosen) => choice(schema, keys, chosen))]);
}

function objectOf(schema: Json): JsonObject {
  return isJsonObject(schema) ? schema : {};
}

function isList(when: Case['when']): when is readonly When[] {
  return Array.isArray(when);
}

function namesIn(required: Json | undefined): readonly string[] {
  return Array.isArray(required) ? required.map(String) : [];
}

/** The name of the type of a part with a title. */
export function typeName(title: string): string {
  return title.replaceAll(/(?:^|\s+)(\w)/gu, (_match, letter: string) => letter.toUpperCase());
}
