import { parseAllDocuments } from 'yaml';

import { acceptObject } from '../../../cli/drift/accept/accept-object.js';
import { type Edit, editText } from '../../../cli/drift/accept/edit-text.js';

const text = `# head
first: { a: 1, b: [x, 'y'], c: { d: 1 } } # flow
block: # of lines
  one: 1 # the one

  # about two
  two: "2"
list:
  - name: A # first
    more: true
  - name: B
    tags: [a] # tags
  - { name: C } # last
folded: >
  many
  lines
base: &base { p: 1 }
other: *base
empty: {}
none: []
# the end
`;

test.each<[string, Edit, string, string]>([
  ['a value in a flow', { kind: 'set', way: ['first', 'a'], value: 2 }, 'a: 1', 'a: 2'],
  ['a text in its quotes', { kind: 'set', way: ['block', 'two'], value: 'three' }, '"2"', '"three"'],
  ['a list by a list', { kind: 'set', way: ['first', 'b'], value: [{ g: 'a: b' }] }, "[x, 'y']", '[ { g: "a: b" } ]'],
  ['a block of text', { kind: 'set', way: ['folded'], value: 'one' }, '>\n  many\n  lines', 'one'],
  ['a new member of a flow', { kind: 'set', way: ['first', 'c', 'e'], value: 'x' }, '{ d: 1 }', '{ d: 1, e: x }'],
  ['a new member of a block', { kind: 'set', way: ['block', 'e'], value: null }, '"2"\n', '"2"\n  e: null\n'],
  ['a new member of an element', { kind: 'set', way: ['list', 1, 'e'], value: 1 }, '# tags\n', '# tags\n    e: 1\n'],
  ['a new member of nothing', { kind: 'set', way: ['empty', 'e'], value: 1 }, 'empty: {}', 'empty: { e: 1 }'],
  ['a new element of a flow', { kind: 'append', way: ['first', 'b'], value: 'z' }, "[x, 'y']", "[x, 'y', z]"],
  [
    'a new element of a block',
    { kind: 'append', way: ['list'], value: { n: 1 } },
    '# last\n',
    '# last\n  - { n: 1 }\n',
  ],
  ['a new element of nothing', { kind: 'append', way: ['none'], value: 'z' }, 'none: []', 'none: [z]'],
  ['no first member of a flow', { kind: 'remove', way: ['first', 'a'] }, 'a: 1, ', ''],
  ['no last member of a flow', { kind: 'remove', way: ['first', 'c'] }, ', c: { d: 1 }', ''],
  ['no member of a block', { kind: 'remove', way: ['block', 'one'] }, '  one: 1 # the one\n', ''],
  ['no last member of an element', { kind: 'remove', way: ['list', 0, 'more'] }, '    more: true\n', ''],
  ['no first member of an element', { kind: 'remove', way: ['list', 0, 'name'] }, 'name: A # first\n    more', 'more'],
  ['no element of a block', { kind: 'remove', way: ['list', 2] }, '  - { name: C } # last\n', ''],
  ['no first element of a block', { kind: 'remove', way: ['list', 0] }, '  - name: A # first\n    more: true\n', ''],
  ['no element of a flow', { kind: 'remove', way: ['first', 'b', 1] }, ", 'y'", ''],
])('writes %s, and leaves every other character as it is', (_what, edit, before, after) => {
  const edited = editText(text, 0, edit);

  expect(edited).toBe(text.replace(before, after));
  expect(parseAllDocuments(edited ?? '')).toMatchObject([{ errors: [] }]);
});

test.each<[string, Edit]>([
  ['what an anchor names', { kind: 'set', way: ['base', 'p'], value: 2 }],
  ['what stands for another place', { kind: 'set', way: ['other'], value: 2 }],
  ['what is not there', { kind: 'set', way: ['no', 'where'], value: 2 }],
])('leaves %s alone', (_what, edit) => {
  expect(editText(text, 0, edit)).toBeUndefined();
});

test('an object is changed only where its two forms differ, whatever else its declaration contains', () => {
  const forms = {
    declared: { name: 'B', tags: ['a', 'b'], kept: 1 },
    tenant: { name: 'B', tags: ['b', 'c'], kept: 1, fresh: true },
  };
  const written = text.replace('[a] # tags', '[b, a] # tags');

  const accepted = acceptObject(written, { document: 0, path: ['list', 1] }, forms);

  expect(accepted).toBe(written.replace('[b, a] # tags', '[b, c] # tags\n    fresh: true'));
});
