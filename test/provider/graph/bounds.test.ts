import { gzipSync } from 'node:zlib';

import type { GraphRead } from '../../../core/index.js';
import { connect } from './connect.js';
import { type Reply, startServer } from './server.js';

const category: GraphRead = { version: 'beta', path: '/deviceManagement/deviceCategories/1', area: 'enrollment' };
const categories: GraphRead = { version: 'beta', path: '/deviceManagement/deviceCategories', area: 'enrollment' };
const mebibyte = 1_048_576;

function zipped(text: string | Buffer): Reply {
  return { headers: { 'content-encoding': 'gzip' }, raw: gzipSync(text) };
}

test('requests gzip, and decompresses it', async () => {
  await using server = await startServer(() => zipped('{"id":"1"}'));

  expect(await connect(server.url).graph.get(category)).toEqual({ state: 'present', value: { id: '1' } });
  expect(server.seen[0]?.headers['accept-encoding']).toBe('gzip');
});

test.each<[string, Reply]>([
  ['a bomb of gzip', zipped(Buffer.alloc(200 * mebibyte, 32))],
  ['an answer that is too large as it is', { raw: Buffer.alloc(33 * mebibyte, 32) }],
])('ends %s as a diagnostic, once', async (_name, reply) => {
  await using server = await startServer(() => reply);
  const { graph } = connect(server.url);

  expect(await graph.get(category)).toMatchObject({ state: 'unreadable', diagnostic: { code: 'INT3015' } });
  expect(server.seen).toHaveLength(1);
});

test.each<[string, Reply]>([
  ['gzip that is none', { headers: { 'content-encoding': 'gzip' }, raw: 'plain' }],
  ['gzip that is cut off', { headers: { 'content-encoding': 'gzip' }, raw: gzipSync('{"id":"1"}').subarray(0, 15) }],
  ['a body that is shorter than announced', { headers: { 'content-length': '100' }, raw: '{' }],
])('ends %s as a diagnostic', async (_name, reply) => {
  await using server = await startServer(() => reply);
  const { graph } = connect(server.url, { requestTimeoutMs: 300 });

  expect(await graph.get(category)).toMatchObject({ state: 'unreadable', reason: 'unavailable' });
});

test.each([
  ['lists', '{"id":"1","a":', '[', ']'],
  ['objects', '{"id":"1","a":', '{"a":', '}'],
])(
  'ends an answer of %s inside one another as a diagnostic, as the result and as an error',
  async (_name, start, open, close) => {
    const body = `${start}${open.repeat(200_000)}${open === '[' ? '' : '1'}${close.repeat(200_000)}}`;
    for (const status of [200, 400]) {
      await using server = await startServer(() => ({ status, raw: body }));

      const read = await connect(server.url).graph.get(category);

      expect(read).toMatchObject({ state: 'unreadable' });
    }
  },
);

test('reads values that are nested as deeply as in Graph', async () => {
  const value = { id: '1', a: { a: [{ a: { a: [{ a: { a: [{ a: 1 }] } }] } }] } };
  await using server = await startServer(() => ({ body: value }));

  expect(await connect(server.url).graph.get(category)).toEqual({ state: 'present', value });
});

test('ends a list with endless new links', async () => {
  let page = 0;
  const server = await startServer(() => ({
    body: {
      value: [],
      '@odata.nextLink': `${server.url}/beta/deviceManagement/deviceCategories?$skip=${String((page += 1))}`,
    },
  }));
  await using _server = server;

  const list = await connect(server.url).graph.list(categories);

  expect(list).toMatchObject({ state: 'unreadable', diagnostic: { code: 'INT3016' } });
  expect(page).toBe(1000);
});

test('ends a list whose pages take too long together', async () => {
  const slow = { clock: { jump: (_milliseconds: number): void => undefined } };
  let page = 0;
  const server = await startServer(() => {
    slow.clock.jump(60_000);
    return { body: { value: [], '@odata.nextLink': `${server.url}/beta/x?${String((page += 1))}` } };
  });
  await using _server = server;
  const connection = connect(server.url);
  slow.clock = connection.clock;

  expect(await connection.graph.list(categories)).toMatchObject({ diagnostic: { code: 'INT3016' } });
  expect(page).toBeLessThan(15);
});

test('ends a list with more objects than any tenant has', async () => {
  let page = 0;
  const items = (count: number): unknown[] =>
    Array.from({ length: count }, (_none, index) => ({ id: `${String(page)}-${String(index)}` }));
  const server = await startServer(() => ({
    body: { value: items(20_000), '@odata.nextLink': `${server.url}/beta/x?${String((page += 1))}` },
  }));
  await using _server = server;

  expect(await connect(server.url).graph.list(categories)).toMatchObject({ diagnostic: { code: 'INT3016' } });
  expect(page).toBe(6);
});

describe('a server that never responds', () => {
  const quick = { requestTimeoutMs: 40, retryBudgetMs: 100 };

  test('fails when the budget is spent, including timeouts', async () => {
    await using server = await startServer(() => 'silence');
    const { graph, clock } = connect(server.url, { ...quick, random: () => -1 });

    expect(await graph.get(category)).toMatchObject({ state: 'unreadable', diagnostic: { code: 'INT3009' } });
    expect(server.seen.length).toBeLessThanOrEqual(3);
    expect(clock.sleeps.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(100);
  });

  test('gets no more requests, until later', async () => {
    let isBack = false;
    await using server = await startServer(() => (isBack ? { body: { id: '1' } } : 'silence'));
    const { graph, clock } = connect(server.url, quick);
    await graph.get(category);
    const asked = server.seen.length;

    const rest = await Promise.all(['2', '3', '4'].map((id) => graph.get({ ...category, path: `/a/${id}` })));
    const write = await graph.send({ method: 'POST', version: 'beta', path: '/a', area: 'other' });

    expect(rest.map((result) => result.state === 'unreadable' && result.diagnostic.code)).toEqual(
      Array.from({ length: 3 }, () => 'INT3009'),
    );
    expect(write).toMatchObject({ outcome: 'refused', status: 0 });
    expect(server.seen).toHaveLength(asked);
    isBack = true;
    clock.jump(301_000);
    expect(await graph.get({ ...category, fresh: true })).toMatchObject({ state: 'present' });
  });

  test('is reported during the wait', async () => {
    await using server = await startServer(() => 'silence');
    const lines: string[] = [];
    const { graph } = connect(server.url, { ...quick, progressMs: 15, progress: (line) => lines.push(line) });

    await graph.get(category);

    expect(lines.at(-1)).toMatch(/^waiting for GET \/beta\/deviceManagement\/deviceCategories\/1, \d+ s so far$/u);
  });
});
