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
  INT2151: {
    title: 'A default object is restored',
    cause:
      'The object exists in every tenant and was adopted by the declaration, which does not have it any more. Apply puts back what it was when it was adopted.',
    remedy: 'None, if this change is intended. To keep the present values, leave the object declared.',
  },
  INT2152: {
    title: 'Only a part of the declaration was planned',
    cause:
      'The plan was limited by `-target` or `-exclude`, here or in `TF_CLI_ARGS_plan`. Nothing is known of the other objects.',
    remedy: 'Plan again without these arguments.',
  },
} as const satisfies CodeTable;
