import { lstat, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { Diagnostic } from '../../core/index.js';
import { unwritable } from '../process/write-file.js';

/** A file to create. */
export interface NewFile {
  /** Path below the folder, with slashes. */
  readonly path: string;
  readonly content: string | Buffer;
  /** Alternative path if the first one exists. Default: it is not written. */
  readonly otherwise?: string;
}

/** A file created from templates. */
export type TextFile = NewFile & { readonly content: string };

/** Result of writing the files. */
export interface NewFiles {
  /** Paths of the written files. */
  readonly written: readonly string[];
  /** Files whose path exists. The existing content is unchanged. */
  readonly kept: readonly NewFile[];
  /** Errors of the system (INT1306). If there are any, nothing was written. */
  readonly problems: readonly Diagnostic[];
}

/** Writes the files that do not exist yet, and their folders. Existing files stay unchanged. */
export async function writeNewFiles(folder: string, files: readonly NewFile[]): Promise<NewFiles> {
  const kept: NewFile[] = [];
  const written: string[] = [];
  // Created files and folders, the latest first.
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

/** The content of each path of a file: none, the same, or different, including broken links. */
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
  // Fails if the file was created in the meantime.
  await writeFile(file, content, { flag: 'wx' });
  made.unshift(file);
}

/** Undefined: the path does not exist. Null: it cannot be read as a file. */
async function contentOf(path: string): Promise<Buffer | undefined | null> {
  try {
    const stats = await lstat(path);
    return stats.isFile() ? await readFile(path) : null;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'EACCES') return null;
    // A file where a folder is needed: writing then fails with the system's reason.
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw cause;
  }
}
