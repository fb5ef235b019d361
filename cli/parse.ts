import type { CommanderError } from 'commander';
import type { Diagnostic } from '../core/index.js';
import { error } from '../core/index.js';
import { ownPackage } from './package-root.js';
import { buildProgram } from './program.js';
import type { Request } from './request.js';

/** What the command line says: a verb to run, help that was shown, or a mistake. */
export type Parsed =
  | { readonly request: Request }
  | { readonly shown: string; readonly asked: boolean }
  | { readonly mistake: Diagnostic };

/** Reads the command line. */
export function parseCommandLine(parameters: readonly string[]): Parsed {
  let request: Request | undefined;
  let shown = '';
  const program = buildProgram({
    version: ownPackage().version,
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
    what: 'the command is not complete',
    why: `the command line was: intuneform ${parameters.join(' ')}`,
    fix: `see ${helpCommand(parameters)}`,
  });
}

const verbs = new Set([
  'init',
  'validate',
  'synth',
  'plan',
  'apply',
  'drift',
  'export',
  'adopt',
  'doctor',
  'token',
  'package',
  'report',
  'emulator',
  'provider',
]);

function helpCommand([verb = '']: readonly string[]): string {
  return verbs.has(verb) ? `intuneform ${verb} --help` : 'intuneform --help';
}
