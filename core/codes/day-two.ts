import type { CodeTable } from './code.js';

/** Codes 2150 to 2169: what a state belongs to, and what is let go. */
export const dayTwoCodes = {
  INT2150: {
    title: 'The state belongs to another tenant',
    cause:
      'Every object of a state carries the id of the tenant that it was read from. The provider is configured for another tenant, where none of these objects exist: a plan would create all of them there.',
    remedy:
      'Set the tenant id back. To manage the other tenant, give it a declaration with a name and a state of its own.',
  },
} as const satisfies CodeTable;
