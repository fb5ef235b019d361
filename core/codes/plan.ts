import type { CodeTable } from './code.js';

/** Codes 2xxx: plan and apply by the engine, and findings of the drift report. */
export const planCodes = {
  INT2001: {
    title: 'An object with these values exists already',
    cause: 'A tenant can have only one such object, and another one, not in the state, is there.',
    remedy: 'Import the present object, or delete it in the tenant.',
  },
  INT2002: {
    title: 'Nobody knows whether an object was created',
    cause:
      'The request to create it was sent and no answer came, and the tenant shows none, or more than one, that is like it.',
    remedy: 'Look in the tenant, import the object if it is there, and plan again.',
  },
  INT2003: {
    title: 'An object vanished between plan and apply',
    cause: 'Somebody deleted the object in the tenant after the plan was made.',
    remedy: 'Plan again; the new plan creates it.',
  },
  INT2004: {
    title: 'An object was created without an answer',
    cause:
      'The request to create it had no answer, and the tenant has exactly one object that holds all that was sent. It was taken over.',
    remedy: 'Nothing, unless someone else made the same object in the same minute.',
  },
  INT2005: {
    title: 'This kind of identity can never read the object',
    cause: 'Microsoft lets only signed-in users read it, and the provider runs as an application.',
    remedy: 'Have a signed-in administrator run it, or take the object out of this declaration.',
  },
  INT2006: {
    title: 'A priority would leave a gap',
    cause: 'Places in the order are 1 to the number of objects.',
    remedy: 'Use a priority without a gap, and let each object depend on those before it.',
  },
  INT2007: {
    title: 'An object that every tenant has is adopted and changed',
    cause:
      'The object exists in every tenant and is new to Terraform. From now on it is managed, and apply changes the values that the message names.',
    remedy: 'None, if this change is intended. Destroy restores the original settings of a default object.',
  },
  INT2008: {
    title: 'The tenant lacks an object that every tenant has',
    cause: 'Microsoft creates the object with the Intune subscription, and it is not there.',
    remedy: 'Check the tenant id and that the tenant has an active Intune subscription.',
  },
  INT2009: {
    title: 'An object cannot be destroyed',
    cause: 'Destroy ends its management and leaves the tenant as it is.',
    remedy: 'Set it by hand if it is to be something else.',
  },
  INT2010: {
    title: 'A change of authority is not acknowledged',
    cause:
      'Leaving the present MDM authority has consequences that cannot be undone, and the declaration does not name all of them.',
    remedy: 'Read the consequences and name them in transition.acknowledge.',
  },
  INT2011: {
    title: 'A transition starts from the wrong value',
    cause: 'transition.from does not name the authority that the tenant has now.',
    remedy: 'Read what leaving the present authority means, then name it.',
  },
  INT2012: {
    title: 'Apply changes the authority for good',
    cause: 'The plan sets the MDM authority, which Microsoft gives no way to undo.',
    remedy: 'Nothing if that is meant.',
  },
  INT2013: {
    title: 'The tenant does not have the declared authority',
    cause:
      'Code can only set the authority to intune; every other declared value is asserted, and the tenant has another.',
    remedy: 'Declare what the tenant has, or change the tenant where that authority is administered.',
  },
  INT2014: {
    title: 'Graph did not say what the authority is',
    cause:
      'The property came back empty although it was asked for by name. That is no answer, and never taken as none.',
    remedy: 'Plan again. If it stays, check the Intune subscription of the tenant.',
  },
  INT2015: {
    title: 'The authority changed between plan and apply',
    cause: 'The tenant has another authority than when the plan was made.',
    remedy: 'Plan again and review the new plan.',
  },
  INT2016: {
    title: 'The authority was set and does not show',
    cause: 'Graph accepted the change, and the tenant still shows another authority.',
    remedy: 'Wait some minutes and plan again.',
  },
  INT2017: {
    title: 'There is no object with that id',
    cause: 'An import named an id that the tenant does not have, or that is of another type.',
    remedy: 'Copy the id from the admin center or from Graph.',
  },
  INT2018: {
    title: 'A data source found nothing',
    cause: 'Graph answered that the thing does not exist.',
    remedy: 'Check the arguments of the data source.',
  },
  INT2021: {
    title: 'An object is only half done',
    cause:
      'Terraform asked to stop after the object was written and before its assignments, priority or uploads could be set.',
    remedy: 'Apply again; the state holds what was done.',
  },
  INT2022: {
    title: 'An object of an interrupted run is taken over',
    cause:
      'An earlier run was killed after it sent the request to create the object, and before Terraform could save it. The provider found the object by what that run wrote down.',
    remedy: 'None. Apply finishes what the earlier run began.',
  },
  INT2023: {
    title: 'An interrupted run may have created one of several objects',
    cause:
      'An earlier run was killed while it created the object, and more than one object in the tenant could be the one.',
    remedy: 'Import the right one, or delete it in the tenant, and apply again.',
  },
  INT2024: {
    title: 'Another run is creating the object',
    cause: 'A provider process of an earlier run in the same folder still runs and has not finished the request.',
    remedy: 'Wait until that run has ended, then plan again.',
  },
  INT2025: {
    title: 'The provider cannot write down what it creates',
    cause:
      'Before it creates an object, the provider writes that down in a private folder, so that a run that is killed can be resumed. It cannot write there.',
    remedy: 'Make the working folder writable, or set INTUNEFORM_LEDGER to a folder that is.',
  },
  INT2026: {
    title: 'A default object is imported into the wrong resource',
    cause: 'The service made the object, and it can be changed but not deleted. It has a resource of its own.',
    remedy: 'Import it into the resource that the message names.',
  },
  INT2030: {
    title: 'The Apple account would change',
    cause:
      'The tenant’s push certificate or ADE token belongs to another Apple ID than the declared one. Devices that were enrolled with the old account stop being managed.',
    remedy: 'Renew with the Apple ID that the tenant has, or acknowledge the change in `transition`.',
  },
  INT2031: {
    title: 'Apply changes the Apple account',
    cause: 'The change is acknowledged. What was enrolled with the old account must be enrolled again.',
    remedy: 'Nothing if that is meant.',
  },
  INT2032: {
    title: 'A push certificate cannot be used',
    cause: 'The text is not PEM, holds a private key, or is a certificate that is not for managing Apple devices.',
    remedy: 'Use the file that https://identity.apple.com/pushcert gives.',
  },
  INT2033: {
    title: 'A push certificate to upload has expired',
    cause: 'Its end is in the past.',
    remedy: 'Renew it at https://identity.apple.com/pushcert with the same Apple ID.',
  },
  INT2034: {
    title: 'A push certificate is for another topic',
    cause: 'The certificate was made anew instead of being renewed. Devices listen to the topic of the present one.',
    remedy:
      'Renew the present certificate, or acknowledge in `transition` that all Apple devices are to be enrolled again.',
  },
  INT2035: {
    title: 'The declared serial number is not that of the certificate',
    cause: 'The serial number says which certificate the tenant is to have, and decides when it is uploaded.',
    remedy: 'Set it to the serial number that the message gives.',
  },
  INT2036: {
    title: 'The tenant has a newer push certificate',
    cause: 'Somebody renewed the certificate outside, and apply would put the older one back.',
    remedy: 'Declare the newer certificate with its serial number.',
  },
  INT2037: {
    title: 'There is no push certificate to upload',
    cause:
      'The tenant has none, or another Apple ID is declared, and the declaration gives no certificate. For a first certificate a plan warns and goes on with the other objects; another Apple ID without its certificate is an error.',
    remedy: 'Take the signing request to Apple, and declare the certificate that Apple gives.',
  },
  INT2038: {
    title: 'A certificate or token expires soon',
    cause: 'Its end is within the declared number of days.',
    remedy:
      'Renew one of Apple with the same Apple ID; give an Android profile a later date and hand out its new QR code.',
  },
  INT2039: {
    title: 'A certificate or token has expired',
    cause: 'Its end is past. A push certificate can be renewed for 30 days more.',
    remedy:
      'Renew one of Apple at once with the same Apple ID; give an Android profile a later date and hand out its new QR code.',
  },
  INT2040: {
    title: 'The tenant is not ready for an object',
    cause:
      'The object needs something of the tenant that only a person can bring about, and the tenant does not have it. A plan warns and goes on with the other objects; apply leaves this one out.',
    remedy: 'Do the step that the message names, then plan again.',
  },
  INT2041: {
    title: 'Only a person can bring about what is declared',
    cause:
      'The tenant has another value, and Graph lets no one write this one. A plan warns and goes on with the other objects; apply leaves this one out.',
    remedy: 'Do the step that the message names, or declare what the tenant has.',
  },
  INT2042: {
    title: 'A date does not lie ahead, or too far ahead',
    cause: 'A date that is being set has passed already, or is later than the service allows.',
    remedy: 'Use a date in the range that the message names.',
  },
  INT2043: {
    title: 'An enrollment token is of no use',
    cause: 'The token of the profile has expired or was revoked, so that no device can enroll with it.',
    remedy: 'Declare a later expiry of the token and apply; that makes a new one.',
  },
  INT2045: {
    title: 'An object already is as declared',
    cause:
      'The object exists in every tenant and is new to Terraform, and the tenant has every declared value. Apply records it in the state and sends nothing.',
    remedy: 'None.',
  },
  INT2051: {
    title: 'A transition concerns more devices than were acknowledged',
    cause:
      'The acknowledgement has a bound, and more devices are concerned by now, or nobody could count them. Plan and apply refuse the transition.',
    remedy: 'Review what the transition does now, then raise or remove the bound.',
  },
  INT2053: {
    title: 'A person confirmed what an application cannot see',
    cause:
      'Graph lets only signed-in users see the object, the run is that of an application, and the declaration says who saw it as declared, and when. It is taken to be as declared. A confirmation from before the last change of the declaration does not count.',
    remedy: 'Renew it from time to time with `intuneform confirm`.',
  },
  INT2052: {
    title: 'An acknowledgement is not needed in this tenant',
    cause: 'The consequence that is acknowledged does not hold here, as when Intune has a valid push certificate.',
    remedy: 'Remove it from `transition.acknowledge`.',
  },
  INT2048: {
    title: 'Somebody undid what only a person can bring about',
    cause:
      'The tenant had the declared value when Terraform last saw it, somebody changed it, and Graph lets no one write it. It is drift that apply cannot restore. The other objects are planned and applied.',
    remedy: 'Do the step that the message names, or declare what the tenant has.',
  },
  INT2046: {
    title: 'Code cannot leave the authority that the tenant has',
    cause:
      'Graph refuses to change the MDM authority while the tenant has the present one. The plan says so, so that apply does not fail.',
    remedy: 'Have an administrator do what the message says, and plan again.',
  },
  INT2047: {
    title: 'Graph did not keep a value that it accepted',
    cause:
      'The write succeeded, and its answer shows another value than was sent. `intuneform apply` ends with exit code 1; plain Terraform shows the warning.',
    remedy: 'Check that the tenant and the identity may set the value; otherwise declare what the tenant keeps.',
  },
  INT2049: {
    title: 'An object is unfinished',
    cause:
      'An earlier apply of ours wrote the object only in part: a request failed or was stopped, or Graph did not keep what it accepted. Nobody changed it outside.',
    remedy: 'Apply again. If it stays so, look at what Graph answered at that apply.',
  },
  INT2080: {
    title: 'The order of some objects changes',
    cause: 'Apply moves objects that are in the tenant to other places; the message names the order now and then.',
    remedy: 'Nothing if that is meant.',
  },
  INT2081: {
    title: 'An order names an object that is not there',
    cause: 'An id in the order is of no such object of the tenant, or of one that belongs to another order.',
    remedy: 'Take the id out of the order, or correct it; refer to the resource instead of writing its id.',
  },
  INT2082: {
    title: 'An order names an object twice',
    cause: 'An object can have one place only. Case does not count in ids.',
    remedy: 'Remove one of the two.',
  },
  INT2083: {
    title: 'The order was set and does not show',
    cause:
      'Graph accepted every move, and the tenant still shows another order; perhaps someone else moves objects too.',
    remedy: 'Wait some minutes and plan again.',
  },
  INT2084: {
    title: 'This identity may not write an object',
    cause:
      'The token of the run has none of the permissions that writing the object needs. Nothing of it is sent: a plan warns, apply fails before the first request.',
    remedy:
      'Grant the permission that the message names; `intuneform doctor` prints all that a declaration needs. The setting `preflight` decides whether a plan fails.',
  },
  INT2085: {
    title: 'An object has to be handed over to a person',
    cause:
      'Graph refuses the object to applications, or to those without the Entra role that the message names, and the run is that of one. [permissions.md](reference/permissions.md) lists who is refused what. Nothing of it is sent: a plan warns, apply fails before the first request.',
    remedy: 'Have a signed-in administrator apply what the message says, or take the object out of this declaration.',
  },
  INT2088: {
    title: 'Two objects are declared with the same priority',
    cause: 'A priority is a place, and only one object can have it. Each apply would move one of the two away.',
    remedy: 'Give each object a priority of its own, or declare the order as a resource.',
  },
  INT2089: {
    title: 'Priorities and an order disagree',
    cause:
      'The same objects have a `priority` and are named by an order resource, and the two say different orders. Each apply would undo what the other one did.',
    remedy: 'Declare the places once: remove the priorities, or remove the order.',
  },
  INT2087: {
    title: 'Graph may refuse a change to this identity',
    cause:
      'Others reported that Graph refuses the change to identities of this kind, although the permissions suffice. The reports are few or contradict each other, so apply sends it.',
    remedy: 'Apply. If Graph refuses it, do what the message says.',
  },
  INT2086: {
    title: 'This identity may not read an object',
    cause:
      'The token of the run has none of the permissions that reading the object needs, so that nothing is known of it. That is never taken for absence.',
    remedy: 'Grant the permission that the message names; `intuneform doctor` prints all that a declaration needs.',
  },
  INT2070: {
    title: 'The version of terms and conditions goes down',
    cause: 'The declared version is below that of the tenant: users who accepted a later one would not be asked again.',
    remedy: 'Declare the version of the tenant or a higher one, or leave it out.',
  },
  INT2071: {
    title: 'Users are asked to accept terms and conditions again',
    cause:
      'The declared version is above that of the tenant. Everybody to whom the terms are assigned accepts them anew.',
    remedy: 'Nothing, if that is meant; for a mere correction leave the version as it is.',
  },
  INT2072: {
    title: 'Some rows of an import were refused',
    cause:
      'Graph takes many small objects in one request and answers for each. Those that it refused are not in the tenant; the others are. When they are made for the first time this is a warning, because an error would make Terraform destroy them all.',
    remedy: 'Correct or remove the rows that the message names, and apply again.',
  },
  INT2073: {
    title: 'An import ended early',
    cause: 'A request failed, or Terraform asked to stop, between two chunks of an import. What was imported stays.',
    remedy: 'Apply again; the rest is imported then.',
  },
  INT2074: {
    title: 'Some rows were not removed',
    cause:
      'A request failed, or Terraform asked to stop, while rows that are no longer declared were deleted one by one.',
    remedy: 'Apply again; the state holds what is left.',
  },
  INT2075: {
    title: 'Rows could not be looked up',
    cause: 'Graph answered the search for rows without a list.',
    remedy: 'Plan again; report it if it stays.',
  },
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
  INT2105: {
    title: 'Something of the tenant expires soon',
    cause: 'A certificate or token ends within the number of days before its end from which it is to be told of.',
    remedy: 'Do what the finding says before that day. The exit code does not change for it.',
  },
  INT2106: {
    title: 'Something of the tenant has expired',
    cause:
      'A certificate or token is past its end. It counts as drift: what is declared does not work any more. Of what nobody declared it is information and changes no exit code.',
    remedy: 'Do what the finding says at once; what is in its grace period can still be renewed.',
  },
  INT2108: {
    title: 'an object already is as declared',
    cause:
      'The object exists in every tenant, is new to Terraform, and has every declared value. Apply records it in the state and sends nothing. A finding of the report that changes no verdict and no exit code.',
    remedy: 'None.',
  },
  INT2109: {
    title: 'an object waits for a person or an earlier stage',
    cause:
      'A finding of the report: apply cannot create or change the object yet. A person has to do something first, which the finding gives step by step, or the object needs another one that waits. Everything else is planned and applied. The exit code is 2 while anything waits.',
    remedy:
      'Do the steps that the finding lists, then plan and apply again. `intuneform next` shows where the tenant stands.',
  },
  INT2107: {
    title: 'A plan is in another format',
    cause: 'Terraform or OpenTofu wrote the plan in a format that this version would misread.',
    remedy: 'Use a version of Terraform or OpenTofu that this version supports, or a newer version of intuneform.',
  },
  INT2130: {
    title: 'An object was changed outside',
    cause:
      'Somebody changed what is declared, since Terraform last saw it. A plan says what was declared and what is there now.',
    remedy: 'Apply to restore what is declared; or declare what the tenant has, to keep it.',
  },
  INT2131: {
    title: 'An object was deleted outside',
    cause: 'Terraform has it in its state, and the tenant does not have it any more.',
    remedy: 'Apply to create it again; or take it out of the declaration.',
  },
  INT2132: {
    title: 'When the credential of the pipeline ends is not known',
    cause:
      'Entra alone tells when a client secret ends, and the identity may not read its own application, or the answer does not show which secret is in use.',
    remedy: 'Grant `Application.Read.All` to be told in time, or sign in by OIDC. The report holds without it.',
  },
} as const satisfies CodeTable;
