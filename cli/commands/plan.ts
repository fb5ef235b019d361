import type { Report } from '../../report/index.js';
import type { Outcome } from '../outcome.js';
import { planTenant } from '../plan-tenant.js';
import { plansOutcome } from '../plans-outcome.js';
import { reportWithout } from '../report-without.js';
import type { PlanRequest } from '../request.js';
import type { Session } from '../session.js';
import { tenantFault } from '../tenant-fault.js';
import type { WorkshopTenant } from '../workshop.js';
import { openWorkshop } from '../workshop.js';

/** Plans every tenant, one after the other, and tells what is not as declared. */
export async function plan(request: PlanRequest, session: Session): Promise<Outcome> {
  const workshop = await openWorkshop(request, session);
  const reports: Report[] = [];
  for (const tenant of workshop.tenants) {
    if (!session.interrupts.arrived) reports.push(await planOne(tenant, session));
  }
  return plansOutcome(reports, workshop.diagnostics);
}

/** What is thrown while one tenant is planned is that tenant's problem, and hides no other. */
async function planOne(tenant: WorkshopTenant, session: Session): Promise<Report> {
  try {
    return (await planTenant(tenant, session)).report;
  } catch (thrown) {
    return reportWithout(tenant, [tenantFault(tenant, thrown, session.env)]);
  }
}
