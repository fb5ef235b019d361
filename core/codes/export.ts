import type { CodeTable } from './code.js';

/** Codes 1420 to 1449: importing an existing tenant, from the tenant itself or from files. */
export const exportCodes = {
  INT1420: {
    title: 'The section does not exist',
    cause: 'The value of `--include` or `--exclude` is not a section of a declaration.',
    remedy:
      'Use the names of sections in docs/declaration.md, such as `retention`, `windows.autopilot` or `limits.custom`.',
  },
  INT1421: {
    title: 'Part of the tenant is missing from the export',
    cause:
      'Graph rejected the request or did not respond. A comment in the declaration marks the missing part. The tenant can still have objects there.',
    remedy: 'Follow the message and export again, or omit the part with `--exclude`.',
  },
  INT1422: {
    title: 'An export would overwrite a file',
    cause: 'The folder already contains a file with this name and different content. You may have edited it.',
    remedy: 'Choose another folder with `--out`, or pass `--force` to overwrite the file.',
  },
  INT1423: {
    title: 'Names could not be looked up',
    cause:
      'The identity has no permission to read groups, filters or scope tags, or the exported files do not contain them. The declaration refers to them by id.',
    remedy: 'None. The ids work. Grant the permission that the message names to export names instead.',
  },
  INT1424: {
    title: 'An object in the tenant cannot be declared',
    cause:
      'The object has a value that declarations do not support, such as the name of another object or an unsupported target. The export omits it, and the object stays unchanged.',
    remedy:
      'Change the object in the tenant as the message describes and export again, or manage it in the admin center.',
  },
  INT1425: {
    title: 'Several objects have the same name',
    cause: 'Two groups, filters or scope tags have the same name, so the declaration refers to them by id.',
    remedy: 'None. The ids work. To refer to the objects by name, rename one of them in the tenant.',
  },
  INT1426: {
    title: 'The imports file of a declaration cannot be used',
    cause: 'The `.imports.json` file next to the declaration is damaged or belongs to another tenant.',
    remedy: 'Export again. If the state already contains all objects, delete the file.',
  },
  INT1427: {
    title: 'Importing would change the tenant',
    cause: 'The plan that imports all objects also changes something, or does not import an object.',
    remedy: 'Review the finding. Change the declaration to match the tenant, or apply the change later.',
  },
  INT1428: {
    title: 'A file next to an export was skipped',
    cause:
      'The name of the file starts with a dot, or does not end in `.json` or `.yaml`. Examples are a README and Git folders.',
    remedy: 'None. If the file is part of the export, rename it.',
  },
  INT1429: {
    title: 'The kind of an exported object is ambiguous',
    cause:
      'intuneform manages this kind of object, but the file does not identify it. The type is missing in a collection of several types, or the `id` and `priority` that mark a default object are missing.',
    remedy:
      'Export the object with its `@odata.type`, `id` and `priority`, or declare it yourself. The export is not complete without it.',
  },
  INT1430: {
    title: 'The parent of an exported object is unknown',
    cause:
      'The object belongs to another object, such as a profile to its token. The files do not contain the parent or do not identify it.',
    remedy:
      'Export the parent too, and export this object with its `@odata.context`. You can also declare it yourself.',
  },
  INT1431: {
    title: 'The files contain nothing to declare',
    cause:
      'The path does not exist, contains nothing that intuneform manages, or contains nothing in the selected sections.',
    remedy: 'Use a folder or file of an export that docs/takeover-from-files.md lists. Nothing was written.',
  },
  INT1432: {
    title: 'The files belong to another tenant',
    cause: 'The files contain an organization with an id other than the value of `--tenant`.',
    remedy: 'Pass the id of the tenant that the files come from.',
  },
  INT1433: {
    title: 'The files have several formats',
    cause: 'The folder contains exports of several tools or of several days. Each of them can contain the same object.',
    remedy: 'None, if this is intended. Otherwise, use the folder of one export.',
  },
  INT1434: {
    title: 'An exported object refers to something that is not in the files',
    cause: 'Groups, apps and messages of a notification are separate objects, and the export does not contain them.',
    remedy: 'Export these objects too, or declare the references yourself.',
  },
  INT1435: {
    title: 'The priority of an exported object is unknown',
    cause:
      'The priority sets the order of a list, and an object of an ordered list was exported without its `priority`.',
    remedy: 'Export the object with its priority, or set the order of the list in the declaration.',
  },
  INT1436: {
    title: 'A value of an exported object cannot be read',
    cause:
      'The file contains a value that Graph does not have: text instead of a list (which ConvertTo-Json in PowerShell writes beyond its depth), a number out of range, or an unknown enumeration member. The declaration omits the value. A value that cannot be read is never treated as absent.',
    remedy:
      'Export again with `ConvertTo-Json -Depth 20`, or add the value to the declaration. Until then, the object has no import.',
  },
  INT1437: {
    title: 'An exported object is incomplete',
    cause:
      'The files lack a property that a plan would set. Graph v1.0, `$select` and some tools omit properties. The declaration omits an object that lacks a required property.',
    remedy:
      'Export the object from Graph beta, or add the value in the tenant to the declaration. Until then, the object has no import.',
  },
} as const satisfies CodeTable;
