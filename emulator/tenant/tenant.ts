import type { JsonObject } from '../model/json.js';
import { type Approvals, createApprovals } from './approvals.js';
import { type AuditLog, createAuditLog } from './audit-log.js';
import { createFleet, type Fleet } from './fleet.js';
import { createRandom, seedFrom } from './random.js';
import { type Switches, switchesWith } from './switches.js';
import type { TenantSeed } from './tenant-seed.js';

/** Objects by id, in the order of their creation. */
export type ObjectMap = Map<string, JsonObject>;

/** All objects of a tenant, by the path of their collection. */
export type Objects = ReadonlyMap<string, ObjectMap>;

/** One tenant: its objects, devices and audit log. */
export interface Tenant {
  readonly tenantId: string;
  /** Intune's own id of the tenant, which is not the tenant id. The ids of built-in objects start with it. */
  readonly intuneAccountId: string;
  readonly seed: Required<TenantSeed>;
  /** Variants of the tenant's behavior. */
  readonly switches: Switches;
  /** Changes some of the switches. */
  play(switches: Partial<Switches>): void;
  readonly now: () => Date;
  readonly mintGuid: () => string;
  /** Objects of a collection, by its path. Created empty if there are none yet. */
  objects(path: string): ObjectMap;
  /** When objects were created, by `performance.now()`. Seeded objects are absent. */
  readonly made: Map<string, number>;
  readonly fleet: Fleet;
  readonly audit: AuditLog;
  /** Writes that wait for the approval of a second administrator. */
  readonly approvals: Approvals;
  /** Copies the current state of all objects. */
  snapshot(): Objects;
  /** Runs a read on the objects of a snapshot. */
  asOf<T>(snapshot: Objects, read: () => T): T;
  /** Whether a read on a snapshot is running. What it writes is lost. */
  isInPast(): boolean;
}

/** Creates a tenant with its devices; the endpoints add the built-in objects. */
export function createTenant(given: TenantSeed, now: () => Date): Tenant {
  const seed = withDefaults(given);
  const random = createRandom(seed.seed);
  const intuneAccountId = random.guid();
  const mintGuid = (): string => random.guid();
  const objects = createObjects();
  let switches = switchesWith(seed.switches);
  return {
    tenantId: seed.tenantId,
    intuneAccountId,
    seed,
    now,
    mintGuid,
    ...objects,
    made: new Map(),
    fleet: createFleet({ count: seed.devices, seed: seed.seed, start: now() }),
    audit: createAuditLog({ now, mintGuid, delaySeconds: () => switches.auditDelaySeconds }),
    approvals: createApprovals({ now, mintGuid }),
    get switches() {
      return switches;
    },
    play: (changes) => {
      switches = { ...switches, ...changes };
    },
  };
}

const exampleGroups = ['All staff', 'Contractors', 'Field staff', 'Kiosks', 'Service desk', 'Windows pilots'];

const exampleApps = ['Company Portal', 'Microsoft 365 Apps', 'VPN client'];

function withDefaults(given: TenantSeed): Required<TenantSeed> {
  return {
    displayName: 'Contoso',
    authority: 'intune',
    managedGooglePlay: 'notBound',
    pushCertificate: '',
    devices: 0,
    categories: 0,
    defaultLimit: 5,
    seed: seedFrom(given.tenantId.toLowerCase()),
    migratedCleanup: true,
    domains: [],
    groups: exampleGroups,
    apps: exampleApps,
    clientSecrets: [],
    switches: {},
    ...given,
  };
}

function createObjects(): Pick<Tenant, 'objects' | 'snapshot' | 'asOf' | 'isInPast'> {
  const present = new Map<string, ObjectMap>();
  let view: Objects = present;
  return {
    objects: (path) => {
      const found = view.get(path);
      if (found) return found;
      const made: ObjectMap = new Map();
      if (view === present) present.set(path, made);
      return made;
    },
    snapshot: () => new Map([...present].map(([path, objects]) => [path, new Map(objects)])),
    asOf: (snapshot, read) => {
      view = snapshot;
      try {
        return read();
      } finally {
        view = present;
      }
    },
    isInPast: () => view !== present,
  };
}
