import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';

import { RemoteState, WindowsAutodiscovery, type WindowsAutodiscoveryProps } from '../../constructs/azure/index.js';
import { TerraformStack, Testing } from '../../constructs/cdk.js';
import { synthesize, tenantWith, type TerraformJson } from './synthesize.js';

const resourceGroupName = 'dns';

test('points both names of each domain to Intune, in existing zones', () => {
  const { resource, data } = synthesize(stackWith({ domains: ['contoso.com', 'fabrikam.com'], resourceGroupName }));

  expect(records(resource)).toEqual([
    ['EnterpriseEnrollment', 'EnterpriseEnrollment-s.manage.microsoft.com', 'contoso.com'],
    ['EnterpriseEnrollment', 'EnterpriseEnrollment-s.manage.microsoft.com', 'fabrikam.com'],
    ['EnterpriseRegistration', 'EnterpriseRegistration.windows.net', 'contoso.com'],
    ['EnterpriseRegistration', 'EnterpriseRegistration.windows.net', 'fabrikam.com'],
  ]);
  expect(Object.values(data?.azurerm_dns_zone ?? {}).map(({ name }) => name)).toEqual(['contoso.com', 'fabrikam.com']);
  expect(resource).not.toHaveProperty('azurerm_dns_zone');
});

test('creates a zone once, also for several of its domains', () => {
  const domains = ['contoso.com', { domain: 'eu.contoso.com', zone: 'contoso.com' }];

  const { resource, data } = synthesize(stackWith({ domains, resourceGroupName, createZones: true }));

  expect(Object.values(resource?.azurerm_dns_zone ?? {})).toEqual([
    { name: 'contoso.com', resource_group_name: 'dns' },
  ]);
  expect(records(resource).map(([name]) => name)).toEqual([
    'EnterpriseEnrollment',
    'EnterpriseEnrollment.eu',
    'EnterpriseRegistration',
    'EnterpriseRegistration.eu',
  ]);
  expect(data).toBeUndefined();
});

test.each([
  ['not a domain', 'INT1130'],
  ['contoso', 'INT1130'],
  [{ domain: 'contoso.com', zone: 'fabrikam.com' }, 'INT1131'],
  [{ domain: 'notcontoso.com', zone: 'contoso.com' }, 'INT1131'],
])('refuses %j', (domain, code) => {
  expect(() => synthesize(stackWith({ domains: [domain], resourceGroupName }))).toThrow(code);
});

test('refuses a duplicate domain', () => {
  expect(() => synthesize(stackWith({ domains: ['contoso.com', 'contoso.com'], resourceGroupName }))).toThrow(
    'INT1132',
  );
});

test('stores the state of each tenant in its own blob, without an access key', () => {
  const tenant = tenantWith();
  new RemoteState(tenant, {
    storageAccountName: 'state',
    containerName: 'intune',
    authentication: 'oidc',
    folder: 'tenants',
  });

  expect(synthesize(tenant).terraform?.backend).toEqual({
    azurerm: {
      storage_account_name: 'state',
      container_name: 'intune',
      key: 'tenants/contoso.tfstate',
      use_azuread_auth: true,
      use_oidc: true,
    },
  });
});

test('uses any available Entra identity for the state if no pipeline is configured', () => {
  const tenant = tenantWith();
  new RemoteState(tenant, { storageAccountName: 'state', containerName: 'intune', authentication: 'entra' });

  expect(synthesize(tenant).terraform?.backend).toEqual({
    azurerm: {
      storage_account_name: 'state',
      container_name: 'intune',
      key: 'contoso.tfstate',
      use_azuread_auth: true,
    },
  });
});

function stackWith(props: WindowsAutodiscoveryProps): TerraformStack {
  const stack = new TerraformStack(Testing.app(), 'dns');
  new AzurermProvider(stack, 'azurerm', { features: [{}] });
  new WindowsAutodiscovery(stack, 'autodiscovery', props);
  return stack;
}

/** Name, target and zone of each record. */
function records(resource: TerraformJson['resource']): readonly (readonly string[])[] {
  return Object.values(resource?.azurerm_dns_cname_record ?? {})
    .map(({ name, record, zone_name: zone }) => [String(name), String(record), zoneOf(String(zone))])
    .sort();
}

function zoneOf(reference: string): string {
  return reference.includes('fabrikam') ? 'fabrikam.com' : 'contoso.com';
}
