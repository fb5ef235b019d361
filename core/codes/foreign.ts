import type { CodeTable } from './code.js';

/** Codes 1360 to 1369: files that other tools exported. */
export const foreignCodes = {
  INT1360: {
    title: 'No resource supports the type of an exported object',
    cause: 'The file contains an Intune object that intuneform does not manage, or does not manage separately.',
    remedy: 'Manage the object with the tool that exported it. The rest of the export is read.',
  },
  INT1361: {
    title: 'The type of an exported object is unknown',
    cause:
      'intuneform identifies an object by `@odata.type`, `@odata.context`, the name of its file or folder, or its ResourceName. The file has none of these.',
    remedy: 'Export the object with its `@odata.type` and `id`, or name the file after the collection of the object.',
  },
  INT1362: {
    title: 'A file of an export was skipped',
    cause:
      'The file is damaged, too large, nested too deeply, a link, or cannot be opened. The export is not complete without it.',
    remedy: 'Follow the message. If the file is not part of the export, move it to another folder.',
  },
  INT1363: {
    title: 'An export is incomplete',
    cause: 'The file contains an error instead of a response, or one page of a list without the following pages.',
    remedy: 'Export again, and follow `@odata.nextLink` to the last page.',
  },
  INT1364: {
    title: 'Properties of an exported object were skipped',
    cause:
      'The properties have values, but intuneform has no attribute for them, or does not read such values from files.',
    remedy: 'Check whether you need these properties. intuneform does not change properties that it does not manage.',
  },
  INT1365: {
    title: 'An exported object has no assignments in its file',
    cause: 'The export does not contain assignments. The object in the tenant can still have some.',
    remedy: 'Export with `$expand=assignments`, or add the assignments to the declaration.',
  },
  INT1366: {
    title: 'An export contains an object twice',
    cause:
      'The folder contains exports of several days or of several tenants. The first object, in the order of file names, is used.',
    remedy: 'Use a folder with one export of one tenant.',
  },
} as const satisfies CodeTable;
