import type { Tenant } from '../tenant/tenant.js';
import type { Answer } from './answer.js';
import type { EntityType, GraphVersion } from './entity-type.js';
import type { JsonObject } from './json.js';
import type { Call } from './operation.js';
import type { Permissions } from './permissions.js';

/** A single object of Graph as data: always there, read and perhaps changed. */
export interface Singleton {
  /** Path below the version. */
  readonly path: string;
  readonly versions: readonly GraphVersion[];
  readonly type: EntityType;
  readonly permissions: { readonly read: Permissions; readonly write?: Permissions };
  readonly audit: { readonly category: string; readonly component: string };
  readonly load: (tenant: Tenant) => JsonObject;
  readonly store: (tenant: Tenant, object: JsonObject) => void;
  /** Refuses calls in some tenants. */
  readonly check?: (call: Call) => Answer | undefined;
}
