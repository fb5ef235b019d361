import { readBounded } from '../../files/read-bounded.js';
import { askPersistently, type SignInMeans } from './ask-token.js';
import { largestCredentialFile } from './files.js';
import type { HttpRequest } from './http.js';
import type { OidcSource } from './settings.js';
import { parseObject } from './token-endpoint.js';
import { isUsableToken, type TokenFault } from './token-result.js';

type RequestSource = Extract<OidcSource, { readonly requestUrl: string }>;

/**
 * Gets the identity token for a federated credential: from the configuration, from a file (read each time), or from the
 * pipeline.
 */
export async function fetchIdentityToken(
  source: OidcSource,
  means: SignInMeans,
): Promise<{ readonly token: string } | { readonly fault: TokenFault }> {
  if (source.from === 'token') return { token: source.token() };
  if (source.from === 'file') return readTokenFile(source.path);
  const answer = await askPersistently(means, toRequest(source));
  if (answer.kind === 'failure') {
    return { fault: { kind: 'unreachable', address: new URL(source.requestUrl).origin, failure: answer } };
  }
  const { value, oidcToken } = parseObject(answer.text);
  const token = source.from === 'github' ? value : oidcToken;
  if (answer.status === 200 && isUsableToken(token)) return { token };
  if (answer.status === 429 || answer.status >= 500) {
    return {
      fault: {
        kind: 'noVerdict',
        message: `the token endpoint of the pipeline responded with ${String(answer.status)}`,
      },
    };
  }
  return fault(`the token endpoint of the pipeline responded with ${String(answer.status)} but no identity token`);
}

function readTokenFile(path: string): Awaited<ReturnType<typeof fetchIdentityToken>> {
  try {
    const { bytes, isCut } = readBounded(path, largestCredentialFile);
    if (isCut) return fault(`the identity token file "${path}" is larger than 1 MiB`);
    const token = bytes.toString('utf8').trim();
    return isUsableToken(token) ? { token } : fault(`the identity token file "${path}" does not contain a token`);
  } catch {
    return fault(`the identity token file "${path}" can no longer be read`);
  }
}

/**
 * Builds the token request of each pipeline.
 *
 * @see https://docs.github.com/actions/reference/security/oidc
 * @see https://learn.microsoft.com/rest/api/azure/devops/distributedtask/oidctoken/create
 */
function toRequest(source: RequestSource): HttpRequest {
  const url = new URL(source.requestUrl);
  const headers = { Authorization: `Bearer ${source.requestToken()}`, Accept: 'application/json' };
  if (source.from === 'github') {
    url.searchParams.set('audience', 'api://AzureADTokenExchange');
    return { method: 'GET', url: url.href, headers };
  }
  url.searchParams.set('api-version', '7.1');
  url.searchParams.set('serviceConnectionId', source.serviceConnectionId);
  // Without this header, Azure DevOps answers a bad token with the HTML of its sign-in page.
  const quiet = { 'X-TFS-FedAuthRedirect': 'Suppress', 'Content-Type': 'application/json' };
  return { method: 'POST', url: url.href, headers: { ...headers, ...quiet }, body: '' };
}

function fault(message: string): { readonly fault: TokenFault } {
  return { fault: { kind: 'identityToken', message } };
}
