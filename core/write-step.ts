import type { Identity } from './identity.js';
import type { JsonObject } from './json.js';
import type { ValueObject } from './value.js';

/**
 * An action that carries attributes which the object's own body cannot: a token upload, a switch.
 *
 * It is called after the object is written, if one of the attributes changed (for a write-only attribute: its version).
 */
export interface WriteStep {
  /** Path segment after the object: `uploadDepToken`. */
  readonly action: string;
  /** Attributes that the action carries. The object's body leaves them out. */
  readonly takes: readonly string[];
  /**
   * Builds the body of the action from the declared values, including write-only ones. Default: the attributes under
   * their Graph names.
   */
  readonly body?: (values: ValueObject, now: Date) => JsonObject;
  /**
   * The body of a new object includes the attributes, and the action is called only for changes. Default: the action
   * carries both.
   */
  readonly changesOnly?: true;
  /** Whether the declared values require the action. Default: always. */
  readonly when?: (values: ValueObject) => boolean;
  /**
   * Request that removes the result of an earlier call: sent before another call, and alone if nothing is declared any
   * more. Default: none.
   */
  readonly clearing?: { readonly method: 'POST' | 'DELETE'; readonly action: string };
  /** Reads the result of the action, if the object does not include it. Default: the object includes it. */
  readonly reading?: StepReading;
  /** Why a successful status still means that the action had no effect. Undefined: it had an effect. */
  readonly rejection?: (answer: JsonObject) => string | undefined;
}

/** A function of an object that returns the result of an action. */
export interface StepReading {
  /** Path segment after the object. */
  readonly name: string;
  /**
   * Converts the answer to the properties of the object that it represents. No answer: nothing is set. Undefined: the answer
   * makes no sense.
   */
  readonly shows: (answer: JsonObject | undefined) => JsonObject | undefined;
  /**
   * Kind of identity for which this read has not been observed to work: if it fails, the state keeps its value.
   * Default: the object is unreadable.
   */
  readonly uncertainFor?: Identity['kind'];
}
