import { join } from 'node:path';

import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App } from 'cdktf';
import { IntuneTenant } from 'intuneform';
import { RemoteState, WindowsAutodiscovery } from 'intuneform/azure';

/**
 * A tenant with its state in Azure. DNS records for its domains direct Windows devices to Intune.
 *
 * It needs an Azure subscription, which the emulator cannot replace. `npx tsx examples/azure.ts` synthesizes it.
 */
const app = new App();
const tenant = IntuneTenant.fromYaml(app, join(__dirname, 'contoso.yaml'));

new RemoteState(tenant, {
  storageAccountName: 'contosoterraform',
  containerName: 'intune',
  authentication: 'oidc',
});

new AzurermProvider(tenant, 'azurerm', {
  features: [{}],
  subscriptionId: '00000000-1111-4222-8333-444444444444',
});
new WindowsAutodiscovery(tenant, 'autodiscovery', {
  domains: ['contoso.com', { domain: 'eu.contoso.com', zone: 'contoso.com' }],
  resourceGroupName: 'dns',
});

app.synth();
