import { getEventListeners } from 'node:events';

import type { GraphRead } from '../../../core/index.js';
import { connect } from './connect.js';
import { type Reply, type Seen, startServer } from './server.js';

const category: GraphRead = { version: 'v1.0', path: '/deviceManagement/deviceCategories/1', area: 'enrollment' };
const categories: GraphRead = { version: 'v1.0', path: '/deviceManagement/deviceCategories', area: 'enrollment' };
const graphError = (code: string, message = 'no'): unknown => ({ error: { code, message } });

test('sends a single read without a batch, with token, user agent and a request id', async () => {
  await using server = await startServer(() => ({ body: { id: '1' } }));
  const { graph } = connect(server.url);

  const result = await graph.get({ ...category, query: { $select: 'id,displayName', $filter: "a eq 'b c'" } });

  expect(result).toEqual({ state: 'present', value: { id: '1' } });
  const [{ method, url, headers } = missing] = server.seen;
  expect([method, url]).toEqual([
    'GET',
    '/v1.0/deviceManagement/deviceCategories/1?$filter=a%20eq%20%27b%20c%27&$select=id,displayName',
  ]);
  expect(headers).toMatchObject({
    'user-agent': 'intuneform/1.2.3',
    authorization: expect.stringMatching(/^Bearer ey/u),
  });
  expect(headers['client-request-id']).toMatch(/^[0-9a-f-]{36}$/u);
});

test('sends the reads of one turn as one batch per version, with at most 20 items', async () => {
  await using server = await startServer(batchOf(({ url }) => ({ status: 200, body: { url } })));
  const { graph } = connect(server.url);
  const reads = Array.from({ length: 25 }, (_none, index) => graph.get({ ...category, path: `/a/${String(index)}` }));

  const results = await Promise.all([...reads, graph.get({ ...category, version: 'beta', path: '/b' })]);

  expect(server.seen.map(({ url, body }) => [url, itemsOf(body).length])).toEqual([
    ['/v1.0/$batch', 20],
    ['/v1.0/$batch', 5],
    ['/beta/b', 0],
  ]);
  expect(results[24]).toEqual({ state: 'present', value: { url: '/a/24' } });
});

test('evaluates every item of a batch separately', async () => {
  const answers: Record<string, BatchItem> = {
    '/present': { status: 200, body: { id: '1' } },
    '/absent': { status: 404, body: graphError('ResourceNotFound') },
    '/toNothing': { status: 204 },
    '/denied': { status: 403, body: graphError('Forbidden') },
    '/nonsense': { status: 200, body: 'PGh0bWw+' },
  };
  await using server = await startServer(batchOf(({ url }) => answers[url]));
  const { graph } = connect(server.url);

  const results = await Promise.all(
    [...Object.keys(answers), '/forgotten'].map((path) =>
      graph.get({ ...category, path, ...(path === '/toNothing' && { expects: { nothing: true } }) }),
    ),
  );

  expect(results.map((result) => (result.state === 'unreadable' ? result.reason : result.state))).toEqual([
    'present',
    'absent',
    'absent',
    'permission',
    'malformed',
    'malformed',
  ]);
});

test('repeats only the throttled items of a batch, after the longest of their waits', async () => {
  let round = 0;
  const answer = batchOf(({ url }) => {
    if (round > 1 || url === '/a') return { status: 200, body: { url } };
    return {
      status: 429,
      headers: { 'Retry-After': url === '/b' ? '2.5' : '7.25' },
      body: graphError('TooManyRequests'),
    };
  });
  await using server = await startServer((request) => {
    round += 1;
    return answer(request);
  });
  const { graph, clock } = connect(server.url);

  const results = await Promise.all(['/a', '/b', '/c'].map((path) => graph.get({ ...category, path })));

  expect(results.map(({ state }) => state)).toEqual(['present', 'present', 'present']);
  expect(server.seen.map(({ body }) => itemsOf(body).map(({ url }) => url))).toEqual([
    ['/a', '/b', '/c'],
    ['/b', '/c'],
  ]);
  expect(clock.sleeps).toEqual([7250]);
});

test('reads individually if Graph refuses the whole batch', async () => {
  await using server = await startServer(({ method, url }) => {
    if (method === 'POST') return { status: 404, body: graphError('BadRequest') };
    return url.endsWith('/a') ? { body: { id: 'a' } } : { status: 404, body: graphError('ResourceNotFound') };
  });
  const { graph } = connect(server.url);

  const results = await Promise.all(['/a', '/b'].map((path) => graph.get({ ...category, path })));

  expect(results).toEqual([{ state: 'present', value: { id: 'a' } }, { state: 'absent' }]);
});

