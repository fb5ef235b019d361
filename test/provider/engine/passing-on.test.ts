import { join } from 'node:path';

import { textOf } from '../../../core/index.js';
import { corporateIdentifiers } from '../../../provider/resources/devices/corporate-identifiers.js';
import { scratch } from '../../cli/scratch.js';
import { startProvider } from '../../support/provider.js';
import { itemsOf, startTenant, type TestTenant } from '../../support/tenant.js';

async function defaultLimit({ handle }: TestTenant): Promise<unknown> {
  const { body } = await handle.request('GET', '/beta/deviceManagement/deviceEnrollmentConfigurations');
  return itemsOf(body).find(({ id }) => textOf(id)?.endsWith('_DefaultLimit') === true)?.limit;
}

async function identifiers({ handle }: TestTenant): Promise<readonly unknown[]> {
  const { body } = await handle.request('GET', '/beta/deviceManagement/importedDeviceIdentities');
  return itemsOf(body)
    .map(({ importedDeviceIdentifier }) => importedDeviceIdentifier)
    .toSorted();
}

const limit = { limit: 5, lifecycle: { create_before_destroy: true } };

test('a default that is replaced with create_before_destroy keeps its original values', async () => {
  using folder = scratch();
  await using tenant = await startTenant({ defaultLimit: 15 });
  await using provider = await startProvider(tenant, { ledgerFolder: join(folder.folder, 'ledger') });
  const { terraform } = provider;
  terraform.write({ resource: { intune_default_device_enrollment_limit: { d: limit } } });
  await terraform.apply();

  await terraform.apply('-replace=intune_default_device_enrollment_limit.d');
  const replaced = await defaultLimit(tenant);
  const changes = await terraform.changes();
  await terraform.apply('-destroy');

  expect([replaced, changes, await defaultLimit(tenant)]).toEqual([5, {}, 15]);
});

test('a default that another resource takes over in the same run keeps its original values', async () => {
  using folder = scratch();
  await using tenant = await startTenant({ defaultLimit: 15 });
  await using provider = await startProvider(tenant, { ledgerFolder: join(folder.folder, 'ledger') });
  const { terraform } = provider;
  terraform.write({ resource: { intune_default_device_enrollment_limit: { old: { limit: 5 } } } });
  await terraform.apply();

  terraform.write({ resource: { intune_default_device_enrollment_limit: { new: { limit: 7 } } } });
  await terraform.apply();
  const taken = await defaultLimit(tenant);
  terraform.write({});
  await terraform.apply();

  expect(taken).toBe(7);
  expect(await defaultLimit(tenant)).toBe(15);
});

test('a corporate identifier that moves from one resource to another is not lost, and neither is one of a replaced set', async () => {
  await using tenant = await startTenant();
  await using provider = await startProvider(tenant);
  const { terraform } = provider;
  const [first, second] = ['350000000000001', '350000000000002'];
  const declare = (a: object, b: object): void => {
    terraform.write({ resource: { intune_corporate_identifiers: { a: { imei: a }, b: { imei: b } } } });
  };
  declare({ [first]: '', [second]: 'moves' }, { '350000000000003': '' });
  await terraform.apply();

  declare({ [first]: '' }, { [second]: 'moves', '350000000000003': '' });
  await terraform.apply();
  const moved = await identifiers(tenant);
  terraform.write({
    resource: {
      intune_corporate_identifiers: {
        a: { imei: { [first]: '' }, lifecycle: { create_before_destroy: true } },
        b: { imei: { [second]: 'moves', '350000000000003': '' } },
      },
    },
  });
  await terraform.apply('-replace=intune_corporate_identifiers.a');

  expect(moved).toEqual([first, second, '350000000000003']);
  expect(await identifiers(tenant)).toEqual([first, second, '350000000000003']);
  expect(await terraform.changes()).toEqual({});
});

test('a corporate identifier that is no longer declared is deleted', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(corporateIdentifiers, { imei: { '350000000000001': '', '350000000000002': '' } });

  await tenant.manage(corporateIdentifiers, { imei: { '350000000000001': '' } }, managed);

  expect(await identifiers(tenant)).toEqual(['350000000000001']);
});
