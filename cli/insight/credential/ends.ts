import { X509Certificate } from 'node:crypto';

import {
  type Diagnostic,
  firstLine,
  type Graph,
  type Identity,
  type JsonObject,
  type ReadResult,
  suffices,
} from '../../../core/index.js';
import type { CredentialSettings } from '../../../provider/graph/index.js';
import type { CredentialExpiration } from './expiration.js';
import { secretsInUse } from './secrets.js';

/** Expiry of the credential, as far as known. */
export interface CredentialEnds {
  readonly ends: readonly CredentialExpiration[];
  /** Why it is unknown (INT2132). Never an error: the report is valid without it. */
  readonly problems: readonly Diagnostic[];
}

/** Client, identity and time. */
export interface CredentialQuestion {
  readonly graph: Graph;
  /** Undefined: its token could not be read. */
  readonly identity: Identity | undefined;
  readonly now: Date;
}

/** Permissions to read the own application; any of them is sufficient. The first is the least privileged. */
export const applicationPermissions = [
  'Application.Read.All',
  'Application.ReadWrite.OwnedBy',
  'Application.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
] as const;

const nothing: CredentialEnds = { ends: [], problems: [] };

/**
 * Expiry of the credential: a certificate contains it, a secret needs one request, if the identity has the permission.
 *
 * OIDC, a managed identity and the Azure CLI have no stored credential that expires, so no request is sent. Without a
 * client, sign-in failed, which an expired certificate explains.
 */
export async function credentialEnds(
  credential: CredentialSettings,
  question: CredentialQuestion | undefined,
): Promise<CredentialEnds> {
  if (credential.kind === 'clientCertificate') return certificateEnds(credential.pem(), credential.clientId);
  return credential.kind === 'clientSecret' && question ? secretEnds(credential, question) : nothing;
}

/** The first certificate signs in; those of its issuers can follow. */
function certificateEnds(pem: string, clientId: string): CredentialEnds {
  try {
    const { subject, validTo } = new X509Certificate(pem);
    const name = /^CN=(.+)$/mu.exec(subject)?.[1] ?? clientId;
    const expirationDateTime = new Date(validTo).toISOString();
    return { ends: [{ kind: 'clientCertificate', name, expirationDateTime }], problems: [] };
  } catch {
    return { ends: [], problems: [unknown('the certificate cannot be read', 'convert the certificate to PEM again')] };
  }
}

async function secretEnds(
  { clientId, secret }: Extract<CredentialSettings, { readonly kind: 'clientSecret' }>,
  { graph, identity, now }: CredentialQuestion,
): Promise<CredentialEnds> {
  if (identity && !suffices(identity.permissions, applicationPermissions))
    return { ends: [], problems: [notAllowed()] };
  const application = await graph.get({
    version: 'v1.0',
    path: `/applications(appId='${clientId}')`,
    query: { $select: 'id,appId,passwordCredentials' },
    area: 'directory',
  });
  if (application.state !== 'present') return { ends: [], problems: [notRead(application)] };
  const ends = secretsInUse(application.value, secret(), now);
  return ends.length > 0 ? { ends, problems: [] } : { ends, problems: [unknown(noneAlike, signInOtherwise)] };
}

const noneAlike = 'none of the secrets in Microsoft Entra starts with the same characters as the secret in use';
const signInOtherwise = 'check the secrets of the service principal in Microsoft Entra, or sign in with OIDC';
const grant = 'grant the application Application.Read.All to be warned in time, or sign in with OIDC';

function notAllowed(): Diagnostic {
  return unknown(
    'Microsoft Entra ID knows when a client secret expires, but the token has no permission to read applications',
    grant,
  );
}

function notRead(read: Exclude<ReadResult<JsonObject>, { readonly state: 'present' }>): Diagnostic {
  return read.state === 'unreadable'
    ? unknown(`the application could not be read: ${firstLine(read.diagnostic.why)}`, grant)
    : unknown('the application is registered in another tenant', 'monitor its secret there, or sign in with OIDC');
}

function unknown(why: string, fix: string): Diagnostic {
  const what = 'it is unknown when the credential of the pipeline expires';
  return { code: 'INT2132', severity: 'info', what, why, fix };
}