test('sends equal reads once, until a write to the object or its collection', async () => {
  await using server = await startServer(({ url, method }) =>
    method === 'GET' ? { body: url.endsWith('/1') ? { id: '1' } : { value: [] } } : { status: 204 },
  );
  const { graph } = connect(server.url);
  const requests = async (): Promise<number> => {
    server.seen.length = 0;
    await graph.get(category);
    await graph.get(category);
    await graph.list(categories);
    await graph.list(categories);
    return server.seen.length;
  };

  const first = await requests();
  const again = await requests();
  await graph.send({ method: 'PATCH', ...category, path: '/deviceManagement/DeviceCategories/2', body: {} });
  const afterSibling = await requests();
  await graph.send({ method: 'PATCH', ...category, body: {} });
  const afterWrite = await requests();
  await graph.send({ method: 'POST', ...category, path: '/elsewhere', body: {}, invalidates: [categories.path] });
  const afterNamed = await requests();

  expect({ first, again, afterSibling, afterWrite, afterNamed }).toEqual({
    first: 2,
    again: 0,
    afterSibling: 1,
    afterWrite: 2,
    afterNamed: 2,
  });
});

test('sends a fresh read again, and caches the new answer', async () => {
  let count = 0;
  await using server = await startServer(() => ({ body: { count: (count += 1) } }));
  const { graph } = connect(server.url);

  await graph.get(category);
  const fresh = await graph.get({ ...category, fresh: true });

  expect(fresh).toEqual({ state: 'present', value: { count: 2 } });
  expect(await graph.get(category)).toEqual(fresh);
});

test('does not retry an unreadable read soon, but later', async () => {
  await using server = await startServer(() => ({ status: 501, body: graphError('NotImplemented') }));
  const { graph, clock } = connect(server.url);

  await graph.get(category);
  await graph.get(category);
  const soon = server.seen.length;
  clock.jump(31_000);
  await graph.get(category);

  expect([soon, server.seen.length]).toEqual([1, 2]);
});

test('follows the links of a collection verbatim to the end', async () => {
  const pages: Record<string, unknown> = {};
  await using server = await startServer(({ url }) => ({ body: pages[url] }));
  Object.assign(pages, {
    '/v1.0/deviceManagement/deviceCategories': {
      value: [{ id: '1' }],
      '@odata.nextLink': `${server.url}/v1.0/x?$skiptoken=A%2bb`,
    },
    '/v1.0/x?$skiptoken=A%2bb': { value: [{ id: '2' }, { id: '3' }] },
  });
  const { graph } = connect(server.url);

  expect(await graph.list(categories)).toEqual({ state: 'present', value: [{ id: '1' }, { id: '2' }, { id: '3' }] });
});

test('streams pages with the time of Graph, and caches none', async () => {
  const server = await startServer(({ url }) => ({
    body: { value: [{ id: url }], ...(url.endsWith('2') ? {} : { '@odata.nextLink': `${server.url}/v1.0/devices?2` }) },
  }));
  await using _server = server;
  const { graph } = connect(server.url);
  const read = async (): Promise<unknown[]> => {
    const pages: unknown[] = [];
    for await (const page of graph.pages({ ...categories, path: '/devices' })) pages.push(page);
    return pages;
  };

  const pages = await read();
  await read();

  const serverTime = new Date('2026-11-23T05:12:00Z');
  expect(pages).toEqual([
    { state: 'present', value: { items: [{ id: '/v1.0/devices' }], serverTime } },
    { state: 'present', value: { items: [{ id: '/v1.0/devices?2' }], serverTime } },
  ]);
  expect(server.seen).toHaveLength(4);
});

describe('a collection is unreadable, never shorter,', () => {
  test.each<[string, (url: string) => Reply, string]>([
    ['fails when a later page is denied', () => ({ status: 403, body: graphError('Forbidden') }), 'INT3003'],
    ['fails when a later page is gone', () => ({ status: 404, body: graphError('ResourceNotFound') }), 'INT3002'],
    ['fails when a later page is not JSON', () => ({ raw: '{"value": [' }), 'INT3006'],
    ['fails when a later page has no list', () => ({ body: {} }), 'INT3006'],
    [
      'fails when the page links form a loop',
      (url) => ({ body: { value: [], '@odata.nextLink': `${url}/v1.0/next` } }),
      'INT3006',
    ],
    [
      'fails when a link leads elsewhere',
      () => ({ body: { value: [], '@odata.nextLink': 'https://example.com/v1.0/x' } }),
      'INT3012',
    ],
    ['fails when a page redirects', () => ({ status: 302, headers: { Location: 'https://example.com/' } }), 'INT3012'],
  ])('%s', async (_name, later, code) => {
    const server = await startServer(({ url }) =>
      url.endsWith('/next')
        ? later(server.url)
        : { body: { value: [{ id: '1' }], '@odata.nextLink': `${server.url}/v1.0/next` } },
    );
    await using _server = server;
    const { graph } = connect(server.url);

    expect(await graph.list(categories)).toMatchObject({ state: 'unreadable', diagnostic: { code } });
  });
});

test.each([
  ['the HTML of a proxy', { status: 404, raw: '<html>Not found</html>' }],
  ['an empty body', { status: 404 }],
  ['JSON that is not of Graph', { status: 404, body: { message: 'no route' } }],
])('does not take 404 with %s for absence', async (_name, reply) => {
  await using server = await startServer(() => reply);
  const { graph } = connect(server.url);

  expect(await graph.get(category)).toMatchObject({ state: 'unreadable', reason: 'malformed' });
});

