import type { CodeTable } from './code.js';

/** Codes 2150 to 2169: which tenant a state belongs to, and objects that Terraform stops managing. */
export const dayTwoCodes = {
  INT2150: {
    title: 'The state belongs to another tenant',
    cause:
      'Each object in the state contains the id of the tenant that it was read from. The provider is configured for another tenant, so a plan would create all objects there.',
    remedy: 'Restore the tenant id. To manage another tenant, use a separate declaration with its own name and state.',
  },
  INT2151: {
    title: 'A built-in object is restored',
    cause:
      'The object exists in every tenant. Terraform adopted it earlier, and the declaration no longer contains it. Apply restores its original settings.',
    remedy: 'None, if this change is intended. To keep the current values, keep the object in the declaration.',
  },
  INT2152: {
    title: 'Only part of the declaration was planned',
    cause:
      '`-target` or `-exclude` limits the plan, on the command line or in `TF_CLI_ARGS_plan`. Other objects were not checked.',
    remedy: 'Plan again without these arguments.',
  },
  INT2153: {
    title: 'The tenant already has an object with this name',
    cause:
      'The plan creates an object, but the tenant has an object of the same kind and name that is not in the state. The state is lost or outdated, `metadata.name` or the workspace was changed, or someone created the object in the admin center.',
    remedy:
      'Add `import: { id: … }` to the object, or recover the state. `onExisting` decides whether this is a warning, an error, or an adoption. With `adopt`, it is an error if several objects have the name or if a property differs that cannot be changed.',
  },
  INT2154: {
    title: 'An existing object is adopted',
    cause:
      'With `onExisting: adopt`, Terraform adds the object of the same kind and name to the state instead of creating one.',
    remedy: 'None, if this change is intended. To create another object, use a different name.',
  },
  INT2155: {
    title: 'An adopted object is not deleted',
    cause: 'The run removed the object from one Terraform address and adopted it at another.',
    remedy: 'None. To keep the address of a renamed object, use `formerly` or `logicalId`.',
  },
  INT2156: {
    title: 'Deleting an object has permanent effects',
    cause:
      'The plan deletes or replaces an object that devices or users depend on: an enrollment token, a profile, a category, or terms that users accepted.',
    remedy:
      'None, if this change is intended. To rename the object, add `formerly` to it. To keep it in the tenant, add it to `spec.release`.',
  },
  INT2157: {
    title: 'A protected object would be destroyed',
    cause: '`spec.preventDestroy` contains an object that the plan would delete, replace or restore.',
    remedy: 'Declare the object again. To delete it, first remove it from `spec.preventDestroy` in a separate change.',
  },
  INT2158: {
    title: 'A permanent deletion is not acknowledged',
    cause:
      'Deleting the object permanently destroys something else, such as an ADE token or the QR codes of an Android profile.',
    remedy:
      'Add the object to `spec.allowDestroy`, or to `spec.release` to keep it in the tenant. If you only renamed it, add `formerly` to it.',
  },
  INT2159: {
    title: 'The plan would delete more objects than allowed',
    cause: 'The number of objects that the plan deletes or replaces exceeds `spec.maxDeletions`.',
    remedy: 'Check that you use the right declaration and state. If so, raise `spec.maxDeletions`.',
  },
  INT2160: {
    title: 'An object to delete is still in use',
    cause:
      'Other declared objects still refer to a scope tag, a filter or another object that the plan would delete; or the tenant has objects that refer to a scope tag or a filter, and the plan does not change them.',
    remedy:
      'Remove the references, before or in the same change, or declare the object again. Change objects that are not declared in the admin center.',
  },
  INT2161: {
    title: 'A state has no declaration',
    cause:
      'A local state contains objects, but no declaration in the folder has its name. The file was deleted or moved, or `metadata.name` was changed. Plans no longer include these objects.',
    remedy:
      'Restore the declaration. To delete the objects, run `intuneform destroy` on it. If you changed the name, rename the state file as well.',
  },
  INT2162: {
    title: 'A part of a default object is no longer declared',
    cause:
      'The declaration contained this part of a default object at the last apply, and no longer contains it. Apply restores the original settings. If these are unknown, the tenant keeps the current values, and later changes to them are not reported as drift.',
    remedy: 'None, if this change is intended. To keep the current value, keep it in the declaration.',
  },
} as const satisfies CodeTable;
