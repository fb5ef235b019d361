import { touches } from '../../cli/insight/audit/event.js';
import { readLastChanges } from '../../cli/insight/audit/log.js';
import { isLaterInstant } from '../../core/index.js';
import { demoApplication } from '../../emulator/index.js';
import { startTenant, type TestTenant, testTime } from '../support/tenant.js';

const categories = '/beta/deviceManagement/deviceCategories';
const options = { own: demoApplication.clientId, now: testTime };

/** Creates a number of objects as our own application, and has Eve change each. Returns their ids. */
async function changedByEve(tenant: TestTenant, count: number): Promise<readonly string[]> {
  const { handle } = tenant;
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const { body } = await handle.request('POST', categories, { displayName: `Category ${String(index)}` });
    ids.push((body as { id: string }).id);
  }
  for (const id of ids) {
    await handle.request('PATCH', `${categories}/${id}`, { description: 'changed' }, { actor: 'eve@contoso.com' });
  }
  return ids;
}

/** Requests over HTTP about the audit log, batches counted as one. */
function requestsOf({ emulator }: TestTenant): number {
  return emulator.journal.filter(({ inBatch }) => !inBatch).length;
}

test('queries up to 100 objects individually, twenty in a request', async () => {
  await using tenant = await startTenant();
  const ids = await changedByEve(tenant, 100);
  tenant.emulator.clearJournal();

  const { attribution, problems } = await readLastChanges(tenant.context.graph, ids, options);

  expect(problems).toEqual([]);
  expect([...new Set([...attribution.values()].map(({ actor }) => actor))]).toEqual(['eve@contoso.com']);
  expect(attribution.size).toBe(100);
  expect(requestsOf(tenant)).toBe(5);
});

test('reads the log backwards for 1,000 objects, and stops when each has an event', async () => {
  await using tenant = await startTenant();
  const ids = await changedByEve(tenant, 1000);
  tenant.emulator.clearJournal();

  const { attribution, problems } = await readLastChanges(tenant.context.graph, ids, options);

  expect(problems).toEqual([]);
  expect(attribution.size).toBe(1000);
  expect(requestsOf(tenant)).toBe(10);
});

test('queries individually for the few objects that the newest events do not contain', async () => {
  let time = testTime;
  await using tenant = await startTenant({}, { clock: () => time });
  time = new Date('2026-01-01T00:00:00Z');
  const old = await changedByEve(tenant, 3);
  time = testTime;
  const ids = await changedByEve(tenant, 120);
  tenant.emulator.clearJournal();

  const { attribution, problems } = await readLastChanges(tenant.context.graph, [...ids, ...old], options);

  expect(problems).toEqual([]);
  expect(attribution.size).toBe(123);
  expect(old.map((id) => attribution.get(id)?.time.slice(0, 10))).toEqual(Array(3).fill('2026-01-01'));
  // 240 events are three pages, and the rest is one batch.
  expect(requestsOf(tenant)).toBe(4);
});

test('stops after 40 pages whatever the number of objects, and reports how many are unknown', async () => {
  await using tenant = await startTenant({}, { pageSize: 10 });
  const ids = await changedByEve(tenant, 600);
  tenant.emulator.clearJournal();

  const { attribution, problems } = await readLastChanges(tenant.context.graph, ids, options);

  expect(attribution.size).toBe(400);
  expect(problems.map(({ code, severity, what }) => [code, severity, what])).toEqual([
    ['INT1345', 'info', 'it is unknown who changed 200 of the objects'],
  ]);
  expect(requestsOf(tenant)).toBe(40);
});

test('keeps what it read before a page failed, and reports that the log could not be read', async () => {
  await using tenant = await startTenant({}, { pageSize: 50 });
  const ids = await changedByEve(tenant, 150);
  tenant.emulator.addFault({ match: { path: 'skiptoken' }, then: { status: 403 } });

  const { attribution, problems } = await readLastChanges(tenant.context.graph, ids, options);

  expect(attribution.size).toBe(50);
  expect(problems.map(({ code }) => code)).toEqual(['INT1319']);
});

