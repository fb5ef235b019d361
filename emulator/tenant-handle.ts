import { allPermissions } from './endpoints/index.js';
import type { GraphRequest, Session } from './engine/request.js';
import { renderAnswer } from './http/render-answer.js';
import { demoAdministrator, intuneAdministrator } from './identities.js';
import type { Answer } from './model/answer.js';
import type { GraphVersion } from './model/entity-type.js';
import type { Json } from './model/json.js';
import type { Switches } from './tenant/switches.js';
import type { Tenant } from './tenant/tenant.js';

/** Graph's answer to a manual request. */
export interface HandAnswer {
  readonly status: number;
  /** Null if there is none. */
  readonly body: Json;
}

/** A tenant of the emulator, as used by an administrator. */
export interface TenantHandle {
  readonly tenantId: string;
  /** Intune's own id of the tenant. The ids of built-in objects start with it. */
  readonly intuneAccountId: string;
  /**
   * Sends a request as a signed-in administrator with every permission: with the same rules and audit events as over
   * HTTP, but without faults, latency and a journal entry. `path` starts with the version: `/beta/organization`.
   *
   * Default of `actor`: the demo's administrator.
   */
  request(method: string, path: string, body?: Json, options?: { readonly actor?: string }): Promise<HandAnswer>;
  /** Changes switches of the tenant, starting with the next request. */
  play(switches: Partial<Switches>): void;
}

/** Creates a handle. */
export function createTenantHandle(
  tenant: Tenant,
  ask: (session: Session, request: GraphRequest) => Answer,
): TenantHandle {
  return {
    tenantId: tenant.tenantId,
    intuneAccountId: tenant.intuneAccountId,
    play: (switches) => {
      tenant.play(switches);
    },
    request: (method, path, body, options = {}) => {
      const answer = ask(sessionOf(tenant, options.actor), requestOf(method, path, body));
      const sent = renderAnswer(answer, { now: tenant.now(), clientRequestId: undefined });
      return Promise.resolve({ status: sent.status, body: sent.body ?? null });
    },
  };
}

function sessionOf(tenant: Tenant, userPrincipalName: string = demoAdministrator.userPrincipalName): Session {
  return {
    tenant,
    actor: {
      kind: 'delegated',
      applicationId: null,
      applicationDisplayName: null,
      userPrincipalName,
      userId: demoAdministrator.userId,
      permissions: allPermissions,
      directoryRoles: [intuneAdministrator],
    },
  };
}

function requestOf(method: string, path: string, body: Json | undefined): GraphRequest {
  const [, version = '', target = ''] = /^\/(v1\.0|beta)(\/.*)$/u.exec(path) ?? [];
  if (target === '') throw new RangeError(`A path begins with /v1.0/ or /beta/, unlike '${path}'.`);
  return {
    method: method.toUpperCase(),
    version: version as GraphVersion,
    target,
    ...(body !== undefined && { body }),
  };
}
