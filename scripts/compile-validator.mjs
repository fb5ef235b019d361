import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { transform } from 'esbuild';

const require = createRequire(import.meta.url);

/**
 * Compiles the schema of the declaration to `dist/schemas/generated/accepts.js`: a function that returns only whether a
 * value is valid. It stops at the first error and creates no messages, so it is small. Each kind of object has a
 * function of its own, because V8 compiles only those that a declaration needs. Requires the output of tsc.
 */
export async function compileValidator(file = 'dist/schemas/generated/accepts.js') {
  const { Ajv2020 } = require('ajv/dist/2020.js');
  const { default: standalone } = require('ajv/dist/standalone');
  const { ownSchema } = require('../dist/schemas/own-schema.js');
  const ajv = new Ajv2020({
    strict: true,
    validateSchema: false,
    messages: false,
    inlineRefs: false,
    code: { source: true, optimize: 1 },
  });
  const code = onlyVerdicts(standalone(ajv, ajv.compile(inParts(withoutWords(ownSchema())))));
  const { code: small } = await transform(code, { minifySyntax: true, minifyWhitespace: true, target: 'node20' });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, small);
}

/**
 * Moves each schema of an object to `$defs`, once. Schemas below `if` and similar keywords stay, because an error there is
 * not yet a verdict.
 */
function inParts(whole) {
  const parts = new Map();
  const moved = (schema) => {
    if (schema === null || typeof schema !== 'object') return schema;
    const { properties, items, additionalProperties } = schema;
    const own = {
      ...schema,
      ...(properties && { properties: mapValues(properties, moved) }),
      ...(items && { items: moved(items) }),
      ...(additionalProperties && { additionalProperties: moved(additionalProperties) }),
    };
    if (!properties) return own;
    const text = JSON.stringify(own);
    if (!parts.has(text)) parts.set(text, { name: `part${parts.size}`, own });
    return { $ref: `#/$defs/${parts.get(text).name}` };
  };
  const properties = mapValues(whole.properties, moved);
  return { ...whole, properties, $defs: Object.fromEntries([...parts.values()].map(({ name, own }) => [name, own])) };
}

function mapValues(record, of) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, of(value)]));
}

/** What ajv's code does besides the verdict, and what replaces it. */
const besides = [
  [/validate\d+\.errors = \[\{.*?\}\];return false;/gsu, 'return false;'],
  [/\{vErrors = vErrors === null \? validate\d+\.errors : .*?errors = vErrors\.length;\}/gsu, '{return false;}'],
  [/validate\d+\.errors = vErrors;/gu, ''],
  [/const (err\d+) = \{instancePath.*?\}\};/gsu, 'const $1 = true;'],
  [/const evaluated0 = .*?evaluated0\.items = undefined;\}/gsu, ''],
  [/validate\d+\.evaluated = \{.*?\};/gsu, ''],
  [/(function validate\d+\(data), \{instancePath.*?\}=\{\}\)/gsu, '$1)'],
  [/, \{instancePath:.*?,rootData,dynamicAnchors\}/gsu, ''],
];

/** Reduces the code to the verdict. @throws Error if ajv's code is not of the form that this expects */
function onlyVerdicts(code) {
  const short = withNames(besides.reduce((rest, [what, by]) => rest.replace(what, by), code));
  const left = /instancePath|\.errors|\.concat|evaluated|\bschema\d/u.exec(short);
  if (left) throw new Error(`cannot reduce the validator: ${short.slice(left.index - 80, left.index + 80)}`);
  return short;
}

/** Replaces the schemas within the code, of which it uses only the names of properties. */
function withNames(code) {
  const schemas = new Map();
  const rest = code.replace(/const (schema\d+) = (\{.*?\});(?=const |function )/gsu, (_whole, name, json) => {
    schemas.set(name, JSON.parse(json));
    return '';
  });
  const names = [];
  const called = rest.replace(/\b(schema\d+)\.properties, (key\d+)\)/gu, (_whole, name, key) => {
    const known = mapValues(schemas.get(name).properties, () => 0);
    names.push(`const names${names.length} = ${JSON.stringify(known)};`);
    return `names${names.length - 1}, ${key})`;
  });
  return called.replace('"use strict";', `"use strict";${names.join('')}`);
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
