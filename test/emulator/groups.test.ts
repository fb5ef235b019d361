import { ask, errorOf, startTestEmulator, textOf, valuesOf } from './ask.js';

const filtered = (expression: string): string =>
  `GET /beta/groups?$select=id,displayName&$filter=${encodeURIComponent(expression)}`;

test('finds groups by several names at once, ignoring case', async () => {
  await using emulator = await startTestEmulator({ groups: ['All staff', "Ann's team", 'Kiosks', 'Sales, and more'] });

  const found = await ask(emulator, filtered("displayName in ('all STAFF','Ann''s team','Sales, and more')"));

  expect(valuesOf(found).map(({ displayName }) => displayName)).toEqual(['All staff', "Ann's team", 'Sales, and more']);
});

test('refuses more than 15 names at once', async () => {
  await using emulator = await startTestEmulator();
  const names = Array.from({ length: 16 }, (_, index) => `'Group ${String(index)}'`);

  expect(errorOf(await ask(emulator, filtered(`displayName in (${names.join(',')})`)))).toEqual([
    400,
    'Request_UnsupportedQuery',
  ]);
  expect((await ask(emulator, filtered(`displayName in (${names.slice(1).join(',')})`))).status).toBe(200);
});

test('finds groups whose names start with something', async () => {
  await using emulator = await startTestEmulator({ groups: ['Kiosks', 'Kiosks EU', 'Old kiosks'] });

  const found = await ask(emulator, filtered("startswith(displayName,'kiosk')"));

  expect(valuesOf(found)).toHaveLength(2);
});

test('keeps the id of a renamed group, and allows two groups with one name', async () => {
  await using emulator = await startTestEmulator({ groups: ['Kiosks', 'Shops'] });
  const [kiosks] = valuesOf(await ask(emulator, filtered("displayName eq 'Kiosks'")));

  const renamed = await ask(emulator, `PATCH /v1.0/groups/${textOf(kiosks?.id)}`, { body: { displayName: 'Shops' } });

  const shops = valuesOf(await ask(emulator, filtered("displayName eq 'shops'")));
  expect(renamed.status).toBe(204);
  expect(shops.map(({ id }) => id)).toContain(kiosks?.id);
  expect(shops).toHaveLength(2);
});
