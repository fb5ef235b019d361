import { readFileSync } from 'node:fs';

import { type Diagnostic, hasErrors } from '../../../core/index.js';
import type { Report } from '../../../report/index.js';
import { replaceText, unwritable } from '../../process/write-file.js';
import { isSystemError } from '../../tenants/tenant-fault.js';
import { acceptDeclaration, type AcceptedDeclaration, type Decision } from './accept-declaration.js';
import type { FormsByAddress } from './declared-forms.js';

/** A declaration with its tenants' values. */
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

/** Dependencies for the tenants that drifted. */
export interface FleetKnowledge {
  readonly forms: ReadonlyMap<string, FormsByAddress>;
  /** Compares the tenant that a text declares with its actual state. */
  readonly compare: (declared: DeclaredText) => Promise<Report | undefined>;
}

/** A text that is not in a file yet, and the tenant concerned. */
export interface DeclaredText {
  readonly text: string;
  readonly file: string;
  readonly name: string;
}

/** Writes the drift into the declarations, file by file. Files without changes are left alone. */
export async function acceptFleet(reports: readonly Report[], knowledge: FleetKnowledge): Promise<AcceptedFleet> {
  const files: AcceptedFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [file, own] of byFile(reports)) {
    const accepted = await acceptFile(file, own, knowledge);
    if ('code' in accepted) {
      diagnostics.push(accepted);
      continue;
    }
    const changed = accepted.after !== accepted.before;
    const failure = changed ? await replaceText(file, accepted) : undefined;
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

async function acceptFile(
  file: string,
  reports: readonly Report[],
  knowledge: FleetKnowledge,
): Promise<AcceptedFile | Diagnostic> {
  try {
    const before = readFileSync(file, 'utf8');
    let after = before;
    const decisions: Decision[] = [];
    for (const report of reports) {
      const accepted = await acceptProven({ text: after, file, name: report.tenant.name }, report, knowledge);
      after = accepted.text;
      decisions.push(...accepted.decisions);
    }
    return { file, before, after, decisions };
  } catch (cause) {
    if (isSystemError(cause)) return unwritable(file, cause);
    throw cause;
  }
}

/** Compares the written text with the tenant, and reverts changes that still differ. */
async function acceptProven(
  declared: DeclaredText,
  report: Report,
  { forms, compare }: FleetKnowledge,
): Promise<AcceptedDeclaration> {
  const own = forms.get(report.tenant.name) ?? new Map<string, never>();
  const refused = new Map<string, string>();
  for (;;) {
    const accepted = acceptDeclaration(declared.text, declared.file, { report, forms: own, refused });
    if (accepted.text === declared.text) return accepted;
    const left = leftIn(await compare({ ...declared, text: accepted.text }), accepted.decisions);
    if (left.size === 0) return accepted;
    for (const [address, reason] of left) refused.set(address, reason);
  }
}

/** Objects that were written and still differ, or whose state is unknown. */
function leftIn(report: Report | undefined, decisions: readonly Decision[]): ReadonlyMap<string, string> {
  const written = decisions.filter(({ reason }) => reason === undefined).map(({ finding }) => finding.address);
  const unproven = report === undefined || hasErrors(report.diagnostics);
  const found = new Set(report?.findings.map(({ address }) => address));
  // An object that was only partly accepted still differs in its other attributes.
  const partly = new Set(decisions.flatMap(({ finding, reason }) => (reason === undefined ? [] : [finding.address])));
  const left = written.filter((address) => unproven || (found.has(address) && !partly.has(address)));
  return new Map(left.map((address) => [address, unproven ? notProven : stillDifferent]));
}

const notProven = 'the result could not be compared with the tenant';
const stillDifferent = 'no value in the declaration would remove the difference';
