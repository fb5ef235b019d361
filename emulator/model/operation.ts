import type { Query } from '../odata/query.js';
import type { Actor } from '../tenant/audit-log.js';
import type { Tenant } from '../tenant/tenant.js';
import type { Answer } from './answer.js';
import type { GraphVersion } from './entity-type.js';
import type { JsonObject } from './json.js';
import type { Permissions } from './permissions.js';

/** An HTTP method that Graph supports. */
export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** One authorized request, as passed to an operation. */
export interface Call {
  readonly tenant: Tenant;
  readonly actor: Actor;
  readonly version: GraphVersion;
  /** Address of the service with the version, without a trailing slash. */
  readonly root: string;
  /** Path below the version, as requested. */
  readonly path: string;
  /** Keys in the path, from left to right. */
  readonly keys: readonly string[];
  /** Parameters of a bound function. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: Query;
  /** Empty if the request had no body. */
  readonly body: JsonObject;
  readonly pageSize: number | undefined;
  /** When the request arrived, by `performance.now()`. */
  readonly arrived: number;
}

/** An operation of Graph. `path` has `{id}` for every key, and bound functions without parentheses. */
export interface Operation {
  readonly method: Method;
  readonly path: string;
  readonly versions: readonly GraphVersion[];
  readonly permissions: Permissions;
  /** The documented values of `$orderby`; the first is also the default order. Default: none. */
  readonly orders?: readonly string[];
  readonly run: (call: Call) => Answer;
}

/** Both versions. */
export const bothVersions: readonly GraphVersion[] = ['v1.0', 'beta'];

/** Beta only; v1.0 answers that the segment does not exist. */
export const betaOnly: readonly GraphVersion[] = ['beta'];
