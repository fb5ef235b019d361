import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Paths of all files below a folder, sorted, without links. Entries have no `parentPath` before Node.js 20.12. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => lstatSync(file).isFile())
    .sort();
}
