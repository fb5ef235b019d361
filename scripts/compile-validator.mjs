import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { transform } from 'esbuild';

const require = createRequire(import.meta.url);

/**
 * Compiles the schema of the declaration to `dist/schemas/generated/accepts.js`: a function that returns only whether a
 * value is valid. It stops at the first error and creates no messages, so it is small. Requires the output of tsc.
 */
export async function compileValidator(file = 'dist/schemas/generated/accepts.js') {
  const { Ajv2020 } = require('ajv/dist/2020.js');
  const { default: standalone } = require('ajv/dist/standalone');
  const { ownSchema } = require('../dist/schemas/own-schema.js');
  const ajv = new Ajv2020({
    strict: true,
    validateSchema: false,
    messages: false,
    code: { source: true, optimize: 1 },
  });
  const code = withoutErrors(standalone(ajv, ajv.compile(withoutWords(ownSchema()))));
  const { code: small } = await transform(code, { minifySyntax: true, minifyWhitespace: true, target: 'node20' });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, small);
}

/** Removes the error objects, which are not used: ajv itself explains errors. */
function withoutErrors(code) {
  return code.replace(/validate\d+\.errors = \[\{.*?\}\];return false;/gsu, 'return false;');
}

const words = new Set(['description', 'markdownDescription', '$comment', 'title', 'examples', 'default']);
/** Keywords whose values map names to schemas: a property can have the name of a keyword. */
const maps = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas']);
/** Keywords whose values are data. */
const data = new Set(['enum', 'const', 'required', 'dependentRequired']);

/** The schema without members that do not validate. */
function withoutWords(schema, isMap = false) {
  if (Array.isArray(schema)) return schema.map((each) => withoutWords(each));
  if (schema === null || typeof schema !== 'object') return schema;
  const entries = Object.entries(schema).filter(([key]) => isMap || !words.has(key));
  const strip = (key, value) => (!isMap && data.has(key) ? value : withoutWords(value, !isMap && maps.has(key)));
  return Object.fromEntries(entries.map(([key, value]) => [key, strip(key, value)]));
}
