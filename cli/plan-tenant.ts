import { isJsonObject } from '../core/index.js';
import type { Report } from '../report/index.js';
import { buildReport } from '../report/index.js';
import { attributionOf, driftedIds } from './attribution.js';
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

/** Plans one tenant, asks the audit log who changed what, and saves the plan with what it was made from. */
export async function planTenant(tenant: WorkshopTenant, session: Session): Promise<TenantPlan> {
  await dropSavedPlan(tenant.folder);
  const { json, diagnostics } = await makeTerraformPlan(tenant, session);
  const { attribution, problems } = await session.progress.step(`${tenant.name}: reading the audit log`, () =>
    attributionOf(driftedIds(json), { tenantId: tenant.tenantId, env: tenant.env }),
  );
  const report = buildReport(json, definitions, {
    tenant: { name: tenant.name, tenantId: tenant.tenantId },
    attribution,
    diagnostics: [...diagnostics, ...problems],
    locate: tenant.locate,
  });
  const applicable = isJsonObject(json) && json.errored !== true && report.verdict !== 'failed';
  if (applicable) await savePlanRecord(tenant.folder, await basisOf(tenant));
  return { report, applicable };
}

/** What the plan of a tenant is made from. */
export async function basisOf({ folder, env, fingerprint }: WorkshopTenant): Promise<PlanBasis> {
  return {
    configuration: await configurationDigest(folder),
    provider: fingerprint,
    endpoint: env.INTUNEFORM_GRAPH_ENDPOINT ?? '',
  };
}
