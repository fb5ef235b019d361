import type { GraphWrite } from '../../../core/index.js';
import { connect } from './connect.js';
import { type Reply, startServer } from './server.js';

const create: GraphWrite = {
  method: 'POST',
  version: 'v1.0',
  path: '/deviceManagement/deviceCategories',
  body: { displayName: 'Kiosk' },
  area: 'enrollment',
};
const patch: GraphWrite = { ...create, method: 'PATCH', path: '/deviceManagement/deviceCategories/1' };
const remove: GraphWrite = { method: 'DELETE', version: 'v1.0', path: patch.path, area: 'enrollment' };
const graphError = (code: string): unknown => ({ error: { code, message: 'no' } });

test('sends the body and returns the answer', async () => {
  await using server = await startServer(() => ({ status: 201, body: { id: '1' } }));
  const { graph } = connect(server.url);

  expect(await graph.send(create)).toEqual({ outcome: 'done', status: 201, body: { id: '1' } });
  expect(server.seen).toMatchObject([
    { method: 'POST', body: '{"displayName":"Kiosk"}', headers: { 'content-type': 'application/json' } },
  ]);
});

test('returns null for an answer without a body', async () => {
  await using server = await startServer(() => ({ status: 204 }));
  const { graph } = connect(server.url);

  expect(await graph.send(patch)).toEqual({ outcome: 'done', status: 204, body: null });
});

describe('a create is sent once if Graph may have executed it:', () => {
  test.each<[string, Reply, string]>([
    ['500', { status: 500, body: graphError('InternalServerError') }, 'INT3005'],
    ['503 without Retry-After', { status: 503, body: graphError('ServiceUnavailable') }, 'INT3005'],
    ['504', { status: 504 }, 'INT3005'],
    ['a broken connection', 'reset', 'INT3010'],
    ['no response in time', 'silence', 'INT3009'],
    ['a new object whose id cannot be read', { status: 201, raw: '{"id": "4' }, 'INT3006'],
  ])('%s', async (_name, reply, code) => {
    await using server = await startServer(() => reply);
    // Only silence is waited for; an answer may take its time on a busy machine.
    const { graph } = connect(server.url, { requestTimeoutMs: reply === 'silence' ? 250 : 30_000 });

    expect(await graph.send(create)).toMatchObject({ outcome: 'unknown', diagnostic: { code } });
    expect(server.seen).toHaveLength(1);
  });
});

test.each([
  ['create', create],
  ['change', patch],
  ['deletion', remove],
])('a %s answered with the page of a proxy may not have reached Graph', async (_name, request) => {
  await using server = await startServer(() => ({ status: 200, raw: '<html>sign in</html>' }));
  const { graph } = connect(server.url);

  expect(await graph.send(request)).toMatchObject({ outcome: 'unknown', diagnostic: { code: 'INT3006' } });
});

test.each<[string, Reply]>([
  ['500', { status: 500, body: graphError('InternalServerError') }],
  ['a broken connection', 'reset'],
  ['503 without Retry-After', { status: 503 }],
])('a search by POST is sent again after %s, because it changes nothing', async (_name, reply) => {
  let count = 0;
  await using server = await startServer(() => ((count += 1) === 1 ? reply : { status: 200, body: { value: [] } }));
  const { graph } = connect(server.url);

  expect(await graph.send({ ...create, changesNothing: true })).toMatchObject({ outcome: 'done', status: 200 });
  expect(server.seen).toHaveLength(2);
});

test.each<[string, Reply]>([
  ['429', { status: 429, headers: { 'Retry-After': '3' } }],
  ['503 with Retry-After', { status: 503, headers: { 'Retry-After': '3' } }],
  ['401', { status: 401 }],
])('a create is sent again after %s, because Graph did nothing', async (_name, reply) => {
  let count = 0;
  await using server = await startServer(() => ((count += 1) === 1 ? reply : { status: 201, body: { id: '1' } }));
  const { graph } = connect(server.url);

  expect(await graph.send(create)).toMatchObject({ outcome: 'done', status: 201 });
  expect(server.seen).toHaveLength(2);
});

