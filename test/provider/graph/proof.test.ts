import type { GraphRead } from '../../../core/index.js';
import { connect } from './connect.js';
import { type Reply, type Seen, startServer } from './server.js';

const settings: GraphRead = {
  version: 'beta',
  path: '/deviceManagement',
  query: { $select: 'settings' },
  area: 'other',
};
const category: GraphRead = {
  version: 'beta',
  path: '/deviceManagement/deviceCategories/A1',
  area: 'enrollment',
  expects: { id: 'A1' },
};
const categories: GraphRead = { version: 'beta', path: '/deviceManagement/deviceCategories', area: 'enrollment' };
const notFound = { status: 404, body: { error: { code: 'ResourceNotFound', message: 'no' } } };

test.each<[string, GraphRead, Reply]>([
  ['an empty object', settings, { body: {} }],
  ['an object with nothing but annotations', settings, { body: { '@odata.context': 'x' } }],
  ['an error with a good status', settings, { body: { error: { code: 'x' }, settings: {} } }],
  ['none of what was selected', settings, { body: { id: '1', name: 'x' } }],
  ['nothing', settings, { status: 204 }],
  ['a list', settings, { body: [{ settings: {} }] }],
  ['null', settings, { raw: 'null' }],
  ['text', settings, { body: 'settings' }],
  ['a 404 of something else than Graph', settings, { status: 404, raw: '<html>' }],
  ['a 404 without a code', settings, { status: 404, body: { error: { message: 'no' } } }],
  ['another object', category, { body: { id: 'B2' } }],
  ['an object without an id', category, { body: { displayName: 'x' } }],
  ['an object whose id is a number', category, { body: { id: 1 } }],
])('does not take %s for the object', async (_name, read, reply) => {
  await using server = await startServer(() => reply);

  expect(await connect(server.url).graph.get(read)).toMatchObject({ state: 'unreadable', reason: 'malformed' });
});

test('treats an id in another case as the same', async () => {
  await using server = await startServer(() => ({ body: { id: 'a1' } }));

  expect(await connect(server.url).graph.get(category)).toMatchObject({ state: 'present' });
});

test.each<[string, Reply, string]>([
  ['404', notFound, 'INT3014'],
  ['nothing', { status: 204 }, 'INT3006'],
  ['an object without an id', { body: { value: [{ id: '1' }, { displayName: 'x' }] } }, 'INT3006'],
  ['an id that is not a string', { body: { value: [{ id: 1 }] } }, 'INT3006'],
  ['an empty id', { body: { value: [{ id: '' }] } }, 'INT3006'],
  ['null among the objects', { body: { value: [null] } }, 'INT3006'],
  ['a list that is an object', { body: { value: {} } }, 'INT3006'],
  ['an error beside the list', { body: { value: [], error: { code: 'x' } } }, 'INT3006'],
  ['a link that is a number', { body: { value: [], '@odata.nextLink': 1 } }, 'INT3006'],
  ['a link that is null', { body: { value: [], '@odata.nextLink': null } }, 'INT3006'],
  [
    'one object in two versions',
    {
      body: {
        value: [
          { id: 'a', x: 1 },
          { id: 'A', x: 2 },
        ],
      },
    },
    'INT3006',
  ],
])('does not take %s for a collection', async (_name, reply, code) => {
  await using server = await startServer(() => reply);

  expect(await connect(server.url).graph.list(categories)).toMatchObject({ state: 'unreadable', diagnostic: { code } });
});

test('treats an object that a list repeats as one', async () => {
  await using server = await startServer(() => ({ body: { value: [{ id: 'a' }, { id: 'a' }] } }));

  expect(await connect(server.url).graph.list(categories)).toEqual({ state: 'present', value: [{ id: 'a' }] });
});

describe('in a batch', () => {
  const read = (path: string): GraphRead => ({ version: 'beta', path, area: 'other' });
  const reads = [read('/deviceManagement/deviceCategories'), read('/deviceManagement/roleScopeTags')];
  const answerTo = ({ id, url }: BatchRequest): BatchResponse => ({
    id,
    status: 200,
    body: { '@odata.context': `x/$metadata#${url.slice(1)}`, value: [] },
  });

  test.each<[string, (responses: readonly BatchResponse[]) => readonly unknown[], readonly string[]]>([
    ['sound answers', (all) => all, ['present', 'present']],
    ['sound answers in another order', (all) => [...all].reverse(), ['present', 'present']],
    ['an answer given twice', ([a, b]) => [a, b, a], ['unreadable', 'present']],
    ['a missing answer', ([a]) => [a], ['present', 'unreadable']],
    [
      'swapped answers',
      ([a, b]) => [
        { ...a, id: '2' },
        { ...b, id: '1' },
      ],
      ['unreadable', 'unreadable'],
    ],
    ['a status that is text', ([a, b]) => [{ ...a, status: '200' }, b], ['unreadable', 'present']],
    ['answers that are no objects', () => [1, null], ['unreadable', 'unreadable']],
  ])('believes %s item by item', async (_name, change, states) => {
    await using server = await startServer(({ body }: Seen) => {
      const { requests } = JSON.parse(body) as { requests: BatchRequest[] };
      return { body: { responses: change(requests.map(answerTo)) } };
    });
    const { graph } = connect(server.url);

    const results = await Promise.all(reads.map((one) => graph.list(one)));

    expect(results.map(({ state }) => state)).toEqual(states);
  });

  test('accepts navigations whose answers name their target collections', async () => {
    const leadsTo: Readonly<Record<string, string>> = { includedGroups: 'groups', owners: 'directoryObjects' };
    await using server = await startServer(({ body }: Seen) => {
      const { requests } = JSON.parse(body) as { requests: BatchRequest[] };
      const responses = requests.map(({ id, url }) => {
        const context = `x/$metadata#${leadsTo[url.split('/').at(-1) ?? ''] ?? ''}`;
        return { id, status: 200, body: { '@odata.context': context, value: [] } };
      });
      return { body: { responses } };
    });
    const { graph } = connect(server.url);

    const results = await Promise.all(
      ['/policies/p/1/includedGroups', '/groups/2/owners'].map((path) => graph.list(read(path))),
    );

    expect(results.map(({ state }) => state)).toEqual(['present', 'present']);
  });
});

interface BatchRequest {
  readonly id: string;
  readonly url: string;
}

interface BatchResponse {
  readonly id: string;
  readonly status: number;
  readonly body: unknown;
}

test.each<['POST' | 'PATCH' | 'DELETE']>([['POST'], ['PATCH'], ['DELETE']])(
  'does not know how %s ended when the answer holds an error with a good status',
  async (method) => {
    await using server = await startServer(() => ({ body: { error: { code: 'x', message: 'y' } } }));

    const result = await connect(server.url).graph.send({ method, version: 'beta', path: '/a', area: 'other' });

    expect(result).toMatchObject({ outcome: 'unknown', diagnostic: { code: 'INT3006' } });
  },
);
