import type { Diagnostic } from './diagnostic.js';
import type { Json, JsonObject } from './json.js';

/** A version of Microsoft Graph. */
export type GraphVersion = 'v1.0' | 'beta';

/**
 * Areas that Microsoft throttles apart from one another.
 *
 * @see https://learn.microsoft.com/graph/throttling-limits
 */
export type ThrottleArea = 'enrollment' | 'android' | 'terms' | 'audit' | 'rbac' | 'devices' | 'directory' | 'other';

/** Why something could not be read. `permission`: this identity never can. The others may pass. */
export type UnreadableReason = 'permission' | 'authentication' | 'throttled' | 'unavailable' | 'malformed';

/** The three ways in which a read ends. Unreadable is never absence. */
export type ReadResult<T> =
  | { readonly state: 'present'; readonly value: T }
  | { readonly state: 'absent' }
  | {
      readonly state: 'unreadable';
      readonly reason: UnreadableReason;
      readonly diagnostic: Diagnostic;
      /** Whom Graph refused, where it refused a person: by 403. Default: an application, or nobody knows. */
      readonly refused?: 'delegated';
    };

/** An answer of what is always there: it is known, or it could not be read. */
export type KnownOrUnreadable<T> = Exclude<ReadResult<T>, { readonly state: 'absent' }>;

/**
 * How a write ended.
 *
 * `refused`: Graph answered and nothing changed, or nothing was sent at all (status 0: no connection, no token, stopped while waiting). `unknown`: no answer arrived, or a 5xx did (`status`); the write may have happened.
 */
export type WriteResult =
  | { readonly outcome: 'done'; readonly status: number; readonly body: Json }
  | { readonly outcome: 'refused'; readonly status: number; readonly diagnostic: Diagnostic }
  | { readonly outcome: 'unknown'; readonly status?: number; readonly diagnostic: Diagnostic };

/** Something to read: one object, or a collection. `path` is relative to the version and starts with `/`; `query` is not encoded yet. */
export interface GraphRead {
  readonly version: GraphVersion;
  readonly path: string;
  /** OData options by name, e.g. `{ $select: 'id', $expand: 'assignments' }`. */
  readonly query?: Readonly<Record<string, string>>;
  readonly area: ThrottleArea;
  /** Ask Graph again even where the answer is already known in this walk. Default: the known answer is shared. */
  readonly fresh?: boolean;
  /** An answer of this walk from before our own writes will do, for what those do not change. Default: a write asks for a new answer. */
  readonly earlier?: boolean;
  /** What the answer to a read of one object must prove. Default: that it is an object, and no error. */
  readonly expects?: Proof;
}

/** What an answer must prove before it is believed. An answer that does not is unreadable. */
export interface Proof {
  /** Id of the object, in any case of letters. Default: any. */
  readonly id?: string;
  /** 204, `@odata.null` or a null in `value` mean that there is nothing, as for a navigation or a property. Default: unreadable. */
  readonly nothing?: true;
  /** It is a property of an object, read at its own path. A source that holds whole objects has nothing more there. */
  readonly property?: true;
}

/** Something to write. `POST` is never repeated by the client unless Graph said that it did nothing (429, 503 with Retry-After). */
export interface GraphWrite {
  readonly method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly version: GraphVersion;
  readonly path: string;
  readonly body?: JsonObject;
  readonly area: ThrottleArea;
  /** Paths whose remembered reads this write makes stale, with everything below them. Default: the path itself and its collection. */
  readonly invalidates?: readonly string[];
  /** It may travel in a `$batch` with others. Where the answer is lost, each of them is in doubt. Default: it travels alone. */
  readonly shared?: true;
  /** It changes nothing, such as a search, and may be repeated like a read. Default: it changes something. */
  readonly changesNothing?: true;
}

/** A question by POST: an action that changes nothing, such as `validateFilter`. */
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
 * Microsoft Graph, as the engine and the definitions see it. One per ConfigureProvider.
 *
 * Reads are shared: equal ones are one request, calls of the same turn travel in one `$batch`. No method throws for what
 * Graph or the network does.
 */
export interface Graph {
  /** Entra tenant id (GUID) that this client is configured for. */
  readonly tenantId: string;
  /** Reads one object. 404 is `absent`. */
  get(read: GraphRead): Promise<ReadResult<JsonObject>>;
  /** Reads a whole collection, all pages. One failed page makes the whole unreadable, and so does 404. */
  list(read: GraphRead): Promise<ReadResult<readonly JsonObject[]>>;
  /** Reads a collection page by page and keeps none. The last page may be `unreadable`; 404 is that, too. */
  pages(read: GraphRead): AsyncIterable<KnownOrUnreadable<GraphPage>>;
  /** Writes, and forgets what was remembered of the paths that it changes. */
  send(write: GraphWrite): Promise<WriteResult>;
  /** Asks something. Equal questions are one request, those of the same moment travel in one `$batch`, and any may be repeated. */
  ask(question: GraphQuestion): Promise<WriteResult>;
  /** Computes something from reads once per client, and shares it. */
  once<T>(key: string, compute: () => Promise<T>): Promise<T>;
}
