import { readFileSync, statSync } from 'node:fs';

import { type Diagnostic, error, own } from '../core/index.js';

/** The largest declaration that is read, unit: bytes. Ten thousand corporate identifiers stay below it. */
export const largestFile = 2_097_152;

/** A file's text, or why there is none. */
export type FileText = { readonly text: string } | { readonly diagnostic: Diagnostic };

/** Reads a declaration. A file that is too large is refused by its size alone. */
export function readDeclaration(file: string): FileText {
  try {
    const { size } = statSync(file);
    return size > largestFile ? { diagnostic: tooLarge(file, size) } : decode(readFileSync(file), file);
  } catch (thrown) {
    return { diagnostic: unreadable(file, thrown) };
  }
}

/** Refuses a text that is too large to be parsed. */
export function sizeProblem(text: string, file: string): Diagnostic | undefined {
  const size = Buffer.byteLength(text);
  return size > largestFile ? tooLarge(file, size) : undefined;
}

function decode(bytes: Buffer, file: string): FileText {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return {
      diagnostic: error('INT1002', {
        what: 'the file is not text in UTF-8',
        where: { file },
        why: 'it holds bytes that UTF-8 does not have',
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
    why: own(reasons, errorCode(thrown)) ?? `the system says ${errorCode(thrown)}`,
    fix: 'check the path and the permissions of the file',
  });
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
};

function errorCode(thrown: unknown): string {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : 'an unknown error';
}
