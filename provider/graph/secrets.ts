import type { CredentialSettings } from './settings.js';

/** Every secret of a credential, so that no message of somebody else's can carry one. */
export function secretsOf(credential: CredentialSettings): readonly string[] {
  switch (credential.kind) {
    case 'clientSecret':
      return [credential.secret()];
    case 'clientCertificate':
      return [credential.pem(), ...(credential.password === undefined ? [] : [credential.password()])];
    case 'oidc':
      if (credential.source.from === 'token') return [credential.source.token()];
      return credential.source.from === 'file' ? [] : [credential.source.requestToken()];
    case 'managedIdentity':
    case 'azureCli':
      return [];
  }
}
