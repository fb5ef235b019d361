import { existsSync } from 'node:fs';

import { type Diagnostic, error, type Json } from '../../core/index.js';
import type { PrivateFolder } from '../process/private-folder.js';
import { parseJson } from '../process/read-file.js';
import type { Session } from '../process/session.js';
import { releaseSections } from './letting-go/release-sections.js';
import { reportWaits, runTerraformLocked } from './lock-wait.js';
import { withNeededRelease } from './newer-state.js';
import { prepare } from './prepare.js';
import { complaintIn, problemsOf, type TerraformTenant } from './problems.js';
import { type Hosting, openProviderHost, type ProviderHost } from './provider-host.js';
import { runTerraform, type TerraformPlace, type TerraformRun } from './run.js';
import { placeOfPlan, type PrivatePlan, sealPlan } from './saved-plan/private-plan.js';
import { isProviderLost } from './terraform-errors.js';

/** Result of a plan. */
export interface TerraformPlan {
  /** The output of `terraform show -json`. Undefined: there is no plan. */
  readonly json?: Json;
  /** The plan in `json`. */
  readonly plan?: PrivatePlan;
  readonly diagnostics: readonly Diagnostic[];
}

/** Folder and purpose of a plan. */
export interface PlanOptions {
  readonly into: PrivateFolder;
  /** Whether to plan the removal of all objects. */
  readonly destroy: boolean;
}

/** Checks the state, initializes, plans and shows the plan. */
export async function makeTerraformPlan(
  tenant: TerraformTenant & Hosting,
  session: Session,
  { into, destroy }: PlanOptions,
): Promise<TerraformPlan> {
  const { onWait } = reportWaits(tenant, session);
  // It starts while the state and the providers are prepared.
  using host = openProviderHost(tenant, into, onWait);
  const failure = await prepare(tenant, session);
  if (failure.length > 0) return { diagnostics: failure };
  const unreadable = await releaseSections(tenant, session, into);
  if (unreadable.length > 0) return { diagnostics: unreadable };
  const file = placeOfPlan(into);
  const parameters = ['-input=false', '-json', `-out=${file}`, ...(destroy ? ['-destroy'] : [])];
  const run = (place: TerraformPlace): Promise<TerraformRun> =>
    runTerraformLocked(place, { verb: 'plan', parameters, ...session, ...reportWaits(tenant, session) });
  const planned = await session.progress.step(`${tenant.name}: planning`, () =>
    runServed(tenant, session, { host, run }),
  );
  const diagnostics = await withNeededRelease(problemsOf(planned, tenant, session), tenant, session);
  if (diagnostics.some(({ code }) => code === 'INT1314')) return { diagnostics };
  // A plan with errors is also saved: it contains what could be read, but cannot be applied.
  if (session.interrupts.arrived || !existsSync(file)) return { diagnostics };
  const plan = await sealPlan(file);
  return { diagnostics, plan, ...(await showPlan(tenant, session, { host, plan, diagnostics })) };
}

interface Served {
  readonly host: ProviderHost;
  readonly run: (place: TerraformPlace) => Promise<TerraformRun>;
}

/**
 * Runs Terraform with the provider of the host. If that provider cannot be reached, runs again with one that Terraform
 * starts: nothing was changed, and Terraform reports what is wrong with it.
 */
async function runServed(
  tenant: TerraformTenant,
  { interrupts }: Session,
  { host, run }: Served,
): Promise<TerraformRun> {
  const served = await host.ready;
  if (served === undefined || host.isGone()) return run(tenant);
  const first = await run({ ...tenant, env: { ...tenant.env, ...served } });
  const isLost = host.isGone() || isProviderLost(first.stdout + first.stderr);
  return !first.succeeded && isLost && !interrupts.arrived ? run(tenant) : first;
}

async function showPlan(
  tenant: TerraformTenant,
  session: Session,
  { host, plan, diagnostics }: Pick<Served, 'host'> & Required<Pick<TerraformPlan, 'plan' | 'diagnostics'>>,
): Promise<Partial<TerraformPlan>> {
  const run = (place: TerraformPlace): Promise<TerraformRun> =>
    runTerraform(place, ['show', '-json', plan.file], session);
  const shown = await session.progress.step(`${tenant.name}: reading the plan`, () =>
    runServed(tenant, session, { host, run }),
  );
  const json = parseJson(shown.stdout);
  return json === undefined ? { diagnostics: [...diagnostics, unreadablePlan(shown, tenant)] } : { json };
}

function unreadablePlan({ stderr }: TerraformRun, { terraform: { product } }: TerraformTenant): Diagnostic {
  return error('INT1320', {
    what: 'the plan could not be shown',
    why: complaintIn(stderr) ?? stderr.trim().split('\n').at(-1) ?? '',
    fix: `run again; if the problem persists, report it with the version of ${product}`,
  });
}
