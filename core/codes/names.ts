import type { CodeTable } from './code.js';

/** Codes 2060 to 2069: references by display name, and what Graph says of an object before it is applied. */
export const nameCodes = {
  INT2060: {
    title: 'A name refers to nothing in the tenant',
    cause:
      'The declaration refers to a group, an assignment filter or a scope tag by its display name, and the tenant has none of that name. Perhaps it was renamed outside.',
    remedy: 'Use one of the names that the message offers, or the id, which no renaming changes.',
  },
  INT2061: {
    title: 'A name refers to several objects',
    cause: 'Display names of groups and filters need not be unique, and the tenant has more than one of that name.',
    remedy: 'Refer to the one that is meant by its id, or rename the others.',
  },
  INT2062: {
    title: 'Graph would not take an object',
    cause:
      'While planning, Graph was asked to judge the object, e.g. the rule of an assignment filter, and refused it.',
    remedy: 'Correct what the message names; the reference page of the resource has examples.',
  },
  INT2063: {
    title: 'An object could not be judged while planning',
    cause:
      'Graph judges it by an action that needs a permission to write, and the identity that plans may only read, or Graph gave no answer.',
    remedy: 'Nothing; Graph judges it when it is applied. Or grant the identity the permission that the message names.',
  },
  INT2064: {
    title: 'A platform restriction cannot work',
    cause:
      'A version has the wrong form for its platform, the least version is above the greatest, or something is set that the platform does not have.',
    remedy: 'Correct the value that the message names.',
  },
  INT2066: {
    title: 'A version of Windows has a revision',
    cause:
      'Windows does not report the revision of its version when it enrolls, so that it has no effect, or too much of one.',
    remedy: 'Write `major.minor.build.0`, or leave it where the tenant has it so.',
  },
  INT2065: {
    title: 'A filter on an Android restriction',
    cause: 'Enrollment restrictions take assignment filters for iOS, macOS and Windows, and not for Android.',
    remedy: 'Remove the filter from the assignment; use groups.',
  },
} as const satisfies CodeTable;
