import { readFileSync } from 'node:fs';
import type { Diagnostic } from '../../../core/index.js';
import type { Report } from '../../../report/index.js';
import { unwritable, writeAtomically } from '../../deliver.js';
import { isSystemError } from '../../tenant-fault.js';
import type { Decision } from './accept-declaration.js';
import { acceptDeclaration } from './accept-declaration.js';

/** A declaration with what its tenants have. */
export interface AcceptedFile {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly decisions: readonly Decision[];
}

/** What was accepted, and what could not be written. */
export interface AcceptedFleet {
  readonly files: readonly AcceptedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Writes what drifted into the declarations, file by file. A file that nothing changes in is left alone. */
export async function acceptFleet(reports: readonly Report[]): Promise<AcceptedFleet> {
  const files: AcceptedFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [file, own] of byFile(reports)) {
    const accepted = acceptFile(file, own);
    if ('code' in accepted) {
      diagnostics.push(accepted);
      continue;
    }
    const changed = accepted.after !== accepted.before;
    const failure = changed ? await writeAtomically(file, accepted.after) : undefined;
    if (failure) diagnostics.push(failure);
    else files.push(accepted);
  }
  return { files, diagnostics };
}

function byFile(reports: readonly Report[]): ReadonlyMap<string, readonly Report[]> {
  const files = new Map<string, Report[]>();
  for (const report of reports) {
    const file = report.findings.find(({ declaredAt }) => declaredAt?.file !== undefined)?.declaredAt?.file;
    if (file !== undefined) files.set(file, [...(files.get(file) ?? []), report]);
  }
  return files;
}

function acceptFile(file: string, reports: readonly Report[]): AcceptedFile | Diagnostic {
  try {
    const before = readFileSync(file, 'utf8');
    let after = before;
    const decisions = reports.flatMap((report) => {
      const accepted = acceptDeclaration(after, file, report);
      after = accepted.text;
      return accepted.decisions;
    });
    return { file, before, after, decisions };
  } catch (cause) {
    if (isSystemError(cause)) return unwritable(file, cause);
    throw cause;
  }
}
