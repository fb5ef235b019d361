import type { GraphRead, GraphWrite, WriteResult } from '../../../core/index.js';
import { connect } from './connect.js';
import { type Reply, type Seen, startServer } from './server.js';

const path = '/deviceManagement/deviceCategories';
const create = (name: string): GraphWrite => ({
  ...{ method: 'POST', version: 'v1.0', path, area: 'enrollment', shared: true },
  body: { displayName: name },
});
const patch = (id: string): GraphWrite => ({ ...create(id), method: 'PATCH', path: `${path}/${id}` });
const read: GraphRead = { version: 'v1.0', path: '/deviceManagement/termsAndConditions', area: 'terms' };

interface Item {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly body?: { readonly displayName: string };
}

const itemsOf = ({ body }: Seen): readonly Item[] => (JSON.parse(body) as { requests: Item[] }).requests;
const isBatch = ({ url }: Seen): boolean => url.endsWith('/$batch');

/** Answers each item of a batch, and what comes alone. Undefined: the item is not answered. */
function answering(answer: (item: Item) => object | undefined): (seen: Seen) => Reply {
  return (seen) => {
    if (!isBatch(seen)) {
      const { status = 200, body } = (answer({ id: '1', ...seen, body: undefined } as unknown as Item) ??
        {}) as Reply & {
        status?: number;
        body?: unknown;
      };
      return { status, body };
    }
    const responses = itemsOf(seen).flatMap((item) => {
      const answered = answer(item);
      return answered ? [{ id: item.id, ...answered }] : [];
    });
    return { body: { responses } };
  };
}

const created = ({ body }: Item): object => ({ status: 201, body: { id: body?.displayName ?? 'x' } });
const outcomes = (results: readonly WriteResult[]): readonly string[] => results.map(({ outcome }) => outcome);

test('concurrent creates and changes share one batch with concurrent reads, each with its own answer', async () => {
  await using server = await startServer(
    answering((item) => (item.method === 'GET' ? { status: 200, body: { value: [] } } : created(item))),
  );
  const { graph } = connect(server.url);

  const writes = [create('a'), patch('1'), create('b')].map((write) => graph.send(write));
  const list = graph.list(read);

  expect(await Promise.all(writes)).toEqual([
    { outcome: 'done', status: 201, body: { id: 'a' } },
    { outcome: 'done', status: 201, body: { id: '1' } },
    { outcome: 'done', status: 201, body: { id: 'b' } },
  ]);
  expect(await list).toEqual({ state: 'present', value: [] });
  expect(server.seen.map(({ url }) => url)).toEqual(['/v1.0/$batch']);
});

test('only throttled items are sent again', async () => {
  let refused = 0;
  const throttled = { status: 429, headers: { 'Retry-After': '1' }, body: { error: { code: 'TooManyRequests' } } };
  await using server = await startServer(
    answering((item) => (item.url.endsWith('/2') && (refused += 1) === 1 ? throttled : created(item))),
  );
  const { graph } = connect(server.url);

  const results = await Promise.all([create('a'), patch('2'), create('b')].map((write) => graph.send(write)));

  expect(outcomes(results)).toEqual(['done', 'done', 'done']);
  const [first, second] = server.seen;
  expect(first && itemsOf(first).map(({ method }) => method)).toEqual(['POST', 'PATCH', 'POST']);
  expect([second?.method, second?.url]).toEqual(['PATCH', '/v1.0/deviceManagement/deviceCategories/2']);
  expect(server.seen).toHaveLength(2);
});

test('if the answer to the batch is lost, a create is uncertain and not sent again, but a change is', async () => {
  let count = 0;
  const answer = answering(created);
  await using server = await startServer((seen) => ((count += 1) === 1 ? 'reset' : answer(seen)));
  const { graph } = connect(server.url);

  const results = await Promise.all([create('a'), create('b'), patch('1')].map((write) => graph.send(write)));

  expect(outcomes(results)).toEqual(['unknown', 'unknown', 'done']);
  expect(server.seen.map(({ method, url }) => [method, url])).toEqual([
    ['POST', '/v1.0/$batch'],
    ['PATCH', '/v1.0/deviceManagement/deviceCategories/1'],
  ]);
});

