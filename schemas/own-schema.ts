type Schema = Readonly<Record<string, unknown>>;

/**
 * The schema without the conditions of cross-object rules, whose messages are better, and with choices as plain lists
 * of values. The published schema has both for other tools. References are resolved, because ajv copies all errors so
 * far at each reference.
 */
export function ownSchema(): Schema {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- read only where something is to be explained
  const tenantSchema = require('./tenant.schema.json') as { readonly $defs: Schema } & Schema;
  const { $defs, ...schema } = tenantSchema;
  return forUs(schema, $defs) as Schema;
}

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
