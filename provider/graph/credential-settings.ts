import { type Diagnostic, toTerraformName } from '../../core/index.js';
import { argumentError, type Arguments, type Given, renderSetting } from './arguments.js';
import { resolveCertificate } from './certificate-settings.js';
import { chooseKind, type CredentialKind, isCliByDefault, noCredentials } from './credential-kind.js';
import { isSafeForTokens, notSafe } from './endpoint.js';
import { readTextFile } from './files.js';
import { type CredentialSettings, hide, type OidcSource } from './settings.js';

/** Result of resolving the sign-in arguments. */
export interface ResolvedCredential {
  readonly credential?: CredentialSettings;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Selects the kind of credential, and collects the settings it needs (INT1400, INT1403 to INT1407, INT1409, INT1411,
 * INT1412).
 */
export function resolveCredential(input: Arguments, place: { readonly loopback: boolean }): ResolvedCredential {
  const choice = chooseKind(input);
  if (choice.kind === undefined) return { diagnostics: choice.diagnostics };
  const resolved = kinds[choice.kind](input, place);
  return { ...resolved, diagnostics: [...choice.diagnostics, ...resolved.diagnostics] };
}

type Resolve = (input: Arguments, place: { readonly loopback: boolean }) => ResolvedCredential;

const kinds: Readonly<Record<CredentialKind, Resolve>> = {
  clientSecret: resolveSecret,
  clientCertificate: (input) => withClientId(input, (clientId) => resolveCertificate(input, clientId)),
  oidc: resolveOidc,
  managedIdentity: ({ given }, place) => {
    const clientId = given.get('msiClientId')?.value ?? given.get('clientId')?.value;
    return microsoftOnly({ kind: 'managedIdentity', ...(clientId !== undefined && { clientId }) }, 'useMsi', place);
  },
  azureCli: (input, place) => {
    if (!isCliByDefault(input)) return microsoftOnly({ kind: 'azureCli' }, 'useCli', place);
    const none = noCredentials('the Azure CLI cannot sign in to a loopback address');
    return place.loopback ? { diagnostics: [none] } : found({ kind: 'azureCli', isDefault: true });
  },
};

function resolveSecret(input: Arguments): ResolvedCredential {
  return withClientId(input, (clientId) => {
    const direct = input.given.get('clientSecret');
    if (direct !== undefined) return found({ kind: 'clientSecret', clientId, secret: hide(direct.value) });
    const file = readTextFile(input.given.get('clientSecretFilePath'));
    if (file.text === undefined) return { diagnostics: file.diagnostics };
    return found({ kind: 'clientSecret', clientId, secret: hide(file.text) });
  });
}

function resolveOidc(input: Arguments): ResolvedCredential {
  return withClientId(input, (clientId) => {
    const { source, diagnostics } = resolveSource(input);
    return source === undefined ? { diagnostics } : found({ kind: 'oidc', clientId, source });
  });
}

interface ResolvedSource {
  readonly source?: OidcSource;
  readonly diagnostics: readonly Diagnostic[];
}

function resolveSource({ given, unknown }: Arguments): ResolvedSource {
  const token = given.get('oidcToken');
  if (token !== undefined) return { source: { from: 'token', token: hide(token.value) }, diagnostics: [] };
  const path = given.get('oidcTokenFilePath');
  if (path !== undefined) {
    const { diagnostics } = readTextFile(path);
    return { ...(diagnostics.length === 0 && { source: { from: 'file', path: path.value } }), diagnostics };
  }
  const url = given.get('oidcRequestUrl');
  const requestToken = given.get('oidcRequestToken');
  if (url === undefined || requestToken === undefined)
    return { diagnostics: unknown.size > 0 ? [] : [noIdentityToken()] };
  if (!isSafeForTokens(url.value)) return { diagnostics: [notSafe(url)] };
  return resolveRequest({ url, token: requestToken, connection: given.get('azureDevopsServiceConnectionId') });
}

function resolveRequest(request: { url: Given; token: Given; connection: Given | undefined }): ResolvedSource {
  const common = { requestUrl: request.url.value, requestToken: hide(request.token.value) };
  const serviceConnectionId = request.connection?.value;
  if (serviceConnectionId !== undefined) {
    return { source: { from: 'azureDevops', ...common, serviceConnectionId }, diagnostics: [] };
  }
  if (request.url.variable !== 'SYSTEM_OIDCREQUESTURI')
    return { source: { from: 'github', ...common }, diagnostics: [] };
  return { diagnostics: [noServiceConnection()] };
}

function noIdentityToken(): Diagnostic {
  return argumentError('INT1405', 'useOidc', {
    what: 'no identity token is configured',
    why: 'use_oidc is true, but no token, token file, or request URL with its token is set',
    fix: `set ${renderSetting('oidcToken')} or ${renderSetting('oidcTokenFilePath')}; in GitHub Actions, give the job "permissions: id-token: write"`,
  });
}

function noServiceConnection(): Diagnostic {
  return argumentError('INT1405', 'azureDevopsServiceConnectionId', {
    what: 'the id of the Azure DevOps service connection is missing',
    why: 'SYSTEM_OIDCREQUESTURI is set, but the service connection id is not',
    fix: `set ${renderSetting('azureDevopsServiceConnectionId')} to the id in the URL of the service connection`,
  });
}

function withClientId(input: Arguments, resolve: (clientId: string) => ResolvedCredential): ResolvedCredential {
  const clientId = input.given.get('clientId')?.value.toLowerCase();
  if (clientId !== undefined) return resolve(clientId);
  // Resolved anyway, so that all problems are reported at once.
  const { diagnostics } = resolve('');
  if (input.unknown.has('clientId')) return { diagnostics };
  const missing = argumentError('INT1403', 'clientId', {
    what: 'the client id is missing',
    why: 'a client secret, certificate or identity token needs a client id',
    fix: `set ${renderSetting('clientId')} to the application (client) id of the app registration`,
  });
  return { diagnostics: [missing, ...diagnostics] };
}

/**
 * Refuses managed identity and Azure CLI for a loopback address: Microsoft issues their tokens, which must not be sent
 * to a local listener.
 */
function microsoftOnly(
  credential: CredentialSettings,
  name: 'useMsi' | 'useCli',
  { loopback }: { readonly loopback: boolean },
): ResolvedCredential {
  if (!loopback) return found(credential);
  const refused = argumentError('INT1412', name, {
    what: 'a Microsoft token would be sent to a program on this machine',
    why: `${toTerraformName(name)} is true, and the Graph endpoint is a loopback address`,
    fix: `set ${renderSetting('clientId')} and ${renderSetting('clientSecret')} of the local Graph instead`,
  });
  return { diagnostics: [refused] };
}

function found(credential: CredentialSettings): ResolvedCredential {
  return { credential, diagnostics: [] };
}
