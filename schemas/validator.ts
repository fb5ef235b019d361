import { Ajv2020, type AnySchemaObject, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

import tenantSchema from './tenant.schema.json';

/** What a value breaks of the JSON Schema of the declaration. Empty: nothing. */
export function schemaErrors(value: unknown): readonly ErrorObject[] {
  validate ??= compile();
  return validate(value) ? [] : (validate.errors ?? []);
}

/** Compiled at first use, so that a command that reads no declaration does not wait for it. */
let validate: ValidateFunction | undefined;

/**
 * What makes compiling about twice as fast, which every command waits for: the schema is ours, and a test holds it to its
 * meta-schema; and its code is as fast without being made shorter.
 */
const compiledFast = { validateSchema: false, code: { optimize: false } } as const;

function compile(): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: true, ...compiledFast });
  const { $defs, ...schema } = tenantSchema;
  return ajv.compile(forUs(schema, $defs) as AnySchemaObject);
}

type Schema = Readonly<Record<string, unknown>>;

/**
 * The schema without what cross-object rules find as well, whose words are better, and with choices as plain lists of values: both
 * are there for other tools. Every part is in its place, because ajv copies all errors so far at each reference.
 */
function forUs(schema: unknown, parts: Schema): unknown {
  if (Array.isArray(schema)) return schema.map((element) => forUs(element, parts));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref, allOf: _conditions, oneOf: choices, ...rest }: Schema = { ...schema };
  const own = Object.fromEntries(Object.entries(rest).map(([key, member]) => [key, forUs(member, parts)]));
  const referred = typeof $ref === 'string' ? forUs(parts[$ref.replace('#/$defs/', '')], parts) : {};
  const members = { ...(referred as Schema), ...own };
  return Array.isArray(choices)
    ? { ...members, enum: choices.map(({ const: value }: { const: unknown }) => value) }
    : members;
}
