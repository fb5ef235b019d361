import type { IntuneProviderConfig } from './generated/index.js';

/** Settings of the provider that synthesized files can contain: none of them is a secret. */
export type ProviderSettings = Pick<
  IntuneProviderConfig,
  | 'azureDevopsServiceConnectionId'
  | 'clientCertificatePath'
  | 'clientId'
  | 'clientSecretFilePath'
  | 'environment'
  | 'msiClientId'
  | 'oidcTokenFilePath'
  | 'useCli'
  | 'useMsi'
  | 'useOidc'
>;
