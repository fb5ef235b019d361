import { type Diagnostic, own } from '../../core/index.js';
import { readBounded } from '../../files/read-bounded.js';
import { argumentError, type Given, renderOrigin, renderSetting } from './arguments.js';

/** The text of a file, or the reason why it could not be read. */
export interface TextFile {
  readonly text?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** The content of a file, or the reason why it could not be read. */
export interface BinaryFile {
  readonly content?: Buffer;
  readonly diagnostics: readonly Diagnostic[];
}

/** Largest secret, token or certificate that is read from a file, in bytes. */
export const largestCredentialFile = 1024 * 1024;

/** Reads and trims the text file that an argument names. INT1406 if it is missing, unreadable or empty. */
export function readTextFile(given: Given | undefined): TextFile {
  if (given === undefined) return { diagnostics: [] };
  const { content, diagnostics } = readBinaryFile(given);
  return content === undefined ? { diagnostics } : { text: content.toString('utf8').trim(), diagnostics };
}

/** Reads the file that an argument names. INT1406 if it is missing, unreadable, blank or larger than 1 MiB. */
export function readBinaryFile(given: Given): BinaryFile {
  try {
    const { bytes: content, isCut } = readBounded(given.value, largestCredentialFile);
    if (isCut) return { diagnostics: [unreadable(given, 'it is larger than 1 MiB')] };
    const isEmpty = content.length < 1000 && content.toString('utf8').trim() === '';
    return isEmpty ? { diagnostics: [unreadable(given, 'it is empty')] } : { content, diagnostics: [] };
  } catch (fault) {
    return { diagnostics: [unreadable(given, renderFault(fault))] };
  }
}

const faults: Readonly<Record<string, string>> = {
  ENOENT: 'the file does not exist',
  EACCES: 'the current user has no permission to read it',
  EISDIR: 'it is a folder',
};

function renderFault(fault: unknown): string {
  const code = fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : 'unknown';
  return own(faults, code) ?? `the operating system reported ${code}`;
}

function unreadable(given: Given, reason: string): Diagnostic {
  return argumentError('INT1406', given.name, {
    what: `the file "${given.value}" cannot be read`,
    why: `${renderOrigin(given)} names it, but ${reason}`,
    fix: `correct ${renderSetting(given.name)}, or make the file readable`,
  });
}
