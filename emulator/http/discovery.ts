import { type Answer, ok } from '../model/answer.js';

/**
 * Answers the discovery requests that clients of the Microsoft identity platform send before they request a token.
 * Undefined: not a discovery address.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc#fetch-the-openid-configuration-document
 */
export function answerDiscovery(url: string, origin: string): Answer | undefined {
  const [path = ''] = url.split('?');
  const tenant = /^\/([^/]+)(?:\/v2\.0)?\/\.well-known\/openid-configuration$/u.exec(path)?.[1];
  if (tenant !== undefined) return ok(openIdConfiguration(`${origin}/${tenant}`));
  if (!/^\/[^/]+\/discovery\/instance$/u.test(path)) return undefined;
  const host = new URL(origin).host;
  const metadata = [{ preferred_network: host, preferred_cache: host, aliases: [host] }];
  return ok({ tenant_discovery_endpoint: `${origin}/common/v2.0/.well-known/openid-configuration`, metadata });
}

function openIdConfiguration(base: string): Readonly<Record<string, string | readonly string[]>> {
  return {
    issuer: `${base}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
  };
}
