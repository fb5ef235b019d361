import { lstatSync, type Stats } from 'node:fs';

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

const othersMayWrite = 0o022;

/** Windows has neither owners nor modes here: there the folder of the user is private by itself. */
function isOurs({ uid, mode }: Stats): boolean {
  return process.getuid === undefined || (uid === process.getuid() && (mode & othersMayWrite) === 0);
}