/** Changes a category as the pipeline's application. */
async function heal({ context }: TestTenant, id: string): Promise<void> {
  await context.graph.send({
    ...{ method: 'PATCH', version: 'beta', path: `/deviceManagement/deviceCategories/${id}`, area: 'enrollment' },
    body: { description: 'healed' },
  });
}

test('ignores changes that our own application has overwritten', async () => {
  let time = testTime;
  await using tenant = await startTenant({}, { clock: () => time });
  const [id = ''] = await changedByEve(tenant, 1);
  time = new Date(testTime.getTime() + 60_000);
  await heal(tenant, id);

  const { attribution } = await readLastChanges(tenant.context.graph, [id], options);

  expect(attribution.get(id)).toBeUndefined();
});

test('orders events within a millisecond, because Graph returns 100 nanoseconds', async () => {
  await using tenant = await startTenant();
  const { handle } = tenant;
  const [healed = '', changed = '', twice = ''] = await changedByEve(tenant, 3);
  await heal(tenant, healed);
  await heal(tenant, changed);
  for (const actor of ['eve@contoso.com', 'bob@contoso.com'])
    for (const id of [changed, twice])
      await handle.request('PATCH', `${categories}/${id}`, { description: actor }, { actor });

  const { attribution } = await readLastChanges(tenant.context.graph, [healed, changed, twice], options);

  expect([healed, changed, twice].map((id) => attribution.get(id)?.actor)).toEqual([
    undefined,
    'bob@contoso.com',
    'bob@contoso.com',
  ]);
});

test.each([
  ['2026-11-23T05:12:00.1230001Z', '2026-11-23T05:12:00.123Z', true],
  ['2026-11-23T05:12:00.123Z', '2026-11-23T05:12:00.1230001Z', false],
  ['2026-11-23T05:12:00.1230002Z', '2026-11-23T05:12:00.12300010Z', true],
  ['2026-11-23T06:12:00.1230002+01:00', '2026-11-23T05:12:00.1230001Z', true],
  ['2026-11-23T05:12:00.9999999Z', '2026-11-23T05:12:01Z', false],
  ['never', '2026-11-23T05:12:01Z', false],
])('compares instants to the last digit: %s is later than %s: %s', (instant, than, isLater) => {
  expect(isLaterInstant(instant, than)).toBe(isLater);
});

test.each([
  [
    'is older than our own record of a write',
    { writtenAt: '2999-01-01T00:00:00Z', properties: ['description'] },
    undefined,
  ],
  ['changed another property', { properties: ['lastModifiedBy'] }, undefined],
  ['changed the property that differs', { properties: ['description'] }, 'eve@contoso.com'],
  [
    'came after our write',
    { writtenAt: '2000-01-01T00:00:00Z', properties: ['roleScopeTagIds', 'description'] },
    'eve@contoso.com',
  ],
])('judges a change that %s, asked one by one and read backwards', async (_case, drift, actor) => {
  await using tenant = await startTenant();
  const ids = await changedByEve(tenant, 101);
  const known = new Map(ids.map((id) => [id, drift]));

  const few = await readLastChanges(tenant.context.graph, ids.slice(0, 1), { ...options, known });
  const many = await readLastChanges(tenant.context.graph, ids, { ...options, known });

  expect(few.attribution.get(ids[0] ?? '')?.actor).toBe(actor);
  expect(many.attribution.get(ids[0] ?? '')?.actor).toBe(actor);
});

test('finds a property in a name as Intune writes it', () => {
  const modifiedProperties = [{ displayName: '$Collection.RoleScopeTagIds[0]', oldValue: null, newValue: '1' }];
  const event = { resources: [{ resourceId: 'A', modifiedProperties }] };

  expect(touches(event, 'a', ['roleScopeTagIds'])).toBe(true);
  expect(touches(event, 'a', ['description'])).toBe(false);
  expect(touches({ resources: [{ resourceId: 'a', modifiedProperties: [] }] }, 'a', ['assignments'])).toBe(true);
});
