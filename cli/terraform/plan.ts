import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic, Json } from '../../core/index.js';
import { error } from '../../core/index.js';
import type { Session } from '../session.js';
import { initialize } from './initialize.js';
import type { TerraformTenant } from './problems.js';
import { problemsOf } from './problems.js';
import type { TerraformRun } from './run.js';
import { parseJson } from '../read-file.js';
import { runTerraform } from './run.js';

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
  if (session.interrupts.arrived || !existsSync(join(tenant.folder, planFile))) return { diagnostics };
  return { diagnostics, ...(await showPlan(tenant, session, diagnostics)) };
}

async function showPlan(
  tenant: TerraformTenant,
  session: Session,
  diagnostics: readonly Diagnostic[],
): Promise<Partial<TerraformPlan>> {
  const shown = await session.progress.step(`${tenant.name}: reading the plan`, () =>
    runTerraform(tenant, ['show', '-json', planFile], session),
  );
  const json = parseJson(shown.stdout);
  return json === undefined ? { diagnostics: [...diagnostics, unreadablePlan(shown)] } : { json };
}

function unreadablePlan({ stderr }: TerraformRun): Diagnostic {
  return error('INT1320', {
    what: 'the plan could not be shown',
    why: stderr.trim().split('\n').at(-1) ?? '',
    fix: 'run again; if it happens again, report it with the version of Terraform',
  });
}
