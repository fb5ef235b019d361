import type { JsonObject } from '../../../core/index.js';

/**
 * A record that a process is about to create an object, written beforehand, and of the outcome.
 *
 * It outlives the process: a later process uses it to find objects that were created but never reached a state.
 */
export interface Intent {
  /** Unique key of the intent. */
  readonly key: string;
  readonly tenantId: string;
  /** Terraform's type. */
  readonly type: string;
  /** Collection in which the object is created, or path of a default object. */
  readonly path: string;
  /** ISO 8601, by this machine's clock. */
  readonly startedAt: string;
  /** Digest of the request, without secrets. */
  readonly body: string;
  /** Digest of the object's display name. */
  readonly name: string;
  /** Ids of objects with the same name that existed before. Null: unknown. */
  readonly before: readonly string[] | null;
  /** Id of the new object. Null: it is not known whether it exists. */
  readonly id: string | null;
  /** Values of a default object before its first change. */
  readonly original: JsonObject | null;
  /** Process that is creating the object. */
  readonly by: string;
}

/**
 * Intents of this and earlier processes, stored next to the state. The intent of a new object is dropped when a state
 * contains the object; that of a default object when a state contains its original values.
 *
 * No method throws: if nothing can be recorded, work continues without records, and `takeProblem` returns the reason.
 */
export interface Ledger {
  /** Name of this process in intents. */
  readonly self: string;
  /** Returns all open intents. */
  intents(): readonly Intent[];
  /** Writes an intent or its outcome. Resolves when it is safely on disk. */
  write(intent: Intent): Promise<void>;
  drop(intent: Pick<Intent, 'key'>): void;
  /** Records that a state names the object: drops its intent, and prevents later ones from matching it. */
  settle(tenantId: string, id: string): void;
  /** Whether `settle` was called for an object after the oldest open intent without an id. */
  isSettled(tenantId: string, id: string): boolean;
  /** Whether the process of an intent is still running. False for this process. */
  isRunning(intent: Intent): boolean;
  /** Returns, once, why nothing can be recorded. */
  takeProblem(): string | undefined;
}
