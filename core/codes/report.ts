import type { CodeTable } from './code.js';

/** Codes 2100 to 2139: findings of a report, drift and expiry. */
export const reportCodes = {
  INT2101: {
    title: 'the tenant was changed outside Terraform',
    cause:
      'An attribute or a whole object differs from both the last apply and the declaration. Someone changed it in the admin center or with another tool. The drift report contains this finding. `intuneform drift` compares without a state, so it also reports objects that were never applied.',
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
      'Since the last apply, the object was changed both outside Terraform and in the declaration, and the values differ. The drift report contains this finding.',
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
    title: 'an object is waiting for an administrator or an earlier stage',
    cause:
      'Apply cannot create or change the object yet. An administrator must complete the steps in the finding first, or the object depends on another object that is waiting. Everything else is planned and applied. The exit code is 2 while an object is waiting.',
    remedy:
      'Complete the steps in the finding, then plan and apply again. `intuneform next` shows the progress of the tenant.',
  },
  INT2107: {
    title: 'A plan has an unsupported format',
    cause: 'Terraform or OpenTofu wrote the plan in a format that this version does not support.',
    remedy: 'Use a version of Terraform or OpenTofu that this version supports, or update intuneform.',
  },
  INT2130: {
    title: 'An object was changed outside Terraform',
    cause:
      'A declared value was changed after Terraform last read it. The plan shows the declared value and the value in the tenant.',
    remedy: 'Apply to restore the declared value, or declare the value that the tenant has.',
  },
  INT2131: {
    title: 'An object was deleted outside Terraform',
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
