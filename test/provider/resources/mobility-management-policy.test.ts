import { unknown, type ValueObject } from '../../../core/index.js';
import { administratorsConsole } from '../../../emulator/identities.js';
import { validateResource } from '../../../provider/engine/index.js';
import { mobileAppManagementPolicy } from '../../../provider/resources/windows/mobile-app-management-policy.js';
import { mobileDeviceManagementPolicy } from '../../../provider/resources/windows/mobile-device-management-policy.js';
import { complete, identityFor, startTenant } from '../../support/tenant.js';

const group = '11111111-2222-4333-8444-555555555555';
const signedIn = { identity: administratorsConsole };

test('sends the scope and the addresses in separate requests', async () => {
  await using tenant = await startTenant({}, signedIn);

  const { diagnostics } = await tenant.apply(mobileDeviceManagementPolicy, {
    appliesTo: 'all',
    discoveryUrl: 'https://enrollment.contoso.com/discovery.svc',
  });

  expect(diagnostics).toEqual([]);
  expect(tenant.bodiesOf('PATCH')).toEqual([
    { appliesTo: 'all' },
    { discoveryUrl: 'https://enrollment.contoso.com/discovery.svc' },
  ]);
});

test('never sends selected, and adds the group with the address from captures', async () => {
  await using tenant = await startTenant({}, signedIn);

  const { state } = await tenant.apply(mobileAppManagementPolicy, { appliesTo: 'selected', includedGroups: [group] });

  expect(tenant.requests().flatMap(({ method, body }) => (method === 'GET' ? [] : [[method, body]]))).toEqual([
    ['POST', { '@odata.id': `https://graph.microsoft.com/odata/groups('${group}')` }],
  ]);
  expect(state).toMatchObject({ appliesTo: 'selected', includedGroups: [group] });
});

test('leaves the groups to Graph if the scope becomes all, because Graph deletes them', async () => {
  await using tenant = await startTenant({}, signedIn);
  const first = await tenant.apply(mobileDeviceManagementPolicy, { appliesTo: 'selected', includedGroups: [group] });
  if (!first.state) throw new Error('not adopted');
  tenant.requests();

  await tenant.manage(
    mobileDeviceManagementPolicy,
    { appliesTo: 'all' },
    { state: first.state, private: first.private },
  );

  expect(tenant.requests().flatMap(({ method, body }) => (method === 'GET' ? [] : [[method, body]]))).toEqual([
    ['PATCH', { appliesTo: 'all' }],
  ]);
});

test('warns an application at plan, with the step for a person, and refuses at apply without a write', async () => {
  await using tenant = await startTenant();
  const declared = { appliesTo: 'all' };

  const planned = await tenant.plan(mobileDeviceManagementPolicy, declared);
  const applied = await tenant.apply(mobileDeviceManagementPolicy, declared);

  expect(planned.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['INT2005', 'warning']]);
  expect(planned.diagnostics[0]?.fix).toMatch(/signed-in administrator.*Mobility \(MDM and WIP\), Microsoft Intune/u);
  expect(applied.diagnostics.map(({ code, severity, what }) => [code, severity, what])).toEqual([
    ['INT2005', 'error', 'the MDM user scope cannot be set'],
  ]);
  expect(applied.state).toBeNull();
  expect(tenant.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('keeps the state with a warning if an application reads what an administrator set', async () => {
  await using tenant = await startTenant();
  const state = complete(mobileDeviceManagementPolicy.attributes, { id: 'x', appliesTo: 'all', includedGroups: [] });

  const answer = await tenant.read(mobileDeviceManagementPolicy, { state, private: {} });

  expect(answer.state).toBe(state);
  expect(answer.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['INT2005', 'warning']]);
});

test.each<[string, ValueObject, readonly string[]]>([
  ['selected without a group', { appliesTo: 'selected' }, ['INT1240']],
  ['all with a group', { appliesTo: 'all', includedGroups: [group] }, ['INT1240']],
  ['a group that is no GUID', { appliesTo: 'selected', includedGroups: ['Windows pilots'] }, ['INT1503']],
  ['selected with groups known after apply', { appliesTo: 'selected', includedGroups: unknown }, []],
])('judges %s', (_case, config, codes) => {
  const problems = validateResource(
    mobileDeviceManagementPolicy,
    complete(mobileDeviceManagementPolicy.attributes, config),
  );

  expect(problems.map(({ code }) => code)).toEqual(codes);
});

test('fails if Graph refuses a user, without advice to sign in as one', async () => {
  await using tenant = await startTenant({}, identityFor(mobileDeviceManagementPolicy));
  const managed = await tenant.manage(mobileDeviceManagementPolicy, { appliesTo: 'all' });
  tenant.emulator.addFault({ match: { path: 'mobileDeviceManagementPolicies' }, then: { status: 403 } });
  tenant.restart();

  const answer = await tenant.read(mobileDeviceManagementPolicy, managed);

  expect(answer.state).toBe(managed.state);
  expect(answer.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['INT3003', 'error']]);
  expect(answer.diagnostics[0]?.fix).not.toContain('signed-in');
});
