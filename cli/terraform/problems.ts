import { stripVTControlCharacters } from 'node:util';

import { codes, type Diagnostic, type DiagnosticCode, error, hasErrors } from '../../core/index.js';
import type { Session } from '../process/session.js';
import type { LocateAddress } from '../tenants/locate.js';
import { diagnosticsOf } from './diagnostics.js';
import { inEngineWords } from './engine-words.js';
import { eventsOf, type TerraformPlace, type TerraformRun } from './run.js';
import { recognize } from './terraform-errors.js';

/** Terraform in the folder of one tenant. */
export interface TerraformTenant extends TerraformPlace {
  /** Name of the tenant in progress messages. */
  readonly name: string;
  /** Declared Microsoft Entra tenant id (GUID). */
  readonly tenantId: string;
  readonly locate: LocateAddress;
  /** Digest of our provider. */
  readonly fingerprint: string;
}

/** All problems that a run with `-json` reported. They include an error exactly if the run failed. */
export function problemsOf(run: TerraformRun, tenant: TerraformTenant, session: Session): readonly Diagnostic[] {
  return toldBy(run, tenant, session).map((diagnostic) => inEngineWords(diagnostic, tenant, session.cwd));
}

function toldBy(
  run: TerraformRun,
  { locate, terraform }: TerraformTenant,
  { interrupts }: Session,
): readonly Diagnostic[] {
  const diagnostics = diagnosticsOf(eventsOf(run), locate);
  if (interrupts.arrived) return [...diagnostics.filter(({ severity }) => severity === 'warning'), interrupted];
  if (run.succeeded || hasErrors(diagnostics)) return diagnostics;
  return [...diagnostics, silentFailure(run, terraform.product)];
}

const interrupted = error('INT1309', {
  what: 'interrupted',
  why: 'a signal arrived; Terraform finished its current step and saved the state',
  fix: 'run intuneform plan to see what remains to be done',
});

/** The first error of human-readable output, on one line without colors and frame. */
export function complaintIn(words: string): string | undefined {
  const plain = stripVTControlCharacters(words).replaceAll(/^[│╷ ]+/gmu, '');
  const [, text] = /^(Error: .*?)(?:\n╵|$(?![\s\S]))/msu.exec(plain) ?? [];
  return text?.replaceAll(/\s+/gu, ' ').trim();
}

/** Parses a diagnostic of our provider from Terraform's human-readable output: `Error: INT2011: what why: … fix: …`. */
function providersWords(complaint: string): Diagnostic | undefined {
  const [, code = '', what, why, fix] =
    /^Error: (INT\d{4}): (.*?)(?: with [a-z]\S+,)?(?: on \S+ line \d+.*?)? why: (.*?) fix: (.*)$/u.exec(complaint) ??
    [];
  if (!isCode(code) || what === undefined || why === undefined || fix === undefined) return undefined;
  return error(code, { what, why, fix });
}

function isCode(code: string): code is DiagnosticCode {
  return Object.hasOwn(codes, code);
}

function silentFailure({ stderr, stdout }: TerraformRun, product: string): Diagnostic {
  const words = `${stdout}\n${stderr}`.trim();
  const own = recognize(words);
  if (own) return error(own.code, { what: codes[own.code].title, why: words, fix: own.fix ?? codes[own.code].remedy });
  const complaint = complaintIn(words);
  const ours = complaint === undefined ? undefined : providersWords(complaint);
  if (ours) return ours;
  if (complaint) return error('INT1310', { what: `${product} failed`, why: complaint, fix: codes.INT1310.remedy });
  // An error of the command line ends with a hint at the help; the problem is above it.
  const lastLines = words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(-5);
  return error('INT1310', {
    what: `${product} failed without saying why`,
    why: lastLines.length === 0 ? 'it wrote no output' : `its last output was: ${lastLines.join('\n')}`,
    fix: 'run again with TF_LOG=debug in the environment',
  });
}
