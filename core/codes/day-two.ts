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
  INT2156: {
    title: 'Deleting an object loses what cannot be created again',
    cause:
      'The plan deletes or replaces an object that devices or people depend on: an enrollment token, a profile, a category, terms that users accepted.',
    remedy:
      'None, if this change is intended. To rename the object, write `formerly` beside it. To keep it in the tenant, name it in `spec.release`.',
  },
  INT2157: {
    title: 'An object must not be destroyed',
    cause: '`spec.preventDestroy` names an object that the plan would delete, replace or restore.',
    remedy: 'Declare it again. If it has to go, take it out of `spec.preventDestroy` first, in a change of its own.',
  },
  INT2158: {
    title: 'A deletion that cannot be undone is not acknowledged',
    cause:
      'Nothing brings back what is lost with the object, such as an ADE token or the QR codes of an Android profile.',
    remedy:
      'Name it in `spec.allowDestroy`, or in `spec.release` to keep it in the tenant. If it was only renamed, write `formerly` beside it.',
  },
  INT2159: {
    title: 'The plan would delete more objects than allowed',
    cause: 'The plan deletes or replaces more objects than `spec.maxDeletions`.',
    remedy: 'Check that the declaration and the state are the right ones. If so, raise `spec.maxDeletions`.',
  },
  INT2160: {
    title: 'An object that is to be deleted is still in use',
    cause:
      'Other objects of the declaration still name a scope tag, a filter or another object that the plan would delete.',
    remedy: 'Take it out of these objects, first or in the same change, or declare it again.',
  },
  INT2161: {
    title: 'A state has no declaration',
    cause:
      'A local state holds objects, and no declaration in the folder has its name: the file was deleted or moved, or `metadata.name` was changed. No plan looks at these objects any more.',
    remedy:
      'Restore the declaration. Run `intuneform destroy` on it if the objects are to go. If the name was changed, rename the state file as well.',
  },
  INT2162: {
    title: 'A part of a default object is no longer declared',
    cause:
      'The declaration had this part of a default object at the last apply and does not have it now. Apply restores what it was before it was adopted. Where nobody knows that, the tenant keeps the present value, and changes to it no longer show as drift.',
    remedy: 'None, if this change is intended. To keep the present value, leave it declared.',
  },
} as const satisfies CodeTable;
