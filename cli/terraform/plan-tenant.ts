import { type Diagnostic, hasErrors, isJsonObject } from '../../core/index.js';
import { buildReport, type Report } from '../../report/index.js';
import { attributionOf, driftedObjects } from '../insight/attribution.js';
import { reportedExpiration } from '../insight/credential/expiration.js';
import { credentialEndsOf } from '../insight/credential/of-tenant.js';
import { countedDevices } from '../insight/finding-devices.js';
import { namesInPlan } from '../insight/referred-names.js';
import { undeclaredUsers } from '../insight/undeclared-users.js';
import { openPrivateFolder, type PrivateFolder } from '../process/private-folder.js';
import type { Session } from '../process/session.js';
import { declaredKeyOf, declaredReleaseOf } from '../tenants/declared-words.js';
import { definitions } from '../tenants/definitions.js';
import { withAdvice } from './letting-go/advice.js';
import { guardDeletions } from './letting-go/guards.js';
import { stillInUse } from './letting-go/in-use.js';
import { readLettingGo } from './letting-go/settings.js';
import { isLimited } from './limited.js';
import { withImports } from './namesakes.js';
import { makeTerraformPlan, type TerraformPlan } from './plan.js';
import type { PreparedTenant } from './prepare-tenants.js';
import { withRestored } from './restored-objects.js';
import { configurationDigest, type PlanBasis } from './saved-plan/basis.js';
import type { PrivatePlan } from './saved-plan/private-plan.js';
import { publishPlan, withdrawPlan } from './saved-plan/published-plan.js';
import { stalePlan } from './saved-plan/stale-plan.js';

/** A tenant's plan, and its report. */
export interface TenantPlan {
  readonly report: Report;
  /** Undefined: there is nothing to apply. */
  readonly plan?: PrivatePlan;
}

/** Purpose of a plan. */
export interface PlanPurpose {
  /** Whether to plan the removal of all objects. Default: plans the declaration. */
  readonly destroy?: boolean;
}

/**
 * Plans one tenant and publishes the plan for a later apply, unless a check of the report rejects it. Default: no
 * check.
 */
export async function planAndPublish(
  tenant: PreparedTenant,
  session: Session & PlanPurpose,
  isAcceptable: (report: Report) => boolean = () => true,
): Promise<Report> {
  await withdrawPlan(tenant.folder);
  using folder = openPrivateFolder(tenant.folder);
  const basis = await basisOf(tenant, session);
  const { report, plan } = await planTenant(tenant, session, folder);
  if (plan && isAcceptable(report)) await publishPlan(tenant.folder, plan, basis);
  return report;
}

/** Plans one tenant in a private folder, and reads who changed what and when the credential expires. */
export async function planTenant(
  tenant: PreparedTenant,
  { destroy = false, ...session }: Session & PlanPurpose,
  into: PrivateFolder,
): Promise<TenantPlan> {
  const before = await configurationDigest(tenant.folder);
  const { json: shown, plan, diagnostics } = await makeTerraformPlan(tenant, session, { into, destroy });
  const json = shown && (await withRestored(shown, tenant, session));
  const changed = (await configurationDigest(tenant.folder)) === before ? [] : [changedMeanwhile];
  const report = await reportOn(tenant, session, { json, destroy, diagnostics: [...diagnostics, ...changed] });
  const isApplicable = isJsonObject(json) && json.errored !== true && !hasErrors(report.diagnostics);
  return { report, ...(isApplicable && plan && { plan }) };
}

const changedMeanwhile = stalePlan('another run changed the declaration of this tenant during the plan');

interface Planned {
  readonly json: TerraformPlan['json'];
  readonly destroy: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

async function reportOn(
  tenant: PreparedTenant,
  session: Session,
  { json, destroy, diagnostics }: Planned,
): Promise<Report> {
  const { tenantId, graphEnv: env } = tenant;
  const [changes, credential, names] = await session.progress.step(`${tenant.name}: reading the audit log`, () =>
    Promise.all([
      attributionOf(driftedObjects(json, diagnostics), { tenantId, env }),
      credentialEndsOf(tenantId, env),
      namesInPlan(json, { tenantId, env }),
    ]),
  );
  const found = [...withImports(diagnostics, json, tenant.locate), ...changes.problems, ...credential.problems];
  const build = (guards: readonly Diagnostic[]): Report =>
    buildReport(json, definitions, {
      tenant: { name: tenant.name, tenantId },
      attribution: changes.attribution,
      partial: isLimited(tenant.env),
      diagnostics: [...found, ...guards],
      locate: tenant.locate,
      keyOf: declaredKeyOf(tenant.locate),
      releaseOf: declaredReleaseOf(tenant.locate),
      names,
      ends: credential.ends.map((end) => reportedExpiration(end, tenant.renewBeforeDays)),
    });
  const { findings } = build([]);
  const guards = [
    ...guardDeletions(findings, readLettingGo(tenant.folder), { isDestroy: destroy }),
    ...stillInUse(findings, json, tenant.locate),
    ...(await undeclaredUsers(findings, json, { tenantId, env })),
  ];
  return countedDevices(destroy ? build(guards) : withAdvice(build(guards), json, tenant.locate), tenantId, env);
}

/** The basis of a tenant's plan. */
export async function basisOf(
  { folder, graphEnv, fingerprint, terraform }: PreparedTenant,
  { destroy = false }: PlanPurpose,
): Promise<PlanBasis> {
  return {
    configuration: await configurationDigest(folder),
    provider: fingerprint,
    engine: `${terraform.product} ${terraform.version}`,
    endpoint: graphEnv.INTUNEFORM_GRAPH_ENDPOINT ?? '',
    destroy,
  };
}
