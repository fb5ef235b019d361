import type { Identity } from './identity.js';
import type { JsonObject } from './json.js';
import type { ValueObject } from './value.js';

/**
 * An action that carries some attributes, because the object's own body does not: a token that is uploaded, a switch.
 *
 * It is called after the object was written, when one of the attributes changed (of a write-only one: its version).
 */
export interface WriteStep {
  /** Path segment after the object: `uploadDepToken`. */
  readonly action: string;
  /** Attributes that it carries. They are not in the object's body. */
  readonly takes: readonly string[];
  /** Body of the action, from the declared values, write-only ones included. Default: the attributes under their Graph names. */
  readonly body?: (values: ValueObject, now: Date) => JsonObject;
  /** A new object's body carries the attributes itself, the action only their changes. Default: the action carries both. */
  readonly changesOnly?: true;
  /** Whether the declared values call for it. Default: they do. */
  readonly when?: (values: ValueObject) => boolean;
  /** Takes away what an earlier call left: called before another call, and alone where nothing is declared any more. Default: nothing does. */
  readonly clearing?: { readonly method: 'POST' | 'DELETE'; readonly action: string };
  /** Reads what the action left, where the object does not show it. Default: the object shows it. */
  readonly reading?: StepReading;
  /** Why an answer with a good status shows that the action did nothing. Undefined: it does not. */
  readonly rejection?: (answer: JsonObject) => string | undefined;
}

/** A function of an object that shows what an action left. */
export interface StepReading {
  /** Path segment after the object. */
  readonly name: string;
  /** The properties of the object that its answer stands for. No answer: nothing is set. Undefined: the answer makes no sense. */
  readonly shows: (answer: JsonObject | undefined) => JsonObject | undefined;
  /** Nobody saw an application read it: where it cannot, the state keeps what it has. Default: an object that cannot be read as a whole is unreadable. */
  readonly uncertainFor?: Identity['kind'];
}
