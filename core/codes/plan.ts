import type { CodeTable } from './code.js';

/** Codes 2xxx: plan and apply by the engine, and findings of the drift report. */
export const planCodes = {
  INT2001: {
    title: 'An object with these values already exists',
    cause: 'A tenant can have only one such object, and it already has one that is not in the state.',
    remedy: 'Import the existing object, or delete it in the tenant.',
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
    remedy: 'Declare the authority that the tenant has, or change the authority where it is administered.',
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
  INT2030: {
    title: 'The Apple account would change',
    cause:
      'The push certificate or ADE token in the tenant belongs to another Apple ID than the declared one. Devices that enrolled with the old account would no longer be managed.',
    remedy: 'Renew with the Apple ID that the tenant uses, or acknowledge the change in `transition`.',
  },
  INT2031: {
    title: 'Apply changes the Apple account',
    cause: 'The declaration acknowledges the change. Devices that enrolled with the old account must enroll again.',
    remedy: 'None, if this change is intended.',
  },
  INT2032: {
    title: 'A push certificate cannot be used',
    cause: 'The text is not PEM, contains a private key, or is not an Apple MDM push certificate.',
    remedy: 'Use the file that you downloaded from https://identity.apple.com/pushcert.',
  },
  INT2033: {
    title: 'A push certificate to upload has expired',
    cause: 'The expiry date of the certificate is in the past.',
    remedy: 'Renew it at https://identity.apple.com/pushcert with the same Apple ID.',
  },
  INT2034: {
    title: 'A push certificate has another topic',
    cause:
      'The certificate is new instead of renewed. Enrolled devices only accept the topic of the current certificate.',
    remedy: 'Renew the current certificate, or acknowledge in `transition` that all Apple devices must enroll again.',
  },
  INT2035: {
    title: 'The declared serial number does not match the certificate',
    cause:
      'The serial number identifies the certificate that the tenant must have. Terraform uploads the file when the serial number changes.',
    remedy: 'Use the serial number in the message.',
  },
  INT2036: {
    title: 'The tenant has a newer push certificate',
    cause: 'The certificate was renewed outside Terraform, and apply would replace it with the older one.',
    remedy: 'Declare the newer certificate with its serial number.',
  },
  INT2037: {
    title: 'No push certificate to upload',
    cause:
      'The tenant has no certificate, or another Apple ID is declared, and the declaration contains no certificate. If the tenant has none, the plan warns and continues with the other objects. Another Apple ID without its certificate is an error.',
    remedy: 'Upload the signing request to Apple, and declare the certificate that Apple issues.',
  },
  INT2038: {
    title: 'A certificate or token expires soon',
    cause: 'The certificate or token expires within the declared number of days.',
    remedy:
      'Renew an Apple certificate or token with the same Apple ID. For an Android profile, set a later date and distribute the new QR code.',
  },
  INT2039: {
    title: 'A certificate or token has expired',
    cause: 'The expiry date is in the past. You can still renew a push certificate within 30 days of its expiry.',
    remedy:
      'Renew an Apple certificate or token immediately with the same Apple ID. For an Android profile, set a later date and distribute the new QR code.',
  },
  INT2040: {
    title: 'The tenant is not ready for an object',
    cause:
      'The object has a prerequisite that only an administrator can complete, and the tenant does not meet it. The plan warns and continues with the other objects. Apply skips this object.',
    remedy: 'Complete the step that the message describes, then plan again.',
  },
  INT2041: {
    title: 'Only an administrator can make this change',
    cause:
      'The tenant has a different value, and Graph does not support writing this value. The plan warns and continues with the other objects. Apply skips this object.',
    remedy: 'Complete the step that the message describes, or declare the value that the tenant has.',
  },
  INT2042: {
    title: 'A date is in the past or too far in the future',
    cause: 'A new date is in the past, or later than Intune allows.',
    remedy: 'Use a date within the range that the message gives.',
  },
  INT2043: {
    title: 'An enrollment token cannot be used',
    cause: 'The token of the profile has expired or was revoked, so devices cannot enroll with it.',
    remedy: 'Declare a later expiry date and apply, which creates a new token.',
  },
  INT2045: {
    title: 'An object already matches the declaration',
    cause:
      'The object exists in every tenant and is new to Terraform, and the tenant has all declared values. Apply adds it to the state and sends no changes.',
    remedy: 'None.',
  },
  INT2051: {
    title: 'A transition affects more devices than acknowledged',
    cause:
      'The acknowledgement has a limit. The transition affects more devices, or the number of devices is unknown. Plan and apply stop.',
    remedy: 'Review the effects of the transition, then raise or remove the limit.',
  },
  INT2053: {
    title: 'An object is confirmed, because the application cannot read it',
    cause:
      'Graph allows only signed-in users to read the object, and this run uses an application. The declaration records who confirmed the object, and when, so the run treats it as matching. A confirmation that is older than the last change of the declaration is ignored.',
    remedy: 'Renew the confirmation regularly with `intuneform confirm`.',
  },
  INT2052: {
    title: 'An acknowledgement is not needed in this tenant',
    cause:
      'The acknowledged consequence does not apply to this tenant, for example because Intune already has a valid push certificate.',
    remedy: 'Remove it from `transition.acknowledge`.',
  },
  INT2048: {
    title: 'A setting that only an administrator can change was changed outside',
    cause:
      'The tenant had the declared value when Terraform last read it. The value was changed since then, and Graph does not support writing it. Apply cannot fix this drift. Other objects are planned and applied.',
    remedy: 'Complete the step that the message describes, or declare the value that the tenant has.',
  },
  INT2046: {
    title: 'Code cannot change the current authority',
    cause:
      'Graph does not allow changes to the MDM authority from its current value. The plan reports this, so that apply does not fail.',
    remedy: 'Have an administrator complete the step that the message describes, and plan again.',
  },
  INT2047: {
    title: 'Graph did not keep a value that it accepted',
    cause:
      'The write succeeded, but the response contains a different value. `intuneform apply` ends with exit code 1. Plain Terraform shows a warning.',
    remedy:
      'Check that the tenant and the identity can set the value. Otherwise, declare the value that the tenant has.',
  },
  INT2049: {
    title: 'An object is incomplete after an earlier apply',
    cause:
      'An earlier apply wrote only part of the object: a request failed or was stopped, or Graph did not keep an accepted value. Nobody changed the object outside.',
    remedy: 'Apply again. If the problem persists, check the response of Graph to that apply.',
  },
  INT2080: {
    title: 'The order of objects changes',
    cause:
      'Apply changes the order of existing objects. The message lists the current and the new order of the objects that stay.',
    remedy: 'None, if this change is intended.',
  },
  INT2081: {
    title: 'An order contains an unknown object',
    cause: 'An id in the order does not exist in the tenant, or belongs to an object of another order.',
    remedy: 'Remove or correct the id. Refer to the resource instead of using an id.',
  },
  INT2082: {
    title: 'An order contains an object twice',
    cause: 'Each object has exactly one position. Ids are not case-sensitive.',
    remedy: 'Remove one of the entries.',
  },
  INT2083: {
    title: 'The new order is not visible yet',
    cause:
      'Graph accepted every move, but the tenant still shows another order. Someone else may be moving objects too.',
    remedy: 'Wait a few minutes and plan again.',
  },
  INT2084: {
    title: 'This identity has no permission to write an object',
    cause:
      'The token has none of the permissions that are required to write the object. No request is sent: the plan warns, and apply fails before its first request.',
    remedy:
      'Grant the permission that the message names. `intuneform doctor` lists all permissions that a declaration needs. The setting `preflight` decides whether a plan fails.',
  },
  INT2085: {
    title: 'An administrator must apply an object',
    cause:
      'Graph does not allow applications to access the object, or requires a Microsoft Entra role, and this run uses an application. [permissions.md](reference/permissions.md) lists these cases. No request is sent: the plan warns, and apply fails before its first request.',
    remedy:
      'Have a signed-in administrator apply the object as the message describes, or remove it from this declaration.',
  },
  INT2088: {
    title: 'Two objects have the same priority',
    cause: 'Each priority belongs to one object. With a duplicate, each apply would move one of the two objects.',
    remedy: 'Give each object a different priority, or declare the order as a resource.',
  },
  INT2089: {
    title: 'Priorities and an order conflict',
    cause:
      'The same objects have a `priority` and are part of an order resource, with different positions. Each apply would undo the changes of the other one.',
    remedy: 'Declare the positions only once: remove the priorities or the order.',
  },
  INT2087: {
    title: 'Graph may reject a change by this identity',
    cause:
      'According to reports, Graph rejects this change for identities of this kind even if the permissions suffice. The reports are few or contradictory, so apply sends the change.',
    remedy: 'Apply. If Graph rejects the change, follow the message.',
  },
  INT2086: {
    title: 'This identity has no permission to read an object',
    cause:
      'The token has none of the permissions that are required to read the object. Its values are unknown, and it is never treated as absent.',
    remedy:
      'Grant the permission that the message names. `intuneform doctor` lists all permissions that a declaration needs.',
  },
  INT2070: {
    title: 'The version of terms and conditions decreases',
    cause:
      'The declared version is lower than the version in the tenant. Users who accepted a later version would not be asked again.',
    remedy: 'Declare the version in the tenant or a higher one, or remove the version.',
  },
  INT2071: {
    title: 'Users must accept terms and conditions again',
    cause:
      'The declared version is higher than the version in the tenant. All users with these terms must accept them again.',
    remedy: 'None, if this change is intended. For a minor correction, keep the version.',
  },
  INT2072: {
    title: 'Graph rejected some rows of an import',
    cause:
      'Graph accepts many small objects in one request and responds to each. The tenant has all rows except the rejected ones. On the first import this is a warning, because after an error Terraform would destroy all rows.',
    remedy: 'Correct or remove the rows that the message lists, and apply again.',
  },
  INT2073: {
    title: 'An import did not finish',
    cause:
      'A request failed, or Terraform requested a stop, between two batches of an import. Imported rows stay in the tenant.',
    remedy: 'Apply again to import the remaining rows.',
  },
  INT2074: {
    title: 'Some rows were not deleted',
    cause:
      'A request failed, or Terraform requested a stop, while rows that are no longer declared were being deleted.',
    remedy: 'Apply again. The state contains the remaining rows.',
  },
  INT2075: {
    title: 'The search for rows failed',
    cause: 'The response of Graph to a search for rows does not contain a list.',
    remedy: 'Plan again. If the problem persists, report it.',
  },
  INT2101: {
    title: 'the tenant was changed outside',
    cause:
      'An attribute or a whole object differs from both the last apply and the declaration. Someone changed it in the admin center or with another tool. The drift report contains this finding.',
    remedy: 'Apply to restore the declared values, or declare the values that the tenant has.',
  },
  INT2102: {
    title: 'the declaration is ahead of the tenant',
    cause: 'The declaration has changed since the last apply. The drift report contains this finding.',
    remedy: 'Apply the declaration.',
  },
  INT2103: {
    title: 'both the tenant and the declaration were changed',
    cause:
      'Since the last apply, the object was changed outside and in the declaration, and the values differ. The drift report contains this finding.',
    remedy: 'Compare all three values, declare the right one, and apply.',
  },
  INT2104: {
    title: 'an object could not be read',
    cause:
      'Graph did not return the object because of a missing permission, throttling, or a failure. The values of the object are unknown, and it is not treated as absent. The drift report contains this finding.',
    remedy: 'Fix the cause that the finding names, such as a permission or the connection, and plan again.',
  },
  INT2105: {
    title: 'A certificate or token in the tenant expires soon',
    cause: 'A certificate or token expires within its warning period.',
    remedy: 'Follow the finding before that day. The exit code does not change.',
  },
  INT2106: {
    title: 'A certificate or token in the tenant has expired',
    cause:
      'The expiry date of a certificate or token is in the past. It counts as drift, because the declared object no longer works. If the object is not declared, the finding is for information and does not change the exit code.',
    remedy: 'Follow the finding immediately. You can still renew a certificate in its grace period.',
  },
  INT2108: {
    title: 'an object already matches the declaration',
    cause:
      'The object exists in every tenant, is new to Terraform, and has all declared values. Apply adds it to the state and sends no changes. The finding changes neither the result of the report nor the exit code.',
    remedy: 'None.',
  },
  INT2109: {
    title: 'an object waits for an administrator or an earlier stage',
    cause:
      'Apply cannot create or change the object yet. An administrator must complete the steps in the finding first, or the object depends on another object that waits. Everything else is planned and applied. The exit code is 2 while an object waits.',
    remedy:
      'Complete the steps in the finding, then plan and apply again. `intuneform next` shows the progress of the tenant.',
  },
  INT2107: {
    title: 'A plan has an unsupported format',
    cause: 'Terraform or OpenTofu wrote the plan in a format that this version does not support.',
    remedy: 'Use a version of Terraform or OpenTofu that this version supports, or update intuneform.',
  },
  INT2130: {
    title: 'An object was changed outside',
    cause:
      'A declared value was changed after Terraform last read it. The plan shows the declared value and the value in the tenant.',
    remedy: 'Apply to restore the declared value, or declare the value that the tenant has.',
  },
  INT2131: {
    title: 'An object was deleted outside',
    cause: 'The object is in the state, but no longer in the tenant.',
    remedy: 'Apply to create it again, or remove it from the declaration.',
  },
  INT2132: {
    title: 'The expiry date of the pipeline credential is unknown',
    cause:
      'Only Microsoft Entra knows the expiry date of a client secret. The identity has no permission to read its own application, or the response does not show which secret is in use.',
    remedy:
      'Grant `Application.Read.All` to receive a warning in time, or sign in with OIDC. The rest of the report is not affected.',
  },
} as const satisfies CodeTable;