test('reports status, code, message and ids of a refusal, and the identity of the token', async () => {
  const message = JSON.stringify({ _version: 3, Message: 'An error has occurred - Operation ID: 42' });
  const claims = { roles: ['DeviceManagementApps.Read.All'] };
  await using server = await startServer(() => ({ status: 403, body: graphError('Forbidden', message) }), { claims });
  const { graph } = connect(server.url);

  const result = await graph.get(category);

  const [{ headers } = missing] = server.seen;
  expect(result).toEqual({
    state: 'unreadable',
    reason: 'permission',
    diagnostic: {
      code: 'INT3003',
      severity: 'error',
      what: 'cannot read /deviceManagement/deviceCategories/1',
      why: `Graph responded with 403 Forbidden: An error has occurred; the token is app-only (c0ffee)\nrequest-id f00d, client-request-id ${String(headers['client-request-id'])}, date Mon, 23 Nov 2026 05:12:00 GMT, Operation ID 42`,
      fix: expect.any(String),
    },
  });
});

test.each([
  [500, 'unavailable', 'INT3005', 5],
  [503, 'unavailable', 'INT3005', 5],
  [400, 'malformed', 'INT3000', 1],
] as const)('gives up on %d: %s', async (status, reason, code, requests) => {
  await using server = await startServer(() => ({ status, body: graphError('X') }));
  const { graph } = connect(server.url);

  expect(await graph.get(category)).toMatchObject({ state: 'unreadable', reason, diagnostic: { code } });
  expect(server.seen).toHaveLength(requests);
});

test('reads again after a broken connection', async () => {
  let count = 0;
  await using server = await startServer(() => ((count += 1) < 3 ? 'reset' : { body: { id: '1' } }));
  const { graph, clock } = connect(server.url);

  expect(await graph.get(category)).toEqual({ state: 'present', value: { id: '1' } });
  expect(clock.sleeps).toEqual([1000, 2000]);
});

test('gives up on a server that never responds', async () => {
  await using server = await startServer(() => 'silence');
  const { graph } = connect(server.url, { requestTimeoutMs: 250 });

  expect(await graph.get(category)).toMatchObject({ reason: 'unavailable', diagnostic: { code: 'INT3009' } });
});

test('reports soon that nothing listens at the endpoint, and names it', async () => {
  const server = await startServer(() => 'silence');
  const { graph, clock } = connect(server.url);
  await server[Symbol.asyncDispose]();

  const result = await graph.get(category);

  expect(result).toMatchObject({ reason: 'authentication', diagnostic: { code: 'INT3007' } });
  expect(result.state === 'unreadable' && result.diagnostic.why).toContain(server.url);
  expect(clock.sleeps.reduce((sum, each) => sum + each, 0)).toBeLessThan(5000);
});

test('ends the wait when it is cancelled', async () => {
  await using server = await startServer(() => ({ status: 429, headers: { 'Retry-After': '60' } }));
  const stop = new AbortController();
  const { clock } = connect(server.url);
  const stopping = {
    ...clock,
    sleep: async () => {
      stop.abort();
      await Promise.resolve();
    },
  };
  const { graph } = connect(server.url, { signal: stop.signal, clock: stopping });

  expect(await graph.get(category)).toMatchObject({ reason: 'unavailable', diagnostic: { code: 'INT3011' } });
  expect(server.seen).toHaveLength(1);
});

test('removes its listeners from the signal', async () => {
  await using server = await startServer(batchOf(({ url }) => ({ status: 200, body: { url } })));
  const { signal } = new AbortController();
  const { graph } = connect(server.url, { signal });

  await Promise.all(
    Array.from({ length: 400 }, (_none, index) => graph.get({ ...category, path: `/${String(index)}` })),
  );

  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('computes once per key', async () => {
  await using server = await startServer(() => ({ body: {} }));
  const { graph } = connect(server.url);
  let count = 0;
  const compute = (): Promise<number> => Promise.resolve((count += 1));

  const values = await Promise.all([graph.once('a', compute), graph.once('a', compute), graph.once('b', compute)]);

  expect(values).toEqual([1, 1, 2]);
});

interface BatchItem {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

const missing: Seen = { method: '', url: '', headers: {}, body: '' };

function itemsOf(body: string): { id: string; url: string }[] {
  return body === '' ? [] : (JSON.parse(body) as { requests: { id: string; url: string }[] }).requests;
}

/** Answers a batch backwards, as Graph may; a plain read gets the answer of its item. */
function batchOf(answer: (item: { url: string }) => BatchItem | undefined): (request: Seen) => Reply {
  return ({ method, url, body }) => {
    if (method === 'GET') return answer({ url }) ?? {};
    const responses = itemsOf(body)
      .map((item) => ({ id: item.id, item: answer(item) }))
      .filter(({ item }) => item !== undefined)
      .map(({ id, item }) => ({ id, ...item }));
    return { body: { responses: responses.reverse() } };
  };
}
