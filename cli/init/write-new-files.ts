import { lstat, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../../core/index.js';
import { error } from '../../core/index.js';
import { unwritable } from '../process/write-file.js';

/** A file that shall come into being. */
export interface NewFile {
  /** Path below the folder, with slashes. */
  readonly path: string;
  readonly content: string;
}

/**
 * Writes files that are not there yet, and their folders: all of them or none. Answers what is in the way, all at once
 * (INT1390), or what the system refused (INT1306).
 */
export async function writeNewFiles(folder: string, files: readonly NewFile[]): Promise<readonly Diagnostic[]> {
  const found = await Promise.all(files.map(async ({ path }) => ({ path, there: await isThere(join(folder, path)) })));
  const inTheWay = found.filter(({ there }) => there);
  if (inTheWay.length > 0) return inTheWay.map(({ path }) => isInTheWay(path, folder));
  // What was made here, the last one first.
  const made: string[] = [];
  try {
    for (const { path, content } of files) await writeNew(join(folder, path), { content, made });
    return [];
  } catch (cause) {
    for (const path of made) await rm(path, { recursive: true, force: true });
    return [unwritable(folder, cause)];
  }
}

async function writeNew(
  file: string,
  { content, made }: { readonly content: string; readonly made: string[] },
): Promise<void> {
  const firstFolder = await mkdir(dirname(file), { recursive: true });
  if (firstFolder !== undefined) made.unshift(firstFolder);
  // Fails where somebody made the file since it was looked for.
  await writeFile(file, content, { flag: 'wx' });
  made.unshift(file);
}

/** Whether something has this path, be it a link that leads nowhere. */
async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}

function isInTheWay(path: string, folder: string): Diagnostic {
  return error('INT1390', {
    what: `${path} is already there`,
    where: { file: join(folder, path) },
    why: 'init overwrites nothing; no file was written',
    fix: 'choose another folder, or move the file away',
  });
}
