import { readdirSync, readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { parse } from 'yaml';

import { isJsonObject, type Json, type JsonObject } from '../../core/index.js';
import { checkDeclaration } from '../../schemas/index.js';
import { rules } from '../../schemas/rules.js';
import tenantSchema from '../../schemas/tenant.schema.json';
import { rejectedByRulesAlone, rejectedBySchema, type WrongDeclaration } from './wrong-declarations.js';

/** As any other tool has it: no formats, no keywords and no options of ours. */
const accepts = new Ajv2020().compile(tenantSchema);

function declarationOf(spec: string): JsonObject {
  const parsed = parse(spec) as JsonObject;
  return {
    apiVersion: 'intuneform/v1',
    kind: 'IntuneTenant',
    metadata: { name: 'contoso' },
    spec: { tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301', ...parsed },
  };
}

function codesOf(declaration: unknown): readonly string[] {
  const errors = checkDeclaration(declaration).diagnostics.filter(({ severity }) => severity === 'error');
  return errors.map(({ code }) => code);
}

const examples = readdirSync('examples')
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => parse(readFileSync(`examples/${name}`, 'utf8')) as JsonObject);

test.each(rejectedBySchema.map((wrong): [string, string, WrongDeclaration] => [wrong.what, wrong.code, wrong]))(
  'the schema alone rejects %s, which validate calls %s',
  (_what, code, { spec }) => {
    const declaration = declarationOf(spec);

    expect(codesOf(declaration)).toContain(code);
    expect(accepts(declaration)).toBe(false);
  },
);

test.each(rejectedByRulesAlone.map((wrong): [string, string, WrongDeclaration] => [wrong.what, wrong.code, wrong]))(
  'rules alone reject %s: %s',
  (_what, code, { spec }) => {
    const declaration = declarationOf(spec);

    expect(codesOf(declaration)).toContain(code);
    expect(accepts(declaration)).toBe(true);
  },
);

test('every condition that is published is in the suite', () => {
  const conditioned = rules.flatMap(({ code, conditions = [] }) => (conditions.length > 0 ? [code] : []));
  const shown = new Set(rejectedBySchema.map(({ code }) => code));

  expect(conditioned.length).toBeGreaterThan(25);
  expect(conditioned.filter((code) => !shown.has(code))).toEqual([]);
});

test('the schema alone accepts the examples', () => {
  expect(examples.length).toBeGreaterThan(3);
  expect(examples.filter((example) => !accepts(example))).toEqual([]);
});

test('what the schema alone rejects, validate rejects', () => {
  const valid = [...examples, ...[...rejectedBySchema, ...rejectedByRulesAlone].map(({ spec }) => declarationOf(spec))];
  const places = new Map(valid.map((one) => [one, placesIn(one, [])]));
  const values: readonly Json[] = [true, false, 0, 5, 400, '', 'A', '17.0', 'all', 'intune', 'block', 'ios', [], {}];

  fc.assert(
    fc.property(fc.constantFrom(...valid), fc.nat(), fc.option(fc.constantFrom(...values)), (one, seed, value) => {
      const found = places.get(one) ?? [];
      const changed = changedAt(one, found[seed % found.length] ?? [], value ?? undefined);
      fc.pre(!accepts(changed));
      expect(codesOf(changed)).not.toEqual([]);
    }),
    { numRuns: 1500, seed: 13 },
  );
});

type Place = readonly (string | number)[];

function placesIn(value: Json | undefined, path: Place): readonly Place[] {
  const members: readonly (readonly [string | number, Json | undefined])[] = Array.isArray(value)
    ? [...value.entries()]
    : isJsonObject(value)
      ? Object.entries(value)
      : [];
  return [...(path.length > 0 ? [path] : []), ...members.flatMap(([key, member]) => placesIn(member, [...path, key]))];
}

/** A copy with another value at a place. Undefined: without what is there. */
function changedAt(value: Json | undefined, [step, ...rest]: Place, changed: Json | undefined): Json | undefined {
  if (step === undefined) return changed;
  if (Array.isArray(value))
    return value.flatMap((element: Json, index) => {
      if (index !== step) return [element];
      const other = changedAt(element, rest, changed);
      return other === undefined ? [] : [other];
    });
  if (!isJsonObject(value)) return value;
  const { [step]: own, ...others } = value;
  const other = changedAt(own, rest, changed);
  return other === undefined ? others : { ...others, [step]: other };
}
