import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';

import ts from 'typescript';

/** Root of the repository. */
export const repositoryRoot = resolve(__dirname, '../..');

/** Paths of all TypeScript files below some rooms, relative to the root, with forward slashes. */
export function sourceFiles(rooms: readonly string[]): readonly string[] {
  return rooms.flatMap((room) =>
    readdirSync(join(repositoryRoot, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => posix.join(room, name.split(sep).join('/'))),
  );
}

/** Text of a file of the repository. */
export function readSource(file: string): string {
  return readFileSync(join(repositoryRoot, file), 'utf8');
}

/** What one file imports. */
export interface Imports {
  /** Files of ours, relative to the root. */
  readonly files: readonly string[];
  /** Packages, by the specifier as written. */
  readonly packages: readonly string[];
}

/** Finds what a file imports, type imports, re-exports, `import()` and `require()` included. */
export function importsOf(file: string): Imports {
  const specifiers = ts.preProcessFile(readSource(file), true, true).importedFiles.map(({ fileName }) => fileName);
  return {
    files: specifiers.filter((name) => name.startsWith('.')).map((name) => resolveImport(file, name)),
    packages: specifiers.filter((name) => !name.startsWith('.')),
  };
}

function resolveImport(file: string, specifier: string): string {
  const target = join(repositoryRoot, dirname(file), specifier).replace(/\.js$/u, '.ts');
  return relative(repositoryRoot, target).split(sep).join('/');
}
