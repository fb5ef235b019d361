import { lstatSync, readdirSync, type Stats } from 'node:fs';
import { join } from 'node:path';

/** Whether a path is a folder that this user created and no other user can write to. False for a link. */
export function isOwnFolder(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() === true && isOurs(found);
}

/**
 * Whether a path is a file that this user created, that no other user can write to, and that has at most `mostBytes`
 * bytes. False for a link.
 */
export function isOwnFile(path: string, mostBytes: number): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true && isOurs(found) && found.size <= mostBytes;
}

/** A file, its size in bytes, and when it was last changed, in milliseconds since 1970. */
export interface FoundFile {
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
}

/**
 * Lists the files of a folder whose names match, newest first. The user may have chosen a folder that also contains
 * other files.
 */
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

/** On Windows, files have no owner or mode here; the user's folder is private by default. */
function isOurs({ uid, mode }: Stats): boolean {
  return process.getuid === undefined || (uid === process.getuid() && (mode & othersMayWrite) === 0);
}
