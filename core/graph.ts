import type { Diagnostic } from './diagnostic.js';
import type { Json, JsonObject } from './json.js';

/** A version of Microsoft Graph. */
export type GraphVersion = 'v1.0' | 'beta';

/**
 * Areas that Microsoft throttles separately.
 *
 * @see https://learn.microsoft.com/graph/throttling-limits
 */
export type ThrottleArea = 'enrollment' | 'android' | 'terms' | 'audit' | 'rbac' | 'devices' | 'directory' | 'other';

/** Why a read failed. `permission`: this identity can never read it. The other reasons can be temporary. */
export type UnreadableReason = 'permission' | 'authentication' | 'throttled' | 'unavailable' | 'malformed';

/** The three possible results of a read. Unreadable never means absent. */
export type ReadResult<T> =
  | { readonly state: 'present'; readonly value: T }
  | { readonly state: 'absent' }
  | {
      readonly state: 'unreadable';
      readonly reason: UnreadableReason;
      readonly diagnostic: Diagnostic;
      /**
       * Set if Graph refused a signed-in user with 403. Default: it refused an application, or the caller is not known.
       */
      readonly refused?: 'delegated';
    };

/** Result of reading something that always exists: its value is known, or it could not be read. */
export type KnownOrUnreadable<T> = Exclude<ReadResult<T>, { readonly state: 'absent' }>;

/**
 * Result of a write.
 *
 * `refused`: Graph answered and nothing changed, or nothing was sent (status 0: no connection, no token, or stopped
 * while waiting). `unknown`: no answer arrived, or a 5xx did (`status`), so the write may have taken effect.
 */
export type WriteResult =
  | { readonly outcome: 'done'; readonly status: number; readonly body: Json }
  | { readonly outcome: 'refused'; readonly status: number; readonly diagnostic: Diagnostic }
  | { readonly outcome: 'unknown'; readonly status?: number; readonly diagnostic: Diagnostic };

/**
 * A read of one object or of a collection. `path` is relative to the version and starts with `/`; `query` is not
 * encoded yet.
 */
export interface GraphRead {
  readonly version: GraphVersion;
  readonly path: string;
  /** OData options by name, e.g. `{ $select: 'id', $expand: 'assignments' }`. */
  readonly query?: Readonly<Record<string, string>>;
  readonly area: ThrottleArea;
  /** Asks Graph again, even if the answer was already read in this run. Default: the earlier answer is shared. */
  readonly fresh?: boolean;
  /**
   * Accepts an answer from before this run's own writes, for data that those do not affect. Default: a write makes
   * earlier answers stale.
   */
  readonly earlier?: boolean;
  /** What the answer to a read of one object must prove. Default: that it is an object and not an error. */
  readonly expects?: Proof;
}

/** Conditions for accepting an answer. An answer that does not meet them is unreadable. */
export interface Proof {
  /** Id of the object, compared case-insensitively. Default: any. */
  readonly id?: string;
  /**
   * 204, `@odata.null` or a null in `value` mean that nothing exists, as for a navigation or a property. Default: they
   * are unreadable.
   */
  readonly nothing?: true;
  /** The path is that of a property of an object. A source that stores whole objects has no separate answer for it. */
  readonly property?: true;
}

/** A write. The client repeats a `POST` only if Graph said that it did nothing (429, 503 with Retry-After). */
export interface GraphWrite {
  readonly method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly version: GraphVersion;
  readonly path: string;
  readonly body?: JsonObject;
  readonly area: ThrottleArea;
  /**
   * Paths whose cached reads become stale through this write, along with everything below them. Default: the path
   * itself and its collection.
   */
  readonly invalidates?: readonly string[];
  /**
   * The write can share a `$batch` with others. If the answer is lost, the result of each of them is unknown. Default:
   * it is sent alone.
   */
  readonly shared?: true;
  /**
   * The request changes nothing, for example a search, and can be repeated like a read. Default: it changes something.
   */
  readonly changesNothing?: true;
}

/** A query by POST: an action that changes nothing, such as `validateFilter`. */
export interface GraphQuestion {
  readonly version: GraphVersion;
  readonly path: string;
  readonly body: JsonObject;
  readonly area: ThrottleArea;
}

/** One page of a collection. `serverTime` is Graph's clock, from the `Date` header. */
export interface GraphPage {
  readonly items: readonly JsonObject[];
  readonly serverTime: Date;
}

/**
 * Microsoft Graph, as the engine and the definitions see it. There is one client per ConfigureProvider call.
 *
 * Reads are shared: equal reads are one request, and reads of the same event loop turn share one `$batch`. No method
 * throws because of errors from Graph or the network.
 */
export interface Graph {
  /** Entra tenant id (GUID) that this client is configured for. */
  readonly tenantId: string;
  /** Reads one object. 404 is `absent`. */
  get(read: GraphRead): Promise<ReadResult<JsonObject>>;
  /** Reads a whole collection, all pages. One failed page makes the whole collection unreadable, and so does 404. */
  list(read: GraphRead): Promise<ReadResult<readonly JsonObject[]>>;
  /** Reads a collection page by page without caching. The last page can be `unreadable`, also because of a 404. */
  pages(read: GraphRead): AsyncIterable<KnownOrUnreadable<GraphPage>>;
  /** Writes, and discards cached reads of the paths that the write changes. */
  send(write: GraphWrite): Promise<WriteResult>;
  /**
   * Sends a query. Equal queries are one request, concurrent ones share one `$batch`, and any of them can be repeated.
   */
  ask(question: GraphQuestion): Promise<WriteResult>;
  /** Computes a value from reads once per client, and shares the result. */
  once<T>(key: string, compute: () => Promise<T>): Promise<T>;
}
