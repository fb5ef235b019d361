import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** This package on disk. */
export interface OwnPackage {
  /** Folder of its package.json. */
  readonly root: string;
  readonly version: string;
}

let found: OwnPackage | undefined;

/** Finds the folder and version of this package, regardless of the build output. */
export function ownPackage(): OwnPackage {
  found ??= search(__dirname);
  return found;
}

function search(folder: string): OwnPackage {
  const file = join(folder, 'package.json');
  if (existsSync(file)) {
    const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string };
    if (name === 'intuneform' && version !== undefined) return { root: folder, version };
  }
  if (dirname(folder) === folder)
    throw new Error('no package.json of intuneform was found in the folders above the program');
  return search(dirname(folder));
}
