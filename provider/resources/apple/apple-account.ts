import {
  type Diagnostic,
  error,
  isValueList,
  isValueObject,
  type NestedAttribute,
  single,
  string,
  stringSet,
  type Value,
  type ValueObject,
  warning,
} from '../../../core/index.js';

/** Consequence of leaving an Apple account, as named in `acknowledge`. */
const consequence = 'devices-orphaned';

/** Permission to leave the tenant's current Apple account. It is never sent to Graph. */
export const appleTransition: NestedAttribute = single({
  local: true,
  doc: 'Permission to leave the current Apple ID or the current topic. Only the apply that changes it needs this.',
  attributes: {
    from: string({ required: true, doc: 'Apple ID to leave. Must be the current Apple ID of the tenant.' }),
    acknowledge: stringSet({
      required: true,
      oneOf: [consequence],
      valueDocs: { [consequence]: 'Devices that were enrolled with the old Apple ID must be enrolled again.' },
      doc: 'Acknowledged consequences, by name. `devices-orphaned`: devices that were enrolled with the old Apple ID are no longer managed and must be enrolled again.',
    }),
  },
});

/** The declared Apple account and the one that the tenant has. */
export interface AppleAccountChange {
  /** Object that the account belongs to: `push certificate`. */
  readonly noun: string;
  readonly present: string;
  readonly declared: string;
  /** `{ from, acknowledge }` or null. */
  readonly transition: Value;
}

/** Whether two Apple IDs are the same account. They are e-mail addresses, and Apple ignores their case. */
export function sameAppleAccount(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** Whether leaving the current account is acknowledged in a transition from that account. */
export function isAcknowledged(present: string, transition: Value): boolean {
  if (!isValueObject(transition) || typeof transition.from !== 'string') return false;
  const { from, acknowledge = null } = transition;
  return sameAppleAccount(from, present) && isValueList(acknowledge) && acknowledge.includes(consequence);
}

/**
 * Checks a change of Apple account: an error unless it is acknowledged, a warning if it is. No diagnostics if the
 * account stays the same.
 */
export function judgeAppleAccount({ noun, present, declared, transition }: AppleAccountChange): readonly Diagnostic[] {
  if (sameAppleAccount(present, declared)) return [];
  const where = { path: ['appleIdentifier'] };
  if (isAcknowledged(present, transition)) {
    return [
      warning('INT2031', {
        what: `apply moves the ${noun} to another Apple account`,
        where,
        why: `from ${present} to ${declared}; devices that were enrolled with the old account must be enrolled again`,
        fix: 'none, if this change is intended',
      }),
    ];
  }
  return [
    error('INT2030', {
      what: `the ${noun} belongs to another Apple account`,
      where,
      why: `the tenant has ${present}, but ${declared} is declared; a renewal with another Apple ID disconnects every enrolled Apple device`,
      fix: `renew with ${present}; or, if all devices will be enrolled again, declare ${wanted(present)}`,
    }),
  ];
}

/** The transition as the user must declare it. */
export function wanted(present: string): string {
  return `transition { from = "${present}", acknowledge = ["${consequence}"] }`;
}

/** Text of an attribute. Null if it is empty or unknown. */
export function textIn(values: ValueObject | null, name: string): string | null {
  const value = values?.[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
