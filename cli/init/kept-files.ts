import { join } from 'node:path';

import { type Diagnostic, isJsonObject, warning } from '../../core/index.js';
import { jsonOfFile } from '../process/read-file.js';
import type { NewFile } from './write-new-files.js';

/** One message about all existing files of a folder: their names, and what they may lack (INT1390). */
export function keptFiles(folder: string, files: readonly NewFile[]): Diagnostic {
  const hints = files.flatMap((file) => (hintFor[file.path] ?? noHint)(file, join(folder, file.path)));
  return warning('INT1390', {
    what: `${String(files.length)} ${files.length === 1 ? 'file was' : 'files were'} already there`,
    why: `init never overwrites files; it kept ${files.map(({ path }) => path).join(', ')}`,
    fix: hints.length === 0 ? 'none, if they are as you want them' : hints.join('; '),
  });
}

/** What to do about an existing file that others depend on. */
const hintFor: Readonly<Record<string, (file: NewFile, path: string) => readonly string[]>> = {
  'package.json': ({ content }, path) => [installCommand(String(content)), ...scriptsCommand(String(content), path)],
  '.gitignore': ({ content }) => [`let .gitignore hold: ${linesOf(String(content)).join(' ')}`],
};

function noHint(): readonly string[] {
  return [];
}

function installCommand(manifest: string): string {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(manifest) as Record<
    string,
    Readonly<Record<string, string>> | undefined
  >;
  const names = Object.entries({ ...dependencies, ...devDependencies }).map(([name, version]) => `${name}@${version}`);
  return `run npm install ${names.join(' ')}`;
}

/** Adds the scripts that the README and the pipelines start. Scripts of the same names stay. */
function scriptsCommand(manifest: string, path: string): readonly string[] {
  const { scripts = {} } = JSON.parse(manifest) as { readonly scripts?: Readonly<Record<string, string>> };
  const existing = jsonOfFile(path);
  const kept = isJsonObject(existing) && isJsonObject(existing.scripts) ? existing.scripts : {};
  const missing = Object.entries(scripts).filter(([name]) => !Object.hasOwn(kept, name));
  if (missing.length === 0) return [];
  return [`run npm pkg set ${missing.map(([name, script]) => `"scripts.${name}=${script}"`).join(' ')}`];
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}
