import { type Attributes, bool, onExistingModes, preflightModes, string, stringSet } from '../../core/index.js';
import { cloudNames } from './clouds.js';

/**
 * Environment variables for each provider argument; the first one set is used.
 *
 * The names are those that users of the azurerm and azuread providers already set.
 *
 * @see https://registry.terraform.io/providers/hashicorp/azuread/latest/docs#argument-reference
 */
export const environmentVariables = {
  tenantId: ['ARM_TENANT_ID'],
  clientId: ['ARM_CLIENT_ID'],
  clientSecret: ['ARM_CLIENT_SECRET'],
  clientSecretFilePath: ['ARM_CLIENT_SECRET_FILE_PATH'],
  clientCertificatePath: ['ARM_CLIENT_CERTIFICATE_PATH'],
  clientCertificate: ['ARM_CLIENT_CERTIFICATE'],
  clientCertificatePassword: ['ARM_CLIENT_CERTIFICATE_PASSWORD'],
  oidcToken: ['ARM_OIDC_TOKEN'],
  oidcTokenFilePath: ['ARM_OIDC_TOKEN_FILE_PATH'],
  oidcRequestUrl: ['ARM_OIDC_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_URL', 'SYSTEM_OIDCREQUESTURI'],
  oidcRequestToken: ['ARM_OIDC_REQUEST_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'SYSTEM_ACCESSTOKEN'],
  azureDevopsServiceConnectionId: [
    'ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID',
    'ARM_OIDC_AZURE_SERVICE_CONNECTION_ID',
    'AZURESUBSCRIPTION_SERVICE_CONNECTION_ID',
  ],
  useOidc: ['ARM_USE_OIDC'],
  useMsi: ['ARM_USE_MSI'],
  msiClientId: ['ARM_MSI_CLIENT_ID'],
  useCli: ['ARM_USE_CLI'],
  environment: ['ARM_ENVIRONMENT'],
  graphEndpoint: ['INTUNEFORM_GRAPH_ENDPOINT'],
  preflight: ['INTUNEFORM_PREFLIGHT'],
  onExisting: ['INTUNEFORM_ON_EXISTING'],
  approvalJustification: ['INTUNEFORM_APPROVAL_JUSTIFICATION'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Name of a provider argument. */
export type ProviderArgument = keyof typeof environmentVariables;

/** Arguments of the provider. All are optional, because each can come from the environment. */
export const providerAttributes = {
  tenantId: string({
    format: 'guid',
    doc: doc('tenantId', 'Id (GUID) of the Microsoft Entra tenant to manage. Tokens of other tenants are rejected.'),
  }),
  clientId: string({
    format: 'guid',
    doc: doc('clientId', 'Application (client) id of the app registration that signs in.'),
  }),
  clientSecret: string({ sensitive: true, doc: doc('clientSecret', 'Client secret of the app registration.') }),
  clientSecretFilePath: string({ doc: doc('clientSecretFilePath', 'File that contains the client secret.') }),
  clientCertificatePath: string({
    doc: doc('clientCertificatePath', 'PFX or PEM file that contains the certificate and its private key.'),
  }),
  clientCertificate: string({
    sensitive: true,
    doc: doc('clientCertificate', 'The certificate and its private key, as a Base64-encoded PFX or PEM file.'),
  }),
  clientCertificatePassword: string({
    sensitive: true,
    doc: doc(
      'clientCertificatePassword',
      'Password of the PFX file, or of the private key in the PEM file, if it is protected.',
    ),
  }),
  oidcToken: string({
    sensitive: true,
    doc: doc(
      'oidcToken',
      'Identity token that Microsoft Entra trusts through a federated credential of the app registration.',
    ),
  }),
  oidcTokenFilePath: string({
    doc: doc(
      'oidcTokenFilePath',
      'File that contains the identity token. The provider reads it again for every sign-in.',
    ),
  }),
  oidcRequestUrl: string({
    doc: doc('oidcRequestUrl', 'URL where the pipeline issues identity tokens: HTTPS or loopback.'),
  }),
  oidcRequestToken: string({
    sensitive: true,
    doc: doc('oidcRequestToken', 'Token that `oidc_request_url` requires.'),
  }),
  azureDevopsServiceConnectionId: string({
    doc: doc(
      'azureDevopsServiceConnectionId',
      'Id of the Azure DevOps service connection whose identity token is requested. Without it, the provider assumes GitHub Actions.',
    ),
  }),
  useOidc: bool({
    doc: doc(
      'useOidc',
      'Whether to sign in with an identity token. If false, the provider never uses one, even if it is available.',
    ),
  }),
  useMsi: bool({ doc: doc('useMsi', 'Whether to sign in with the managed identity of the machine. Default: false.') }),
  msiClientId: string({
    format: 'guid',
    doc: doc(
      'msiClientId',
      'Client id of a user-assigned managed identity. Default: `client_id`, or the system-assigned identity.',
    ),
  }),
  useCli: bool({
    doc: doc(
      'useCli',
      'Whether to sign in as the user of the Azure CLI (`az login`). Default: only if no other credential is set. If false, never.',
    ),
  }),
  environment: string({
    oneOf: cloudNames,
    doc: doc(
      'environment',
      'Microsoft cloud: `public`, `usgovernment` (L4), `usgovernmentl5` (DoD) or `china`. Default: `public`.',
    ),
  }),
  graphEndpoint: string({
    doc: doc(
      'graphEndpoint',
      'URL of Microsoft Graph, without a version: HTTPS or loopback. Default: the URL of `environment`. A loopback endpoint also issues its tokens.',
    ),
  }),
  preflight: string({
    oneOf: preflightModes,
    doc: doc(
      'preflight',
      'How a plan handles objects that the identity has no permission to read or write, according to the claims in its token: `warn`, `fail` or `off`. With `warn` and `fail`, apply rejects such an object before its first request. Default: `warn`.',
    ),
  }),
  onExisting: string({
    oneOf: onExistingModes,
    doc: doc(
      'onExisting',
      'How a plan handles an object to create if the tenant already has one with the same name: `warn`, `error` or `adopt`. `adopt` adds the existing object to the state and sets the declared values. Default: `warn`.',
    ),
  }),
  approvalJustification: string({
    doc: doc(
      'approvalJustification',
      'Reason for the changes, for tenants in which Multi Admin Approval covers them. Apply requests approval with this reason, and the next apply makes the approved changes. Default: such changes are rejected.',
    ),
  }),
  readAhead: stringSet({
    doc: 'Resource types of the configuration. The provider reads all of their objects together before it needs the first one, so a plan needs only a few requests. The constructs set this argument. Unknown names are ignored. Default: the types that the same run validated.',
  }),
} as const satisfies Attributes & Readonly<Record<ProviderArgument, unknown>>;

function doc(argument: ProviderArgument, text: string): string {
  const names = environmentVariables[argument].map((name) => `\`${name}\``).join(', ');
  return `${text} Environment: ${names}.`;
}
