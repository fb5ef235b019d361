import type { CodeTable } from './code.js';

/** Codes 2060 to 2069: references by display name, and what Graph says of an object before it is applied. */
export const nameCodes = {
  INT2060: {
    title: 'A name refers to nothing in the tenant',
    cause:
      'The declaration refers to a group, an assignment filter or a scope tag by its display name, but the tenant has none with this name. It may have been renamed outside.',
    remedy: 'Use one of the names in the message, or use the id, which renaming does not change.',
  },
  INT2061: {
    title: 'A name refers to several objects',
    cause: 'Display names of groups and filters are not unique, and the tenant has several objects with this name.',
    remedy: 'Use the id of the right object, or rename the others.',
  },
  INT2062: {
    title: 'Graph rejects an object',
    cause:
      'The plan asked Graph to validate the object, such as the rule of an assignment filter, and Graph rejected it.',
    remedy: 'Correct what the message names. The reference page of the resource has examples.',
  },
  INT2063: {
    title: 'An object could not be validated during the plan',
    cause:
      'Graph validates the object with an action that requires write permission. The identity of the plan has only read permission, or Graph did not respond.',
    remedy:
      'None. Graph validates the object during apply. To validate it during the plan, grant the permission that the message names.',
  },
  INT2064: {
    title: 'A platform restriction is not valid',
    cause:
      'A version has the wrong format for its platform, the minimum version is higher than the maximum version, or the platform does not support a setting.',
    remedy: 'Correct the value that the message names.',
  },
  INT2066: {
    title: 'A Windows version contains a revision',
    cause:
      'Windows does not report its revision during enrollment. The revision has no effect, or blocks more devices than intended.',
    remedy: 'Use `major.minor.build.0`. None, if the tenant already has this value and it is intended.',
  },
  INT2065: {
    title: 'Android restrictions do not support filters',
    cause: 'Enrollment restrictions support assignment filters for iOS, macOS and Windows, but not for Android.',
    remedy: 'Remove the filter from the assignment, and use groups.',
  },
} as const satisfies CodeTable;
