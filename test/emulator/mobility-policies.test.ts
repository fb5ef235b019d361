import { demoTenantId } from '../../emulator/index.js';
import { ask, startTestEmulator } from './ask.js';

const policy = '/beta/policies/mobileDeviceManagementPolicies/0000000a-0000-0000-c000-000000000000';
const group = '11111111-2222-4333-8444-555555555555';
const reference = { '@odata.id': `https://graph.microsoft.com/odata/groups('${group}')` };

async function start() {
  const emulator = await startTestEmulator();
  const token = emulator.token({ tenantId: demoTenantId, kind: 'delegated' });
  return {
    send: (request: string, body?: Readonly<Record<string, string>>) =>
      ask(emulator, request, { token, ...(body && { body }) }),
    asApplication: (request: string) => ask(emulator, request, { body: { appliesTo: 'all' } }),
    [Symbol.asyncDispose]: () => emulator.close(),
  };
}

test('sets a scope to selected if a group is added, and deletes the groups if it becomes all', async () => {
  await using graph = await start();

  await graph.send(`POST ${policy}/includedGroups/$ref`, reference);
  const selected = await graph.send(`GET ${policy}?$expand=includedGroups`);
  const changed = await graph.send(`PATCH ${policy}`, { appliesTo: 'all' });
  const all = await graph.send(`GET ${policy}?$expand=includedGroups`);

  expect(selected.body).toMatchObject({ appliesTo: 'selected', includedGroups: [{ id: group }] });
  expect([changed.status, changed.body]).toEqual([204, {}]);
  expect(all.body).toMatchObject({ appliesTo: 'all', includedGroups: [] });
});

test('refuses selected, and the scope together with an address', async () => {
  await using graph = await start();

  const selected = await graph.send(`PATCH ${policy}`, { appliesTo: 'selected' });
  const both = await graph.send(`PATCH ${policy}`, { appliesTo: 'all', discoveryUrl: 'https://a.test' });

  expect([selected.status, both.status]).toEqual([400, 400]);
  expect((await graph.send(`GET ${policy}`)).body).toMatchObject({ appliesTo: 'none' });
});

test('refuses a duplicate group, and finds no group that was not added', async () => {
  await using graph = await start();
  await graph.send(`POST ${policy}/includedGroups/$ref`, reference);

  const again = await graph.send(`POST ${policy}/includedGroups/$ref`, reference);
  const removed = await graph.send(`DELETE ${policy}/includedGroups/${group}/$ref`);
  const unknown = await graph.send(`DELETE ${policy}/includedGroups/${group}/$ref`);

  expect([again.status, removed.status, unknown.status]).toEqual([400, 204, 404]);
});

test('refuses an application with any permissions', async () => {
  await using graph = await start();

  expect((await graph.asApplication(`PATCH ${policy}`)).status).toBe(403);
});
