import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import { type Diagnostic, error } from '../../core/index.js';

/** Writes a file so that a reader sees the old or the new one, never a part. */
export async function writeAtomically(file: string, content: string | Buffer): Promise<Diagnostic | undefined> {
  const temporary = `${resolve(file)}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, content, { flag: 'wx' });
    await rename(temporary, resolve(file));
    return undefined;
  } catch (cause) {
    await rm(temporary, { force: true });
    return unwritable(file, cause);
  }
}

/** Says that a file or folder could not be written. */
export function unwritable(file: string, cause: unknown): Diagnostic {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'the reason is not known';
  return error('INT1306', {
    what: 'a file could not be written',
    where: { file },
    why: `the system refused it: ${reason}`,
    fix: 'choose another path, or make the folder and the file writable',
  });
}
