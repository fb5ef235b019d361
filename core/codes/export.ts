import type { CodeTable } from './code.js';

/** Codes 1420 to 1449: taking over a tenant that exists. */
export const exportCodes = {
  INT1420: {
    title: 'There is no such section',
    cause: '`--include` or `--exclude` names something that is no section of a declaration.',
    remedy: 'Name sections as in docs/declaration.md: `retention`, `windows.autopilot`, `limits.custom`.',
  },
  INT1421: {
    title: 'A part of the tenant could not be read, and is not in the export',
    cause:
      'Graph refused to tell or did not answer. The declaration says so at the place of the part, which does not mean that there is nothing.',
    remedy: 'Follow what the message says and export again, or leave the part out with `--exclude`.',
  },
  INT1422: {
    title: 'A file of an earlier export would be overwritten',
    cause: 'The folder has a file of that name with another content. Somebody may have edited it.',
    remedy: 'Name another folder with `--out`, or pass `--force` where the old file may go.',
  },
  INT1423: {
    title: 'Names could not be looked up',
    cause: 'The identity may not read groups, filters or scope tags. The declaration refers to them by id.',
    remedy: 'Nothing has to be done; ids work. With the permission that the message names, the export has names.',
  },
  INT1424: {
    title: 'An object of the tenant cannot be declared',
    cause:
      'It has what no declaration can say, such as the name of another object or a target that its section does not take. It is left out and stays as it is.',
    remedy: 'Change it in the tenant as the message says and export again, or leave it to the admin center.',
  },
  INT1425: {
    title: 'Several objects have a name that is referred to',
    cause: 'Two groups, filters or scope tags are called the same. The declaration refers to them by id.',
    remedy: 'Rename one of them in the tenant to refer to it by name; ids work as well.',
  },
  INT1426: {
    title: 'The imports beside a declaration cannot be used',
    cause: 'The file beside the declaration that ends with `.imports.json` is broken, or is about another tenant.',
    remedy: 'Export again, or delete the file when everything is in the state already.',
  },
  INT1427: {
    title: 'Taking over would change the tenant',
    cause: 'The plan that imports everything also changes something, or does not import an object.',
    remedy:
      'Look at the finding: change the declaration so that it says what the tenant has, or apply the change knowingly later.',
  },
} as const satisfies CodeTable;
