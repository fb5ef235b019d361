import type { JsonObject } from '../../../core/index.js';

/**
 * That a process is about to make an object, written down before it does, and what became of it.
 *
 * It outlives the process: a later one finds by it what was made and never reached a state.
 */
export interface Intent {
  /** Tells intents apart. */
  readonly key: string;
  readonly tenantId: string;
  /** Terraform's type. */
  readonly type: string;
  /** Collection that the object is made in, or path of a default object. */
  readonly path: string;
  /** ISO 8601, by the clock of this machine. */
  readonly startedAt: string;
  /** Digest of what is sent, without anything secret. */
  readonly body: string;
  /** Digest of what people call the object. */
  readonly name: string;
  /** Ids of objects of the same name that were there before. Null: nobody could tell. */
  readonly before: readonly string[] | null;
  /** Id of the new object. Null: it is not known whether there is one. */
  readonly id: string | null;
  /** What a default object was before it was changed for the first time. */
  readonly original: JsonObject | null;
  /** Process that is at it. */
  readonly by: string;
}

/**
 * Intents of this and of earlier processes, kept beside the state. That of a new object is dropped as soon as a state names the
 * object; that of a default object as soon as a state holds what it was.
 *
 * No method throws: where nothing can be written down, work goes on without, and `takeProblem` says so.
 */
export interface Ledger {
  /** This process, as intents name it. */
  readonly self: string;
  /** All intents that are open. */
  intents(): readonly Intent[];
  /** Writes an intent down, or what became of it. Done when it is safe on the disk. */
  write(intent: Intent): Promise<void>;
  drop(intent: Pick<Intent, 'key'>): void;
  /** A state names the object: no intent to create it is left, and none will be taken for it. */
  settle(tenantId: string, id: string): void;
  /** Whether `settle` was called for an object since the oldest open intent without an id. */
  isSettled(tenantId: string, id: string): boolean;
  /** Whether the process that is at an intent still runs. False for this one. */
  isRunning(intent: Intent): boolean;
  /** Why nothing can be written down; once. */
  takeProblem(): string | undefined;
}
