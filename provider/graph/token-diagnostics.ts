import { type Diagnostic, error, type Identity, own, warning } from '../../core/index.js';
import { noCredentials } from './credential-kind.js';
import { diagnoseFailure } from './failure-diagnostics.js';
import type { CredentialSettings, GraphSettings } from './settings.js';
import type { TokenFault } from './token-result.js';

/** Reports why there is no token (INT3101, INT3102, INT3106 to INT3108, or a network error). */
export function diagnoseTokenFault(fault: TokenFault, settings: GraphSettings): Diagnostic {
  switch (fault.kind) {
    case 'unreachable':
      return diagnoseFailure(fault.failure, { what: 'sign-in failed', address: fault.address });
    case 'identityToken':
      return error('INT3106', {
        what: 'the pipeline returned no identity token',
        why: fault.message,
        fix: 'in GitHub Actions, give the job "permissions: id-token: write"; in Azure DevOps, check the service connection',
      });
    case 'noVerdict':
      return error('INT3108', {
        what: 'sign-in failed, but not because of the credential',
        why: `${settings.authority} returned neither a token nor an error: ${fault.message}`,
        fix: 'try again later; if the problem persists, check the proxy and the service health of Microsoft Entra ID',
      });
    case 'unavailable':
      return unavailable(fault.message, settings);
    case 'rejected':
      return rejected(fault, settings);
  }
}

function unavailable(message: string, { authority, tenantId, credential }: GraphSettings): Diagnostic {
  if (credential.kind === 'azureCli' && credential.isDefault)
    return noCredentials(`the Azure CLI reported: ${message}`);
  const fix = remedies[credential.kind];
  if (fix !== undefined) return error('INT3107', { what: 'no token can be obtained', why: message, fix });
  return error('INT3007', {
    what: 'sign-in failed',
    // Offline, Microsoft's library only reports that it cannot resolve endpoints; a missing tenant may look the same
    // [?], so the message contains both causes.
    why: `${authority} could not be reached for a token of tenant ${tenantId}: ${message}`,
    fix: 'check the network, the proxy (HTTPS_PROXY) and the tenant id',
  });
}

const remedies: Readonly<Partial<Record<CredentialSettings['kind'], string>>> = {
  azureCli: 'run "az login" with an account of this tenant, or set another credential',
  managedIdentity: 'run this where the managed identity is assigned, or set another credential',
};

/**
 * Errors of Microsoft Entra that identify a wrong setting.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const unknownPlaces: Readonly<Record<string, string>> = {
  AADSTS90002: 'correct the tenant id',
  AADSTS900023: 'correct the tenant id',
  AADSTS700016: 'correct the client id, or register the application in this tenant',
  AADSTS7000229: 'create the service principal of the application in this tenant (grant admin consent once)',
};

const wrongProofs: Readonly<Record<string, string>> = {
  AADSTS7000215: 'set the client secret to the value of a secret of this application, not to its id',
  AADSTS7000222: 'create a new client secret, because this one has expired',
  AADSTS700027: 'upload this certificate to the application',
  AADSTS700024: 'get a new identity token, because this one is too old',
  AADSTS70021: 'add a federated credential to the application whose issuer and subject match this pipeline',
  AADSTS700211: 'add a federated credential whose issuer matches this pipeline',
  AADSTS700213: 'add a federated credential whose subject matches this pipeline',
};

function rejected(fault: Extract<TokenFault, { readonly kind: 'rejected' }>, settings: GraphSettings): Diagnostic {
  const { code = '', message } = fault;
  const client = 'clientId' in settings.credential ? (settings.credential.clientId ?? 'none') : 'none';
  const whose = `tenant ${settings.tenantId}, client ${client}`;
  const why = `${settings.authority} answered: ${message} (${whose})`;
  const place = own(unknownPlaces, code);
  if (place !== undefined)
    return error('INT3102', {
      what: 'Microsoft Entra ID does not know this application in this tenant',
      why,
      fix: place,
    });
  const fix = own(wrongProofs, code) ?? 'check the credential of the application in the Microsoft Entra admin center';
  return error('INT3101', { what: 'Microsoft Entra ID rejected the credential', why, fix });
}

/** Checks that a token belongs to the declared tenant (INT3104), has not expired (INT3103), and is readable (INT3105, a warning). */
export function checkIdentity(
  identity: Identity | undefined,
  { tenantId, now }: { readonly tenantId: string; readonly now: number },
): readonly Diagnostic[] {
  if (identity === undefined) return [unreadableToken()];
  return [
    ...(identity.tenantId === tenantId ? [] : [otherTenant(identity, tenantId)]),
    ...(identity.expiresAt.getTime() > now ? [] : [expired(identity, now)]),
  ];
}

function unreadableToken(): Diagnostic {
  return warning('INT3105', {
    what: 'the token cannot be checked in advance',
    why: 'it is not a JSON Web Token with a tenant and an expiration time',
    fix: 'make sure that the credential belongs to the declared tenant',
  });
}

function otherTenant({ tenantId, name }: Identity, declared: string): Diagnostic {
  return error('INT3104', {
    what: 'the credential belongs to another tenant',
    why: `the declared tenant is ${declared}; the token belongs to ${tenantId} (${name})`,
    fix: 'correct the tenant id, or sign in with a credential for the declared tenant',
  });
}

function expired({ expiresAt }: Identity, now: number): Diagnostic {
  return error('INT3103', {
    what: 'the token has expired',
    why: `it expired ${expiresAt.toISOString()}; the clock of this machine shows ${new Date(now).toISOString()}`,
    fix: 'get a new token, and check the clock of this machine',
  });
}
