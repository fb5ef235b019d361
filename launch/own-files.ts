import { lstatSync, readdirSync, type Stats } from 'node:fs';
import { join } from 'node:path';

/** Whether a path is a folder that this user made and nobody else may write to. A link is none. */
export function isOwnFolder(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() === true && isOurs(found);
}

/** Whether a path is a file that this user made and nobody else may write to, of so many bytes at most. A link is none. */
export function isOwnFile(path: string, mostBytes: number): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true && isOurs(found) && found.size <= mostBytes;
}

/** A file, its size in bytes and when it was last changed, in milliseconds since 1970. */
export interface FoundFile {
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
}

/** The files of a folder whose names match, the newest first. The user can choose a folder that holds other files too. */
export function filesNamed(pattern: RegExp, folder: string): readonly FoundFile[] {
  const found = readdirSync(folder)
    .filter((name) => pattern.test(name))
    .flatMap((name): FoundFile[] => {
      const path = join(folder, name);
      const stats = lstatSync(path, { throwIfNoEntry: false });
      return stats?.isDirectory() === false ? [{ path, size: stats.size, mtimeMs: stats.mtimeMs }] : [];
    });
  return found.sort((left, right) => right.mtimeMs - left.mtimeMs);
}

const othersMayWrite = 0o022;

/** Windows has neither owners nor modes here: there the folder of the user is private by itself. */
function isOurs({ uid, mode }: Stats): boolean {
  return process.getuid === undefined || (uid === process.getuid() && (mode & othersMayWrite) === 0);
}
