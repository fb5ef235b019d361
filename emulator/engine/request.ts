import type { GraphVersion } from '../model/entity-type.js';
import type { Json } from '../model/json.js';
import type { Actor } from '../tenant/audit-log.js';
import type { Tenant } from '../tenant/tenant.js';

/** A request for one thing, authenticated already. `target` is path and query below the version. */
export interface GraphRequest {
  readonly method: string;
  readonly version: GraphVersion;
  readonly target: string;
  /** Undefined: there is none. */
  readonly body?: Json;
  /** Scheme and authority that the client asked for; links in the answer begin with it. Default: the address of the service. */
  readonly origin?: string | undefined;
  /** When the request arrived, by `performance.now()`. Default: now. */
  readonly arrived?: number;
  /** A header by its name in lower case. Default: there are none. */
  readonly header?: (name: string) => string | undefined;
}

/** Who asks, and whom. */
export interface Session {
  readonly tenant: Tenant;
  readonly actor: Actor;
}
