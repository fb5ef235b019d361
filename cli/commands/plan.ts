import { hasErrors } from '../../core/index.js';
import type { Report } from '../../report/index.js';
import { reportsFor } from '../drift/accept/proposed-patch.js';
import type { Session } from '../process/session.js';
import { allFormats } from '../result/deliver.js';
import { reportExitCodes } from '../result/exit-codes.js';
import type { Outcome } from '../result/outcome.js';
import { plansOutcome } from '../result/plans-outcome.js';
import { reportWithout } from '../result/report-without.js';
import { orphanedStates } from '../tenants/orphaned-states.js';
import { tenantFault } from '../tenants/tenant-fault.js';
import { planAndPublish, type PlanPurpose } from '../terraform/plan-tenant.js';
import { type PreparedTenant, prepareTenants } from '../terraform/prepare-tenants.js';
import { commonOptions, endpointOption, files, flag, outOption } from '../verb/inputs.js';
import { defineVerb, type RequestOf } from '../verb/verb.js';

const takes = {
  arguments: { files: files('declarations, one for each tenant, or the output folder of a CDKTF program (cdktf.out)') },
  options: {
    ...commonOptions(allFormats),
    ...outOption,
    ...endpointOption,
    destroy: flag('plan to destroy all declared objects'),
  },
};

/** Plans tenants. */
export const verb = defineVerb({
  name: 'plan',
  place: 40,
  summary: 'Show pending changes and drift, and save the plan',
  ...takes,
  examples: [
    'intuneform plan tenant.yaml',
    'intuneform plan tenants/*.yaml --format json',
    'intuneform plan tenants/*.yaml --format sarif --output drift.sarif',
  ],
  exitCodes: reportExitCodes,
  run: plan,
});

/** Plans all tenants, one after the other, and reports differences from the declaration. */
async function plan(request: RequestOf<typeof takes>, session: Session): Promise<Outcome> {
  const prepared = await prepareTenants(request, session);
  const reports: Report[] = [];
  for (const tenant of prepared.tenants) {
    if (!session.interrupts.arrived)
      reports.push(await planOne(tenant, { ...session, destroy: request.destroy ?? false }));
  }
  const names = prepared.tenants.map(({ name }) => name);
  // The state of a declaration with errors is unknown.
  const orphans = hasErrors(prepared.diagnostics)
    ? []
    : orphanedStates({ cwd: session.cwd, files: request.files, names });
  return plansOutcome(reportsFor(request, reports), [...prepared.diagnostics, ...orphans]);
}

/** An exception for one tenant becomes its diagnostic, and does not affect the other tenants. */
async function planOne(tenant: PreparedTenant, session: Session & PlanPurpose): Promise<Report> {
  try {
    return await planAndPublish(tenant, session);
  } catch (thrown) {
    return reportWithout(tenant, [tenantFault(tenant, thrown, session.env)]);
  }
}
