import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

import { guidPattern } from '../core/index.js';
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
  // Stricter than the usual reading of `uuid`, which also takes a URN.
  ajv.addFormat('uuid', guidPattern);
  // With a zone: an expiry that depends on where it is read is none.
  ajv.addFormat('date-time', { validate: isInstant });
  return ajv.compile(tenantSchema);
}

function isInstant(text: string): boolean {
  const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,7})?(?:Z|[+-]\d{2}:\d{2})$/iu;
  return form.test(text) && !Number.isNaN(Date.parse(text));
}
