import { defaultDeviceEnrollmentLimit } from '../../../provider/resources/restrictions/default-device-enrollment-limit.js';
import { startTenant } from '../../support/tenant.js';

test('reports what adopting changes, changes only that, and restores it on destroy', async () => {
  await using tenant = await startTenant({ defaultLimit: 15 });

  const planned = await tenant.plan(defaultDeviceEnrollmentLimit, { limit: 5 });
  const { state, private: remembered } = await tenant.apply(defaultDeviceEnrollmentLimit, { limit: 5 });
  if (!state) throw new Error('not adopted');
  const adopted = tenant.bodiesOf('PATCH');
  await tenant.destroy(defaultDeviceEnrollmentLimit, { state, private: remembered });
  const restored = tenant.bodiesOf('PATCH');

  const type = { '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration' };
  expect(planned.diagnostics.map(({ code, why }) => [code, why])).toEqual([
    ['INT2007', 'the tenant has {"limit":15}\napply sets {"limit":5}'],
  ]);
  expect(adopted).toEqual([{ ...type, limit: 5 }]);
  expect(restored).toEqual([{ ...type, limit: 15 }]);
});

test('remembers the first original values through later changes', async () => {
  await using tenant = await startTenant({ defaultLimit: 15 });
  const first = await tenant.apply(defaultDeviceEnrollmentLimit, { limit: 5 });
  if (!first.state) throw new Error('not adopted');

  const second = await tenant.manage(
    defaultDeviceEnrollmentLimit,
    { limit: 7 },
    { state: first.state, private: first.private },
  );
  await tenant.destroy(defaultDeviceEnrollmentLimit, second);

  expect(tenant.bodiesOf('PATCH').at(-1)).toMatchObject({ limit: 15 });
});

test('writes nothing if the default already matches the declaration', async () => {
  await using tenant = await startTenant({ defaultLimit: 5 });

  const managed = await tenant.manage(defaultDeviceEnrollmentLimit, { limit: 5 });

  expect(tenant.bodiesOf('PATCH')).toEqual([]);
  expect(managed.state.id).toMatch(/_DefaultLimit$/u);
});

test('keeps it with a warning if its original value is unknown', async () => {
  await using tenant = await startTenant({ defaultLimit: 5 });
  const { state } = await tenant.manage(defaultDeviceEnrollmentLimit, { limit: 5 });
  tenant.restart();

  const answer = await tenant.destroy(defaultDeviceEnrollmentLimit, { state, private: {} });

  expect(answer.diagnostics.map(({ code }) => code)).toEqual(['INT2009']);
  expect(tenant.bodiesOf('PATCH')).toEqual([]);
});