test('a create without an answer in the batch is uncertain', async () => {
  await using server = await startServer(
    answering((item) => (item.body?.displayName === 'a' ? undefined : created(item))),
  );
  const { graph } = connect(server.url);

  const results = await Promise.all([create('a'), create('b')].map((write) => graph.send(write)));

  expect(outcomes(results)).toEqual(['unknown', 'done']);
});

test('a change that is refused after an unanswered attempt is uncertain', async () => {
  let count = 0;
  const refused = { status: 400, body: { error: { code: 'BadRequest', message: 'no' } } };
  const answer = answering(() => refused);
  await using server = await startServer((seen) => ((count += 1) === 1 ? 'reset' : answer(seen)));
  const { graph } = connect(server.url);

  const results = await Promise.all([patch('1'), patch('2')].map((write) => graph.send(write)));

  expect(outcomes(results)).toEqual(['unknown', 'unknown']);
});

test('if Graph refuses the whole batch, each is sent individually', async () => {
  const answer = answering(created);
  await using server = await startServer((seen) =>
    isBatch(seen) ? { status: 400, body: { error: { code: 'BadRequest', message: 'no' } } } : answer(seen),
  );
  const { graph } = connect(server.url);

  const results = await Promise.all([create('a'), create('b')].map((write) => graph.send(write)));

  expect(outcomes(results)).toEqual(['done', 'done']);
  expect(server.seen.map(isBatch)).toEqual([true, false, false]);
});

test('long writes, and those not marked as shareable, are sent individually', async () => {
  await using server = await startServer(answering(created));
  const { graph } = connect(server.url);
  const { shared: _shared, ...alone } = create('a');

  await Promise.all([alone, create('x'.repeat(100_001)), create('b')].map((write) => graph.send(write)));

  expect(server.seen.filter(isBatch)).toEqual([]);
  expect(server.seen).toHaveLength(3);
});

test('a justification for another administrator is a header of its own request', async () => {
  await using server = await startServer(answering(created));
  const approvals = {
    justification: 'why',
    store: { find: () => undefined, note: () => Promise.resolve(), forget: () => undefined },
  };
  const { graph } = connect(server.url, { approvals });

  await Promise.all([create('a'), create('b')].map((write) => graph.send(write)));

  expect(server.seen.filter(isBatch)).toEqual([]);
});

test('an answer from before our own writes is returned only to reads that accept it', async () => {
  let lists = 0;
  await using server = await startServer(
    answering((item) =>
      item.method === 'GET' ? { status: 200, body: { value: [{ id: String((lists += 1)) }] } } : created(item),
    ),
  );
  const { graph } = connect(server.url);
  const list: GraphRead = { version: 'v1.0', path, area: 'enrollment' };
  await graph.list(list);
  await graph.send({ ...create('a'), invalidates: [path] });

  const earlier = await graph.list({ ...list, earlier: true });
  const now = await graph.list(list);

  expect(earlier).toEqual({ state: 'present', value: [{ id: '1' }] });
  expect(now).toEqual({ state: 'present', value: [{ id: '2' }] });
});

test('an item with a body that is not JSON may not have been written; empty text is no body', async () => {
  const bodies: Readonly<Record<string, string>> = { a: 'PGh0bWw+', b: '' };
  await using server = await startServer(answering(({ url }) => ({ status: 200, body: bodies[url.slice(-1)] })));
  const { graph } = connect(server.url);

  const results = await Promise.all(['a', 'b'].map((id) => graph.send(patch(id))));

  expect(results).toMatchObject([
    { outcome: 'unknown', diagnostic: { code: 'INT3006' } },
    { outcome: 'done', body: null },
  ]);
});
