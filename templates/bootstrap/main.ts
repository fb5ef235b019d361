import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { AppRoleAssignment } from '@cdktf/provider-azuread/lib/app-role-assignment';
import { Application } from '@cdktf/provider-azuread/lib/application';
import { ApplicationFederatedIdentityCredential } from '@cdktf/provider-azuread/lib/application-federated-identity-credential';
import { DataAzureadServicePrincipal } from '@cdktf/provider-azuread/lib/data-azuread-service-principal';
import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { ServicePrincipal } from '@cdktf/provider-azuread/lib/service-principal';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { App, TerraformOutput, TerraformStack } from 'cdktf';

/** Content of `settings.json`. */
interface Settings {
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly location: string;
  readonly resourceGroup: string;
  readonly storageAccount: string;
  readonly container: string;
  readonly identities: readonly Identity[];
}

/** An app registration for the pipelines. It has no secret. */
interface Identity {
  readonly name: string;
  /** Role on the container with the states. */
  readonly role: string;
  /** Application permissions of Microsoft Graph. */
  readonly permissions: readonly string[];
  /** The pipelines that may sign in as this identity. */
  readonly trusts: readonly { readonly name: string; readonly issuer: string; readonly subject: string }[];
}

const settings = readSettings();
const app = new App();
const stack = new TerraformStack(app, 'bootstrap');

new AzureadProvider(stack, 'azuread', { tenantId: settings.tenantId });
new AzurermProvider(stack, 'azurerm', {
  features: [{}],
  tenantId: settings.tenantId,
  subscriptionId: settings.subscriptionId,
  // Access keys are disabled on the account, so the provider uses Microsoft Entra ID.
  storageUseAzuread: true,
});

const container = states();
const graph = new DataAzureadServicePrincipal(stack, 'graph', { clientId: '00000003-0000-0000-c000-000000000000' });

for (const identity of settings.identities) register(identity);

app.synth();

/** Creates the container for the Terraform states. Earlier versions and deleted blobs can be restored for 30 days. */
function states(): StorageContainer {
  const { resourceGroup, location, storageAccount } = settings;
  const group = new ResourceGroup(stack, 'group', { name: resourceGroup, location });
  const account = new StorageAccount(stack, 'account', {
    name: storageAccount,
    resourceGroupName: group.name,
    location: group.location,
    accountTier: 'Standard',
    accountReplicationType: 'ZRS',
    minTlsVersion: 'TLS1_2',
    httpsTrafficOnlyEnabled: true,
    allowNestedItemsToBePublic: false,
    sharedAccessKeyEnabled: false,
    defaultToOauthAuthentication: true,
    blobProperties: {
      versioningEnabled: true,
      deleteRetentionPolicy: { days: 30 },
      containerDeleteRetentionPolicy: { days: 30 },
    },
    lifecycle: { preventDestroy: true },
  });
  return new StorageContainer(stack, 'container', { name: settings.container, storageAccountId: account.id });
}

/**
 * Creates an app registration with its Microsoft Graph permissions, its role on the states, and the pipelines it
 * trusts.
 */
function register({ name, role, permissions, trusts }: Identity): void {
  const application = new Application(stack, name, {
    displayName: name,
    requiredResourceAccess: [
      {
        resourceAppId: graph.clientId,
        resourceAccess: permissions.map((permission) => ({ id: roleId(permission), type: 'Role' })),
      },
    ],
  });
  const principal = new ServicePrincipal(stack, `${name}-principal`, { clientId: application.clientId });
  for (const permission of permissions)
    // This grants admin consent.
    new AppRoleAssignment(stack, `${name}-${permission}`, {
      appRoleId: roleId(permission),
      principalObjectId: principal.objectId,
      resourceObjectId: graph.objectId,
    });
  for (const trust of trusts)
    new ApplicationFederatedIdentityCredential(stack, `${name}-${trust.name}`, {
      applicationId: application.id,
      displayName: trust.name,
      issuer: trust.issuer,
      subject: trust.subject,
      audiences: ['api://AzureADTokenExchange'],
    });
  new RoleAssignment(stack, `${name}-states`, {
    scope: container.id,
    roleDefinitionName: role,
    principalId: principal.objectId,
    principalType: 'ServicePrincipal',
  });
  new TerraformOutput(stack, `${name}-client-id`, { value: application.clientId });
}

function roleId(permission: string): string {
  return graph.appRoleIds.lookup(permission);
}

function readSettings(): Settings {
  const text = readFileSync(join(__dirname, 'settings.json'), 'utf8');
  const open = [...new Set(text.match(/<[^>]+>/gu))];
  if (open.length > 0) {
    console.error(`settings.json still has the placeholders ${open.join(', ')}: replace them.`);
    process.exit(1);
  }
  return JSON.parse(text) as Settings;
}
