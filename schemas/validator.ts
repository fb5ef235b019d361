import type * as Ajv from 'ajv/dist/2020.js';

import { ownSchema } from './own-schema.js';

/**
 * What a value breaks of the JSON Schema of the declaration. Empty: nothing.
 *
 * Most declarations break nothing, and the build has compiled what says so. ajv is loaded, and compiles the schema, only where
 * something is to be explained; or where the build has left nothing, as in tests of the sources.
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

/** `scripts/compile-validator.mjs` writes it into `dist`. */
function loadCompiled(): Accepts | undefined {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- a file that may not be there
    return require('./generated/accepts.js') as Accepts;
  } catch {
    return undefined;
  }
}

/**
 * What makes compiling about twice as fast: the schema is ours, and a test holds it to its meta-schema; and its code is as fast
 * without being made shorter.
 */
const compiledFast = { validateSchema: false, code: { optimize: false } } as const;

function compile(): Ajv.ValidateFunction {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded only where something is to be explained
  const { Ajv2020 } = require('ajv/dist/2020.js') as typeof Ajv;
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: true, ...compiledFast });
  return ajv.compile(ownSchema());
}
