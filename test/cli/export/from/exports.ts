import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { ForeignFormat, ForeignObject, ForeignRead } from '../../../../cli/export/from/model.js';
import { readExport } from '../../../../cli/export/from/read-export.js';
import { resources } from '../../../../provider/resources/index.js';
import { scratch } from '../../scratch.js';

/** Content of the files of an export by their path. Values that are not text are written as JSON. */
export type ExportFiles = Readonly<Record<string, unknown>>;

/** Writes the files to a separate folder and reads it. File names in the result start at the folder. */
export function readFiles(files: ExportFiles, format?: ForeignFormat): ForeignRead {
  using place = scratch();
  for (const [name, content] of Object.entries(files)) {
    const path = join(place.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    const isRaw = typeof content === 'string' || Buffer.isBuffer(content);
    writeFileSync(path, isRaw ? content : JSON.stringify(content));
  }
  const read = readExport(place.folder, resources, format === undefined ? {} : { format });
  const short = (text: string): string => text.replace(`${place.folder}/`, '');
  return {
    objects: read.objects.map(({ unreadable: _unreadable, path: _path, ...object }) => ({
      ...object,
      unreadable: [],
      file: short(object.file),
    })),
    notUnderstood: read.notUnderstood.map((diagnostic) => ({
      ...diagnostic,
      where: { ...diagnostic.where, file: short(diagnostic.where?.file ?? '') },
    })),
  };
}

/** Code, file and reason of all that was not understood. */
export function reasons({ notUnderstood }: ForeignRead): readonly string[] {
  return notUnderstood.map(({ code, where, why }) => `${code} ${where?.file ?? ''}: ${why}`);
}

/** The definition of each object, in the order of the files. */
export function definitionsOf({ objects }: ForeignRead): readonly string[] {
  return objects.map(({ definition }) => definition);
}

/** The only object of an export. */
export function onlyObject({ objects }: ForeignRead): ForeignObject {
  const [object, ...more] = objects;
  if (!object || more.length > 0) throw new Error(`${String(objects.length)} objects`);
  return object;
}
