import type { Report } from '../../report/index.js';
import { graphEnvironment } from '../child-environment.js';
import { driftTenant, reportWithout } from '../drift/drift-tenant.js';
import type { DriftingTenant } from '../drift/drift-tenant.js';
import { driftFleet, faultIn } from '../drift/fleet.js';
import type { Outcome } from '../outcome.js';
import { reportsOutcome } from '../plans-outcome.js';
import type { DriftRequest } from '../request.js';
import type { Session } from '../session.js';

/** Milliseconds. A tenant that does not answer keeps a place of the others, so it is given up sooner than in a plan. */
const patience = { requestTimeoutMs: 60_000, retryBudgetMs: 120_000 };

/** Compares declarations with live tenants, many at once, without Terraform and without state. */
export async function drift(request: DriftRequest, session: Session): Promise<Outcome> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const env = graphEnvironment(session.env, request.graphEndpoint);
  const compare = async (tenant: DriftingTenant): Promise<Report> => {
    try {
      return await driftTenant(tenant, { env, signal, patience });
    } catch (thrown) {
      return reportWithout(tenant, [faultIn(tenant, thrown)]);
    }
  };
  const { reports, diagnostics } = await session.interrupts.during(
    () => {
      stopping.abort();
    },
    () =>
      driftFleet({
        ...{ files: request.files, parallel: request.parallel, compare },
        ...(request.shard && { shard: request.shard }),
        stopped: () => session.interrupts.arrived,
        done: () => undefined,
      }),
  );
  return reportsOutcome('drift', reports, diagnostics);
}