test('signs in again after 401, once', async () => {
  await using server = await startServer(() => ({ status: 401, body: graphError('InvalidAuthenticationToken') }));
  const { graph } = connect(server.url);

  const result = await graph.send(create);

  expect(result).toMatchObject({ outcome: 'refused', status: 401, diagnostic: { code: 'INT3013' } });
  const tokens = server.seen.map(({ headers }) => headers.authorization);
  expect([new Set(tokens).size, tokens.length, server.signIns.length]).toEqual([2, 2, 2]);
});

test.each([
  [400, 'INT3000'],
  [403, 'INT3003'],
  [404, 'INT3002'],
  [409, 'INT3001'],
  [412, 'INT3001'],
])('is refused by %d as %s', async (status, code) => {
  await using server = await startServer(() => ({ status, body: graphError('X') }));
  const { graph } = connect(server.url);

  expect(await graph.send(patch)).toMatchObject({ outcome: 'refused', status, diagnostic: { code } });
});

test('is refused if throttling lasts longer than the budget', async () => {
  await using server = await startServer(() => ({ status: 429, headers: { 'Retry-After': '100' } }));
  const { graph, clock } = connect(server.url);

  expect(await graph.send(create)).toMatchObject({ outcome: 'refused', status: 429, diagnostic: { code: 'INT3004' } });
  expect(clock.sleeps).toEqual([100_000, 100_000, 100_000]);
});

test('sends a change again after a broken connection', async () => {
  let count = 0;
  await using server = await startServer(() => ((count += 1) === 1 ? 'reset' : { body: { id: '1' } }));
  const { graph } = connect(server.url);

  expect(await graph.send(patch)).toMatchObject({ outcome: 'done', status: 200 });
});

test('does not know the outcome of a change whose first answer was lost and whose repeat was refused', async () => {
  let count = 0;
  await using server = await startServer(() =>
    (count += 1) === 1 ? 'reset' : { status: 403, body: graphError('Forbidden') },
  );
  const { graph } = connect(server.url);

  expect(await graph.send(patch)).toMatchObject({ outcome: 'unknown', diagnostic: { code: 'INT3003' } });
});

test('counts a missing object as deleted', async () => {
  await using server = await startServer(() => ({ status: 404, body: graphError('ResourceNotFound') }));
  const { graph } = connect(server.url);

  expect(await graph.send(remove)).toEqual({ outcome: 'done', status: 404, body: null });
});

test('does not count a 404 of a proxy as deleted', async () => {
  await using server = await startServer(() => ({ status: 404, raw: '<html>' }));
  const { graph } = connect(server.url);

  expect(await graph.send(remove)).toMatchObject({ outcome: 'refused', status: 404 });
});

test('sends nothing after it is cancelled', async () => {
  await using server = await startServer(() => ({ status: 201 }));
  const { graph } = connect(server.url, { signal: AbortSignal.abort() });

  expect(await graph.send(create)).toMatchObject({ outcome: 'refused', status: 0, diagnostic: { code: 'INT3011' } });
  expect(server.seen).toEqual([]);
});

test('waits for a write in progress although it is cancelled', async () => {
  const stop = new AbortController();
  await using server = await startServer(() => {
    stop.abort();
    return { status: 201, body: { id: '1' } };
  });
  const { graph } = connect(server.url, { signal: stop.signal });

  expect(await graph.send(create)).toMatchObject({ outcome: 'done', status: 201 });
});

test('caches no read that overlaps with a write', async () => {
  let stored = 'old';
  const server = await startServer(({ method }) => {
    if (method === 'PATCH') stored = 'new';
    return { body: { stored } };
  });
  await using _server = server;
  const { graph } = connect(server.url);
  const read = { version: 'v1.0', path: patch.path, area: 'enrollment' } as const;

  await Promise.all([graph.send(patch), graph.get(read)]);

  expect(await graph.get(read)).toEqual({ state: 'present', value: { stored: 'new' } });
});
