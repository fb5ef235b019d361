import type { Diagnostic, Json } from '../../core/index.js';

/** An answer of Graph, to a request or to one item of a batch. */
export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  /** Returns a header by its name in lower case. */
  readonly header: (name: string) => string | undefined;
  /** The body. Undefined: it was empty, or not JSON. */
  readonly body: Json | undefined;
  /** There was a body, but it was not JSON. */
  readonly malformed: boolean;
  /** Bytes of the body; for an item, those of the whole batch. */
  readonly bytes: number;
  readonly clientRequestId: string;
}

/** Why there was no answer. */
export type FailureCause = 'refused' | 'dns' | 'reset' | 'timeout' | 'silent' | 'oversized' | 'tls' | 'aborted';

/** There was no answer. */
export interface Failure {
  readonly kind: 'failure';
  readonly cause: FailureCause;
  /** Error code of the system, such as `ECONNREFUSED`. */
  readonly detail: string;
  /** Whether Graph may have received the request. */
  readonly sent: boolean;
}

/**
 * Result of one request. `noToken`, `throttled`: nothing was sent; throttled because Graph requested a longer pause
 * than the call may take.
 */
export type Reply =
  | Answer
  | Failure
  | { readonly kind: 'noToken'; readonly diagnostic: Diagnostic }
  | { readonly kind: 'throttled'; readonly milliseconds: number };

/** The reply of a call that was cancelled before it was sent. */
export const stopped: Failure = { kind: 'failure', cause: 'aborted', detail: 'stopped', sent: false };

/** The reply of a call that is not sent, because there has been no answer for long. */
export const silent: Failure = { kind: 'failure', cause: 'silent', detail: 'not sent', sent: false };

/** The answer, if it is successful. */
export function successOf(reply: Reply): Answer | undefined {
  return reply.kind === 'answer' && reply.status >= 200 && reply.status < 300 ? reply : undefined;
}
