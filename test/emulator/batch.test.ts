import { type Emulator, type JsonObject } from '../../emulator/index.js';
import { ask, errorOf, startTestEmulator } from './ask.js';

const categories = '/deviceManagement/deviceCategories';
const json = { 'Content-Type': 'application/json' };

async function batch(emulator: Emulator, requests: readonly object[]) {
  const answer = await ask(emulator, 'POST /beta/$batch', { body: { requests } });
  const responses = (answer.body.responses ?? []) as readonly (JsonObject & { id: string })[];
  return { answer, statuses: Object.fromEntries(responses.map(({ id, status }) => [id, status])), responses };
}

test('answers each item separately, in another order', async () => {
  await using emulator = await startTestEmulator({ categories: 1 });

  const { answer, responses } = await batch(emulator, [
    { id: 'a', method: 'GET', url: `${categories}?$select=displayName` },
    { id: 'b', method: 'GET', url: '/nothing' },
    { id: 'c', method: 'POST', url: categories, headers: json, body: { displayName: 'New' } },
  ]);

  expect(answer.status).toBe(200);
  expect(responses).toMatchObject([
    { id: 'c', status: 201, body: { displayName: 'New' } },
    { id: 'b', status: 400, body: { error: { code: 'BadRequest' } } },
    { id: 'a', status: 200, body: { value: [{ displayName: 'Category 1' }] } },
  ]);
});

test.each([
  [
    'more than 20 items',
    Array.from({ length: 21 }, (_, index) => ({ id: String(index), method: 'GET', url: categories })),
  ],
  ['ids that differ by case alone', ['a', 'A'].map((id) => ({ id, method: 'GET', url: categories }))],
  ['an item without an id', [{ method: 'GET', url: categories }]],
  ['an absolute url', [{ id: '1', method: 'GET', url: `https://graph.microsoft.com/beta${categories}` }]],
  ['a body without its type', [{ id: '1', method: 'POST', url: categories, body: { displayName: 'A' } }]],
  ['an unknown dependency', [{ id: '1', method: 'GET', url: categories, dependsOn: ['2'] }]],
  ['a circle', ['1', '2'].map((id) => ({ id, method: 'GET', url: categories, dependsOn: [id === '1' ? '2' : '1'] }))],
])('refuses the whole of a batch with %s', async (_case, requests) => {
  await using emulator = await startTestEmulator();

  const { answer } = await batch(emulator, requests);

  expect(errorOf(answer)).toEqual([400, 'BadRequest']);
});

test('accepts 20 items', async () => {
  await using emulator = await startTestEmulator();
  const requests = Array.from({ length: 20 }, (_, index) => ({ id: String(index), method: 'GET', url: categories }));

  const { statuses } = await batch(emulator, requests);

  expect(Object.values(statuses)).toEqual(Array(20).fill(200));
});

test('runs items after their dependencies, and answers 424 if one failed', async () => {
  await using emulator = await startTestEmulator();
  const post = (id: string, displayName: unknown, dependsOn: string[] = []) => ({
    ...{ id, method: 'POST', url: categories, headers: json, body: { displayName }, dependsOn },
  });

  const { statuses } = await batch(emulator, [
    post('last', 'C', ['second']),
    post('second', 7, ['FIRST']),
    post('first', 'A'),
  ]);

  expect(statuses).toEqual({ first: 201, second: 400, last: 424 });
  expect((await ask(emulator, `GET /beta${categories}`)).body['@odata.count']).toBe(1);
});

test('rejects mixed versions, and a batch within a batch', async () => {
  await using emulator = await startTestEmulator();

  const { statuses } = await batch(emulator, [
    { id: '1', method: 'GET', url: `/v1.0${categories}` },
    { id: '2', method: 'POST', url: '/$batch', headers: json, body: { requests: [] } },
  ]);

  expect(statuses).toEqual({ '1': 400, '2': 400 });
});

test('adds the batch and each of its items to the journal', async () => {
  await using emulator = await startTestEmulator();

  await batch(emulator, [
    { id: '1', method: 'GET', url: categories },
    { id: '2', method: 'GET', url: '/nothing' },
  ]);

  expect(emulator.journal).toMatchObject([
    { method: 'POST', path: '/$batch', inBatch: false, status: 200 },
    { method: 'GET', path: categories, inBatch: true, status: 200, version: 'beta' },
    { method: 'GET', path: '/nothing', inBatch: true, status: 400 },
  ]);
});
