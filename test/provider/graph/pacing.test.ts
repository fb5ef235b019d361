import { demoApplication } from '../../../emulator/identities.js';
import { demoTenantId, startEmulator } from '../../../emulator/index.js';
import { connectGraph, resolveConfiguration } from '../../../provider/graph/index.js';
import { createClock } from './connect.js';

const collection = '/deviceManagement/deviceCategories';

test('the emulator refuses more than 100 writes in 20 seconds, and accepts them again after the given wait', async () => {
  const clock = createClock();
  await using emulator = await startEmulator({ clock: () => clock.now(), throttle: true });
  const token = emulator.token({ tenantId: demoTenantId, kind: 'application' });
  const post = async (index: number): Promise<Response> =>
    fetch(`${emulator.url}/beta${collection}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ displayName: `Category ${String(index)}` }),
    });

  const statuses: number[] = [];
  for (let index = 0; index < 100; index += 1) statuses.push((await post(index)).status);
  const refused = await post(100);
  clock.jump(20_000);
  const after = await post(100);

  expect(new Set(statuses)).toEqual(new Set([201]));
  expect([refused.status, refused.headers.get('retry-after'), after.status]).toEqual([429, '20', 201]);
});

test.each([
  ['250 writes', 250, 0],
  ['90 writes among 1,200 reads', 90, 1200],
])('%s are paced so that hardly any request is refused, and all are done', async (_what, writes, reads) => {
  const clock = createClock();
  await using emulator = await startEmulator({ clock: () => clock.now(), throttle: true });
  const { settings } = resolveConfiguration(
    {
      tenantId: demoTenantId,
      clientId: demoApplication.clientId,
      clientSecret: demoApplication.clientSecret,
      graphEndpoint: emulator.url,
    },
    {},
  );
  if (!settings) throw new Error('not configured');
  const { signal } = new AbortController();
  const { graph } = connectGraph(settings, { clock, signal, random: () => 0.5 });
  const read = { version: 'beta', path: collection, area: 'enrollment', fresh: true } as const;

  const written = await Promise.all(
    Array.from({ length: writes }, (_none, index) =>
      graph.send({
        ...{ method: 'POST', version: 'beta', path: collection, area: 'enrollment' },
        body: { displayName: `Category ${String(index)}` },
      }),
    ),
  );
  for (let index = 0; index < reads; index += 1) await graph.list(read);

  expect(new Set(written.map(({ outcome }) => outcome))).toEqual(new Set(['done']));
  // What is on its way when this clock jumps arrives in the next window; without pacing 150 are refused.
  expect(emulator.journal.filter(({ status }) => status === 429).length).toBeLessThan(10);
});
