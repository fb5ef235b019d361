import type { Redactor } from '../../core/index.js';
import type { CredentialSettings } from './settings.js';

/**
 * Registers every secret of a credential with the redactor, so that no message and no answer of another party can
 * contain one.
 */
export function teachSecrets(credential: CredentialSettings, redactor: Redactor): void {
  switch (credential.kind) {
    case 'clientSecret':
      redactor.addSent(credential.secret());
      return;
    case 'clientCertificate':
      redactor.add(credential.pem());
      if (credential.encoded !== undefined) redactor.add(credential.encoded());
      if (credential.password !== undefined) redactor.add(credential.password());
      return;
    case 'oidc':
      if (credential.source.from === 'token') redactor.addSent(credential.source.token());
      else if (credential.source.from !== 'file') redactor.addSent(credential.source.requestToken());
      return;
    case 'managedIdentity':
    case 'azureCli':
  }
}
