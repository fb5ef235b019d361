import type { CommanderError } from 'commander';

import { type Diagnostic, error } from '../core/index.js';
import { verbEntries, type VerbEntry } from './generated/verbs.js';
import { ownPackage } from './process/package-root.js';
import { buildProgram, type Request } from './program.js';

/** Result of parsing: a command to run, help that was shown, or an error. */
export type Parsed =
  | { readonly request: Request }
  | { readonly shown: string; readonly asked: boolean }
  | { readonly mistake: Diagnostic };

/** Parses the command line. Loads only the commands that it can refer to, to save time. */
export async function parseCommandLine(given: readonly string[]): Promise<Parsed> {
  const parameters = inOrder(given);
  let request: Request | undefined;
  let shown = '';
  const program = buildProgram({
    version: ownPackage().version,
    entries: verbEntries,
    verbs: await Promise.all(meant(parameters).map(async ({ load }) => (await load()).verb)),
    accept: (accepted) => (request = accepted),
    out: (text) => (shown += text),
  });
  if (parameters.length === 0) return { shown: program.helpInformation(), asked: false };
  try {
    program.parse([...parameters], { from: 'user' });
  } catch (thrown) {
    if (!isCommanderError(thrown)) throw thrown;
    return thrown.exitCode === 0 ? { shown, asked: true } : { mistake: mistakeOf(thrown, parameters) };
  }
  return request ? { request } : { mistake: noVerb(parameters) };
}

/** Common options can precede the command, and `-v` is the form of `-V` in other tools. */
function inOrder(parameters: readonly string[]): readonly string[] {
  const first = parameters.findIndex((parameter) => !['--no-color', '--quiet'].includes(parameter));
  const ordered = [...parameters.slice(Math.max(first, 0)), ...parameters.slice(0, Math.max(first, 0))];
  return ordered[0] === '-v' ? ['--version', ...ordered.slice(1)] : ordered;
}

/** The typed command, or all commands of its group. */
function meant(parameters: readonly string[]): readonly VerbEntry[] {
  const words = parameters.filter((parameter) => !parameter.startsWith('-'));
  const [first = '', second] = words[0] === 'help' ? words.slice(1) : words;
  const exact = verbEntries.filter(({ name }) => name === first || name === `${first} ${second ?? ''}`);
  return exact.length > 0 ? exact : verbEntries.filter(({ name }) => name.startsWith(`${first} `));
}

function isCommanderError(thrown: unknown): thrown is CommanderError {
  return thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('commander.');
}

function mistakeOf({ message, code }: CommanderError, parameters: readonly string[]): Diagnostic {
  if (code === 'commander.help') return noVerb(parameters);
  const [what = '', ...rest] = message.replace(/^error: /u, '').split('\n');
  const suggestion = /Did you mean (?:one of )?(.*)\?\)?$/u.exec(rest.join(' '))?.[1];
  return error('INT1301', {
    what: what.replace(/\.$/u, ''),
    why: `the command line was: intuneform ${parameters.join(' ')}`,
    fix: suggestion === undefined ? `see ${helpCommand(parameters)}` : `did you mean ${suggestion}?`,
  });
}

function noVerb(parameters: readonly string[]): Diagnostic {
  return error('INT1301', {
    what: 'the command is incomplete',
    why: `the command line was: intuneform ${parameters.join(' ')}`,
    fix: `see ${helpCommand(parameters)}`,
  });
}

function helpCommand([first = '']: readonly string[]): string {
  const known = verbEntries.some(({ name }) => name.split(' ')[0] === first);
  return known ? `intuneform ${first} --help` : 'intuneform --help';
}
