import { statSync } from 'node:fs';
import { extname } from 'node:path';

import { type Diagnostic, error, own } from '../core/index.js';
import { readBounded } from '../files/read-bounded.js';
import { readStandardInput } from './standard-input.js';

/** Maximum size of a declaration in bytes. Ten thousand corporate identifiers fit. */
export const largestFile = 2_097_152;

/** The text of a file, or why it could not be read. */
export type FileText = { readonly text: string } | { readonly diagnostic: Diagnostic };

/** The file name that means standard input. */
export const standardInput = '-';

/**
 * Reads a declaration; `-` is standard input. Rejects files that are too large by their size, and programs and
 * synthesized output by their name.
 */
export function readDeclaration(file: string): FileText {
  const mistaken = otherKindOfFile(file);
  if (mistaken) return { diagnostic: mistaken };
  try {
    if (file === standardInput) return decode(readStandardInput(largestFile), file);
    const { size } = statSync(file);
    return size > largestFile
      ? { diagnostic: tooLarge(file, size) }
      : decode(readBounded(file, largestFile).bytes, file);
  } catch (thrown) {
    return { diagnostic: unreadable(file, thrown) };
  }
}

/** Rejects a text that is too large to parse. */
export function sizeProblem(text: string, file: string): Diagnostic | undefined {
  const size = Buffer.byteLength(text);
  return size > largestFile ? tooLarge(file, size) : undefined;
}

const programs = new Set(['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.py', '.go', '.cs', '.java', '.tf']);

/** A program or its output is not a declaration, and the YAML parser would only report its first line. */
function otherKindOfFile(file: string): Diagnostic | undefined {
  if (file.endsWith('.tf.json')) return synthesized(file);
  if (!programs.has(extname(file).toLowerCase())) return undefined;
  return error('INT1005', {
    what: 'a program is not a declaration',
    where: { file },
    why: `declarations are YAML or JSON, but the name ends with ${extname(file)}`,
    fix: file.endsWith('.tf')
      ? 'run Terraform in its folder; intuneform accepts YAML declarations, and the synthesized output of a CDKTF program'
      : 'run the program (npm run synth), and specify the folder that it writes, such as cdktf.out',
  });
}

function synthesized(file: string): Diagnostic {
  return error('INT1005', {
    what: 'this command does not accept a synthesized stack',
    where: { file },
    why: 'it needs a YAML declaration; validate, plan, apply, drift and doctor accept synthesized stacks',
    fix: 'use a declaration in YAML',
  });
}

function decode(bytes: Buffer, file: string): FileText {
  if (bytes.length > largestFile) return { diagnostic: tooLarge(file, bytes.length) };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return {
      diagnostic: error('INT1002', {
        what: 'the file is not UTF-8 text',
        where: { file },
        why: 'it contains bytes that are invalid in UTF-8',
        fix: 'save it as UTF-8',
      }),
    };
  }
}

function tooLarge(file: string, size: number): Diagnostic {
  return error('INT1003', {
    what: 'the file is too large for a declaration',
    where: { file },
    why: `got ${size.toLocaleString('en-US')} bytes; at most ${largestFile.toLocaleString('en-US')} are read`,
    fix: 'check that it is the right file; use one file for each tenant',
  });
}

function unreadable(file: string, thrown: unknown): Diagnostic {
  return error('INT1001', {
    what: 'the file cannot be read',
    where: { file },
    ...reasonOf(file, errorCode(thrown)),
  });
}

function reasonOf(file: string, code: string): { readonly why: string; readonly fix: string } {
  // Shells pass on patterns without matches unchanged.
  if (code === 'ENOENT' && /[*?[{]/u.test(file))
    return { why: 'no file matches this pattern', fix: 'check the pattern and its starting folder' };
  const why = own(reasons, code) ?? `the operating system reported ${code}`;
  return { why, fix: 'check the path and the permissions of the file' };
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'the file does not exist',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'the current user has no permission to read it',
};

function errorCode(thrown: unknown): string {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : 'an unknown error';
}
