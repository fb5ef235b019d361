import type { Diagnostic } from '../core/index.js';
import { error, hasErrors } from '../core/index.js';
import type { ExitCode, Report } from '../report/index.js';
import { exitCodeOf, inert, renderReport } from '../report/index.js';
import { basisOf, planTenant } from './plan-tenant.js';
import { dropSavedPlan, findSavedPlan } from './saved-plan.js';
import type { Session } from './session.js';
import { tenantFault } from './tenant-fault.js';
import type { Applied } from './terraform/apply.js';
import { applyTerraformPlan } from './terraform/apply.js';
import { initialize } from './terraform/initialize.js';
import type { WorkshopTenant } from './workshop.js';

/** What came of applying one tenant. */
export interface TenantApply {
  readonly name: string;
  readonly exitCode: ExitCode;
  /** The plan, where one was made. Absent where a saved one was applied. */
  readonly report?: Report;
  /** Absent where nothing was applied. */
  readonly applied?: Applied;
  readonly diagnostics: readonly Diagnostic[];
}

/** How apply goes about it. */
export interface ApplyMode {
  readonly autoApprove: boolean;
}

/** Applies the saved plan of a tenant, or makes one, shows it and asks. What is thrown meanwhile is that tenant's problem. */
export async function applyTenant(tenant: WorkshopTenant, session: Session & ApplyMode): Promise<TenantApply> {
  try {
    return await planAndApply(tenant, session);
  } catch (thrown) {
    return failed(tenant, [tenantFault(tenant, thrown, session.env)]);
  }
}

async function planAndApply(
  tenant: WorkshopTenant,
  { autoApprove, ...session }: Session & ApplyMode,
): Promise<TenantApply> {
  const saved = await findSavedPlan(tenant.folder, await basisOf(tenant));
  if (saved === 'usable') return applySaved(tenant, session);
  if (saved !== 'none') return failed(tenant, [saved]);
  if (!autoApprove && !session.ask) return failed(tenant, [noTerminal]);
  const { report, applicable } = await planTenant(tenant, session);
  if (!applicable) {
    await dropSavedPlan(tenant.folder);
    return { name: tenant.name, exitCode: exitCodeOf(report.verdict), report, diagnostics: [] };
  }
  if (report.verdict !== 'inSync' && !autoApprove && !(await isApproved(report, session))) {
    await dropSavedPlan(tenant.folder);
    return failed(tenant, [refused]);
  }
  return { ...(await applyNow(tenant, session)), report };
}

/** The plan may come from another job: then nothing is installed here yet. */
async function applySaved(tenant: WorkshopTenant, session: Session): Promise<TenantApply> {
  const failure = await initialize(tenant, session);
  return failure.length > 0 ? failed(tenant, failure) : applyNow(tenant, session);
}

async function applyNow(tenant: WorkshopTenant, session: Session): Promise<TenantApply> {
  const { applied, diagnostics } = await applyTerraformPlan(tenant, session);
  await dropSavedPlan(tenant.folder);
  return { name: tenant.name, exitCode: hasErrors(diagnostics) ? 1 : 0, ...(applied && { applied }), diagnostics };
}

function isApproved(report: Report, { ask }: Session): Promise<boolean> {
  const about = `${renderReport(report, { color: false })}\n`;
  return ask?.(about, `Apply this to ${inert(report.tenant.name)}?`) ?? Promise.resolve(false);
}

function failed({ name }: WorkshopTenant, diagnostics: readonly Diagnostic[]): TenantApply {
  return { name, exitCode: 1, diagnostics };
}

const noTerminal = error('INT1307', {
  what: 'nothing was applied, because nobody could be asked',
  why: 'there is no saved plan, and standard input is no terminal',
  fix: 'run intuneform plan first and then apply, or pass --auto-approve',
});

const refused = error('INT1307', {
  what: 'nothing was applied',
  why: 'the answer was not yes',
  fix: 'run intuneform apply again and answer yes, or change the declaration',
});
