import { compile } from 'json-schema-to-typescript';

import { guidPattern, instantPattern, isJsonObject, type Json, type JsonObject } from '../../core/index.js';
import { textsOf, typeName } from './unions.js';
import { generatedMark } from './words.js';

/**
 * Replaces all schema references of the source by their content, so that an editor needs only this file and no network.
 *
 * Members next to a `$ref` take precedence over those of the reference; `$omit` removes some of the latter.
 *
 * @param schemas - the generated schemas by reference path, such as `generated/device-category.schema.json`
 */
export function inlineReferences(source: JsonObject, schemas: ReadonlyMap<string, JsonObject>): JsonObject {
  const { $defs, ...schema } = source;
  const all = new Map([...schemas, ['core', coreForms]]);
  const parts = Object.entries(isJsonObject($defs) ? $defs : {}).map(([name, part]): [string, Json] => [
    `#/$defs/${name}`,
    inline(part, { schemas: all, parts: new Map() }),
  ]);
  const inlined = inline(schema, { schemas: all, parts: new Map(parts) });
  if (!isJsonObject(inlined)) throw new TypeError('a schema is an object');
  return inlined;
}

/** Text formats that the source refers to as `core#/guid`. */
const coreForms: JsonObject = {
  guid: { pattern: guidPattern.source },
  instant: { pattern: instantPattern.source },
};

/** The TypeScript types of the declaration, from its JSON Schema. */
export async function renderTypes(schema: JsonObject): Promise<string> {
  // The library modifies its input. A part that is used several times stays one object, and becomes one type.
  const copy = structuredClone(forTypes(schema)) as Parameters<typeof compile>[0];
  const text = await compile(copy, 'TenantDeclaration', {
    additionalProperties: false,
    bannerComment: `// ${generatedMark}`,
    strictIndexSignatures: true,
    ignoreMinAndMaxItems: true,
  });
  const imported = namesOfTextTypes.filter((name) => new RegExp(`\\b${name}\\b`, 'u').test(text));
  return text
    .replace('\n', imported.length === 0 ? '\n' : `\nimport type { ${imported.join(', ')} } from '../text-types.js';\n`)
    .replaceAll(/^(\s+)(\w+\??: )/gmu, '$1readonly $2')
    .replaceAll(/(?<!readonly )(\b\w+(?:<[^<>]*>)?|\([^()]*\))\[\];/gu, 'readonly $1[];');
}

/** Types of `schemas/text-types.ts` that conditions and the source use. */
const namesOfTextTypes = ['Acknowledged', 'Acknowledgement', 'FourPartVersion', 'Guid', 'ThreePartVersion'];

interface References {
  readonly schemas: ReadonlyMap<string, JsonObject>;
  /** Parts of the source itself, by their reference. */
  readonly parts: ReadonlyMap<string, Json>;
}

function inline(value: Json | undefined, references: References): Json {
  if (Array.isArray(value)) return value.map((element: Json) => inline(element, references));
  if (!isJsonObject(value)) return value ?? null;
  const { $ref, $omit, ...siblings } = value;
  const part = typeof $ref === 'string' ? references.parts.get($ref) : undefined;
  if (part !== undefined)
    return Object.keys(siblings).length > 0 && isJsonObject(part) ? { ...part, ...siblings } : part;
  const own = Object.fromEntries(Object.entries(siblings).map(([key, member]) => [key, inline(member, references)]));
  return typeof $ref === 'string' ? { ...without(referred($ref, references.schemas), $omit), ...own } : own;
}

function without(schema: JsonObject, omitted: Json | undefined): JsonObject {
  const names = Array.isArray(omitted) ? omitted : [];
  return Object.fromEntries(Object.entries(schema).filter(([name]) => !names.includes(name)));
}

function referred(reference: string, schemas: ReadonlyMap<string, JsonObject>): JsonObject {
  const [file = '', pointer = ''] = reference.split('#');
  const steps = pointer.split('/').slice(1);
  const found = steps.reduce<Json | undefined>(
    (value, step) => (isJsonObject(value) ? value[step] : undefined),
    schemas.get(file),
  );
  if (!isJsonObject(found)) throw new Error(`schemas/tenant.source.json refers to ${reference}, which does not exist`);
  return found;
}

/** Only objects and choices get their own name; the name of the document is the argument of `compile`. */
function forTypes(schema: JsonObject): JsonObject {
  const named = nameOnce(schema, new Map());
  return { ...(isJsonObject(named) ? named : {}), title: 'TenantDeclaration' };
}

/** A part with the same title and structure as an earlier one is the same type; the library would number it. */
function nameOnce(schema: Json | undefined, shapes: Map<string, string>): Json {
  if (Array.isArray(schema)) return schema.map((element: Json) => nameOnce(element, shapes));
  if (!isJsonObject(schema)) return schema ?? null;
  const { title, description, tsType } = schema;
  // Texts, or objects whose key is one of them.
  if (typeof tsType === 'string' && tsType.includes('$texts'))
    return { description, tsType: tsType.replace('$texts', textsOf(schema)) };
  const shape = typeof title === 'string' ? shapeOf(schema) : undefined;
  if (typeof title === 'string' && shape !== undefined) {
    if (shapes.get(title) === shape)
      return { ...(description !== undefined && { description }), tsType: typeName(title) };
    if (!shapes.has(title)) shapes.set(title, shape);
  }
  return Object.fromEntries(Object.entries(schema).map(([key, member]) => [key, nameOnce(member, shapes)]));
}

/** Equal for two schemas that allow the same values; descriptions are ignored. */
function shapeOf(schema: JsonObject): string {
  return JSON.stringify(schema, (key, value: unknown) =>
    (key === 'description' && typeof value === 'string') || key === 'examples' ? undefined : value,
  );
}
