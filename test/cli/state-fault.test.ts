import { stateFault } from '../../cli/terraform/state-fault.js';

const state = {
  version: 4,
  terraform_version: '1.11.4',
  serial: 3,
  lineage: '5c1f6a52-6d3e-4a65-a6f4-c6a1b2e5f001',
  outputs: {},
  resources: [{ mode: 'managed', type: 'intune_x', name: 'x', provider: 'provider["x"]', instances: [{}] }],
};

function withInstance(instance: object): object {
  return { ...state, resources: [{ ...state.resources[0], instances: [instance] }] };
}

test.each([
  ['Terraform', state],
  [
    'Terraform, of an object',
    withInstance({ schema_version: 0, attributes: { id: 'a' }, private: 'e30=', dependencies: ['a.b'] }),
  ],
  ['Terraform, with an identity', withInstance({ identity_schema_version: 0, identity: { id: 'a' } })],
  ['Terraform, of no objects', { ...state, resources: [] }],
  ['an older or newer Terraform, which that one judges', { version: 5 }],
  ['OpenTofu, encrypted', { encrypted_data: 'AAAA', encryption_version: 'v0', meta: {} }],
])('finds nothing wrong with a state of %s', (_what, content) => {
  expect(stateFault(JSON.stringify(content))).toBeUndefined();
});

test.each([
  ['', 'the file has 0 bytes but no content'],
  [' \n', 'the file has 2 bytes but no content'],
  [JSON.stringify(state).slice(0, -1), 'it is not valid JSON, or is truncated'],
  ['PK\u0003\u0004', 'it is not valid JSON, or is truncated'],
  ['[]', 'it is not a JSON object'],
  ['null', 'it is not a JSON object'],
  ['{}', '"version" is not a whole number'],
  [JSON.stringify({ ...state, version: '4' }), '"version" is not a whole number'],
  [JSON.stringify({ ...state, serial: -1 }), '"serial" is not a whole number'],
  [JSON.stringify({ ...state, lineage: 7 }), '"lineage" is not a string'],
  [JSON.stringify({ ...state, resources: {} }), '"resources" is not a list'],
  [JSON.stringify({ ...state, resources: [...state.resources, null] }), '"resources[1]" is not an object with a type'],
  [JSON.stringify({ ...state, resources: [{ ...state.resources[0], instances: {} }] }), '"resources[0]" is not an'],
  ...[
    ...[{ schema_version: 'x' }, { attributes: [1] }, { private: '!!!' }, { dependencies: [7] }],
    ...[{ identity_schema_version: 'x' }, { identity: 'x' }],
  ].map((instance): [string, string] => [
    JSON.stringify(withInstance(instance)),
    '"resources[0]" is not an object with a type',
  ]),
])('fails when a state is %j', (text, why) => {
  expect(stateFault(text)).toContain(why);
});
