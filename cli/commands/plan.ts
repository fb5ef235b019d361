import type { Report } from '../../report/index.js';
import type { Outcome } from '../outcome.js';
import { planTenant } from '../plan-tenant.js';
import { plansOutcome } from '../plans-outcome.js';
import type { PlanRequest } from '../request.js';
import type { Session } from '../session.js';
import { openWorkshop } from '../workshop.js';

/** Plans every tenant, one after the other, and tells what is not as declared. */
export async function plan(request: PlanRequest, session: Session): Promise<Outcome> {
  const workshop = await openWorkshop(request, session);
  const reports: Report[] = [];
  for (const tenant of workshop.tenants) {
    if (!session.interrupts.arrived) reports.push((await planTenant(tenant, session)).report);
  }
  return plansOutcome(reports, workshop.diagnostics);
}
