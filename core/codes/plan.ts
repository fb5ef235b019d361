import type { CodeTable } from './code.js';

/** Codes 2000 to 2029: plan and apply of objects of any type. */
export const planCodes = {
  INT2001: {
    title: 'An object with these values already exists',
    cause:
      'A tenant can have only one such object, and it already has one. It is not in the state, or it is the old object of a replacement with `create_before_destroy`.',
    remedy:
      'Import the existing object, or delete it in the tenant. For a replacement, remove `create_before_destroy`: a unique object cannot be created before the old one is destroyed.',
  },
  INT2002: {
    title: 'The result of a create request is unknown',
    cause: 'Graph did not respond to the create request, and the tenant has no matching object or several of them.',
    remedy: 'Check the tenant, import the object if it exists, and plan again.',
  },
  INT2003: {
    title: 'An object was deleted between plan and apply',
    cause: 'The object was deleted in the tenant after the plan was made.',
    remedy: 'Plan again. The new plan creates the object.',
  },
  INT2004: {
    title: 'An object was created without a response',
    cause:
      'Graph did not respond to the create request, but the tenant has exactly one object with all the values that were sent. The provider adopted this object.',
    remedy: 'None, unless someone else created an identical object at the same time.',
  },
  INT2005: {
    title: 'Applications can never read this object',
    cause: 'Microsoft allows only signed-in users to read the object, and the provider runs as an application.',
    remedy: 'Have a signed-in administrator run the command, or remove the object from this declaration.',
  },
  INT2006: {
    title: 'A priority would leave a gap',
    cause: 'Priorities run from 1 to the number of objects, without gaps.',
    remedy: 'Use consecutive priorities, and let each object depend on the objects before it.',
  },
  INT2007: {
    title: 'A built-in object is adopted and changed',
    cause:
      'The object exists in every tenant and is new to Terraform. Terraform manages it from now on, and apply changes the values that the message lists.',
    remedy: 'None, if this change is intended. Destroy restores the original settings of a default object.',
  },
  INT2008: {
    title: 'A built-in object is missing',
    cause: 'Microsoft creates the object with the Intune subscription, but the tenant does not have it.',
    remedy: 'Check the tenant id, and check that the tenant has an active Intune subscription.',
  },
  INT2009: {
    title: 'An object cannot be destroyed',
    cause: 'Destroy removes the object from the state and does not change the tenant.',
    remedy: 'Change the setting in the admin center if necessary.',
  },
  INT2010: {
    title: 'A change of authority is not acknowledged',
    cause:
      'Leaving the current MDM authority has irreversible consequences, and the declaration does not acknowledge all of them.',
    remedy: 'Read the consequences and add them to `transition.acknowledge`.',
  },
  INT2011: {
    title: 'A transition starts from the wrong authority',
    cause: '`transition.from` does not match the current authority of the tenant.',
    remedy: 'Read the consequences of leaving the current authority, then set `transition.from` to it.',
  },
  INT2012: {
    title: 'Apply changes the authority permanently',
    cause: 'The plan sets the MDM authority. Microsoft provides no way to undo this.',
    remedy: 'None, if this change is intended.',
  },
  INT2013: {
    title: 'The tenant does not have the declared authority',
    cause:
      'Code can set the authority only to Intune. Any other declared value is compared with the tenant, and the tenant has a different value.',
    remedy: 'Declare the authority that the tenant has, or change the authority in the service that administers it.',
  },
  INT2014: {
    title: 'Graph returned no value for the authority',
    cause:
      'The response contains an empty value, although the property was requested by name. An empty value is never treated as `none`.',
    remedy: 'Plan again. If the problem persists, check the Intune subscription of the tenant.',
  },
  INT2015: {
    title: 'The authority changed between plan and apply',
    cause: 'The current authority of the tenant differs from the authority at the time of the plan.',
    remedy: 'Plan again and review the new plan.',
  },
  INT2016: {
    title: 'The new authority is not visible yet',
    cause: 'Graph accepted the change, but the tenant still shows another authority.',
    remedy: 'Wait a few minutes and plan again.',
  },
  INT2017: {
    title: 'No object has this id',
    cause: 'The tenant has no object with the id of the import, or the object has another type.',
    remedy: 'Copy the id from the admin center or from Graph.',
  },
  INT2018: {
    title: 'A data source found nothing',
    cause: 'Graph reports that the requested object does not exist.',
    remedy: 'Check the arguments of the data source.',
  },
  INT2021: {
    title: 'An object is incomplete',
    cause:
      'Terraform requested a stop after the object was written, but before its assignments, priority or uploads were set.',
    remedy: 'Apply again. The state contains the completed part.',
  },
  INT2022: {
    title: 'An object of an interrupted run is adopted',
    cause:
      'An earlier run was killed after it sent the create request, and before Terraform saved the object. The provider found the object by the record of that run.',
    remedy: 'None. Apply completes the object.',
  },
  INT2023: {
    title: 'An interrupted run may have created one of several objects',
    cause: 'An earlier run was killed while it created the object, and several objects in the tenant match it.',
    remedy: 'Import the right object, or delete it in the tenant. Then apply again.',
  },
  INT2024: {
    title: 'Another run is still creating the object',
    cause: 'A provider process of an earlier run in the same folder is still running, and its request is not complete.',
    remedy: 'Wait until that run ends, then plan again.',
  },
  INT2025: {
    title: 'The provider cannot record what it creates',
    cause:
      'The provider records each object in a private folder before it creates it, so that an interrupted run can resume. It cannot write to that folder.',
    remedy: 'Make the working folder writable, or set INTUNEFORM_LEDGER to a writable folder.',
  },
  INT2026: {
    title: 'A default object is imported into the wrong resource',
    cause: 'Intune created the object, and you can change it but not delete it. A separate resource manages it.',
    remedy: 'Import it into the resource that the message names.',
  },
  INT2027: {
    title: 'The identity of an import is incomplete',
    cause: 'A part of `identity` in an import block is missing, null, empty, or known only after apply.',
    remedy: 'Set each part that the message names. The page of the resource lists the parts.',
  },
  INT2028: {
    title: 'The identity of an import belongs to another tenant',
    cause: 'An import block contains `tenant_id` in its identity, and the provider is configured for another tenant.',
    remedy: 'Configure the provider for the tenant of the object, or remove `tenant_id` from the identity.',
  },
  INT2029: {
    title: 'Part of an object is not imported',
    cause:
      'The tenant has rows that no configuration can contain, such as a serial number with a space. In the state, they would be deletions in every plan. Import leaves them out, and apply does not change them.',
    remedy: 'None, if they are to stay. Otherwise correct or delete them in the Intune admin center, and import again.',
  },
} as const satisfies CodeTable;
