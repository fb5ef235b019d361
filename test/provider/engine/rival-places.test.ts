import { deviceEnrollmentLimit } from '../../../provider/resources/restrictions/device-enrollment-limit.js';
import { deviceEnrollmentLimitOrder } from '../../../provider/resources/restrictions/device-enrollment-limit-order.js';
import { idOf, startTenant } from '../../support/tenant.js';

test('fails at plan if two objects have the same declared priority', async () => {
  await using tenant = await startTenant();

  await tenant.plan(deviceEnrollmentLimit, { displayName: 'A', limit: 3, priority: 1 });
  const second = await tenant.plan(deviceEnrollmentLimit, { displayName: 'B', limit: 3, priority: 1 });
  const other = await tenant.plan(deviceEnrollmentLimit, { displayName: 'C', limit: 3, priority: 2 });

  expect(second.diagnostics.map(({ code, where, why }) => [code, where?.path, why])).toEqual([
    ['INT2088', ['priority'], 'they are "A" and "B"; each apply would move the other one'],
  ]);
  expect(other.diagnostics).toEqual([]);
});

test('fails at plan if priorities and an order conflict, but not if they agree or swap positions', async () => {
  await using tenant = await startTenant();
  const a = await tenant.manage(deviceEnrollmentLimit, { displayName: 'A', limit: 3, priority: 1 });
  const b = await tenant.manage(deviceEnrollmentLimit, { displayName: 'B', limit: 3, priority: 2 });
  const planAll = async (ids: readonly string[]): Promise<readonly string[]> => {
    tenant.restart();
    await tenant.plan(deviceEnrollmentLimit, { displayName: 'A', limit: 3, priority: 1 }, a);
    await tenant.plan(deviceEnrollmentLimit, { displayName: 'B', limit: 3, priority: 2 }, b);
    const { diagnostics } = await tenant.plan(deviceEnrollmentLimitOrder, { ids });
    return diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  };

  expect(await planAll([idOf(a), idOf(b)])).toEqual([]);
  expect(await planAll([idOf(b).toUpperCase(), idOf(a)])).toEqual(['INT2089']);
  tenant.restart();
  const exchanged = [
    await tenant.plan(deviceEnrollmentLimit, { displayName: 'A', limit: 3, priority: 2 }, a),
    await tenant.plan(deviceEnrollmentLimit, { displayName: 'B', limit: 3, priority: 1 }, b),
  ];
  expect(exchanged.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
});
