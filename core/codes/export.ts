import type { CodeTable } from './code.js';

/** Codes 1420 to 1449: taking over a tenant that exists, from itself or from files. */
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
    cause:
      'The identity may not read groups, filters or scope tags, or the files of an export do not hold them. The declaration refers to them by id.',
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
  INT1428: {
    title: 'A file beside an export is passed over',
    cause: 'Its name starts with a dot, or ends neither in `.json` nor in `.yaml`: a README, or a folder of Git.',
    remedy: 'Nothing has to be done, unless it is a part of the export: then rename it.',
  },
  INT1429: {
    title: 'An exported object may be one of several things',
    cause:
      'It is of a kind that intuneform manages, and its file does not tell which: its type is missing in a collection of several, or neither id nor priority tells the default object from those that people made.',
    remedy:
      'Export it with its `@odata.type`, `id` and `priority`, or declare it by hand. The export is not complete without it.',
  },
  INT1430: {
    title: 'It is not told what an exported object belongs to',
    cause:
      'It stands below another object, such as a profile below its token, and the files do not hold that one or do not say which it is.',
    remedy: 'Export the other one too, and this one with its `@odata.context`, or declare it by hand.',
  },
  INT1431: {
    title: 'No declaration can be made of files',
    cause:
      'There is nothing at the path, or nothing in it that intuneform manages, or nothing of the sections that were asked for.',
    remedy: 'Name the folder or file of an export that docs/takeover-from-files.md lists. Nothing was written.',
  },
  INT1432: {
    title: 'Files are the export of another tenant',
    cause: 'They hold an organization with another id than `--tenant` says.',
    remedy: 'Name the id of the tenant that the files are of.',
  },
  INT1433: {
    title: 'Files are of several formats',
    cause: 'A folder may hold the exports of several tools, or of several days. One object may be in each of them.',
    remedy: 'Name the folder of one export, where that was not meant.',
  },
  INT1434: {
    title: 'Files of an export do not hold something that an object refers to',
    cause: 'Groups, apps, or the messages of a notification are objects of their own, and the export has none of them.',
    remedy: 'Export them too, or declare by hand what they are for.',
  },
  INT1435: {
    title: 'The files do not tell the place of an object in its order',
    cause: 'Order is priority, and an object of an ordered list was exported without its `priority`.',
    remedy: 'Export it with its priority, or put the list into its order by hand.',
  },
  INT1436: {
    title: 'A value of an exported object cannot be read',
    cause:
      'The file has a value of another kind than Graph has there: a text where a list belongs, which ConvertTo-Json of PowerShell leaves beyond its depth, a number beyond its limits, or a member that an enumeration does not have. The value is left out, and never taken for none.',
    remedy:
      'Export again with `ConvertTo-Json -Depth 20`, or add the value to the declaration by hand. Until then the object has no import.',
  },
  INT1437: {
    title: 'An exported object is not in the files as a whole',
    cause:
      'The files do not say something that a plan would set: v1.0 of Graph, `$select` and some tools leave properties out. An object that lacks what must be declared is left out.',
    remedy:
      'Export it from beta of Graph, or add to the declaration what the tenant has. Until then the object has no import.',
  },
} as const satisfies CodeTable;
