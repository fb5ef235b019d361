import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

import { isJsonObject, type JsonObject, parseJson } from '../model/json.js';
import type { Actor } from '../tenant/audit-log.js';

/** Claims of a token. */
export interface TokenClaims {
  readonly tenantId: string;
  readonly kind: 'application' | 'delegated';
  readonly applicationId: string;
  readonly applicationDisplayName: string;
  readonly permissions: readonly string[];
  /** Templates of its Microsoft Entra roles. Default: none. */
  readonly directoryRoles?: readonly string[];
  readonly userPrincipalName?: string;
  readonly userId?: string;
  /** Lifetime in seconds. Negative: already expired. */
  readonly expiresInSeconds: number;
}

/** Creates and verifies access tokens of this process. */
export interface TokenAuthority {
  issue(claims: TokenClaims): string;
  /** The identity of a token, or why it is not valid. */
  verify(token: string): { readonly tenantId: string; readonly actor: Actor } | 'invalid' | 'expired';
}

/** Creates a token authority with its own key. */
export function createTokenAuthority(now: () => Date): TokenAuthority {
  const key = randomBytes(32);
  const sign = (text: string): Buffer => createHmac('sha256', key).update(text).digest();
  return {
    issue: (claims) => {
      const text = `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode(payloadOf(claims, now()))}`;
      return `${text}.${sign(text).toString('base64url')}`;
    },
    verify: (token) => {
      const [header = '', payload = '', signature = ''] = token.split('.');
      const given = Buffer.from(signature, 'base64url');
      const wanted = sign(`${header}.${payload}`);
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return 'invalid';
      return read(payload, now());
    },
  };
}

function encode(value: JsonObject): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function payloadOf(claims: TokenClaims, now: Date): JsonObject {
  const seconds = Math.floor(now.getTime() / 1000);
  const delegated = claims.kind === 'delegated';
  return {
    aud: 'https://graph.microsoft.com',
    iss: `https://sts.windows.net/${claims.tenantId}/`,
    iat: seconds,
    nbf: seconds,
    exp: seconds + claims.expiresInSeconds,
    appid: claims.applicationId,
    app_displayname: claims.applicationDisplayName,
    idtyp: delegated ? 'user' : 'app',
    tid: claims.tenantId,
    ver: '1.0',
    ...(claims.directoryRoles?.length && { wids: claims.directoryRoles }),
    ...(delegated
      ? { oid: claims.userId ?? null, upn: claims.userPrincipalName ?? null, scp: claims.permissions.join(' ') }
      : { oid: claims.applicationId, roles: claims.permissions }),
  };
}

function read(payload: string, now: Date): ReturnType<TokenAuthority['verify']> {
  const claims = parseJson(Buffer.from(payload, 'base64url').toString());
  if (!isJsonObject(claims)) return 'invalid';
  if (Number(claims.exp) * 1000 <= now.getTime()) return 'expired';
  const scopes = textOf(claims.scp);
  const roles = claims.roles;
  return {
    tenantId: textOf(claims.tid) ?? '',
    actor: {
      kind: claims.idtyp === 'user' ? 'delegated' : 'application',
      applicationId: textOf(claims.appid),
      applicationDisplayName: textOf(claims.app_displayname),
      userPrincipalName: textOf(claims.upn),
      userId: scopes === null ? null : textOf(claims.oid),
      permissions: scopes === null ? (roles as readonly string[]) : scopes.split(' '),
      directoryRoles: Array.isArray(claims.wids) ? (claims.wids as readonly string[]) : [],
    },
  };
}

function textOf(value: JsonObject[string]): string | null {
  return typeof value === 'string' ? value : null;
}
