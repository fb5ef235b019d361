import { AzurermBackend, type TerraformStack } from '../cdk.js';

/** Properties of `RemoteState`. None of them is a secret: an Entra identity gives access to the state, never a key. */
export interface RemoteStateProps {
  /** Name of the storage account. */
  readonly storageAccountName: string;
  /** Name of the blob container in the storage account. */
  readonly containerName: string;
  /**
   * How the pipeline signs in: `oidc` uses the token of GitHub Actions or Azure DevOps, `entra` uses other credentials
   * in the environment (Azure CLI, managed identity). Both need the role *Storage Blob Data Contributor* on the
   * container.
   */
  readonly authentication: 'oidc' | 'entra';
  /**
   * Resource group of the storage account.
   *
   * @default - none; it is only needed to look up the account
   */
  readonly resourceGroupName?: string;
  /**
   * Subscription of the storage account.
   *
   * @default - `ARM_SUBSCRIPTION_ID`
   */
  readonly subscriptionId?: string;
  /**
   * Entra tenant of the storage account, which can differ from the managed tenant.
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
   * Folder of the state in the container.
   *
   * @default - the container's root
   */
  readonly folder?: string;
}

/**
 * Stores the state of a tenant in Azure Blob Storage, one blob for each tenant: `<folder>/<stack>.tfstate`.
 *
 * Terraform locks the blob while it runs.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/azurerm
 */
export class RemoteState extends AzurermBackend {
  /**
   * @param stack - the tenant
   * @param props - where to store the state, and how the pipeline signs in
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
