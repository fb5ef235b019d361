import { type Identity, isJsonObject, type Json, type JsonObject } from '../../core/index.js';

/**
 * Reads a token's claims. Undefined: it is not a JWT with a tenant and an expiration date.
 *
 * Microsoft documents the claims of Graph's tokens, but declares the tokens opaque to clients. So the claims are only
 * used for messages and early checks, and Graph decides.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
export function readIdentity(token: string): Identity | undefined {
  const claims = decode(token);
  if (claims === undefined || typeof claims.tid !== 'string' || typeof claims.exp !== 'number') return undefined;
  const delegated = claims.idtyp === 'user' || (claims.idtyp !== 'app' && typeof claims.scp === 'string');
  return {
    tenantId: claims.tid.toLowerCase(),
    kind: delegated ? 'delegated' : 'application',
    permissions: delegated ? scopesOf(claims.scp) : textsOf(claims.roles),
    directoryRoles: textsOf(claims.wids).map((role) => role.toLowerCase()),
    name: firstText(delegated ? userNames : applicationNames, claims),
    expiresAt: new Date(claims.exp * 1000),
  };
}

const userNames = ['upn', 'preferred_username', 'unique_name', 'name', 'oid'];
const applicationNames = ['app_displayname', 'appid', 'azp', 'oid'];

function firstText(names: readonly string[], claims: JsonObject): string {
  return names.map((name) => claims[name]).find((claim) => typeof claim === 'string') ?? 'unknown';
}

function scopesOf(claim: Json | undefined): readonly string[] {
  return typeof claim === 'string' ? claim.split(' ').filter((scope) => scope !== '') : [];
}

function textsOf(claim: Json | undefined): readonly string[] {
  return Array.isArray(claim) ? claim.filter((text): text is string => typeof text === 'string') : [];
}

function decode(token: string): JsonObject | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return isJsonObject(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}
