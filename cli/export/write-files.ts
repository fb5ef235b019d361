import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

import { type Diagnostic, error } from '../../core/index.js';
import { readBounded } from '../../files/read-bounded.js';
import { unwritable, writeAtomically } from '../process/write-file.js';

/** A file of an export. */
export interface ExportFile {
  readonly path: string;
  /** Undefined: the file is to be removed. */
  readonly content: string | Buffer | undefined;
}

/** Writes all files of an export, or none. An existing file with other content is only replaced with `force`. */
export async function writeFiles(files: readonly ExportFile[], force: boolean): Promise<readonly Diagnostic[]> {
  const edited = force ? [] : files.filter(isOther).map(({ path }) => kept(path));
  if (edited.length > 0) return edited;
  const problems: Diagnostic[] = [];
  for (const file of files) problems.push(...(await writeOne(file)));
  return problems;
}

async function writeOne({ path, content }: ExportFile): Promise<readonly Diagnostic[]> {
  try {
    if (content === undefined) {
      await rm(path, { force: true });
      return [];
    }
    await mkdir(dirname(path), { recursive: true });
  } catch (cause) {
    return [unwritable(dirname(path), cause)];
  }
  const failure = await writeAtomically(path, content);
  return failure ? [failure] : [];
}

/** Whether a file exists with other content. One that cannot be read may be such a file. */
function isOther({ path, content }: ExportFile): boolean {
  if (!existsSync(path)) return false;
  if (content === undefined) return true;
  const wanted = Buffer.from(content);
  try {
    const { bytes, isCut } = readBounded(path, wanted.length);
    return isCut || !bytes.equals(wanted);
  } catch {
    return true;
  }
}

function kept(path: string): Diagnostic {
  return error('INT1422', {
    what: 'nothing was written, because a file would be overwritten',
    where: { file: path },
    why: 'it exists with different content, so someone may have edited it',
    fix: 'specify another folder with --out, or pass --force to overwrite it',
  });
}
