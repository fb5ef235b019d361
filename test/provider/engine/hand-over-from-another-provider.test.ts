import { startProvider } from '../../support/provider.js';
import { itemsOf, startTenant } from '../../support/tenant.js';

const other = 'registry.terraform.io/deploymenttheory/microsoft365';

const sources = {
  required_providers: {
    intune: { source: 'registry.terraform.io/intuneform/intune' },
    microsoft365: { source: other },
  },
};

const filter = { display_name: 'Kiosk', platform: 'iOS', rule: '(device.model -eq "A")' };
const category = { display_name: 'Warehouse' };

/** The server also answers to another provider's address: the test is about the hand-over, not about that provider. */
test('objects in the state of another provider are handed over with removed and import blocks, and the second plan is empty', async () => {
  await using tenant = await startTenant();
  await using provider = await startProvider(tenant, {}, other);
  const { terraform } = provider;
  const old = (values: object): object => ({ ...values, provider: 'microsoft365' });
  terraform.write({
    terraform: sources,
    resource: {
      intune_assignment_filter: { old: old(filter) },
      intune_device_category: { old: old(category) },
    },
  });
  await terraform.apply();
  const idOf = async (path: string): Promise<unknown> =>
    itemsOf((await tenant.handle.request('GET', `/beta/deviceManagement/${path}`)).body)[0]?.id;
  const ids = { filter: await idOf('assignmentFilters'), category: await idOf('deviceCategories') };
  tenant.requests();

  const removed = ['intune_assignment_filter.old', 'intune_device_category.old'].map((from) => ({
    from,
    lifecycle: { destroy: false },
  }));
  terraform.write({
    terraform: sources,
    removed,
    import: [
      { to: 'intune_assignment_filter.new', id: ids.filter },
      { to: 'intune_device_category.new', id: ids.category },
    ],
    resource: { intune_assignment_filter: { new: filter }, intune_device_category: { new: category } },
  });
  await terraform.apply();
  const written = tenant.requests().filter(({ method }) => method !== 'GET');
  terraform.write({
    resource: { intune_assignment_filter: { new: filter }, intune_device_category: { new: category } },
  });

  expect([ids.filter, ids.category]).toEqual([expect.any(String), expect.any(String)]);
  expect(written).toEqual([]);
  expect(await terraform.changes()).toEqual({});
  expect([await idOf('assignmentFilters'), await idOf('deviceCategories')]).toEqual([ids.filter, ids.category]);
});
