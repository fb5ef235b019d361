import { lstat, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { Diagnostic } from '../../core/index.js';
import { unwritable } from '../process/write-file.js';

/** A file that shall come into being. */
export interface NewFile {
  /** Path below the folder, with slashes. */
  readonly path: string;
  readonly content: string | Buffer;
  /** Path that it gets where the first one is taken. Default: it is not written then. */
  readonly otherwise?: string;
}

/** A file made from templates. */
export type TextFile = NewFile & { readonly content: string };

/** What became of the files. */
export interface NewFiles {
  /** Paths of those that were written. */
  readonly written: readonly string[];
  /** Those whose path was taken. What was there is as it was. */
  readonly kept: readonly NewFile[];
  /** What the system refused (INT1306). Nothing was written then. */
  readonly problems: readonly Diagnostic[];
}

/** Writes the files that are not there yet, and their folders. What is there stays as it is. */
export async function writeNewFiles(folder: string, files: readonly NewFile[]): Promise<NewFiles> {
  const kept: NewFile[] = [];
  const written: string[] = [];
  // What was made here, the last one first.
  const made: string[] = [];
  try {
    for (const file of files) {
      const found = await placesOf(folder, file);
      if (found.includes('same')) continue;
      if (found[0] === 'other') kept.push(file);
      const path = pathsOf(file)[found.indexOf('free')];
      if (path === undefined) continue;
      await writeNew(join(folder, path), { content: file.content, made });
      written.push(path);
    }
    return { written, kept, problems: [] };
  } catch (cause) {
    for (const path of made) await rm(path, { recursive: true, force: true });
    return { written: [], kept: [], problems: [unwritable(folder, cause)] };
  }
}

function pathsOf({ path, otherwise }: NewFile): readonly string[] {
  return otherwise === undefined ? [path] : [path, otherwise];
}

/** What each of a file's paths holds: nothing, the same, or something else, be it a link that leads nowhere. */
async function placesOf(folder: string, file: NewFile): Promise<readonly ('free' | 'same' | 'other')[]> {
  return Promise.all(
    pathsOf(file).map(async (path) => {
      const content = await contentOf(join(folder, path));
      if (content === undefined) return 'free';
      return content?.equals(Buffer.from(file.content)) === true ? 'same' : 'other';
    }),
  );
}

async function writeNew(
  file: string,
  { content, made }: { readonly content: string | Buffer; readonly made: string[] },
): Promise<void> {
  const firstFolder = await mkdir(dirname(file), { recursive: true });
  if (firstFolder !== undefined) made.unshift(firstFolder);
  // Fails where somebody made the file since it was looked for.
  await writeFile(file, content, { flag: 'wx' });
  made.unshift(file);
}

/** Undefined: nothing has this path. Null: something that cannot be read as a file. */
async function contentOf(path: string): Promise<Buffer | undefined | null> {
  try {
    const stats = await lstat(path);
    return stats.isFile() ? await readFile(path) : null;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'EACCES') return null;
    // A file where a folder belongs: writing fails then, and the system says why.
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw cause;
  }
}
