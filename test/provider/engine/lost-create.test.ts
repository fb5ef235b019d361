import { deviceCategory } from '../../../provider/resources/devices/device-category.js';
import { idOf, itemsOf, startTenant, type TestTenant } from '../../support/tenant.js';

const kiosk = { displayName: 'Kiosk', description: 'In shops' };
const path = '/beta/deviceManagement/deviceCategories';

async function count(tenant: TestTenant): Promise<number> {
  return itemsOf((await tenant.handle.request('GET', path)).body).length;
}

test('adopts an object whose create was never answered, without creating it twice', async () => {
  await using tenant = await startTenant();
  tenant.emulator.addFault({
    match: { method: 'POST', path: /deviceCategories/ },
    times: 1,
    then: { lostAnswer: true },
  });

  const { state, diagnostics } = await tenant.apply(deviceCategory, kiosk);

  expect(diagnostics.map(({ code }) => code)).toEqual(['INT2004']);
  expect(state).toMatchObject(kiosk);
  expect(await count(tenant)).toBe(1);
});

test('fails without guessing if there is no such object', async () => {
  await using tenant = await startTenant();
  tenant.emulator.addFault({ match: { method: 'POST', path: /deviceCategories/ }, times: 1, then: { status: 500 } });

  const { state, diagnostics } = await tenant.apply(deviceCategory, kiosk);

  expect(state).toBeNull();
  expect(diagnostics.map(({ code }) => code)).toEqual(['INT2002']);
  expect(await count(tenant)).toBe(0);
});

test('sends again what was refused with 503, once the tenant shows that nothing was created', async () => {
  await using tenant = await startTenant();
  tenant.emulator.addFault({ match: { method: 'POST', path: /deviceCategories/ }, times: 2, then: { status: 503 } });

  const { state } = await tenant.apply(deviceCategory, kiosk);

  expect(state).toMatchObject(kiosk);
  expect(await count(tenant)).toBe(1);
});

test('does not send again what was refused with 503 while the tenant cannot be read', async () => {
  await using tenant = await startTenant();
  tenant.emulator.addFault({ match: { method: 'POST', path: /deviceCategories/ }, times: 1, then: { status: 503 } });
  tenant.emulator.addFault({ match: { method: 'GET' }, then: { status: 403 } });

  const { state, diagnostics } = await tenant.apply(deviceCategory, kiosk);

  expect(state).toBeNull();
  expect(diagnostics.map(({ code }) => code)).toEqual(['INT2002']);
  expect(await count(tenant)).toBe(0);
});

test('fails without guessing if two objects match, and names both', async () => {
  await using tenant = await startTenant();
  await tenant.handle.request('POST', path, kiosk);
  await tenant.handle.request('POST', path, kiosk);
  tenant.emulator.addFault({ match: { method: 'POST', path: /deviceCategories/ }, times: 1, then: { status: 500 } });

  const { diagnostics } = await tenant.apply(deviceCategory, kiosk);

  expect(diagnostics.map(({ code, why }) => [code, why.includes('the tenant contains 2 matching objects')])).toEqual([
    ['INT2002', true],
  ]);
});

test('reports that an object disappeared if its update returns 404', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(deviceCategory, kiosk);
  await tenant.handle.request('DELETE', `${path}/${idOf(managed)}`);

  const { state, diagnostics } = await tenant.apply(deviceCategory, { displayName: 'Other' }, managed);

  expect(diagnostics.map(({ code }) => code)).toEqual(['INT2003']);
  expect(state).toEqual(managed.state);
});

test('treats a missing object as destroyed', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(deviceCategory, kiosk);
  await tenant.handle.request('DELETE', `${path}/${idOf(managed)}`);

  const { state, diagnostics } = await tenant.destroy(deviceCategory, managed);

  expect(state).toBeNull();
  expect(diagnostics).toEqual([]);
});
