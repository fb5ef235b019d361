import type { CodeTable } from './code.js';

/** Codes 2xxx: plan and apply by the engine, and findings of the drift report. */
export const planCodes = {
  INT2101: {
    title: 'the tenant was changed outside',
    cause:
      'An attribute, or a whole object, is not as it was applied and not as it is declared: somebody changed it by hand or with another tool. A finding of the drift report.',
    remedy: 'Apply to restore what is declared, or declare what the tenant has now.',
  },
  INT2102: {
    title: 'the declaration is ahead of the tenant',
    cause: 'The declaration was changed since it was last applied. A finding of the drift report.',
    remedy: 'Apply.',
  },
  INT2103: {
    title: 'both the tenant and the declaration were changed',
    cause:
      'Since it was last applied, the object was changed outside and in the declaration, and the two do not agree. A finding of the drift report.',
    remedy: 'Look at all three values, put the right one into the declaration, and apply.',
  },
  INT2104: {
    title: 'an object could not be read',
    cause:
      'Graph did not tell what the tenant has: missing permission, throttling beyond the budget, a failure. Nothing is said about the object, not that it is absent. A finding of the drift report.',
    remedy: 'Mend what the finding names (permission, connection), and plan again.',
  },
} as const satisfies CodeTable;
