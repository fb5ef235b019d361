import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import fc from 'fast-check';
import { parse } from 'yaml';

import { schemaErrors } from '../../schemas/validator.js';

const accepts = jest.requireActual<(value: unknown) => boolean>(resolve('dist/schemas/generated/accepts.js'));

const examples = readdirSync('examples', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => readFileSync(join('examples', file), 'utf8'))
  .flatMap((text) => {
    const value: unknown = parse(text);
    return (value as { kind?: string } | null)?.kind === 'IntuneTenant' ? [value] : [];
  });

/** Every place in a value, as a path. */
function placesIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, member]) => placesIn(member, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((member: unknown, index) => (String(index) === key ? replaced(member, rest, by) : member));
  const object = value as Readonly<Record<string, unknown>>;
  return { ...object, [key]: replaced(object[key], rest, by) };
}

test('the tests of the sources run without it, so that both ways are tested', () => {
  expect(existsSync('schemas/generated/accepts.js')).toBe(false);
  expect(examples.length).toBeGreaterThan(3);
});

test('accepts every example that ajv accepts', () => {
  expect(examples.map((value) => accepts(value))).toEqual(examples.map((value) => schemaErrors(value).length === 0));
});

test('agrees with ajv about examples with one changed value', () => {
  const odd = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      '',
      0,
      -1,
      1.5,
      1e9,
      true,
      [],
      {},
      [1, 1],
      'x',
      '2026-01-01',
      '2026-01-01T00:00:00Z',
      undefined,
    ),
    fc.string(),
    fc.integer(),
    fc.dictionary(fc.constantFrom('displayName', 'toString', '__proto__', 'x'), fc.jsonValue()),
    fc.uuid(),
  );
  const changed = fc
    .constantFrom(...examples)
    .chain((value) => fc.tuple(fc.constant(value), fc.constantFrom(...placesIn(value)), odd))
    .map(([value, path, by]) => replaced(value, path, by));

  fc.assert(
    fc.property(changed, (value) => {
      expect(accepts(value)).toBe(schemaErrors(value).length === 0);
    }),
    { numRuns: 1500 },
  );
});

test.each(['unknown', 'toString', 'hasOwnProperty'])(
  'agrees with ajv about the key %s in every object of every example',
  (key) => {
    for (const value of examples)
      for (const path of placesIn(value)) {
        const place = path.reduce<unknown>(
          (object, step) => (object as Readonly<Record<string, unknown>>)[step],
          value,
        );
        if (typeof place !== 'object' || place === null || Array.isArray(place)) continue;
        const changed = replaced(value, path, { ...place, [key]: 1 });
        expect({ path, accepted: accepts(changed) }).toEqual({ path, accepted: schemaErrors(changed).length === 0 });
      }
  },
);

test('the built package loads ajv only to explain errors', () => {
  const script = `
    const { parseDeclaration } = require('./dist/schemas/index.js');
    const loaded = () => Object.keys(require.cache).some((file) => file.includes('/ajv/dist/2020'));
    const text = require('node:fs').readFileSync('examples/contoso.yaml', 'utf8');
    const good = parseDeclaration(text, 'a.yaml').diagnostics.map(({ code }) => code);
    const before = loaded();
    const bad = parseDeclaration(text.replace('inactiveDays: 90', 'inactiveDays: soon'), 'a.yaml').diagnostics;
    console.log(JSON.stringify({ good, before, bad: bad.filter(({ severity }) => severity === 'error'), after: loaded() }));`;

  const { stdout } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });

  expect(JSON.parse(stdout)).toMatchObject({ before: false, after: true, bad: [{ severity: 'error' }] });
});
