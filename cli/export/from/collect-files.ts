import { lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';

import type { Diagnostic } from '../../../core/index.js';
import { passedOver, unreadFile } from './diagnostics.js';

/** Maximum depth of nested folders. */
const deepest = 20;
/** Maximum number of files in one export. */
const mostFiles = 20_000;

/** The files of an export. */
export interface CollectedFiles {
  readonly files: readonly string[];
  readonly notUnderstood: readonly Diagnostic[];
}

/**
 * Finds the files of an export below a path, sorted by name, or the path itself if it is a file.
 *
 * Links inside a folder are not followed, and hidden files and folders are not read; each is reported.
 */
export function collectFiles(path: string): CollectedFiles {
  const kind = kindOf(path, statSync);
  if (kind === 'closed') return refused(path, 'it cannot be accessed', 'make it readable');
  if (!kind) return refused(path, 'the file or folder does not exist', 'check the path');
  if (kind.isFile()) return { files: [path], notUnderstood: [] };
  if (!kind.isDirectory()) return refused(path, 'it is neither a file nor a folder', 'specify a file or a folder');
  const all = collectFolder(path, 0);
  if (all.files.length <= mostFiles) return all;
  const why = `the folder has ${String(all.files.length)} files; at most ${String(mostFiles)} files of one export are read`;
  return {
    files: all.files.slice(0, mostFiles),
    notUnderstood: [...all.notUnderstood, unreadFile(path, why, 'specify a folder inside it')],
  };
}

/** What is at a path. `closed`: access is denied, or links form a cycle. */
function kindOf(path: string, stat: typeof statSync): Stats | undefined | 'closed' {
  try {
    return stat(path, { throwIfNoEntry: false });
  } catch {
    return 'closed';
  }
}

function refused(path: string, why: string, fix: string): CollectedFiles {
  return { files: [], notUnderstood: [unreadFile(path, why, fix)] };
}

function collectFolder(folder: string, depth: number): CollectedFiles {
  if (depth > deepest) return refused(folder, `it is ${String(depth)} folders deep`, 'specify a subfolder');
  const names = namesIn(folder);
  if (names === undefined)
    return refused(folder, 'the current user has no permission to read the folder', 'make it readable');
  const parts = names.map((name) => collectEntry(join(folder, name), name, depth));
  return {
    files: parts.flatMap(({ files }) => files),
    notUnderstood: parts.flatMap(({ notUnderstood }) => notUnderstood),
  };
}

function namesIn(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder).sort();
  } catch {
    return undefined;
  }
}

function collectEntry(path: string, name: string, depth: number): CollectedFiles {
  const kind = kindOf(path, lstatSync);
  if (kind === 'closed') return refused(path, 'it cannot be accessed', 'make it readable');
  if (!kind) return refused(path, 'it was removed while the folder was read', 'read the export again');
  if (kind.isSymbolicLink()) return refused(path, 'it is a link, and links are not followed', 'copy its target');
  // A tool that names files after objects writes `.json` for an object without a name.
  if (name.startsWith('.') && !/^\.(?:json|ya?ml)$/iu.test(name))
    return { files: [], notUnderstood: [passedOver(path, 'it is hidden: its name starts with a dot')] };
  if (kind.isDirectory()) return collectFolder(path, depth + 1);
  return kind.isFile() ? { files: [path], notUnderstood: [] } : refused(path, 'it is not a regular file', 'remove it');
}
