import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import { allPermissions, operations, seedObjects } from './endpoints/index.js';
import { notEmulated } from './endpoints/unimplemented.js';
import { dispatch, type Service } from './engine/dispatch.js';
import type { Session } from './engine/request.js';
import { createRouter } from './engine/router.js';
import { createFaults, type Fault, type Faults } from './faults.js';
import { createTokenAuthority, type TokenAuthority, type TokenClaims } from './http/access-token.js';
import { createCertificate } from './http/certificate.js';
import { closeServer, listen } from './http/listen.js';
import { createServer, type Served, unauthorized } from './http/server.js';
import { createStaleReads } from './http/stale-reads.js';
import { createThrottle } from './http/throttle.js';
import {
  applicationsAs,
  demoAdministrator,
  demoApplication,
  demoTenantId,
  type EmulatedIdentity,
  intuneAdministrator,
} from './identities.js';
import { createJournal, type Journal, type JournalEntry } from './journal.js';
import type { Answer } from './model/answer.js';
import { createTenant, type Tenant } from './tenant/tenant.js';
import type { TenantSeed } from './tenant/tenant-seed.js';
import { createTenantHandle, type TenantHandle } from './tenant-handle.js';

/** Options of an emulator. */
export interface EmulatorOptions {
  /** TCP port on 127.0.0.1. Default: 0, any free port. */
  readonly port?: number;
  /** Current time of the emulator. Default: the system time. */
  readonly clock?: () => Date;
  /** Minimum duration of every request in milliseconds; a batch counts as one. Default: none. */
  readonly latencyMs?: number;
  /**
   * Whether to enforce the documented limits of Intune, such as 100 writes and 1,000 requests in 20 seconds. Default:
   * no.
   */
  readonly throttle?: boolean;
  /** Maximum number of objects on a page. Default: 100, and 1,000 for devices. */
  readonly pageSize?: number;
  /** Tenants of the emulator. Default: only `demoTenant`. */
  readonly tenants?: readonly TenantSeed[];
  /** Whether to serve HTTPS with a self-signed certificate. Default: HTTP. */
  readonly tls?: boolean;
  /**
   * Identity of the demo's application, which our commands sign in as by default. Default: the application with every
   * permission.
   */
  readonly demoIdentity?: EmulatedIdentity;
}

/** Identity of a requested token. */
export interface TokenRequest {
  readonly tenantId: string;
  readonly kind: 'application' | 'delegated';
  /** Default: every permission known to the emulator. */
  readonly permissions?: readonly string[];
  /** Templates of its Microsoft Entra roles. Default: Intune Administrator. */
  readonly directoryRoles?: readonly string[];
  /** Default: the demo's administrator. */
  readonly userPrincipalName?: string;
  /** Lifetime in seconds. Negative: already expired. Default: 3599. */
  readonly expiresInSeconds?: number;
}

