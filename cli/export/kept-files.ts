import { join, posix, sep } from 'node:path';

import type { FileTools } from '../../constructs/inverse/index.js';
import { type ExportedObject, imageTypeOf, textOf } from '../../core/index.js';

/** A file that is written next to a declaration. */
export interface KeptFile {
  readonly path: string;
  readonly content: Buffer;
}

/** Files of objects, by the name in the declaration. */
export interface KeptFiles extends FileTools {
  /** All requested files. */
  files(): readonly KeptFile[];
}

/** Keeps the images of objects in a folder `images` below `out`. Each is named after its object; the same object gives the same name. */
export function keptFiles(out: string): KeptFiles {
  const known = new Map<string, { readonly object: ExportedObject; readonly file: KeptFile }>();
  return {
    keep: (object, attribute) => {
      const base64 = object.files[attribute] ?? '';
      for (let number = 1; ; number += 1) {
        const path = join(out, 'images', `${stemOf(object, number)}-${attribute}.${endingOf(base64)}`);
        const other = known.get(path);
        if (other && other.object !== object) continue;
        known.set(path, { object, file: { path, content: Buffer.from(base64, 'base64') } });
        // Declarations are also read on other systems.
        return path.split(sep).join(posix.sep);
      }
    },
    files: () => [...known.values()].map(({ file }) => file),
  };
}

function stemOf({ values: { profileName } }: ExportedObject, number: number): string {
  const name = textOf(typeof profileName === 'string' ? profileName : null) ?? 'default';
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
  return `${slug === '' ? 'profile' : slug}${number === 1 ? '' : `-${String(number)}`}`;
}

function endingOf(base64: string): string {
  return imageTypeOf(base64) === 'image/png' ? 'png' : 'jpg';
}
