import {
  demoApplication,
  demoTenantId,
  type Emulator,
  type EmulatorOptions,
  expiredApplication,
  readOnlyApplication,
  startEmulator,
} from '../../../emulator/index.js';
import { connect, start, type TestConnection } from './connect.js';

const categories = { version: 'v1.0', path: '/deviceManagement/deviceCategories', area: 'enrollment' } as const;

test('creates, reads, changes and deletes', async () => {
  await using emulator = await startTenant();
  const { graph } = connectTo(emulator);

  const created = await graph.send({ method: 'POST', ...categories, body: { displayName: 'Kiosk' } });
  const id = idOf(created);
  const path = `${categories.path}/${id}`;
  const afterCreate = await graph.list(categories);
  const changed = await graph.send({ method: 'PATCH', ...categories, path, body: { displayName: 'Lobby' } });
  const afterChange = await graph.get({ ...categories, path });
  const deleted = await graph.send({ method: 'DELETE', ...categories, path });
  const afterDelete = await graph.get({ ...categories, path });
  const deletedAgain = await graph.send({ method: 'DELETE', ...categories, path });

  expect(created).toMatchObject({ outcome: 'done', status: 201 });
  expect(afterCreate).toMatchObject({ state: 'present', value: [{ id, displayName: 'Kiosk' }] });
  expect(changed).toMatchObject({ outcome: 'done', status: 200 });
  expect(afterChange).toMatchObject({ state: 'present', value: { id, displayName: 'Lobby' } });
  expect(deleted).toMatchObject({ outcome: 'done', status: 204 });
  expect(afterDelete).toEqual({ state: 'absent' });
  expect(deletedAgain).toMatchObject({ outcome: 'done', status: 404 });
});

test('reads 400 categories in few requests', async () => {
  await using emulator = await startTenant();
  const tenant = emulator.tenant(demoTenantId);
  for (let index = 0; index < 400; index += 1) {
    await tenant.request('POST', '/v1.0/deviceManagement/deviceCategories', { displayName: `C${String(index)}` });
  }
  const { graph } = connectTo(emulator);

  const listed = await graph.list(categories);
  const items = listed.state === 'present' ? listed.value : [];
  const ofList = emulator.journal.filter(({ inBatch }) => !inBatch).length;
  emulator.clearJournal();
  const read = await Promise.all(
    items.map(({ id }) => graph.get({ ...categories, path: `${categories.path}/${JSON.stringify(id).slice(1, -1)}` })),
  );
  const ofBatches = emulator.journal.filter(({ inBatch }) => !inBatch).length;

  expect(items).toHaveLength(400);
  expect(read.every(({ state }) => state === 'present')).toBe(true);
  // Pages of 100, and batches of 20.
  expect({ ofList, ofBatches }).toEqual({ ofList: 4, ofBatches: 20 });
});

test('streams a fleet page by page', async () => {
  await using emulator = await startTenant({
    tenants: [{ tenantId: demoTenantId, authority: 'intune', devices: 2500 }],
  });
  const { graph } = connectTo(emulator);
  const sizes: number[] = [];

  const devices = { version: 'beta', path: '/deviceManagement/managedDevices', area: 'devices' } as const;
  for await (const page of graph.pages({ ...devices, query: { $select: 'id,lastSyncDateTime' } })) {
    sizes.push(page.state === 'present' ? page.value.items.length : -1);
  }

  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(2500);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(1000);
});

test('completes throttled items of a batch', async () => {
  await using emulator = await startTenant();
  emulator.addFault({ match: { inBatch: true }, times: 1, then: { status: 429, retryAfter: '2.128' } });
  const { graph, clock } = connectTo(emulator);

  const results = await Promise.all([
    graph.list(categories),
    graph.get({ version: 'v1.0', path: `/organization/${demoTenantId}`, area: 'directory' }),
  ]);

  expect(results.map(({ state }) => state)).toEqual(['present', 'present']);
  expect(clock.sleeps).toEqual([2128]);
});

test('does not create twice if the answer is lost', async () => {
  await using emulator = await startTenant();
  emulator.addFault({ match: { method: 'POST', path: 'deviceCategories' }, times: 1, then: { lostAnswer: true } });
  const { graph } = connectTo(emulator);

  const created = await graph.send({ method: 'POST', ...categories, body: { displayName: 'Kiosk' } });
  const listed = await graph.list(categories);

  expect(created).toMatchObject({ outcome: 'unknown', diagnostic: { code: 'INT3010' } });
  expect(listed.state === 'present' && listed.value.length).toBe(1);
});

test('is refused for a read-only application, and reports the identity of the token', async () => {
  await using emulator = await startTenant();
  const { graph } = connectTo(emulator, readOnlyApplication);

  const result = await graph.send({ method: 'POST', ...categories, body: { displayName: 'Kiosk' } });

  expect(result).toMatchObject({
    outcome: 'refused',
    status: 403,
    diagnostic: { code: 'INT3003', why: expect.stringMatching(/the token is app-only \(intuneform demo reader\)/u) },
  });
});

test.each([
  ['a wrong secret', { ...demoApplication, clientSecret: 'wrong' }, demoTenantId, 'INT3101'],
  ['an unknown application', { ...demoApplication, clientId: demoTenantId }, demoTenantId, 'INT3102'],
  ['an unknown tenant', demoApplication, '11111111-1111-1111-1111-111111111111', 'INT3102'],
  ['an expired token', expiredApplication, demoTenantId, 'INT3103'],
])('says that it signed in with %s', async (_name, application, tenantId, code) => {
  await using emulator = await startTenant();

  const { diagnostics } = await connectTo(emulator, application, tenantId).identity();

  expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
});

function startTenant(options: EmulatorOptions = {}): Promise<Emulator> {
  return startEmulator({ clock: () => start, tenants: [{ tenantId: demoTenantId, authority: 'intune' }], ...options });
}

interface Application {
  readonly clientId: string;
  readonly clientSecret: string;
}

function connectTo(
  { url }: Emulator,
  { clientId, clientSecret }: Application = demoApplication,
  tenantId: string = demoTenantId,
): TestConnection {
  return connect(url, {}, { tenantId, clientId, clientSecret });
}

function idOf(result: unknown): string {
  const { body } = result as { body?: { id?: string } };
  return body?.id ?? 'none';
}
