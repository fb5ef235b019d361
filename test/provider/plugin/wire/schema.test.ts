import { type Attributes, int, listOf, setOf, single, string, stringSet } from '../../../../core/index.js';
import { diagnosticToWire } from '../../../../provider/plugin/wire/diagnostic.js';
import { fromTerraformNames, pathToWire } from '../../../../provider/plugin/wire/names.js';
import { objectCodec } from '../../../../provider/plugin/wire/object-codec.js';
import { decodeMessage, encodeMessage } from '../../../../provider/plugin/wire/protobuf.js';
import { schemaToWire } from '../../../../provider/plugin/wire/schema.js';

const attributes: Attributes = {
  id: string({ computed: true, doc: 'Id.' }),
  displayName: string({ required: true, maxLength: 20, doc: 'Name.' }),
  keepFor: int({ min: 30, max: 270, unit: 'days', immutable: true, doc: 'Days.' }),
  priority: int({ optional: true, computed: true, min: 1, doc: 'Place.' }),
  roleScopeTagIds: stringSet({ default: ['0'], oneOf: ['0', '1'], doc: 'Tags.' }),
  secretText: string({ writeOnly: { version: 'secretVersion' }, sensitive: true, doc: 'Secret.' }),
  assignments: setOf({ doc: 'Groups.', attributes: { groupId: string({ required: true, doc: 'Group.' }) } }),
  rules: listOf({ doc: 'Rules.', attributes: { portNumber: int({ doc: 'Port.' }) } }),
  owner: single({ doc: 'Owner.', attributes: { userName: string({ doc: 'User.' }) } }),
  labels: { kind: 'map', doc: 'Labels.', element: { kind: 'string', doc: 'Label.' } },
};

test('returns names, types, presence and limits of every attribute to Terraform', () => {
  const { version, block } = schemaToWire(attributes, { version: 3, doc: 'A thing.' });

  const told = block.attributes.map(({ type, description_kind: _kind, ...rest }) => ({
    ...rest,
    ...(type && { type: JSON.parse(Buffer.from(type).toString()) as unknown }),
  }));

  expect({ version, description: block.description }).toEqual({ version: 3, description: 'A thing.' });
  expect(told).toEqual([
    { name: 'id', type: 'string', description: 'Id.', computed: true },
    { name: 'display_name', type: 'string', description: 'Name. At most 20 characters.', required: true },
    {
      name: 'keep_for',
      type: 'number',
      description: 'Days. 30 to 270 days. Changing this value replaces the object.',
      optional: true,
    },
    { name: 'priority', type: 'number', description: 'Place. At least 1.', optional: true, computed: true },
    {
      name: 'role_scope_tag_ids',
      type: ['set', 'string'],
      description: 'Tags. One of `0`, `1`. Default: `["0"]`.',
      optional: true,
      computed: true,
    },
    {
      name: 'secret_text',
      type: 'string',
      description: 'Secret. Never stored. Sent again when `secret_version` changes.',
      optional: true,
      sensitive: true,
      write_only: true,
    },
    {
      name: 'assignments',
      description: 'Groups.',
      optional: true,
      nested_type: { nesting: 3, attributes: [expect.objectContaining({ name: 'group_id', required: true })] },
    },
    {
      name: 'rules',
      description: 'Rules.',
      optional: true,
      nested_type: { nesting: 2, attributes: [expect.objectContaining({ name: 'port_number', optional: true })] },
    },
    {
      name: 'owner',
      description: 'Owner.',
      optional: true,
      nested_type: { nesting: 1, attributes: [expect.objectContaining({ name: 'user_name', optional: true })] },
    },
    { name: 'labels', type: ['map', 'string'], description: 'Labels.', optional: true },
  ]);
});

test('uses Terraform’s names on the wire and Graph’s inside, and does not change the keys of maps', () => {
  const codec = objectCodec(attributes);
  const value = {
    id: null,
    displayName: 'a',
    keepFor: 30,
    priority: null,
    roleScopeTagIds: ['0'],
    secretText: null,
    assignments: [{ groupId: 'g' }],
    rules: [{ portNumber: 1 }],
    owner: { userName: 'u' },
    labels: { someKey: 'x', other_key: 'y' },
  };

  const sent = codec.toWire(value);

  expect(codec.fromWire(sent)).toEqual(value);
  expect(Buffer.from(sent.msgpack ?? []).toString('latin1')).toContain('role_scope_tag_ids');
  expect(Buffer.from(sent.msgpack ?? []).toString('latin1')).not.toContain('roleScopeTagIds');
});

test('converts stored state to Graph’s names, also for dropped attributes', () => {
  const stored = {
    display_name: 'a',
    old_name: { inner_name: 1 },
    rules: [{ port_number: 1, old_port: 2 }],
    labels: { some_key: 'x' },
    owner: 'was text once',
  };

  expect(fromTerraformNames(stored, attributes)).toEqual({
    displayName: 'a',
    oldName: { inner_name: 1 },
    rules: [{ portNumber: 1, oldPort: 2 }],
    labels: { some_key: 'x' },
    owner: 'was text once',
  });
});

test.each([
  [['displayName'], [{ attribute_name: 'display_name' }]],
  [
    ['rules', 0, 'portNumber'],
    [{ attribute_name: 'rules' }, { element_key_int: 0 }, { attribute_name: 'port_number' }],
  ],
  [
    ['owner', 'userName'],
    [{ attribute_name: 'owner' }, { attribute_name: 'user_name' }],
  ],
  [
    ['labels', { key: 'aB' }],
    [{ attribute_name: 'labels' }, { element_key_string: 'aB' }],
  ],
  [['assignments', 0, 'groupId'], [{ attribute_name: 'assignments' }]],
  [['nowhere', 'at', 'all'], []],
])('turns the path %j into steps that Terraform can follow', (path, steps) => {
  expect(pathToWire(path, attributes)).toEqual({ steps });
});

test('writes index 0 of a path, which protobuf would omit', () => {
  const { steps } = pathToWire(['rules', 0], attributes);

  const bytes = encodeMessage('AttributePath', { steps });

  expect(Buffer.from(bytes).toString('hex')).toBe(`0a070a05${Buffer.from('rules').toString('hex')}0a021800`);
  expect(decodeMessage('AttributePath', bytes)).toMatchObject({ steps: [{ attribute_name: 'rules' }, {}] });
});

test('shows a diagnostic with code, reason and fix at the argument, and the full path in the detail', () => {
  const shown = diagnosticToWire(
    {
      code: 'INT4002',
      severity: 'error',
      what: 'port 0 cannot be',
      where: { path: ['rules', 0, 'portNumber'] },
      why: 'got 0',
      fix: 'use 1',
      docs: 'https://example.com',
    },
    attributes,
  );

  expect(shown).toEqual({
    severity: 1,
    summary: 'INT4002: port 0 cannot be',
    detail: 'where: rules[0].port_number\nwhy: got 0\nfix: use 1\nsee: https://example.com',
    attribute: { steps: [{ attribute_name: 'rules' }, { element_key_int: 0 }] },
  });
});

test('shows information as a warning, the lowest severity in Terraform', () => {
  expect(diagnosticToWire({ code: 'INT4002', severity: 'info', what: 'a', why: 'b', fix: 'c' }, {})).toEqual({
    severity: 2,
    summary: 'INT4002: a',
    detail: 'why: b\nfix: c',
  });
});
