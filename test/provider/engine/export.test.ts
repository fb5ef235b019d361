import type { ResourceDefinition, ValueObject } from '../../../core/index.js';
import { type ExportedDefinition, exportTenant, type TenantExport } from '../../../provider/engine/index.js';
import { resources } from '../../../provider/resources/index.js';
import { itemsOf, startTenant, type TestTenant } from '../../support/tenant.js';

const configurations = '/deviceManagement/deviceEnrollmentConfigurations';

function definitionOf(name: string): ResourceDefinition {
  const found = resources.find((definition) => definition.name === name);
  if (!found) throw new Error(`no definition ${name}`);
  return found;
}

function exportOf({ context }: TestTenant, names?: readonly string[]): Promise<TenantExport> {
  const wanted = names ? names.map(definitionOf) : resources;
  return exportTenant({ wanted, known: resources }, context);
}

function declaredOf(one: ExportedDefinition | undefined): readonly ValueObject[] {
  return one?.state === 'present' ? one.objects.map(({ declared }) => declared) : [];
}

test('exports the objects of a definition with import ids, without values that Graph sets and without defaults', async () => {
  await using tenant = await startTenant();
  await tenant.manage(definitionOf('deviceCategory'), { displayName: 'Kiosk', description: 'Shared' });
  await tenant.manage(definitionOf('deviceCategory'), { displayName: 'Office' });

  const { definitions } = await exportOf(tenant, ['deviceCategory']);

  const objects = definitions[0]?.state === 'present' ? definitions[0].objects : [];
  expect(objects.map(({ declared }) => declared)).toEqual([
    { displayName: 'Kiosk', description: 'Shared' },
    { displayName: 'Office' },
  ]);
  expect(objects.map(({ importId }) => importId)).toEqual(objects.map(({ values }) => values.id));
});

test('assigns a default object only to its own definition, and not a custom one of the same type', async () => {
  await using tenant = await startTenant();
  await tenant.manage(definitionOf('deviceEnrollmentLimit'), { displayName: 'Field staff', limit: 3 });

  const { definitions, uncovered } = await exportOf(tenant, ['deviceEnrollmentLimit', 'defaultDeviceEnrollmentLimit']);

  expect(definitions.map(declaredOf)).toEqual([[{ displayName: 'Field staff', limit: 3 }], [{ limit: 5 }]]);
  expect(uncovered).toEqual([]);
});

test('finds each order of the objects of a collection, and none without objects', async () => {
  await using tenant = await startTenant();
  const profile = definitionOf('appleUserInitiatedEnrollmentProfile');
  for (const [displayName, platform] of [
    ['Phones', 'iOS'],
    ['Macs', 'macOS'],
    ['Tablets', 'iOS'],
  ] as const)
    await tenant.apply(profile, { displayName, platform, defaultEnrollmentType: 'device' });

  const { definitions } = await exportOf(tenant, [
    'appleUserInitiatedEnrollmentProfileOrder',
    'deviceEnrollmentLimitOrder',
  ]);

  const [orders, none] = definitions.map((one) => (one.state === 'present' ? one.objects : []));
  expect(orders?.map(({ importId, values: { ids } }) => [importId, (ids as readonly string[]).length])).toEqual([
    ['iOS', 2],
    ['macOS', 1],
  ]);
  expect(none).toEqual([]);
});

test('distinguishes objects that were never set up from unreadable ones', async () => {
  await using tenant = await startTenant();
  tenant.emulator.addFault({
    match: { path: '/deviceManagement/applePushNotificationCertificate' },
    then: { status: 403 },
  });

  const { definitions } = await exportOf(tenant, ['applePushNotificationCertificate', 'appleDataSharingConsent']);

  expect(definitions.map(({ state }) => state)).toEqual(['unreadable', 'present']);
});

test('counts objects without a definition in the same collections', async () => {
  await using tenant = await startTenant();
  const type = 'microsoft.graph.deviceEnrollmentPlatformRestrictionsConfiguration';
  const id = '11111111-2222-4333-8444-555555555555_PlatformRestrictions';
  const old = { '@odata.type': `#${type}`, id, displayName: 'Of the old kind' };
  const { body } = await tenant.handle.request('GET', `/beta${configurations}?$expand=assignments`);
  const value = [...itemsOf(body), old];
  tenant.emulator.addFault({ match: { path: configurations }, then: { body: JSON.stringify({ value }) } });

  const { uncovered } = await exportOf(tenant, ['deviceEnrollmentLimit']);

  expect(uncovered).toEqual([{ path: configurations, type, id, name: 'Of the old kind' }]);
});

test('requests every collection once, and many of them in one request', async () => {
  await using tenant = await startTenant();
  tenant.emulator.clearJournal();

  await exportOf(tenant);

  const overHttp = tenant.emulator.journal.filter(({ inBatch, path }) => !inBatch && !path.includes('/oauth2/'));
  const paths = tenant.requests().map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  expect(overHttp.length).toBeLessThanOrEqual(4);
});
