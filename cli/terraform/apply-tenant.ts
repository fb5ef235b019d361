import { type Diagnostic, error, hasErrors, leavesIncomplete } from '../../core/index.js';
import { type ExitCode, exitCodeOf, type Finding, inert, renderReport, type Report } from '../../report/index.js';
import { openPrivateFolder, type PrivateFolder } from '../process/private-folder.js';
import type { Session } from '../process/session.js';
import { tenantFault } from '../tenants/tenant-fault.js';
import type { Applied } from './applied.js';
import { applyTerraformPlan } from './apply.js';
import { basisOf, type PlanPurpose, planTenant } from './plan-tenant.js';
import { prepare } from './prepare.js';
import type { PreparedTenant } from './prepare-tenants.js';
import type { PrivatePlan } from './saved-plan/private-plan.js';
import { findPublishedPlan, isPublished, type OfferedPlan, publishPlan } from './saved-plan/published-plan.js';
import { stalePlan } from './saved-plan/stale-plan.js';

/** Result of applying one tenant. */
export interface TenantApply {
  readonly name: string;
  readonly exitCode: ExitCode;
  /** The plan, if one was made. Absent if a saved one was applied. */
  readonly report?: Report;
  /** Absent if nothing was applied. */
  readonly applied?: Applied;
  /** Diagnostics of omitted objects for which a person has to do something first. */
  readonly waiting: readonly Diagnostic[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Options of an apply. */
export interface ApplyMode extends PlanPurpose {
  readonly autoApprove: boolean;
}

/**
 * Applies the published plan of a tenant, or makes one, shows it and asks for confirmation. An exception becomes a
 * diagnostic of this tenant.
 */
export async function applyTenant(tenant: PreparedTenant, session: Session & ApplyMode): Promise<TenantApply> {
  try {
    using folder = openPrivateFolder(tenant.folder);
    return await planAndApply(tenant, session, folder);
  } catch (thrown) {
    return failed(tenant, [tenantFault(tenant, thrown, session.env)]);
  }
}

async function planAndApply(
  tenant: PreparedTenant,
  session: Session & ApplyMode,
  folder: PrivateFolder,
): Promise<TenantApply> {
  const published = await findPublishedPlan(tenant.folder, await basisOf(tenant, session), folder);
  if (published === 'none') return applyOwn(tenant, session, folder);
  return 'code' in published ? failed(tenant, [published]) : applyPublished(tenant, session, published);
}

/**
 * The plan may come from another job, so the providers may not be installed here yet. The plan is used up as soon as
 * apply begins.
 */
async function applyPublished(
  tenant: PreparedTenant,
  session: Session & PlanPurpose,
  { plan, claim }: OfferedPlan,
): Promise<TenantApply> {
  const failure = await prepare(tenant, session);
  if (failure.length > 0) return failed(tenant, failure);
  if (!(await claim())) return failed(tenant, [takenElsewhere]);
  const { begun, ...done } = await applyNow(tenant, session, plan);
  // Without the lock or the encryption key of the state, nothing has changed, and the same plan can be applied later.
  if (!begun && !(await isPublished(tenant.folder)))
    await publishPlan(tenant.folder, plan, await basisOf(tenant, session));
  return done;
}

const takenElsewhere = stalePlan('another run is applying it');

/** The plan stays in the private folder, so that no other run can apply it, however this one ends. */
async function applyOwn(
  tenant: PreparedTenant,
  { autoApprove, ...session }: Session & ApplyMode,
  folder: PrivateFolder,
): Promise<TenantApply> {
  if (!autoApprove && !session.ask) return failed(tenant, [noTerminal(session)]);
  const { report, plan } = await planTenant(tenant, session, folder);
  if (!plan) return { name: tenant.name, exitCode: exitCodeWithout(report), report, waiting: [], diagnostics: [] };
  if (isOnlyWaiting(report)) return { name: tenant.name, exitCode: 2, report, waiting: [], diagnostics: [] };
  const isAsked = report.verdict !== 'inSync' && !autoApprove;
  if (isAsked && !(await isApproved(report, session))) return failed(tenant, [refused]);
  const { begun: _begun, ...done } = await applyNow(tenant, session, plan);
  return { ...done, ...(done.applied && { applied: withForgotten(done.applied, report) }), report };
}

/** Terraform does not count objects that `removed` blocks forget, and counts registered devices that stay as deleted. */
function withForgotten(applied: Applied, { findings }: Report): Applied {
  const planned = findings.filter(({ action }) => action === 'forget').length;
  if (planned <= applied.forgotten) return applied;
  const removed = findings.filter(({ action }) => action === 'delete' || action === 'replace').length;
  return { ...applied, deleted: Math.min(applied.deleted, removed), forgotten: planned };
}

/** Whether apply would do nothing, because every object that differs waits for a person. */
function isOnlyWaiting({ findings, summary }: Report): boolean {
  const isLeftToPeople = ({ kind, unrestorable }: Finding): boolean =>
    kind === 'waiting' || kind === 'expiring' || !!unrestorable;
  return summary.waiting > 0 && findings.every(isLeftToPeople);
}

/** Drift that apply cannot undo leaves nothing to apply, so the request is not fulfilled. */
function exitCodeWithout({ verdict }: Report): ExitCode {
  return verdict === 'unreadable' ? exitCodeOf(verdict) : 1;
}

async function applyNow(
  { name, ...tenant }: PreparedTenant,
  session: Session,
  plan: PrivatePlan,
): Promise<TenantApply & { readonly begun: boolean }> {
  const { applied, begun, waiting, diagnostics } = await applyTerraformPlan({ name, ...tenant }, session, plan);
  const done = waiting.length > 0 ? 2 : 0;
  const exitCode = isIncomplete(diagnostics) ? 1 : done;
  return { name, begun, exitCode, ...(applied && { applied }), waiting, diagnostics };
}

/**
 * Terraform destroys and recreates a new object whose create ended with an error, so the provider only warns about
 * missing parts: values that Graph did not store, and rows and devices of a first import.
 */
function isIncomplete(diagnostics: readonly Diagnostic[]): boolean {
  return hasErrors(diagnostics) || diagnostics.some(({ code }) => leavesIncomplete(code));
}

function isApproved(report: Report, { ask, destroy }: Session & PlanPurpose): Promise<boolean> {
  const about = `${renderReport(report, { color: false })}\n`;
  const name = inert(report.tenant.name);
  const question = destroy ? `Destroy all declared objects of ${name}?` : `Apply this plan to ${name}?`;
  return ask?.(about, question) ?? Promise.resolve(false);
}

function failed({ name }: PreparedTenant, diagnostics: readonly Diagnostic[]): TenantApply {
  return { name, exitCode: 1, waiting: [], diagnostics };
}

function noTerminal({ destroy }: PlanPurpose): Diagnostic {
  const option = destroy ? ' --destroy' : '';
  return error('INT1307', {
    what: 'nothing was applied, because no one could approve it',
    why: 'there is no saved plan, and standard input is not a terminal',
    fix: `run intuneform plan${option} first and then intuneform apply${option}, or pass --auto-approve`,
  });
}

const refused = error('INT1307', {
  what: 'nothing was applied',
  why: 'the answer was not yes',
  fix: 'run the same command again and answer yes, or change the declaration',
});
