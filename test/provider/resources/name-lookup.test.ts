import type { ValueObject } from '../../../core/index.js';
import { readOnlyApplication } from '../../../emulator/identities.js';
import { nameLookup } from '../../../provider/resources/names/name-lookup.js';
import { itemsOf, startTenant, type TestTenant } from '../../support/tenant.js';

const filter = (displayName: string, platform = 'iOS') => ({
  displayName,
  platform,
  rule: '(device.model -eq "A")',
});

async function create(tenant: TestTenant, path: string, body: ValueObject): Promise<void> {
  const { status } = await tenant.handle.request('POST', `/beta${path}`, body as Record<string, string>);
  expect(status).toBe(201);
}

const newGroup = (displayName: string): ValueObject => ({
  displayName,
  mailEnabled: false,
  mailNickname: 'x',
  securityEnabled: true,
});

async function groupId(tenant: TestTenant, displayName: string): Promise<string> {
  const { body } = await tenant.handle.request('GET', '/beta/groups');
  const id = itemsOf(body).find((group) => group.displayName === displayName)?.id;
  if (typeof id !== 'string') throw new Error(`no group ${displayName}`);
  return id;
}

test('finds groups, filters and scope tags by name, each kind in one request', async () => {
  await using tenant = await startTenant();
  await create(tenant, '/deviceManagement/assignmentFilters', filter('iPhones'));
  await create(tenant, '/deviceManagement/roleScopeTags', { displayName: 'Europe' });
  tenant.requests();

  const { state, diagnostics } = await tenant.readData(nameLookup, {
    groups: ['all STAFF', 'Kiosks'],
    filters: ['iPhones'],
    scopeTags: ['Default', 'Europe'],
  });

  expect(diagnostics).toEqual([]);
  expect(state?.groupIds).toEqual({
    'all STAFF': await groupId(tenant, 'All staff'),
    Kiosks: await groupId(tenant, 'Kiosks'),
  });
  expect(state?.scopeTagIds).toEqual({ Default: '0', Europe: '1' });
  expect(Object.keys(state?.filterIds as object)).toEqual(['iPhones']);
  expect(tenant.requests().map(({ path }) => path.replace(/\?.*$/u, ''))).toEqual([
    '/groups',
    '/deviceManagement/assignmentFilters',
    '/deviceManagement/roleScopeTags',
  ]);
});

test('finds 300 groups in one batch of 20 requests', async () => {
  const groups = Array.from({ length: 300 }, (_, index) => `Group ${String(index)}`);
  await using tenant = await startTenant({ groups });
  tenant.emulator.clearJournal();

  const { state } = await tenant.readData(nameLookup, { groups });

  const asked = tenant.emulator.journal.filter(({ path }) => !path.includes('/oauth2/'));
  expect(Object.keys(state?.groupIds as object)).toHaveLength(300);
  expect(asked.filter(({ path }) => path.endsWith('/$batch'))).toHaveLength(1);
  expect(asked.filter(({ path }) => path.startsWith('/groups?'))).toHaveLength(20);
});

test('reports all unknown names at once, with similar names', async () => {
  await using tenant = await startTenant({ groups: ['All staff', 'Kiosks'] });

  const { state, diagnostics } = await tenant.readData(nameLookup, {
    groups: ['All stuff', 'Zebra', 'Kiosks'],
    scopeTags: ['Defualt'],
  });

  expect(state).toBeNull();
  expect(diagnostics.map(({ code, what, where }) => [code, what, where?.path])).toEqual([
    ['INT2060', 'the tenant has no group named "All stuff"', ['groups']],
    ['INT2060', 'the tenant has no group named "Zebra"', ['groups']],
    ['INT2060', 'the tenant has no scope tag named "Defualt"', ['scopeTags']],
  ]);
  expect(diagnostics[0]?.why).toContain('"All staff"');
  expect(diagnostics[2]?.why).toBe('similar names are "Default" (0)');
});

test('fails if a name belongs to two groups, and shows both ids', async () => {
  await using tenant = await startTenant({ groups: ['Sales', 'Kiosks'] });
  await create(tenant, '/groups', newGroup('Sales'));

  const { diagnostics } = await tenant.readData(nameLookup, { groups: ['Sales', 'Kiosks'] });

  expect(diagnostics.map(({ code, what }) => [code, what])).toEqual([['INT2061', '2 groups are named "Sales"']]);
  expect(diagnostics[0]?.why).toContain(await groupId(tenant, 'Sales'));
});

