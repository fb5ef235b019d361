import {
  type Attribute,
  bool,
  Decimal,
  defineResource,
  error,
  int,
  listOf,
  number,
  setOf,
  string,
  stringList,
  stringMap,
  unknown,
  type Value,
} from '../../../core/index.js';
import { validateAttributes, validateResource } from '../../../provider/engine/index.js';

const doc = 'For a test.';
const guid = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

function problemsOf(attribute: Attribute, value: Value): readonly string[] {
  return validateAttributes({ roleScopeTag: attribute }, { roleScopeTag: value }).map(
    ({ code, what, why }) => `${code} ${what}: ${why}`,
  );
}

test.each<[string, Attribute, Value, string]>([
  [
    'a required value is missing',
    string({ required: true, doc }),
    null,
    'INT1500 role_scope_tag is missing: it is required but has no value',
  ],
  [
    'a text is not one of those allowed',
    string({ oneOf: ['a', 'b'], doc }),
    'A',
    'INT1501 role_scope_tag has a value that is not allowed: got "A"; allowed are a, b',
  ],
  [
    'a whole number is too large',
    int({ min: 30, max: 270, unit: 'days', doc }),
    400,
    'INT1502 role_scope_tag is out of range: got 400; allowed are whole days from 30 to 270',
  ],
  [
    'a whole number has a fraction',
    int({ max: 5, doc }),
    1.5,
    'INT1561 role_scope_tag is not a whole number: got 1.5; allowed are whole numbers up to 5',
  ],
  [
    'a whole number has a fraction that no double holds',
    int({ doc }),
    new Decimal('0.10000000000000000000001'),
    'INT1561 role_scope_tag is not a whole number: got 0.10000000000000000000001; allowed are whole numbers up to 9007199254740991',
  ],
  [
    'a whole number is beyond what JSON keeps exactly',
    int({ min: 1, doc }),
    9_007_199_254_740_993n,
    'INT1502 role_scope_tag is out of range: got 9007199254740993; allowed are whole numbers from 1 to 9007199254740991',
  ],
  ['an element is null', stringList({ doc }), ['a', null], 'INT1509 role_scope_tag[1] has no value: it is null'],
  [
    'an element of a set of objects is null',
    setOf({ doc, attributes: { groupId: string({ doc }) } }),
    [{ groupId: 'a' }, null],
    'INT1509 role_scope_tag[1] has no value: it is null',
  ],
  ['a value of a map is null', stringMap({ doc }), { a: null }, 'INT1509 role_scope_tag["a"] has no value: it is null'],
  [
    'a number is larger than a double holds',
    number({ min: 0, doc }),
    new Decimal('1e400'),
    'INT1502 role_scope_tag is out of range: got 1e400; allowed are numbers from 0 to 9007199254740991',
  ],
  [
    'an id is no GUID',
    string({ format: 'guid', doc }),
    'contoso',
    'INT1503 role_scope_tag is not a GUID: got "contoso"',
  ],
  [
    'a date-time is none',
    string({ format: 'dateTime', doc }),
    'soon',
    'INT1504 role_scope_tag is not a date-time: got "soon"',
  ],
  [
    'a text is too long',
    string({ maxLength: 3, doc }),
    'four',
    'INT1505 role_scope_tag has the wrong length: it has 4 characters; allowed are up to 3',
  ],
  [
    'a list is too long',
    stringList({ maxItems: 1, doc }),
    ['a', 'b'],
    'INT1506 role_scope_tag has too few or too many elements: it has 2 elements; allowed are up to 1',
  ],
])('fails when %s', (_case, attribute, value, problem) => {
  expect(problemsOf(attribute, value)).toEqual([problem]);
});

test.each<[string, Attribute, Value]>([
  ['a value that is not known yet', string({ required: true, oneOf: ['a'], doc }), unknown],
  ['nothing where nothing is required', int({ min: 1, doc }), null],
  ['the bounds themselves', int({ min: 30, max: 270, doc }), 270],
  ['a GUID in capitals', string({ format: 'guid', doc }), guid.toUpperCase()],
  ['a flag', bool({ doc }), false],
])('takes %s', (_case, attribute, value) => {
  expect(problemsOf(attribute, value)).toEqual([]);
});

test('finds all problems, each at its own place; elements of a set have none', () => {
  const member = { groupId: string({ required: true, format: 'guid', doc }) };
  const attributes = {
    limit: int({ max: 15, doc }),
    list: listOf({ doc, attributes: member }),
    set: setOf({ doc, attributes: member }),
  };
  const elements = [{ groupId: guid }, { groupId: 'x' }];

  const problems = validateAttributes(attributes, { limit: 16, list: elements, set: elements });

  expect(problems.map(({ where }) => where?.path)).toEqual([['limit'], ['list', 1, 'groupId'], ['set', 'groupId']]);
});

test('adds the checks across attributes to those of each attribute', () => {
  const unordered = error('INT1502', { what: 'least is above most', why: 'got 3 and 16', fix: 'swap them' });
  const range = defineResource({
    name: 'range',
    noun: 'range',
    doc,
    source: 'https://learn.microsoft.com/graph',
    shape: { kind: 'collection' },
    graph: { version: 'beta', path: '/ranges', area: 'other' },
    permissions: { read: [], write: [] },
    attributes: { least: int({ doc }), most: int({ max: 15, doc }) },
    validate: ({ least, most }) => (least === 3 && most === 16 ? [unordered] : []),
    example: { declared: {} },
  });

  expect(validateResource(range, { least: 3, most: 16 }).map(({ what }) => what)).toEqual([
    'most is out of range',
    'least is above most',
  ]);
  expect(validateResource(range, { least: 3, most: unknown })).toEqual([]);
});
