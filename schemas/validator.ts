import type * as Ajv from 'ajv/dist/2020.js';

import { ownSchema } from './own-schema.js';

/**
 * Validates a value against the JSON Schema of the declaration. Empty: it is valid.
 *
 * Most declarations are valid, and the build compiles a function that only checks. ajv is loaded, and compiles the
 * schema, only to explain errors, or if there is no such function, as in tests of the sources.
 */
export function schemaErrors(value: unknown): readonly Ajv.ErrorObject[] {
  if (accepts()?.(value) === true) return [];
  validate ??= compile();
  return validate(value) ? [] : (validate.errors ?? []);
}

/** Compiled at first use. */
let validate: Ajv.ValidateFunction | undefined;

type Accepts = (value: unknown) => boolean;

let compiled: Accepts | false | undefined;

function accepts(): Accepts | undefined {
  compiled ??= loadCompiled() ?? false;
  return compiled === false ? undefined : compiled;
}

/** `scripts/compile-validator.mjs` writes this file to `dist`. */
function loadCompiled(): Accepts | undefined {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- a file that may not be there
    return require('./generated/accepts.js') as Accepts;
  } catch {
    return undefined;
  }
}

/**
 * Makes compiling about twice as fast. Our own schema needs no validation, because a test validates it, and the
 * generated code is fast enough without optimization.
 */
const compiledFast = { validateSchema: false, code: { optimize: false } } as const;

function compile(): Ajv.ValidateFunction {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded only where something is to be explained
  const { Ajv2020 } = require('ajv/dist/2020.js') as typeof Ajv;
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: true, ...compiledFast });
  return ajv.compile(ownSchema());
}
