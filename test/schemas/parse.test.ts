import { hasErrors } from '../../core/index.js';
import { parseDeclaration, parseDeclarations } from '../../schemas/index.js';
import { declarationWith, marked, problemsOf } from './declaration-text.js';

const rule = (text: string): string => declarationWith(`  retention: { cleanupRules: [${text}] }`);
const enrollment = (text: string): string =>
  declarationWith(`  authority: { desired: intune }
  enrollment: { ${text} }`);
const limit = (text: string): string => enrollment(`limits: { custom: [${text}] }`);
const retention = (rules: string, cap: string): string =>
  declarationWith(`  retention: { cleanupRules: ${rules}, maxAffected: ${cap} }`);

test('reads a valid declaration', () => {
  const { declaration, diagnostics } = parseDeclaration(declarationWith('  authority: { desired: intune }'), 'a.yaml');

  expect(declaration).toEqual({
    apiVersion: 'intuneform/v1',
    kind: 'IntuneTenant',
    metadata: { name: 'contoso' },
    spec: { tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301', authority: { desired: 'intune' } },
  });
  expect(diagnostics).toEqual([]);
});

test("explains days out of range in the user's words, at the value", () => {
  const { diagnostics } = parseDeclaration(rule('{ platform: windows, inactiveDays: 400 }'), 'contoso.yaml');

  expect(diagnostics.find(({ severity }) => severity === 'error')).toEqual({
    code: 'INT1201',
    severity: 'error',
    what: 'cleanup rule for windows waits too long',
    where: {
      file: 'contoso.yaml',
      line: 6,
      column: 66,
      path: ['spec', 'retention', 'cleanupRules', 0, 'inactiveDays'],
    },
    why: 'got 400; allowed are whole days from 30 to 270',
    fix: 'use 270 or less; Intune removes a device 180 days after its MDM certificate expires, regardless of the rule',
  });
});

test.each([
  ['unparsable YAML', 'a: "b¦', ['INT1010']],
  ['an unknown tag', 'a: ¦!secret b', ['INT1010']],
  ['an alias without an anchor', 'a: ¦*nobody', ['INT1010']],
  ['a key that is not text', '? ¦[a]\n: b', ['INT1010']],
  ['a duplicate key', declarationWith('  ¦tenantId: x'), ['INT1011']],
  ['a tab as indentation', 'spec:\n¦\ttenantId: x', ['INT1012']],
  ['an empty text', '', ['INT1004']],
  ['comments only', '# nothing\n', ['INT1004']],
  ['a list instead of a declaration', '¦- a', ['INT1023']],
  ['a plain text instead of a declaration', '¦hello', ['INT1023']],
  ['a section without content', declarationWith('  retention:¦'), ['INT1023']],
  ['text instead of a number', rule('{ platform: ios, inactiveDays: ¦ninety }'), ['INT1023']],
  ['a fraction of a day', rule('{ platform: ios, inactiveDays: ¦90.5 }'), ['INT1023']],
  ['an unknown key', declarationWith('  ¦retension: {}'), ['INT1020']],
  ['a key of the object prototype', declarationWith('  ¦__proto__: { tenantId: x }'), ['INT1020']],
  ['too few days', rule('{ platform: ios, inactiveDays: ¦29 }'), ['INT1201']],
  ['too many days', rule('{ platform: ios, inactiveDays: ¦271 }'), ['INT1201']],
  ['a limit of 0', limit('{ displayName: A, limit: ¦0, assignments: [{ allUsers: true }] }'), ['INT1120']],
  ['a limit of 16', limit('{ displayName: A, limit: ¦16, assignments: [{ allUsers: true }] }'), ['INT1120']],
  ['a default limit of 0', enrollment('limits: { default: ¦0 }'), ['INT1120']],
  ['a group without a name', limit('{ displayName: A, limit: 1, assignments: [{ group: ¦"" }] }'), ['INT1026']],
  [
    'a limit that no administrator sees',
    limit('{ displayName: A, limit: 1, scopeTags: ¦[], assignments: [{ allUsers: true }] }'),
    ['INT1027'],
  ],
  [
    'a category whose tags are no list',
    enrollment('categories: [{ displayName: A, scopeTags: ¦Europe }]'),
    ['INT1023'],
  ],
  [
    'two targets in one assignment',
    limit(
      '{ displayName: A, limit: 1, assignments: [¦{ group: 11111111-2222-4333-8444-555555555555, allUsers: true }] }',
    ),
    ['INT1027'],
  ],
  ['an empty name', limit('{ displayName: ¦"", limit: 1, assignments: [{ allUsers: true }] }'), ['INT1026']],
  ['Configuration Manager in Graph’s spelling', declarationWith('  authority: { desired: ¦sccm }'), ['INT1103']],
  ['no authority in Graph’s spelling', declarationWith('  authority: { desired: ¦unknown }'), ['INT1103']],
  ['an authority that does not exist', declarationWith('  authority: { desired: ¦google }'), ['INT1024']],
  [
    'a transition without its fields',
    declarationWith('  authority: { desired: intune, transition: ¦{} }'),
    ['INT1022', 'INT1022'],
  ],
  ['both caps at once', retention('[{ platform: ios, inactiveDays: 90 }]', '¦{ percent: 5, count: 3 }'), ['INT1206']],
  ['a cap without a number', retention('[{ platform: ios, inactiveDays: 90 }]', '¦{}'), ['INT1206']],
  ['a share above 100', retention('[{ platform: ios, inactiveDays: 90 }]', '{ percent: ¦101 }'), ['INT1025']],
  ['a name with spaces', declarationWith('', '¦"Contoso Ltd"'), ['INT1026']],
  ['another version of the format', declarationWith('').replace('intuneform/v1', '¦intuneform/v2'), ['INT1104']],
  ['a tenant id that is a domain', declarationWith('').replace(/3f25.*/u, '¦contoso.com'), ['INT1101']],
  ['a tenant id with a prefix', declarationWith('').replace('3f25', '¦urn:uuid:3f25'), ['INT1101']],
  ['no tenant id', declarationWith('').replace(/tenantId.*/u, '¦authority: { desired: intune }'), ['INT1022']],
  [
    'an acknowledgement written twice',
    declarationWith(
      '  authority: { desired: intune, transition: { from: none, acknowledge: ¦[irreversible, irreversible] } }',
    ),
    ['INT1028'],
  ],
])('refuses %s, and points at it', (_case, markedText, codes) => {
  const { text, places } = marked(markedText);
  const parsed = parseDeclaration(text, 'contoso.yaml');

  expect(problemsOf(text)).toEqual({ codes, places });
  expect(parsed.declaration).toBeUndefined();
});

test.each([
  ['1e400', 'Infinity'],
  ['.nan', 'NaN'],
])('shows %s, for which JSON has no word, as %s', (written, shown) => {
  const { diagnostics } = parseDeclaration(rule(`{ platform: windows, inactiveDays: ${written} }`), 'contoso.yaml');

  expect(diagnostics.find(({ severity }) => severity === 'error')?.why).toMatch(new RegExp(`^got ${shown};`, 'u'));
});

test('shows problems of the schema and of the rules together, in the order of the file', () => {
  const { text, places } = marked(
    rule(
      '{ platform: ios, inactiveDays: ¦3 }, { platform: ¦ios, inactiveDays: 90 }, { platform: ¦Windows, inactiveDays: 90, ¦days: 1 }',
    ),
  );

  expect(problemsOf(text)).toEqual({ codes: ['INT1201', 'INT1202', 'INT1024', 'INT1020'], places });
});

test.each([
  ['retension', 'did you mean retention?'],
  ['tenantID', 'did you mean tenantId?'],
  ['Authority', 'did you mean authority?'],
  ['xyz', 'remove it, or correct the spelling'],
])('suggests what was probably meant by the key %s', (key, fix) => {
  const [found] = parseDeclaration(declarationWith(`  ${key}: {}`), 'a.yaml').diagnostics;

  expect(found?.fix).toBe(fix);
});

test('refuses aliases that multiply, before they fill the memory', () => {
  const levels = ['a: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 12; level += 1) {
    const alias = `*a${String(level - 1)}`;
    levels.push(`k${String(level)}: &a${String(level)} [${Array.from({ length: 10 }, () => alias).join(', ')}]`);
  }

  expect(problemsOf(levels.join('\n')).codes).toEqual(['INT1013']);
});

test('accepts aliases that stay small', () => {
  const text = rule('&rule { platform: ios, inactiveDays: &days 90 }, { platform: windows, inactiveDays: *days }');

  expect(problemsOf(text).codes).toEqual([]);
});

test('refuses an alias that refers to itself', () => {
  expect(problemsOf('metadata: &m { name: *m }').codes).toEqual(['INT1013']);
});

test.each([
  ['lists', '[ '.repeat(50_000)],
  ['list items', '- '.repeat(50_000)],
])('refuses %s that are nested thousands deep', (_kind, text) => {
  expect(problemsOf(text).codes).toEqual(['INT1014']);
});

test('reports at most ten places of broken YAML, because the rest follows from them', () => {
  expect(problemsOf('{a: b'.repeat(200)).codes).toHaveLength(10);
});

test('accepts a text that starts with a byte order mark', () => {
  expect(problemsOf(`\uFEFF${declarationWith('')}`).codes).toEqual([]);
});

test('reads several documents as several declarations, each with its own positions', () => {
  const text = `${declarationWith('', 'one')}\n---\n${declarationWith('  nonsense: 1', 'two')}`;

  const [one, two] = parseDeclarations(text, 'both.yaml');

  expect(one?.declaration?.metadata.name).toBe('one');
  expect(two?.diagnostics.map(({ where }) => where?.line)).toEqual([13]);
});

test('refuses several documents where one is expected', () => {
  const { declaration, diagnostics } = parseDeclaration(
    `${declarationWith('')}\n---\n${declarationWith('')}`,
    'a.yaml',
  );

  expect(declaration).toBeUndefined();
  expect(diagnostics.map(({ code, where }) => [code, where?.line])).toEqual([['INT1015', 8]]);
});

test('finds the position of a value and of its key, also behind an alias', () => {
  const { text, places } = marked(
    rule('&rule { platform: ¦ios, ¦inactiveDays: ¦90 }, *rule').replace('{ cleanupRules', '¦{ cleanupRules'),
  );
  const { locate } = parseDeclaration(text, 'a.yaml');
  const found = [
    locate(['spec', 'retention', 'maxAffected', 'percent']),
    locate(['spec', 'retention', 'cleanupRules', 1, 'platform']),
    locate(['spec', 'retention', 'cleanupRules', 0, 'inactiveDays'], 'key'),
    locate(['spec', 'retention', 'cleanupRules', 0, 'inactiveDays']),
  ];

  expect(found.map(({ line, column }) => `${String(line)}:${String(column)}`)).toEqual(places);
});

test('accepts a declaration with notes and warnings', () => {
  const { declaration, diagnostics } = parseDeclaration(
    declarationWith('  enrollment: { categories: [{ displayName: Kiosk }] }'),
    'a.yaml',
  );

  expect(declaration).toBeDefined();
  expect(diagnostics.map(({ code }) => code)).toEqual(['INT1111']);
  expect(hasErrors(diagnostics)).toBe(false);
});

test.each(['\n', '\r\n'])('a merge conflict is one error at its first marker, with line ends %j', (end) => {
  const lines = ['kind: IntuneTenant', '<<<<<<< HEAD', 'spec: { a: [ }', '=======', 'spec: {}', '>>>>>>> other', ''];

  const { diagnostics } = parseDeclaration(lines.join(end), 'a.yaml');

  expect(diagnostics).toMatchObject([
    {
      code: 'INT1010',
      what: 'the file has a conflict marker at line 2',
      where: { file: 'a.yaml', line: 2, column: 1 },
    },
  ]);
});

test('a marker within a text is not a conflict', () => {
  const { diagnostics } = parseDeclaration(declarationWith('  # <<<<<<< HEAD'), 'a.yaml');

  expect(diagnostics.filter(({ what }) => what.includes('conflict'))).toEqual([]);
});
