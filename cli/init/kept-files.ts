import { type Diagnostic, warning } from '../../core/index.js';
import type { NewFile } from './write-new-files.js';

/** One message about all existing files: their names, and what they may lack (INT1390). */
export function keptFiles(files: readonly NewFile[]): Diagnostic {
  const hints = files.flatMap((file) => (hintFor[file.path] ?? noHint)(file));
  return warning('INT1390', {
    what: `${String(files.length)} ${files.length === 1 ? 'file was' : 'files were'} already there`,
    why: `init overwrites nothing; it kept ${files.map(({ path }) => path).join(', ')}`,
    fix: hints.length === 0 ? 'none, if they are what you want' : hints.join('; '),
  });
}

/** What to do about an existing file that others depend on. */
const hintFor: Readonly<Record<string, (file: NewFile) => readonly string[]>> = {
  'package.json': ({ content }) => [installCommand(String(content))],
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

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}
