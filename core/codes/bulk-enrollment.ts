import type { CodeTable } from './code.js';

/** Codes 1540 to 1549 and 2120 to 2122: bulk enrollment of Windows devices. */
export const bulkEnrollmentCodes = {
  INT1540: {
    title: 'Two bulk enrollment packages have the same name',
    cause: 'Packages are kept apart by their names. Case does not count.',
    remedy: 'Rename one of them.',
  },
  INT1541: {
    title: 'A bulk enrollment package names devices in a way that Windows refuses',
    cause:
      'A computer name has at most 15 characters, without spaces and most punctuation. The only placeholders are `%SERIAL%` and `%RAND:n%`.',
    remedy: 'Shorten the template, e.g. `PC%RAND:5%`.',
  },
  INT1542: {
    title: 'A file with a bulk enrollment token is not overwritten',
    cause: 'Somebody put the token into the answer file, which `package windows` would write anew without it.',
    remedy: 'Build the package and delete the file, or write to another folder by `--out`.',
  },
  INT2120: {
    title: 'A bulk enrollment token expires soon',
    cause: 'Its declared end is within `renewBeforeDays`. Devices cannot enroll by the package afterwards.',
    remedy: 'Get a new token in Windows Configuration Designer, build the package again, and declare the new date.',
  },
  INT2121: {
    title: 'A bulk enrollment token has expired',
    cause:
      'Its declared end is past, so that no device can enroll by the package. It is a finding like every other expiry, and keeps nothing else from being applied.',
    remedy: 'Get a new token and declare its date, or take the package out of the declaration.',
  },
  INT2122: {
    title: 'A bulk enrollment token cannot live that long',
    cause: 'The declared end is more than 180 days ahead, and Microsoft gives no token for longer.',
    remedy: 'Declare the date that Windows Configuration Designer showed.',
  },
} as const satisfies CodeTable;
