import type { TokenCredential } from '@azure/core-auth';
import { clientAssertion } from './client-assertion.js';
import { fetchIdentityToken } from './identity-token.js';
import type { SignInMeans } from './token-endpoint.js';
import { requestToken } from './token-endpoint.js';
import type { GraphSettings } from './settings.js';
import type { TokenResult } from './token-result.js';
import { toTokenFault } from './token-result.js';

/**
 * Signs in anew, with the credential that the settings name.
 *
 * A loopback address issues its own tokens, over plain HTTP, which Microsoft's libraries rightly refuse. For everything else
 * `@azure/identity` does it, and is loaded only now, because it takes most of the time that loading takes.
 */
export async function signIn(settings: GraphSettings, means: SignInMeans): Promise<TokenResult> {
  const { credential } = settings;
  if (credential.kind !== 'oidc') return signInWith(settings, means, '');
  const identity = await fetchIdentityToken(credential.source, means.http, means.signal);
  if ('fault' in identity) return identity;
  means.redactor.addSent(identity.token);
  return signInWith(settings, means, identity.token);
}

/** `assertion`: the identity token that stands for a secret; empty for other credentials. */
async function signInWith(settings: GraphSettings, means: SignInMeans, assertion: string): Promise<TokenResult> {
  if (settings.loopback) return requestToken(settings, proofOf(settings, assertion, means), means);
  try {
    const credential = await toAzureCredential(settings, assertion);
    const token = await credential.getToken(settings.scope, { abortSignal: means.signal });
    if (token === null) return { fault: { kind: 'unavailable', message: 'the credential gave no token' } };
    return { token: token.token, expiresAt: token.expiresOnTimestamp };
  } catch (fault) {
    return { fault: toTokenFault(fault, means.redactor) };
  }
}

/** What proves the application to a token endpoint, as form fields. */
function proofOf(settings: GraphSettings, assertion: string, means: SignInMeans): Readonly<Record<string, string>> {
  const { credential } = settings;
  if (credential.kind === 'clientSecret') return { client_secret: credential.secret() };
  const signed =
    credential.kind === 'clientCertificate' ? clientAssertion(settings, credential, means.now()) : assertion;
  means.redactor.addSent(signed);
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: signed,
  };
}

async function toAzureCredential(settings: GraphSettings, assertion: string): Promise<TokenCredential> {
  const identity = await import('@azure/identity');
  const { tenantId, credential } = settings;
  const options = { authorityHost: settings.authority };
  switch (credential.kind) {
    case 'clientSecret':
      return new identity.ClientSecretCredential(tenantId, credential.clientId, credential.secret(), options);
    case 'clientCertificate': {
      const certificate = {
        certificate: credential.pem(),
        ...(credential.password !== undefined && { certificatePassword: credential.password() }),
      };
      return new identity.ClientCertificateCredential(tenantId, credential.clientId, certificate, options);
    }
    case 'oidc':
      return new identity.ClientAssertionCredential(
        tenantId,
        credential.clientId,
        () => Promise.resolve(assertion),
        options,
      );
    case 'managedIdentity':
      return credential.clientId === undefined
        ? new identity.ManagedIdentityCredential()
        : new identity.ManagedIdentityCredential({ clientId: credential.clientId });
    case 'azureCli':
      return new identity.AzureCliCredential({ tenantId });
  }
}
