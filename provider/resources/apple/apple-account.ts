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

/** What leaving an Apple account brings, by the name under which it is acknowledged. */
const consequence = 'devices-orphaned';

/** The permission to leave the Apple account that the tenant has. Graph never sees it. */
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

/** A declared Apple account beside the one that the tenant has. */
export interface AppleAccountChange {
  /** What carries the account: `push certificate`. */
  readonly noun: string;
  readonly present: string;
  readonly declared: string;
  /** `{ from, acknowledge }` or null. */
  readonly transition: Value;
}

/** Whether two Apple IDs are one account: they are e-mail addresses, and Apple does not care about their case. */
export function sameAppleAccount(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** Whether leaving the present account was acknowledged, from where it stands. */
export function isAcknowledged(present: string, transition: Value): boolean {
  if (!isValueObject(transition) || typeof transition.from !== 'string') return false;
  const { from, acknowledge = null } = transition;
  return sameAppleAccount(from, present) && isValueList(acknowledge) && acknowledge.includes(consequence);
}

/** Judges a change of Apple account: an error unless it is acknowledged, then a warning. Nothing where it stays. */
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

/** The permission as it has to be declared. */
export function wanted(present: string): string {
  return `transition { from = "${present}", acknowledge = ["${consequence}"] }`;
}

/** The text of an attribute; null where it has none or is not known. */
export function textIn(values: ValueObject | null, name: string): string | null {
  const value = values?.[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
