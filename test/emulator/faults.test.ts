import type { FaultEffect } from '../../emulator/index.js';
import { ask, errorOf, startTestEmulator, testTime, textOf, valuesOf } from './ask.js';

const categories = '/beta/deviceManagement/deviceCategories';

test.each([
  [{ status: 429 }, 429, 'TooManyRequests', '1'],
  [{ status: 429, retryAfter: '2.128' }, 429, 'TooManyRequests', '2.128'],
  [{ status: 429, retryAfter: null }, 429, 'TooManyRequests', null],
  [{ status: 503 }, 503, 'ServiceUnavailable', null],
  [{ status: 500, code: 'UnknownError' }, 500, 'UnknownError', null],
] satisfies [FaultEffect, number, string, string | null][])(
  'answers as the fault %j says',
  async (then, status, code, wait) => {
    await using emulator = await startTestEmulator();
    emulator.addFault({ match: { path: 'deviceCategories' }, then });

    const answer = await ask(emulator, `POST ${categories}`, { body: { displayName: 'A' } });

    emulator.clearFaults();
    expect(errorOf(answer)).toEqual([status, code]);
    expect(answer.headers.get('retry-after')).toBe(wait);
    expect(valuesOf(await ask(emulator, `GET ${categories}`))).toEqual([]);
  },
);

test('occurs as often as requested, for matching requests', async () => {
  await using emulator = await startTestEmulator();
  emulator.addFault({ match: { method: 'GET', path: /Categories$/u }, times: 2, then: { status: 500 } });

  const statuses: number[] = [];
  for (const path of ['?$top=1', '', '', '']) statuses.push((await ask(emulator, `GET ${categories}${path}`)).status);

  expect(statuses).toEqual([200, 500, 500, 200]);
});

test('fails an item of a batch and leaves the others', async () => {
  await using emulator = await startTestEmulator();
  emulator.addFault({ match: { inBatch: true }, times: 1, then: { status: 429, retryAfter: '7' } });
  const requests = ['1', '2'].map((id) => ({ id, method: 'GET', url: '/deviceManagement/deviceCategories' }));

  const plain = await ask(emulator, `GET ${categories}`);
  const { status, body } = await ask(emulator, 'POST /beta/$batch', { body: { requests } });

  expect([plain.status, status]).toEqual([200, 200]);
  expect(body.responses).toMatchObject([
    { id: '2', status: 200 },
    { id: '1', status: 429, headers: { 'Retry-After': '7' } },
  ]);
});

test('breaks the connection before or after executing the request', async () => {
  await using emulator = await startTestEmulator();
  emulator.addFault({ match: { method: 'POST' }, times: 1, then: { reset: true } });
  emulator.addFault({ match: { method: 'POST' }, times: 1, then: { lostAnswer: true } });
  const post = (displayName: string) => ask(emulator, `POST ${categories}`, { body: { displayName } });

  await expect(post('undone')).rejects.toThrow('fetch failed');
  await expect(post('done')).rejects.toThrow('fetch failed');

  expect(valuesOf(await ask(emulator, `GET ${categories}`))).toMatchObject([{ displayName: 'done' }]);
  expect(emulator.journal.map(({ status }) => status)).toEqual([null, null, 200]);
});

test('never answers, until it is closed', async () => {
  const emulator = await startTestEmulator();
  emulator.addFault({ match: {}, then: { hang: true } });

  const hanging = ask(emulator, `GET ${categories}`);
  const first = await Promise.race([
    hanging.catch(() => 'broken'),
    ask(emulator, 'GET /_emulator/tenants').then(() => 'silent'),
  ]);
  await emulator.close();

  expect(first).toBe('silent');
  await expect(hanging).rejects.toThrow('fetch failed');
});

test('answers late, but correctly', async () => {
  await using emulator = await startTestEmulator();
  emulator.addFault({ match: {}, times: 1, then: { delayMs: 60 } });
  const order: string[] = [];

  const late = ask(emulator, `GET ${categories}?$top=1`).then(({ status }) => order.push(`late ${String(status)}`));
  const prompt = ask(emulator, 'GET /_emulator/tenants').then(() => order.push('prompt'));
  await Promise.all([late, prompt]);

  expect(order).toEqual(['prompt', 'late 200']);
});

test('answers nonsense', async () => {
  await using emulator = await startTestEmulator();
  emulator.addFault({ match: {}, then: { body: '<html>' } });

  await expect(ask(emulator, `GET ${categories}`)).rejects.toThrow(SyntaxError);
});

test('returns a written object only after a number of reads', async () => {
  await using emulator = await startTestEmulator();
  emulator.addFault({ match: { method: 'POST' }, times: 1, then: { staleReads: 2 } });

  const made = await ask(emulator, `POST ${categories}`, { body: { displayName: 'A' } });
  const one = `GET ${categories}/${textOf(made.body.id)}`;
  const statuses = [await ask(emulator, one), await ask(emulator, `GET ${categories}`), await ask(emulator, one)];

  expect([made.status, ...statuses.map(({ status }) => status)]).toEqual([201, 404, 200, 200]);
  expect(statuses[1]?.body.value).toEqual([]);
});

test('returns a written object only after a time', async () => {
  let time = testTime;
  await using emulator = await startTestEmulator({}, { clock: () => time });
  emulator.addFault({ match: { method: 'POST' }, times: 1, then: { staleMs: 1000 } });
  await ask(emulator, `POST ${categories}`, { body: { displayName: 'A' } });

  const early = await ask(emulator, `GET ${categories}`);
  time = new Date(testTime.getTime() + 1000);
  const late = await ask(emulator, `GET ${categories}`);

  expect([early.body['@odata.count'], late.body['@odata.count']]).toEqual([0, 1]);
});

test('delays every Graph request by the latency, and nothing else', async () => {
  await using emulator = await startTestEmulator({}, { latencyMs: 60 });
  const order: string[] = [];

  const graph = ask(emulator, `GET ${categories}`).then(() => order.push('Graph'));
  const own = ask(emulator, 'GET /_emulator/tenants').then(() => order.push('own'));
  await Promise.all([graph, own]);

  expect(order).toEqual(['own', 'Graph']);
});

test('is controlled over HTTP, without a token', async () => {
  await using emulator = await startTestEmulator({ devices: 3 });
  const fault = { match: { pathPattern: 'Categories$' }, times: 1, then: { status: 503 } };
  const add = await ask(emulator, 'POST /_emulator/faults', { body: fault, token: 'none' });

  const struck = await ask(emulator, `GET ${categories}`);
  const journal = await ask(emulator, 'GET /_emulator/journal', { token: 'none' });
  await ask(emulator, 'DELETE /_emulator/journal', { token: 'none' });
  const tenants = await ask(emulator, 'GET /_emulator/tenants', { token: 'none' });
  const unfit = await ask(emulator, 'POST /_emulator/faults', { body: {}, token: 'none' });

  expect([add.status, struck.status, unfit.status]).toEqual([204, 503, 400]);
  expect(journal.body).toMatchObject([{ path: '/deviceManagement/deviceCategories', status: 503 }]);
  expect(emulator.journal).toEqual([]);
  expect(tenants.body).toMatchObject([{ displayName: 'Contoso', devices: 3 }]);
});
