import type { GraphVersion } from '../model/entity-type.js';
import type { Json } from '../model/json.js';
import type { Actor } from '../tenant/audit-log.js';
import type { Tenant } from '../tenant/tenant.js';

/** An authenticated request. `target` is path and query below the version. */
export interface GraphRequest {
  readonly method: string;
  readonly version: GraphVersion;
  readonly target: string;
  /** Undefined: there is none. */
  readonly body?: Json;
  /** Scheme and authority that the client requested; links in the answer start with it. Default: the address of the service. */
  readonly origin?: string | undefined;
  /** When the request arrived, by `performance.now()`. Default: now. */
  readonly arrived?: number;
  /** Returns a header by its name in lower case. Default: there are none. */
  readonly header?: (name: string) => string | undefined;
}

/** The actor and the tenant of a request. */
export interface Session {
  readonly tenant: Tenant;
  readonly actor: Actor;
}
