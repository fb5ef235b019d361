import type { AccessToken, TokenCredential } from '@azure/core-auth';

import type { SignInMeans } from './ask-token.js';
import { clientAssertion } from './client-assertion.js';
import { fetchIdentityToken } from './identity-token.js';
import type { CredentialSettings, GraphSettings } from './settings.js';
import { requestToken } from './token-endpoint.js';
import { type TokenResult, toTokenFault } from './token-result.js';

/**
 * Signs in with the configured credential.
 *
 * A secret or an identity token is sent in one request, without `@azure/identity`, because loading that library takes as
 * long as starting Node (ADR 240). The library handles certificates, managed identities and the Azure CLI. A loopback
 * address issues its own tokens over plain HTTP, which the library refuses.
 */
export async function signIn(settings: GraphSettings, means: SignInMeans): Promise<TokenResult> {
  const { credential } = settings;
  if (credential.kind !== 'oidc') return signInWith(settings, means, '');
  const identity = await fetchIdentityToken(credential.source, means);
  if ('fault' in identity) return identity;
  means.surroundings.redactor.addSent(identity.token);
  return signInWith(settings, means, identity.token);
}

/** `assertion`: the identity token that replaces a secret; empty for other credentials. */
async function signInWith(settings: GraphSettings, means: SignInMeans, assertion: string): Promise<TokenResult> {
  const { loopback, credential: given } = settings;
  if (loopback || given.kind === 'clientSecret' || given.kind === 'oidc')
    return requestToken(settings, proofOf(settings, assertion, means), means);
  try {
    const credential = await toAzureCredential(settings.tenantId, given, settings.authority);
    const token = await getToken(credential, settings, means);
    if (token === 'late') return { fault: { kind: 'noVerdict', message: 'no response in time' } };
    if (token === null) return { fault: { kind: 'unavailable', message: 'the credential returned no token' } };
    return { token: token.token, expiresAt: token.expiresOnTimestamp };
  } catch (fault) {
    return { fault: toTokenFault(fault, means.surroundings.redactor) };
  }
}

/** Gets a token within the budget of a call, because Microsoft's library retries without a fixed limit. */
async function getToken(
  credential: TokenCredential,
  { authority, scope }: GraphSettings,
  { waits, surroundings }: SignInMeans,
): Promise<AccessToken | null | 'late'> {
  const late = AbortSignal.timeout(surroundings.retryBudgetMs);
  const end = waits.begin(`a token from ${authority}`);
  try {
    return await credential.getToken(scope, { abortSignal: AbortSignal.any([late, surroundings.signal]) });
  } catch (fault) {
    if (late.aborted) return 'late';
    throw fault;
  } finally {
    end();
  }
}

/** Form fields that authenticate the application at a token endpoint. */
function proofOf(settings: GraphSettings, assertion: string, means: SignInMeans): Readonly<Record<string, string>> {
  const { credential } = settings;
  if (credential.kind === 'clientSecret') return { client_secret: credential.secret() };
  const signed =
    credential.kind === 'clientCertificate' ? clientAssertion(settings, credential, means.now()) : assertion;
  means.surroundings.redactor.addSent(signed);
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: signed,
  };
}

type LibraryCredential = Exclude<CredentialSettings, { readonly kind: 'clientSecret' | 'oidc' }>;

async function toAzureCredential(
  tenantId: string,
  credential: LibraryCredential,
  authorityHost: string,
): Promise<TokenCredential> {
  const identity = await import('@azure/identity');
  switch (credential.kind) {
    case 'clientCertificate': {
      const certificate = {
        certificate: credential.pem(),
        ...(credential.password !== undefined && { certificatePassword: credential.password() }),
      };
      return new identity.ClientCertificateCredential(tenantId, credential.clientId, certificate, { authorityHost });
    }
    case 'managedIdentity':
      return credential.clientId === undefined
        ? new identity.ManagedIdentityCredential()
        : new identity.ManagedIdentityCredential({ clientId: credential.clientId });
    case 'azureCli':
      return new identity.AzureCliCredential({ tenantId });
  }
}