test('uses case to distinguish two groups, and only then', async () => {
  await using tenant = await startTenant({ groups: ['Sales', 'SALES'] });

  const exact = await tenant.readData(nameLookup, { groups: ['Sales'] });
  tenant.restart();
  const neither = await tenant.readData(nameLookup, { groups: ['sales'] });

  expect(exact.state?.groupIds).toEqual({ Sales: await groupId(tenant, 'Sales') });
  expect(neither.diagnostics.map(({ code }) => code)).toEqual(['INT2061']);
});

test('finds a name with an apostrophe, and does not interpret it as a filter expression', async () => {
  await using tenant = await startTenant({ groups: ["Ann's team"] });

  const found = await tenant.readData(nameLookup, { groups: ["Ann's team"] });
  const injected = await tenant.readData(nameLookup, { groups: ["x') or startswith(displayName,'A"] });

  expect(found.diagnostics).toEqual([]);
  expect(injected.diagnostics.map(({ code }) => code)).toEqual(['INT2060']);
});

test('fails if a group was renamed outside, instead of reporting drift', async () => {
  await using tenant = await startTenant();
  const id = await groupId(tenant, 'Kiosks');
  await tenant.handle.request('PATCH', `/beta/groups/${id}`, { displayName: 'Kiosks EU' });

  const { diagnostics } = await tenant.readData(nameLookup, { groups: ['Kiosks'] });

  expect(diagnostics.map(({ code }) => code)).toEqual(['INT2060']);
  expect(diagnostics[0]?.why).toBe(`similar names are "Kiosks EU" (${id})`);
});

test('reports the permission of the kind that could not be read', async () => {
  await using tenant = await startTenant();
  tenant.emulator.addFault({
    match: { path: /assignmentFilters/ },
    times: 1,
    then: { status: 403, code: 'Forbidden' },
  });

  const { diagnostics } = await tenant.readData(nameLookup, { groups: ['Kiosks'], filters: ['A'] });

  expect(diagnostics.map(({ what }) => what)).toEqual(['assignment filters could not be looked up by name']);
  expect(diagnostics[0]?.fix).toContain('DeviceManagementConfiguration.Read.All');
});

test('needs only read permissions', async () => {
  await using tenant = await startTenant();
  const { clientId, clientSecret } = readOnlyApplication;
  tenant.signInAs({ clientId, clientSecret });

  const { diagnostics } = await tenant.readData(nameLookup, { groups: ['Kiosks'], scopeTags: ['Default'] });

  expect(diagnostics).toEqual([]);
});

test('finds apps by name in one request, however many there are', async () => {
  const apps = Array.from({ length: 250 }, (_, index) => `App ${String(index)}`);
  await using tenant = await startTenant({ apps });

  const { state, diagnostics } = await tenant.readData(nameLookup, { apps: ['app 7', 'App 249'] });

  const asked = tenant.requests();
  expect(diagnostics).toEqual([]);
  expect(Object.keys(state?.appIds as object)).toEqual(['app 7', 'App 249']);
  // Three pages of a hundred: the first, and two that it leads to.
  expect(asked.map(({ path }) => path.replace(/\?.*$/u, ''))).toEqual(Array(3).fill('/deviceAppManagement/mobileApps'));
});

test('offers similar names of apps, and distinguishes apps with one name by their kind', async () => {
  await using tenant = await startTenant({ apps: ['Company Portal', 'VPN client', 'VPN client'] });

  const { state, diagnostics } = await tenant.readData(nameLookup, { apps: ['Company Portel', 'VPN client'] });

  expect(state).toBeNull();
  expect(diagnostics.map(({ code, what, where }) => [code, what, where?.path])).toEqual([
    ['INT2060', 'the tenant has no app named "Company Portel"', ['apps']],
    ['INT2061', '2 apps are named "VPN client"', ['apps']],
  ]);
  expect(diagnostics[0]?.why).toContain('"Company Portal" (win32LobApp, ');
  expect(diagnostics[1]?.why).toMatch(/\(win32LobApp, .*\(officeSuiteApp, /u);
});

test('reports the permission for looking up apps if it is missing', async () => {
  await using tenant = await startTenant();
  tenant.emulator.addFault({ match: { method: 'GET', path: /mobileApps/ }, then: { status: 403, code: 'Forbidden' } });

  const { diagnostics } = await tenant.readData(nameLookup, { apps: ['Company Portal'] });

  expect(diagnostics).toMatchObject([
    {
      what: 'apps could not be looked up by name',
      fix: expect.stringContaining('DeviceManagementApps.Read.All') as unknown,
    },
  ]);
});
