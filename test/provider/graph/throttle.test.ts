import { createBudget } from '../../../provider/graph/throttle.js';
import { clientId, connect, createClock } from './connect.js';
import { startServer } from './server.js';

const read = { version: 'v1.0', path: '/deviceManagement/deviceCategories/1', area: 'enrollment' } as const;

test('a wait from Graph applies to every connection to the tenant, only in that area', async () => {
  let throttled = true;
  await using server = await startServer(() =>
    throttled ? { status: 429, headers: { 'Retry-After': '400' } } : { body: { id: '1' } },
  );
  const first = connect(server.url);
  const second = connect(server.url);

  await first.graph.get(read);
  throttled = false;
  server.seen.length = 0;
  const held = await second.graph.get(read);
  const other = await second.graph.get({ ...read, path: '/organization/1', area: 'directory' });
  second.clock.jump(200_000);
  const later = await second.graph.get({ ...read, fresh: true });

  expect(held).toMatchObject({ state: 'unreadable', reason: 'throttled', diagnostic: { code: 'INT3004' } });
  expect([other.state, later.state]).toEqual(['present', 'present']);
  expect(server.seen).toHaveLength(2);
  // 200 s of the 400 were left when it asked again, which is within its budget.
  expect(second.clock.sleeps).toEqual([200_000]);
});

test('another application in the tenant is not throttled', async () => {
  let throttled = true;
  await using server = await startServer(() =>
    throttled ? { status: 429, headers: { 'Retry-After': '400' } } : { body: { id: '1' } },
  );
  const first = connect(server.url);
  const other = connect(server.url, {}, { clientId: clientId.replace('6', '7') });

  await first.graph.get(read);
  throttled = false;

  expect(await other.graph.get(read)).toMatchObject({ state: 'present' });
});

test('throttled requests are sent separately, so that others do not wait with them', async () => {
  const answers: Record<string, { status: number; headers?: Record<string, string>; body: unknown }> = {
    '/held': { status: 429, headers: { 'Retry-After': '90' }, body: {} },
  };
  await using server = await startServer(({ url, body }) => {
    if (!url.endsWith('/$batch')) return answers[url.slice('/v1.0'.length)] ?? { body: { url } };
    const { requests } = JSON.parse(body) as { requests: { id: string; url: string }[] };
    return { body: { responses: requests.map(({ id, url: item }) => ({ id, status: 200, body: { item } })) } };
  });
  const { graph } = connect(server.url, { retryBudgetMs: 60_000 });
  await graph.get({ ...read, path: '/held' });
  server.seen.length = 0;

  const [stuck, ...free] = await Promise.all([
    graph.get({ ...read, path: '/held', fresh: true }),
    graph.get({ ...read, path: '/a', area: 'devices' }),
    graph.get({ ...read, path: '/b', area: 'directory' }),
  ]);

  expect(stuck).toMatchObject({ state: 'unreadable', reason: 'throttled' });
  expect(free.map(({ state }) => state)).toEqual(['present', 'present']);
  expect(server.seen.map(({ url }) => url)).toEqual(['/v1.0/$batch']);
});

test('allows 100 writes of an area in 20 seconds, and 1,000 reads', async () => {
  const budget = createBudget();
  const clock = createClock();
  const waiting = { clock, signal: new AbortController().signal, retryBudgetMs: 1000 };
  const one = new Map([['enrollment', 1] as const]);

  for (let count = 0; count < 100; count += 1) await budget.admit(one, one, waiting);
  const free = [...clock.sleeps];
  await budget.admit(one, one, waiting);
  const afterWrites = [...clock.sleeps];
  for (let count = 0; count < 1000; count += 1) await budget.admit(one, new Map(), waiting);

  expect([free, afterWrites, clock.sleeps]).toEqual([[], [20_000], [20_000, 20_000]]);
});

test('does not wait forever if the clock stands still', async () => {
  const budget = createBudget();
  const clock = { now: () => new Date(0), sleep: () => Promise.resolve() };
  budget.throttle('other', 5000);

  const admission = await budget.admit(new Map([['other', 1]]), new Map([['other', 1]]), {
    clock,
    signal: new AbortController().signal,
    retryBudgetMs: 10_000,
  });

  expect(admission).toEqual({ admitted: true });
});
