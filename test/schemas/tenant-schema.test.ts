import { Ajv2020 } from 'ajv/dist/2020.js';

import { isJsonObject, type JsonObject } from '../../core/index.js';
import { checkDeclaration } from '../../schemas/index.js';
import tenantSchema from '../../schemas/tenant.schema.json';

interface Part {
  readonly path: string;
  readonly schema: JsonObject;
}

const parts = partsOf(JSON.parse(JSON.stringify(tenantSchema)) as JsonObject, '');

test('needs no other file and no network', () => {
  expect(parts.filter(({ schema }) => '$ref' in schema).map(({ path }) => path)).toEqual([]);
});

test('is a JSON Schema, which validation does not ask again', () => {
  const ajv = new Ajv2020();

  expect(ajv.validateSchema(tenantSchema)).toBe(true);
});

test('tells an editor what each key is', () => {
  // A list tells what its plain elements are.
  const isPlainElement = ({ path, schema }: (typeof parts)[number]): boolean =>
    path.endsWith('[]') && schema.type !== 'object';
  const untold = parts.filter(({ path, schema }) => path !== '' && typeof schema.description !== 'string');

  expect(untold.filter((part) => !isPlainElement(part)).map(({ path }) => path)).toEqual([]);
});

test('closes every object, so that no mistyped key passes', () => {
  const open = parts.filter(({ schema }) => schema.type === 'object' && schema.additionalProperties !== false);

  expect(open.map(({ path }) => path)).toEqual([]);
});

test('gives examples and defaults that it accepts itself', () => {
  const ajv = new Ajv2020({ strict: true, formats: { uuid: true, 'date-time': true } });
  const shown = parts.flatMap(({ path, schema }) => {
    const values = [
      ...(Array.isArray(schema.examples) ? schema.examples : []),
      ...('default' in schema ? [schema.default] : []),
    ];
    return values.map((value: unknown) => ({ path, value, schema }));
  });

  expect(shown.length).toBeGreaterThan(10);
  expect(shown.filter(({ schema, value }) => !ajv.validate(withoutId(schema), value)).map(({ path }) => path)).toEqual(
    [],
  );
});

test('checks values that do not come from YAML alike', () => {
  expect(checkDeclaration(undefined).diagnostics.map(({ code }) => code)).toEqual(['INT1023']);
  expect(checkDeclaration(null).diagnostics.map(({ code }) => code)).toEqual(['INT1023']);
});

function withoutId({ $id: _id, ...schema }: JsonObject): JsonObject {
  return schema;
}

function partsOf(schema: JsonObject, path: string): readonly Part[] {
  const properties = isJsonObject(schema.properties) ? Object.entries(schema.properties) : [];
  return [
    { path, schema },
    ...properties.flatMap(([name, part]) => (isJsonObject(part) ? partsOf(part, `${path}.${name}`) : [])),
    ...(isJsonObject(schema.items) ? partsOf(schema.items, `${path}[]`) : []),
  ];
}
