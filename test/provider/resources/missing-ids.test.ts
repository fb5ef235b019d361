import type { Identity, Referred } from '../../../core/index.js';
import { missingIds } from '../../../provider/resources/names/missing-ids.js';
import { nameLookup } from '../../../provider/resources/names/name-lookup.js';
import { startTenant } from '../../support/tenant.js';

const ghost: Referred = { kind: 'groups', text: 'DEADBEEF-2222-4333-8444-555555555555' };
const identity: Identity = {
  tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  kind: 'application',
  permissions: ['DeviceManagementConfiguration.Read.All'],
  directoryRoles: [],
  name: 'reader',
  expiresAt: new Date('2026-11-23T06:12:00Z'),
};

test('requests all ids of one turn together, each once', async () => {
  await using tenant = await startTenant();
  const { graph } = tenant.context;
  const ids = Array.from({ length: 40 }, (_, index) => `00000000-0000-4000-8000-0000000000${String(index + 10)}`);

  const found = await Promise.all(ids.map((text) => missingIds([{ kind: 'groups', text }], graph, undefined)));
  const again = await missingIds([{ kind: 'groups', text: ids[0] ?? '' }], graph, undefined);

  expect(found.flat()).toHaveLength(40);
  expect(again).toHaveLength(1);
  expect(tenant.requests().filter(({ path }) => path.includes('/groups'))).toHaveLength(3);
});

test('reuses the results of the name lookup', async () => {
  await using tenant = await startTenant();
  const found = await tenant.readData(nameLookup, { groups: ['Field staff'] });
  const groupIds = found.state?.groupIds as Readonly<Record<string, string>>;
  tenant.requests();

  const text = Object.values(groupIds)[0] ?? '';

  expect(await missingIds([{ kind: 'groups', text }], tenant.context.graph, undefined)).toEqual([]);
  expect(tenant.requests()).toEqual([]);
});

test('does not report ids as missing that cannot be read, or that the identity cannot look up', async () => {
  await using tenant = await startTenant();
  const { graph } = tenant.context;
  tenant.emulator.addFault({ match: { method: 'GET', path: /groups/ }, then: { status: 403 } });

  expect(await missingIds([ghost], graph, undefined)).toEqual([]);
  tenant.requests();
  expect(await missingIds([ghost], graph, identity)).toEqual([]);
  expect(tenant.requests()).toEqual([]);
});

test('finds filters, scope tags and apps that do not exist, and the built-in scope tag', async () => {
  await using tenant = await startTenant();
  const { text } = ghost;
  const asked: readonly Referred[] = [
    { kind: 'filters', text },
    { kind: 'scopeTags', text: '77' },
    { kind: 'scopeTags', text: '0' },
    { kind: 'apps', text },
    { kind: 'groups', text: 'A name, which is looked up elsewhere' },
  ];

  const missing = await missingIds(asked, tenant.context.graph, undefined);

  expect(missing.map(({ kind, text: id }) => [kind, id])).toEqual([
    ['filters', text],
    ['scopeTags', '77'],
    ['apps', text],
  ]);
});

test('does not look up the built-in scope tag, which almost every object has', async () => {
  await using tenant = await startTenant();

  const missing = await missingIds([{ kind: 'scopeTags', text: '0' }], tenant.context.graph, undefined);

  expect(missing).toEqual([]);
  expect(tenant.requests()).toEqual([]);
});

test('treats an id that may be a single user as existing', async () => {
  await using tenant = await startTenant();

  const missing = await missingIds([{ ...ghost, elsewhere: true }], tenant.context.graph, undefined);

  expect(missing).toEqual([]);
});
