import type { Tenant } from '../tenant/tenant.js';
import type { Answer, Outcome } from './answer.js';
import type { EntityType, GraphVersion } from './entity-type.js';
import type { JsonObject } from './json.js';
import type { Call } from './operation.js';
import type { Permissions } from './permissions.js';

/** A single object of Graph as data: it always exists, and can be read and perhaps changed. */
export interface Singleton {
  /** Path below the version. */
  readonly path: string;
  readonly versions: readonly GraphVersion[];
  readonly type: EntityType;
  readonly permissions: { readonly read: Permissions; readonly write?: Permissions };
  readonly audit: { readonly category: string; readonly component: string };
  readonly load: (tenant: Tenant) => JsonObject;
  readonly store: (tenant: Tenant, object: JsonObject) => void;
  /** Whether a tenant has none yet, so that GET returns 404. Default: it always exists. */
  readonly isAbsent?: (tenant: Tenant) => boolean;
  /** Result of a change: the properties that the service sets, or a refusal. Default: the change itself. */
  readonly onUpdate?: (changes: JsonObject, tenant: Tenant) => Outcome<JsonObject>;
  /** Properties that can be read at their own paths. Default: none. */
  readonly propertyPaths?: readonly string[];
  /** Refuses calls in some tenants. */
  readonly check?: (call: Call) => Answer | undefined;
}
