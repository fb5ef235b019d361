import type { AccessToken, TokenCredential } from '@azure/core-auth';

import type { SignInMeans } from './ask-token.js';
import { clientAssertion } from './client-assertion.js';
import { fetchIdentityToken } from './identity-token.js';
import type { GraphSettings } from './settings.js';
import { requestToken } from './token-endpoint.js';
import { type TokenResult, toTokenFault } from './token-result.js';

/**
 * Signs in with the configured credential.
 *
 * A loopback address issues its own tokens over plain HTTP, which Microsoft's libraries refuse. `@azure/identity`
 * handles everything else. It is loaded only on demand, because it takes most of the startup time.
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
  if (settings.loopback) return requestToken(settings, proofOf(settings, assertion, means), means);
  try {
    const credential = await toAzureCredential(settings, assertion);
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
