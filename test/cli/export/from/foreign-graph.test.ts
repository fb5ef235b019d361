import { foreignGraph } from '../../../../cli/export/from/foreign-graph.js';
import type { GraphPage, ReadResult } from '../../../../core/index.js';

const kiosk = { id: '1/a', displayName: 'Kiosk' };
const group = { id: '11111111-2222-4333-8444-555555555555', displayName: "Anna's" };
const graph = foreignGraph({
  tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  single: new Map([['/deviceManagement/consent', { granted: true }]]),
  lists: new Map([['/deviceManagement/deviceCategories', [kiosk]]]),
  groups: [group],
});

function at(path: string, filter?: string): Parameters<typeof graph.list>[0] {
  return { version: 'beta', path, area: 'other', ...(filter !== undefined && { query: { $filter: filter } }) };
}

test('returns the content of files at its places in Graph', async () => {
  expect(await graph.get(at('/deviceManagement/consent'))).toEqual({ state: 'present', value: { granted: true } });
  expect(await graph.get(at('/deviceManagement/deviceCategories/1%2Fa'))).toEqual({ state: 'present', value: kiosk });
  expect(await graph.list(at('/deviceManagement/deviceCategories'))).toEqual({ state: 'present', value: [kiosk] });
});

test('finds groups by id and by name, ignoring case', async () => {
  const byId = await graph.list(at('/groups', `id in ('x','${group.id.toUpperCase()}')`));
  const byName = await graph.list(at('/groups', "displayName in ('ANNA''S')"));
  const others = await graph.list(at('/groups', "displayName in ('Anna')"));

  expect([byId, byName, others]).toEqual([
    { state: 'present', value: [group] },
    { state: 'present', value: [group] },
    { state: 'present', value: [] },
  ]);
});

test('content that is missing in the files is unreadable, never absent', async () => {
  const path = '/deviceManagement/notificationMessageTemplates';
  const pages: ReadResult<GraphPage>[] = [];
  for await (const page of graph.pages(at(path))) pages.push(page);

  const results = [await graph.get(at(`${path}/1`)), await graph.list(at(path)), ...pages];

  expect(results.map((one) => (one.state === 'unreadable' ? one.diagnostic.code : one.state))).toEqual([
    'INT1434',
    'INT1434',
    'INT1434',
  ]);
});

test('nothing is ever written', async () => {
  const write = { method: 'POST', version: 'beta', path: '/groups', area: 'other' } as const;

  expect(await graph.send(write)).toMatchObject({ outcome: 'refused', status: 0 });
});
