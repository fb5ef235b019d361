import { isJsonObject, type Json, type JsonObject } from '../../core/index.js';
import { type Condition, conditionSchemas } from '../../schemas/condition.js';
import { applyConditions } from './conditions.js';
import { extractParts } from './extract-parts.js';
import { generatedMark } from './words.js';

/**
 * The published schema of the declaration: with all conditions, in plain JSON Schema 2020-12, so that any tool can use
 * it without a plug-in. Repeated parts are written once, in `$defs`.
 */
export function publishDeclaration(schema: JsonObject, conditions: readonly Condition[]): JsonObject {
  const whole = applyConditions(schema, conditions, ({ schema: part, conditions: here }) => ({
    ...part,
    allOf: here.flatMap(conditionSchemas),
  }));
  const { $schema, $id, ...rest } = extractParts(typed(plain(whole)), { nothing });
  return { $comment: generatedMark, $schema, $id, ...rest };
}

/** The published schema of a resource. */
export function publishResource(schema: JsonObject): JsonObject {
  return plain(schema);
}

/** An empty declaration: an empty list, or an object that declares nothing. */
const nothing: JsonObject = {
  description: 'Nothing is declared.',
  anyOf: [
    { type: 'object', additionalProperties: { $ref: '#/$defs/nothing' } },
    { type: 'array', maxItems: 0 },
  ],
};

/** Adds the types that strict tools require: `object` if members are checked, `array` if elements are. */
function typed(schema: JsonObject, isWhole = true): JsonObject {
  const members = Object.entries(schema).map(([key, member]): [string, Json | undefined] => [
    key,
    typedMember(key, member),
  ]);
  const type = isWhole && schema.type === undefined ? typeOf(schema) : undefined;
  return { ...(type !== undefined && { type }), ...Object.fromEntries(members) };
}

function typedMember(key: string, member: Json | undefined): Json | undefined {
  if (key === 'properties' && isJsonObject(member))
    return Object.fromEntries(
      Object.entries(member).map(([name, part]) => [name, isJsonObject(part) ? typed(part) : part]),
    );
  if (['items', 'contains', 'additionalProperties'].includes(key) && isJsonObject(member)) return typed(member);
  // These check the same value, whose type is already known.
  if (['if', 'then', 'else', 'not'].includes(key) && isJsonObject(member)) return typed(member, false);
  if (!['allOf', 'anyOf', 'oneOf'].includes(key) || !Array.isArray(member)) return member;
  return member.map((part: Json) => (isJsonObject(part) ? typed(part, false) : part));
}

function typeOf(schema: JsonObject): string | undefined {
  const judges = [schema, ...['if', 'not', 'allOf', 'anyOf'].flatMap((key) => schema[key] ?? []).flat()].filter(
    isJsonObject,
  );
  const has = (...keys: readonly string[]): boolean => judges.some((judge) => keys.some((key) => key in judge));
  if (has('properties', 'required')) return 'object';
  return has('items', 'contains', 'minItems', 'maxItems') ? 'array' : undefined;
}

/** Removes the keywords of the generator. */
function plain(schema: JsonObject): JsonObject {
  return plainValue(schema) as JsonObject;
}

function plainValue(value: Json | undefined): Json {
  if (Array.isArray(value)) return value.map(plainValue);
  if (!isJsonObject(value)) return value ?? null;
  const { tsType: _tsType, enumDescriptions, ...schema } = value;
  const members = Object.fromEntries(Object.entries(schema).map(([key, member]) => [key, plainValue(member)]));
  return isJsonObject(enumDescriptions) ? described(members, enumDescriptions) : members;
}

/** Editors show the description of a constant; members of `enum` cannot have one. */
function described({ enum: values, ...schema }: JsonObject, descriptions: JsonObject): JsonObject {
  if (!Array.isArray(values)) return schema;
  return {
    ...schema,
    oneOf: values.map((value: Json) => {
      const description = typeof value === 'string' ? descriptions[value] : undefined;
      return { const: value, ...(description !== undefined && { description }) };
    }),
  };
}