/** A running emulator. */
export interface Emulator extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`, or `https`, without a trailing slash. */
  readonly url: string;
  /** The TLS certificate in PEM, for clients to trust. Undefined: HTTP. */
  readonly certificate: string | undefined;
  /** Every Graph request and batch item since the start, or since it was cleared. */
  readonly journal: readonly JournalEntry[];
  clearJournal(): void;
  addFault(fault: Fault): void;
  clearFaults(): void;
  /** Creates an access token without a request to the token endpoint. */
  token(identity: TokenRequest): string;
  /** A tenant, to inspect and to change by hand. @throws RangeError for a tenant that was not seeded */
  tenant(tenantId: string): TenantHandle;
  /** Closes all connections and stops listening. */
  close(): Promise<void>;
}

/** The default tenant: no authority yet, 2,000 devices. */
export const demoTenant: TenantSeed = {
  tenantId: demoTenantId,
  displayName: 'Contoso',
  authority: 'unknown',
  devices: 2000,
  domains: ['contoso.com'],
};

/** Starts a local Microsoft Graph on the loopback interface. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const parts = createParts(options);
  const certificate = options.tls ? createCertificate(new Date()) : undefined;
  const server = createServer(servedBy(parts, options), certificate);
  parts.address.url = await listen(server, certificate ? 'https' : 'http', options.port ?? 0);
  const close = async (): Promise<void> => {
    parts.closing.abort();
    await closeServer(server);
  };
  return { ...controls(parts, close), certificate: certificate?.cert };
}

interface Parts {
  readonly now: () => Date;
  readonly tenants: Tenants;
  readonly authority: TokenAuthority;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly closing: AbortController;
  readonly service: Service;
  /** Set once the server listens. */
  readonly address: { url: string };
}

function createParts(options: EmulatorOptions): Parts {
  const closing = new AbortController();
  // Every delayed answer adds a listener; above ten, Node would report a leak.
  setMaxListeners(0, closing.signal);
  const now = options.clock ?? ((): Date => new Date());
  const address = { url: '' };
  const router = createRouter(operations, notEmulated);
  return {
    now,
    tenants: createTenants(options.tenants ?? [demoTenant], now),
    authority: createTokenAuthority(now),
    journal: createJournal(),
    faults: createFaults(),
    closing,
    service: { router, url: () => address.url, pageSize: options.pageSize },
    address,
  };
}

function servedBy(parts: Parts, { latencyMs, demoIdentity, throttle = false }: EmulatorOptions): Served {
  const { now, tenants, authority, journal, faults, closing, service } = parts;
  const hasTenant = (tenantId: string): boolean => tenants.has(tenantId.toLowerCase());
  return {
    exchange: {
      ...{ service, faults, journal, staleReads: createStaleReads(now), now, closing: closing.signal },
      throttle: throttle ? createThrottle(now) : undefined,
    },
    tokens: { authority, hasTenant, permissions: allPermissions, applications: applicationsAs(demoIdentity), now },
    administration: { journal, faults, tenants: [...tenants.values()] },
    authenticate: (authorization) => authenticate(tenants, authority, authorization),
    wait: () => wait(latencyMs, closing.signal),
  };
}

function controls(
  { address, journal, faults, authority, tenants, service }: Parts,
  close: () => Promise<void>,
): Omit<Emulator, 'certificate'> {
  return {
    url: address.url,
    journal: journal.entries,
    clearJournal: journal.clear,
    addFault: faults.add,
    clearFaults: faults.clear,
    token: (identity) => authority.issue(claimsOf(identity)),
    tenant: (tenantId) =>
      createTenantHandle(tenantOf(tenants, tenantId), (session, request) => dispatch(service, session, request)),
    close,
    [Symbol.asyncDispose]: close,
  };
}

type Tenants = ReadonlyMap<string, Tenant>;

function createTenants(seeds: readonly TenantSeed[], now: () => Date): Tenants {
  return new Map(
    seeds.map((seed) => {
      const tenant = createTenant(seed, now);
      seedObjects(tenant);
      return [seed.tenantId.toLowerCase(), tenant];
    }),
  );
}

async function wait(milliseconds: number | undefined, signal: AbortSignal): Promise<void> {
  if (milliseconds) await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}

function authenticate(
  tenants: Tenants,
  authority: TokenAuthority,
  authorization: string | undefined,
): Session | Answer {
  const token = /^Bearer (.+)$/iu.exec(authorization ?? '')?.[1];
  if (token === undefined) return unauthorized('Access token is empty.');
  const verified = authority.verify(token);
  if (verified === 'expired') return unauthorized('Lifetime validation failed, the token is expired.');
  const tenant = verified === 'invalid' ? undefined : tenants.get(verified.tenantId.toLowerCase());
  if (verified === 'invalid' || !tenant) return unauthorized('Access token validation failure. Invalid signature.');
  return { tenant, actor: verified.actor };
}

function claimsOf(identity: TokenRequest): TokenClaims {
  const { tenantId, kind, permissions = allPermissions, expiresInSeconds = 3599 } = identity;
  const { directoryRoles = [intuneAdministrator] } = identity;
  const { userPrincipalName = demoAdministrator.userPrincipalName } = identity;
  const { clientId: applicationId, displayName: applicationDisplayName } = demoApplication;
  const user = { userPrincipalName, userId: demoAdministrator.userId };
  return {
    tenantId,
    kind,
    permissions,
    directoryRoles,
    expiresInSeconds,
    applicationId,
    applicationDisplayName,
    ...(kind === 'delegated' && user),
  };
}

function tenantOf(tenants: Tenants, tenantId: string): Tenant {
  const tenant = tenants.get(tenantId.toLowerCase());
  if (!tenant) throw new RangeError(`The emulator has no tenant ${tenantId}.`);
  return tenant;
}
