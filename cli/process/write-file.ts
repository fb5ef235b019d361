import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import { type Diagnostic, error } from '../../core/index.js';
import { textOfFile } from './read-file.js';

/**
 * Writes a file so that a reader sees the old or the new one, never a part. A device and a pipe are written to as they are:
 * a file that is renamed to `/dev/null` takes its place, for everybody.
 */
export async function writeAtomically(file: string, content: string | Buffer): Promise<Diagnostic | undefined> {
  const temporary = `${resolve(file)}.${randomUUID()}.tmp`;
  try {
    if (isDevice(file)) {
      await writeFile(file, content);
      return undefined;
    }
    await writeFile(temporary, content, { flag: 'wx' });
    await rename(temporary, resolve(file));
    return undefined;
  } catch (cause) {
    await rm(temporary, { force: true });
    return unwritable(file, cause);
  }
}

function isDevice(file: string): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && !stats.isFile() && !stats.isDirectory();
}

/** Replaces the text of a file, unless somebody else changed it since it was read. */
export async function replaceText(
  file: string,
  { before, after }: { readonly before: string; readonly after: string },
): Promise<Diagnostic | undefined> {
  return textOfFile(file) === before ? writeAtomically(file, after) : changedMeanwhile(file);
}

/** Says that a file was not written because somebody else changed it. */
export function changedMeanwhile(file: string): Diagnostic {
  return error('INT1306', {
    what: 'a file could not be written',
    where: { file },
    why: 'it was changed or removed while the tenant was compared with it',
    fix: 'run the same command again',
  });
}

/** Says that a file or folder could not be written. */
export function unwritable(file: string, cause: unknown): Diagnostic {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'the reason is unknown';
  return error('INT1306', {
    what: 'a file could not be written',
    where: { file },
    why: `the operating system denied it: ${reason}`,
    fix: 'choose another path, or make the folder and the file writable',
  });
}
