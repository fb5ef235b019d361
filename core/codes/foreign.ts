import type { CodeTable } from './code.js';

/** Codes 1360 to 1369: files that other tools exported. */
export const foreignCodes = {
  INT1360: {
    title: 'No resource covers the type of an exported object',
    cause: 'The file holds an object of Intune that intuneform does not manage, or not as an object of its own.',
    remedy: 'Leave it to the tool that exported it. The rest of the export is read.',
  },
  INT1361: {
    title: 'Nothing tells what an exported object is',
    cause:
      'An object is recognized by `@odata.type`, `@odata.context`, the name of its file or folder, or its ResourceName.',
    remedy: 'Export it with its `@odata.type` and `id`, or name the file after the collection that it was in.',
  },
  INT1362: {
    title: 'A file of an export is not read',
    cause:
      'It is broken, too large, nested too deeply, a link, or not to be opened. The export is not complete without it.',
    remedy: 'Follow what the message says, or take the file out of the folder where it is no part of the export.',
  },
  INT1363: {
    title: 'An export is incomplete',
    cause: 'It holds an error in place of an answer, or a page of a list without the pages that follow.',
    remedy: 'Export it again; follow `@odata.nextLink` to the last page.',
  },
  INT1364: {
    title: 'Properties of an exported object are not taken over',
    cause: 'They have a value, and intuneform has no attribute for them, or never takes such a value from a file.',
    remedy: 'Check whether they matter; what intuneform does not name it leaves as the tenant has it.',
  },
  INT1365: {
    title: 'The assignments of an exported object are not in its file',
    cause: 'The export was made without assignments. That is not the same as an object without any.',
    remedy: 'Export with `$expand=assignments`, or add the assignments to the declaration by hand.',
  },
  INT1366: {
    title: 'An object stands in an export twice',
    cause:
      'The folder holds exports of several days, or of several tenants. The first one, by the names of files, is taken.',
    remedy: 'Name the folder of one export of one tenant.',
  },
} as const satisfies CodeTable;
