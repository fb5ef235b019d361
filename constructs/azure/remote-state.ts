import { AzurermBackend, type TerraformStack } from '../cdk.js';

/** Properties of `RemoteState`. None of them is a secret: the state is reached with an Entra identity, never with a key. */
export interface RemoteStateProps {
  /** Name of the storage account. */
  readonly storageAccountName: string;
  /** Name of the blob container in it. */
  readonly containerName: string;
  /**
   * How the pipeline signs in: `oidc` with the token of GitHub Actions or Azure DevOps, `entra` with whatever else the
   * environment has (Azure CLI, managed identity). Both need the role *Storage Blob Data Contributor* on the container.
   */
  readonly authentication: 'oidc' | 'entra';
  /**
   * Resource group of the storage account.
   *
   * @default - not named; it is only needed to look the account up
   */
  readonly resourceGroupName?: string;
  /**
   * Subscription of the storage account.
   *
   * @default - `ARM_SUBSCRIPTION_ID`
   */
  readonly subscriptionId?: string;
  /**
   * Entra tenant of the storage account, which need not be the one that is managed.
   *
   * @default - `ARM_TENANT_ID`
   */
  readonly tenantId?: string;
  /**
   * Application (client) id that signs in to the storage account.
   *
   * @default - `ARM_CLIENT_ID`
   */
  readonly clientId?: string;
  /**
   * Folder of the state within the container.
   *
   * @default - the container's root
   */
  readonly folder?: string;
}

/**
 * Keeps the state of a tenant in Azure Blob Storage, one blob for each tenant: `<folder>/<stack>.tfstate`.
 *
 * Terraform locks the blob while it works.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/azurerm
 */
export class RemoteState extends AzurermBackend {
  /**
   * @param stack - the tenant
   * @param props - where the state is kept, and how the pipeline signs in
   */
  constructor(stack: TerraformStack, { authentication, folder, ...place }: RemoteStateProps) {
    super(stack, {
      ...place,
      key: `${folder === undefined ? '' : `${folder}/`}${stack.node.id}.tfstate`,
      useAzureadAuth: true,
      ...(authentication === 'oidc' && { useOidc: true }),
    });
  }
}
