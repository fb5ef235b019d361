import { readdirSync, readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';

import { isJsonObject, type JsonObject } from '../../core/index.js';
import { checkDeclaration } from '../../schemas/index.js';
import tenantSchema from '../../schemas/tenant.schema.json';

interface Part {
  readonly path: string;
  readonly schema: JsonObject;
}

const whole = JSON.parse(JSON.stringify(tenantSchema)) as JsonObject;
const $defs = (isJsonObject(whole.$defs) ? whole.$defs : {}) as Readonly<Record<string, JsonObject>>;
const parts = partsOf(whole, '');

test('needs no other file and no network', () => {
  const references = [...JSON.stringify(whole).matchAll(/"\$ref":"([^"]+)"/gu)].map(([, reference = '']) => reference);

  expect(references.length).toBeGreaterThan(50);
  expect(references.filter((reference) => !Object.hasOwn($defs, reference.replace('#/$defs/', '')))).toEqual([]);
});

test('writes repeated parts once, and is smaller than 145 KB', () => {
  expect(readFileSync('schemas/tenant.schema.json', 'utf8').length).toBeLessThan(145_000);
});

test.each(['tenant', 'report'])('the schema of the %s is compiled by other tools as it is', (name) => {
  const schema = JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')) as JsonObject;

  expect(schema).toMatchObject({ $id: `https://intuneform.dev/schemas/${name}.schema.json`, $defs: expect.anything() });
  expect(() => new Ajv2020({ strictTypes: true }).compile(schema)).not.toThrow();
});

test('the schema of each resource has an address, and other tools can compile it', () => {
  const names = readdirSync('schemas/generated').filter((name) => name.endsWith('.schema.json'));
  const ajv = new Ajv2020({ strictTypes: true });

  expect(names.length).toBeGreaterThan(30);
  for (const name of names) {
    const schema = JSON.parse(readFileSync(`schemas/generated/${name}`, 'utf8')) as JsonObject;
    expect(schema.$id).toBe(`https://intuneform.dev/schemas/generated/${name}`);
    expect(() => ajv.compile(schema)).not.toThrow();
  }
});

test('is a valid JSON Schema, which validation does not check again', () => {
  const ajv = new Ajv2020();

  expect(ajv.validateSchema(tenantSchema)).toBe(true);
});

test('describes each key for editors', () => {
  // A list tells what its elements are, unless they have a title of their own.
  const isPlainElement = ({ path, schema }: (typeof parts)[number]): boolean =>
    path.endsWith('[]') && (schema.type !== 'object' || schema.title === undefined);
  const untold = parts.filter(({ path, schema }) => path !== '' && typeof schema.description !== 'string');

  expect(untold.filter((part) => !isPlainElement(part)).map(({ path }) => path)).toEqual([]);
});

test('describes every value of a choice, where editors show it', () => {
  const choices = [...JSON.stringify(whole).matchAll(/"oneOf":(\[\{"const":.+?\}\])/gu)].map(
    ([, values = '']) => JSON.parse(values) as readonly JsonObject[],
  );
  const plain = partsOf({ $defs: {}, properties: $defs }, '').filter(({ schema }) => 'enum' in schema);

  expect(choices.length).toBeGreaterThan(25);
  expect(choices.flat().filter(({ description }) => typeof description !== 'string')).toEqual([]);
  expect([...parts, ...plain].filter(({ schema }) => 'enum' in schema).map(({ path }) => path)).toEqual([]);
});

test('closes every object, so that no mistyped key is accepted', () => {
  const open = parts.filter(({ schema }) => schema.type === 'object' && schema.additionalProperties !== false);

  expect(open.map(({ path }) => path)).toEqual([]);
});

test('contains examples and defaults that are valid', () => {
  const ajv = new Ajv2020({ strictTypes: true });
  const shown = parts.flatMap(({ path, schema }) => {
    const values = [
      ...(Array.isArray(schema.examples) ? schema.examples : []),
      ...('default' in schema ? [schema.default] : []),
    ];
    return values.map((value: unknown) => ({ path, value, schema }));
  });

  expect(shown.length).toBeGreaterThan(10);
  expect(
    shown.filter(({ schema, value }) => !ajv.validate({ ...withoutId(schema), $defs }, value)).map(({ path }) => path),
  ).toEqual([]);
});

test('checks values that do not come from YAML in the same way', () => {
  expect(checkDeclaration(undefined).diagnostics.map(({ code }) => code)).toEqual(['INT1023']);
  expect(checkDeclaration(null).diagnostics.map(({ code }) => code)).toEqual(['INT1023']);
});

function withoutId({ $id: _id, ...schema }: JsonObject): JsonObject {
  return schema;
}

function partsOf(given: JsonObject, path: string): readonly Part[] {
  const { $ref, ...own } = given;
  const schema = typeof $ref === 'string' ? { ...$defs[$ref.replace('#/$defs/', '')], ...own } : given;
  const properties = isJsonObject(schema.properties) ? Object.entries(schema.properties) : [];
  return [
    { path, schema },
    ...properties.flatMap(([name, part]) => (isJsonObject(part) ? partsOf(part, `${path}.${name}`) : [])),
    ...(isJsonObject(schema.items) ? partsOf(schema.items, `${path}[]`) : []),
  ];
}
