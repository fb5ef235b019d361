import type { CodeTable } from './code.js';

/** Codes 1540 to 1549 and 2120 to 2122: bulk enrollment of Windows devices. */
export const bulkEnrollmentCodes = {
  INT1540: {
    title: 'Two bulk enrollment packages have the same name',
    cause: 'Names identify packages. They are not case-sensitive.',
    remedy: 'Rename one of them.',
  },
  INT1541: {
    title: 'A bulk enrollment package has a computer name that Windows rejects',
    cause:
      'A computer name has at most 15 characters, with no spaces and almost no punctuation. The only placeholders are `%SERIAL%` and `%RAND:n%`.',
    remedy: 'Shorten the template, for example to `PC%RAND:5%`.',
  },
  INT1542: {
    title: 'A file that contains a bulk enrollment token is not overwritten',
    cause: 'The answer file contains a token. `package windows` would replace the file and lose the token.',
    remedy: 'Build the package and delete the file, or choose another folder with `--out`.',
  },
  INT2120: {
    title: 'A bulk enrollment token expires soon',
    cause:
      'The declared expiry date is within `renewBeforeDays`. After that date, devices cannot enroll with the package.',
    remedy: 'Get a new token in Windows Configuration Designer, build the package again, and declare the new date.',
  },
  INT2121: {
    title: 'A bulk enrollment token has expired',
    cause:
      'The declared expiry date is in the past, so devices cannot enroll with the package. Other objects are still applied.',
    remedy: 'Get a new token and declare its date, or remove the package from the declaration.',
  },
  INT2122: {
    title: 'The lifetime of a bulk enrollment token is too long',
    cause: 'The declared expiry date is more than 180 days ahead, which is the longest lifetime that Microsoft allows.',
    remedy: 'Declare the date that Windows Configuration Designer shows.',
  },
} as const satisfies CodeTable;
