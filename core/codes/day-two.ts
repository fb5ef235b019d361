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
  INT2153: {
    title: 'The tenant already has an object with this name',
    cause:
      'The plan creates an object, and the tenant has one of the same kind and name that the state does not have: the state was lost or is old, `metadata.name` or the workspace was changed, or somebody created the object by hand.',
    remedy:
      'Import the object with `import: { id: … }` beside it, or recover the state. `onExisting` decides whether this is a warning, an error, or whether the object is adopted. With `adopt` it is an error if several objects have the name, or if a property differs that cannot be changed.',
  },
  INT2154: {
    title: 'An object of the tenant is adopted',
    cause: 'With `onExisting: adopt` the object of the same kind and name is taken into the state instead of created.',
    remedy: 'None, if this change is intended. To create another object, give it another name.',
  },
  INT2155: {
    title: 'An adopted object is not deleted',
    cause: 'The run removed the object from one Terraform address and adopted it at another one.',
    remedy: 'None. `formerly` or `logicalId` keep one address.',
  },
} as const satisfies CodeTable;
