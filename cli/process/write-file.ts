import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import { type Diagnostic, error } from '../../core/index.js';
import { textOfFile } from './read-file.js';

/**
 * Writes a file atomically: readers see the old or the new content. Devices and pipes are written directly: renaming a
 * file to `/dev/null` would replace the device for all processes.
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

/** Replaces the text of a file, unless it changed since it was read. */
export async function replaceText(
  file: string,
  { before, after }: { readonly before: string; readonly after: string },
): Promise<Diagnostic | undefined> {
  return textOfFile(file) === before ? writeAtomically(file, after) : changedMeanwhile(file);
}

/** Reports that a file was not written because it changed in the meantime. */
export function changedMeanwhile(file: string): Diagnostic {
  return error('INT1306', {
    what: 'a file could not be written',
    where: { file },
    why: 'it was changed or removed while it was being compared with the tenant',
    fix: 'run the same command again',
  });
}

/** Reports that a file or folder could not be written. */
export function unwritable(file: string, cause: unknown): Diagnostic {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'the reason is unknown';
  return error('INT1306', {
    what: 'a file could not be written',
    where: { file },
    why: `the operating system denied it: ${reason}`,
    fix: 'choose another path, or make the folder and the file writable',
  });
}
