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
    doc: doc('tenantId', 'Id (GUID) of the Entra tenant to manage. A token of another tenant is refused.'),
  }),
  clientId: string({
    format: 'guid',
    doc: doc('clientId', 'Application (client) id of the app registration that signs in.'),
  }),
  clientSecret: string({ sensitive: true, doc: doc('clientSecret', 'Client secret of the app registration.') }),
  clientSecretFilePath: string({ doc: doc('clientSecretFilePath', 'File that holds the client secret.') }),
  clientCertificatePath: string({
    doc: doc('clientCertificatePath', 'PFX or PEM file that holds the certificate and its private key.'),
  }),
  clientCertificate: string({
    sensitive: true,
    doc: doc('clientCertificate', 'The certificate and its private key: the PFX or PEM file, base64-encoded.'),
  }),
  clientCertificatePassword: string({
    sensitive: true,
    doc: doc(
      'clientCertificatePassword',
      'Password of the PFX file, or of the private key in the PEM file, where it is protected.',
    ),
  }),
  oidcToken: string({
    sensitive: true,
    doc: doc('oidcToken', 'Identity token that Entra trusts by a federated credential of the app registration.'),
  }),
  oidcTokenFilePath: string({
    doc: doc('oidcTokenFilePath', 'File that holds the identity token. Read again for every sign-in.'),
  }),
  oidcRequestUrl: string({
    doc: doc('oidcRequestUrl', 'Address where the pipeline hands out identity tokens. HTTPS, or loopback.'),
  }),
  oidcRequestToken: string({
    sensitive: true,
    doc: doc('oidcRequestToken', 'Token that `oidc_request_url` asks for.'),
  }),
  azureDevopsServiceConnectionId: string({
    doc: doc(
      'azureDevopsServiceConnectionId',
      'Id of the Azure DevOps service connection whose identity token is asked for. Without it the pipeline is taken to be GitHub Actions.',
    ),
  }),
  useOidc: bool({ doc: doc('useOidc', 'Signs in with an identity token. False: never, even where one is at hand.') }),
  useMsi: bool({ doc: doc('useMsi', 'Signs in with the managed identity of the machine. Default: it is not used.') }),
  msiClientId: string({
    format: 'guid',
    doc: doc(
      'msiClientId',
      'Client id of a user-assigned managed identity. Default: `client_id`, else the system-assigned one.',
    ),
  }),
  useCli: bool({
    doc: doc(
      'useCli',
      'Signs in as the user of the Azure CLI (`az login`). Default: only where no other credential is set. False: never.',
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
      'Address of Microsoft Graph, without a version. HTTPS, or loopback. Default: that of `environment`. Tokens for a loopback address come from that address.',
    ),
  }),
  preflight: string({
    oneOf: preflightModes,
    doc: doc(
      'preflight',
      'What a plan does about objects that the identity may not read or write, by the claims of its token: `warn`, `fail`, or `off`. With `warn` and `fail` apply refuses such an object before its first request. Default: `warn`.',
    ),
  }),
  onExisting: string({
    oneOf: onExistingModes,
    doc: doc(
      'onExisting',
      'What a plan does where the tenant already has an object with the name of one to create: `warn`, `error`, or `adopt`. `adopt` takes it into the state and changes it to what is declared. Default: `warn`.',
    ),
  }),
  approvalJustification: string({
    doc: doc(
      'approvalJustification',
      'Why the changes are needed, for tenants in which Multi Admin Approval covers them. Apply asks for approval with it, and the next apply carries out what was approved. Default: such changes are refused.',
    ),
  }),
  readAhead: stringSet({
    doc: 'Resource types of the configuration. The provider reads all of their objects together before it needs the first one, so a plan takes a handful of requests. The constructs set it. Unknown names are ignored. Default: the types that the same run validated.',
  }),
} as const satisfies Attributes & Readonly<Record<ProviderArgument, unknown>>;

function doc(argument: ProviderArgument, text: string): string {
  const names = environmentVariables[argument].map((name) => `\`${name}\``).join(', ');
  return `${text} Environment: ${names}.`;
}
