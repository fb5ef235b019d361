import '../support/count-work.js';

import { parseDeclarations } from '../../schemas/index.js';
import { workOf } from '../support/work.js';
import { declarationWith } from './declaration-text.js';

const many = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('');

/** Unit: characters. */
const small = 16_384;
const filled = (size: number, make: (index: number) => string): string =>
  many(Math.floor(size / make(10_000).length), make);

test.each<[string, (size: number) => string]>([
  ['unknown keys', (size) => declarationWith(filled(size, (index) => `  unknownKey${String(index)}: 1\n`))],
  ['repeated keys', (size) => declarationWith(filled(size, (index) => `  a${String(index >> 1)}: 1\n`))],
  ['one repeated key', (size) => declarationWith(filled(size, () => '  a: 1\n'))],
  ['unparsable lines', (size) => declarationWith(filled(size, (index) => `  @${String(index)}: %\n`))],
  ['anchors', (size) => `x: [${filled(size, (index) => `&a${String(index)} 1, *a${String(index)}, `)}]\n`],
  ['empty objects', (size) => declarationWith(`  enrollment: { notifications: [${filled(size, () => '{}, ')}] }\n`)],
  [
    'pairs of names',
    (size) => declarationWith(`  scopeTags: [${filled(size, (index) => `{displayName: a${String(index >> 1)}}, `)}]\n`),
  ],
  ['documents', (size) => filled(size, () => '---\na: 1\n')],
])('reads %s in linear time, and explains a bounded number of problems', (_case, textOf) => {
  const diagnosticsOf = (size: number): readonly unknown[] =>
    parseDeclarations(textOf(size), 'large.yaml').flatMap((parsed) => parsed.diagnostics);
  const diagnostics = diagnosticsOf(small);

  const growth = workOf(() => diagnosticsOf(4 * small)) / workOf(() => diagnosticsOf(small));

  expect(diagnostics.length).toBeGreaterThan(0);
  expect(diagnostics.length).toBeLessThanOrEqual(101);
  // What grows with the square needs sixteen times the work.
  expect(growth).toBeLessThan(4.5);
});

test('counts the problems that are not explained', () => {
  const text = declarationWith(many(40_000, (index) => `  key${String(index)}: 1\n`));

  const found = parseDeclarations(text, 'large.yaml').flatMap(({ diagnostics }) => diagnostics);

  expect(found.filter(({ code }) => code === 'INT1020')).toHaveLength(20);
  expect(found.at(-1)).toMatchObject({ code: 'INT1018', severity: 'error', what: 'and 39,980 more' });
});

test('explains each kind of problem, however many there are of another', () => {
  const text = declarationWith(
    `${many(1_000, (index) => `  key${String(index)}: 1\n`)}  authority: { desired: google }\n`,
  );

  const codes = parseDeclarations(text, 'large.yaml').flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));

  expect(new Set(codes)).toEqual(new Set(['INT1020', 'INT1024', 'INT1018']));
});

test('a declaration with more warnings than shown is valid', () => {
  const limits = many(25, (index) => `{ displayName: A${String(index)}, limit: 1 }, `);
  const [parsed] = parseDeclarations(
    declarationWith(`  authority: { desired: intune }\n  enrollment: { limits: { custom: [${limits}] } }\n`),
    'large.yaml',
  );

  expect(parsed?.declaration).toBeDefined();
  expect(parsed?.diagnostics.at(-1)).toMatchObject({ code: 'INT1018', severity: 'warning', what: 'and 5 more' });
});

test('truncates a text that is as long as the file', () => {
  const long = 'a'.repeat(100_000);
  const [parsed] = parseDeclarations(declarationWith(`  scopeTags: [{ displayName: ${long}, x: 1 }]\n`), 'large.yaml');

  expect(parsed?.diagnostics.map(({ what }) => what.length)).toEqual([2_000]);
});

test('refuses aliases that copy too much, although none is used often', () => {
  const list = `&list [${many(40_000, () => '1, ')}]`;

  const [parsed] = parseDeclarations(`a: ${list}\nb: [*list, *list, *list]\n`, 'large.yaml');

  expect(parsed?.diagnostics.map(({ code }) => code)).toEqual(['INT1013']);
});
