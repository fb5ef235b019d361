import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic, Json } from '../../core/index.js';
import { error, hasErrors } from '../../core/index.js';
import type { Session } from '../session.js';
import type { LocateAddress } from './diagnostics.js';
import { diagnosticsOf } from './diagnostics.js';
import type { TerraformPlace, TerraformRun } from './run.js';
import { eventsOf, parseJson, runTerraform } from './run.js';

/** Terraform in the folder of one tenant. */
export interface TerraformTenant extends TerraformPlace {
  readonly locate: LocateAddress;
  /** How progress calls the tenant. */
  readonly name: string;
}

/** What planning led to. */
export interface TerraformPlan {
  /** The answer of `terraform show -json`. Undefined: no plan came about. */
  readonly json?: Json;
  readonly diagnostics: readonly Diagnostic[];
}

/** File name of a saved plan in the folder of its tenant. */
export const planFile = 'intuneform.tfplan';

/** Initializes, plans and shows the plan. */
export async function makeTerraformPlan(tenant: TerraformTenant, session: Session): Promise<TerraformPlan> {
  const failure = await initialize(tenant, session);
  if (failure.length > 0) return { diagnostics: failure };
  await rm(join(tenant.folder, planFile), { force: true });
  const planned = await session.progress.step(`${tenant.name}: planning`, () =>
    runTerraform(tenant, ['plan', '-input=false', '-json', `-out=${planFile}`], session),
  );
  const diagnostics = problemsOf(planned, tenant, session);
  // A plan with errors is saved as well; it tells what could be read, and cannot be applied.
  if (!existsSync(join(tenant.folder, planFile))) return { diagnostics };
  const shown = await session.progress.step(`${tenant.name}: reading the plan`, () =>
    runTerraform(tenant, ['show', '-json', planFile], session),
  );
  const json = parseJson(shown.stdout);
  return json === undefined ? { diagnostics: [...diagnostics, unreadablePlan(shown)] } : { json, diagnostics };
}

async function initialize(tenant: TerraformTenant, session: Session): Promise<readonly Diagnostic[]> {
  const run = await session.progress.step(`${tenant.name}: initializing`, () =>
    runTerraform(tenant, ['init', '-input=false', '-json'], session),
  );
  // What init warns of (an incomplete lock file) is about a folder that nobody but us looks into.
  return problemsOf(run, tenant, session).filter(({ severity }) => severity === 'error');
}

/** Everything that a run complained of. There is an error among it exactly when the run did not succeed. */
export function problemsOf(
  run: TerraformRun,
  { locate, terraform }: TerraformTenant,
  { interrupts }: Session,
): readonly Diagnostic[] {
  const diagnostics = diagnosticsOf(eventsOf(run), locate);
  if (interrupts.arrived) return [...diagnostics.filter(({ severity }) => severity === 'warning'), interrupted];
  if (run.succeeded || hasErrors(diagnostics)) return diagnostics;
  const lastWords = run.stderr.trim().split('\n').at(-1) ?? '';
  return [
    ...diagnostics,
    error('INT1310', {
      what: `${terraform.product} failed without saying why`,
      why: lastWords === '' ? 'it wrote nothing' : `its last line was: ${lastWords}`,
      fix: 'run again with TF_LOG=debug in the environment',
    }),
  ];
}

const interrupted = error('INT1309', {
  what: 'interrupted',
  why: 'a signal arrived; Terraform ended the step that it was at and saved its state',
  fix: 'run intuneform plan to see what is done and what is not',
});

function unreadablePlan({ stderr }: TerraformRun): Diagnostic {
  return error('INT1320', {
    what: 'the plan could not be shown',
    why: stderr.trim().split('\n').at(-1) ?? '',
    fix: 'run again; if it happens again, report it with the version of Terraform',
  });
}
