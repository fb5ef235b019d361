import { defineResource, int, type JsonObject, string, stringSet } from '../../../core/index.js';
import { administratorsConsole } from '../../../emulator/identities.js';
import { bodiesOf } from '../../../provider/engine/values/apart.js';
import { startTenant, type TestTenant } from '../../support/tenant.js';

const doc = 'For a test.';

/** A default object with members, one property that must be sent alone, and a switch that Graph sets. */
const scope = defineResource({
  name: 'scope',
  noun: 'scope',
  doc,
  source: 'https://learn.microsoft.com/graph',
  shape: { kind: 'builtin', idSuffix: '0000000a-0000-0000-c000-000000000000', wholeId: true },
  graph: {
    version: 'beta',
    path: '/policies/mobileDeviceManagementPolicies',
    area: 'directory',
    expand: 'includedGroups',
  },
  permissions: { read: ['Policy.Read.All'], write: ['Policy.ReadWrite.MobilityManagement'] },
  attributes: {
    appliesTo: string({ required: true, oneOf: ['none', 'all', 'selected'], doc }),
    includedGroups: stringSet({ default: [], format: 'guid', doc }),
    discoveryUrl: string({ optional: true, computed: true, doc }),
  },
  facets: {
    references: { attribute: 'includedGroups', set: 'groups', sets: { attribute: 'appliesTo', value: 'selected' } },
  },
  apart: ['appliesTo'],
  quirks: {
    beforePatch: ({ appliesTo, ...body }: JsonObject) => (appliesTo === 'selected' ? body : { appliesTo, ...body }),
  },
  example: { declared: { appliesTo: 'none' } },
});

const groups = ['aaaaaaaa-0000-4000-8000-000000000001', 'bbbbbbbb-0000-4000-8000-000000000002'] as const;
const signedIn = { identity: administratorsConsole };

/** What was written since the last call: method, and the path below the policy. */
function writesOf(tenant: TestTenant): readonly string[] {
  return tenant
    .requests()
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path.split('c000-000000000000')[1] ?? ''}`);
}

test('adds new references before it removes old ones, and keeps the others', async () => {
  await using tenant = await startTenant({}, signedIn);
  const first = await tenant.apply(scope, { appliesTo: 'selected', includedGroups: [groups[0]] });
  if (!first.state) throw new Error('not adopted');
  tenant.requests();

  const answer = await tenant.manage(
    scope,
    { appliesTo: 'selected', includedGroups: [groups[1]] },
    { state: first.state, private: first.private },
  );

  expect(writesOf(tenant)).toEqual(['POST /includedGroups/$ref', `DELETE /includedGroups/${groups[0]}/$ref`]);
  expect(answer.state).toMatchObject({ appliesTo: 'selected', includedGroups: [groups[1]] });
});

test('adds a reference again if only that sets the switch that Graph sets', async () => {
  await using tenant = await startTenant({}, signedIn);
  const declared = { appliesTo: 'selected', includedGroups: [groups[0]] };
  const { state, private: remembered } = await tenant.apply(scope, declared);
  if (!state) throw new Error('not adopted');
  await tenant.apply(scope, { appliesTo: 'none', includedGroups: [groups[0]] }, { state, private: remembered });
  tenant.restart();
  const drifted = await tenant.read(scope, { state, private: {} });
  tenant.requests();

  await tenant.apply(scope, declared, { state: drifted.state ?? {}, private: remembered });

  expect(drifted.state).toMatchObject({ appliesTo: 'none', includedGroups: [groups[0]] });
  expect(writesOf(tenant)).toEqual([`DELETE /includedGroups/${groups[0]}/$ref`, 'POST /includedGroups/$ref']);
  tenant.restart();
  expect((await tenant.read(scope, { state, private: {} })).state).toMatchObject(declared);
});

test('restores references and properties on destroy', async () => {
  await using tenant = await startTenant({}, signedIn);
  const before = { appliesTo: 'selected', includedGroups: [groups[0]] };
  await tenant.apply(scope, before);
  tenant.restart();
  const { state, private: remembered } = await tenant.apply(scope, {
    appliesTo: 'all',
    discoveryUrl: 'https://a.test',
  });
  if (!state) throw new Error('not adopted');

  const destroyed = await tenant.destroy(scope, { state, private: remembered });

  expect(destroyed).toMatchObject({ state: null, diagnostics: [] });
  tenant.restart();
  const found = await tenant.read(scope, { state, private: {} });
  expect(found.state).toMatchObject({
    ...before,
    discoveryUrl: 'https://enrollment.manage.microsoft.com/enrollmentserver/discovery.svc',
  });
});

test('keeps the adopted object if a reference is refused in between, so that destroy can restore it', async () => {
  await using tenant = await startTenant({}, signedIn);
  tenant.emulator.addFault({
    match: { method: 'POST', path: /\/\$ref$/ },
    times: 1,
    then: { status: 400, code: 'Request_BadRequest' },
  });

  const answer = await tenant.apply(scope, {
    appliesTo: 'selected',
    includedGroups: [groups[0]],
    discoveryUrl: 'https://a.test',
  });

  expect(answer.diagnostics.map(({ severity }) => severity)).toEqual(['error']);
  expect(answer.state).toMatchObject({ includedGroups: [], discoveryUrl: 'https://a.test' });
  expect(answer.private).toMatchObject({ original: { appliesTo: 'none', includedGroups: [] } });
});

test('splits a body if Graph only accepts a property alone, and sends no empty part', () => {
  const resource = { ...scope, attributes: { ...scope.attributes, size: int({ doc }) } };
  const type = { '@odata.type': '#microsoft.graph.scope' };

  expect(bodiesOf(resource, { ...type, appliesTo: 'all', size: 1 })).toEqual([
    { ...type, appliesTo: 'all' },
    { ...type, size: 1 },
  ]);
  expect(bodiesOf(resource, { ...type, size: 1 })).toEqual([{ ...type, size: 1 }]);
  expect(bodiesOf(resource, type)).toEqual([]);
});
