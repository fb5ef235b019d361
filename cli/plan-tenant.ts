import { isJsonObject } from '../core/index.js';
import type { Report } from '../report/index.js';
import { buildReport } from '../report/index.js';
import { attributionOf, driftedIds } from './attribution.js';
import { toKnownEnd } from './credential/known-end.js';
import { credentialEndsOf } from './credential/of-tenant.js';
import { countedDevices } from './concerned-devices.js';
import { definitions } from './definitions.js';
import { configurationDigest, dropSavedPlan, savePlanRecord } from './saved-plan.js';
import type { PlanBasis } from './saved-plan.js';
import type { Session } from './session.js';
import type { WorkshopTenant } from './workshop.js';
import { makeTerraformPlan } from './terraform/plan.js';

/** A tenant's plan: its report, and whether there is a saved plan that can be applied. */
export interface TenantPlan {
  readonly report: Report;
  readonly applicable: boolean;
}

/** Plans one tenant, asks who changed what and when the credential ends, and saves the plan with what it was made from. */
export async function planTenant(tenant: WorkshopTenant, session: Session): Promise<TenantPlan> {
  await dropSavedPlan(tenant.folder);
  const { json, diagnostics } = await makeTerraformPlan(tenant, session);
  const { tenantId, graphEnv: env } = tenant;
  const [changes, credential] = await session.progress.step(`${tenant.name}: reading the audit log`, () =>
    Promise.all([attributionOf(driftedIds(json), { tenantId, env }), credentialEndsOf(tenantId, env)]),
  );
  const built = buildReport(json, definitions, {
    tenant: { name: tenant.name, tenantId },
    attribution: changes.attribution,
    diagnostics: [...diagnostics, ...changes.problems, ...credential.problems],
    locate: tenant.locate,
    ends: credential.ends.map((end) => toKnownEnd(end, tenant.renewBeforeDays)),
  });
  const report = await countedDevices(built, tenantId, env);
  const applicable = isJsonObject(json) && json.errored !== true && report.verdict !== 'failed';
  if (applicable) await savePlanRecord(tenant.folder, await basisOf(tenant));
  return { report, applicable };
}

/** What the plan of a tenant is made from. */
export async function basisOf({ folder, graphEnv, fingerprint }: WorkshopTenant): Promise<PlanBasis> {
  return {
    configuration: await configurationDigest(folder),
    provider: fingerprint,
    endpoint: graphEnv.INTUNEFORM_GRAPH_ENDPOINT ?? '',
  };
}
