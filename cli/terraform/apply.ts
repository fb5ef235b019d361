import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic, JsonObject } from '../../core/index.js';
import { isJsonObject } from '../../core/index.js';
import type { Session } from '../session.js';
import { planFile } from './plan.js';
import type { TerraformTenant } from './problems.js';
import { problemsOf } from './problems.js';
import { eventsOf, runTerraform } from './run.js';

/** How many objects an apply made, changed and removed. */
export interface Applied {
  readonly created: number;
  readonly changed: number;
  readonly imported: number;
  readonly deleted: number;
}

/** What applying led to. */
export interface TerraformApply {
  /** Undefined: it did not come to its end. */
  readonly applied?: Applied;
  readonly diagnostics: readonly Diagnostic[];
}

/** Applies the saved plan of the tenant. The plan is used up, whatever comes of it. */
export async function applyTerraformPlan(tenant: TerraformTenant, session: Session): Promise<TerraformApply> {
  const run = await session.progress.step(`${tenant.name}: applying`, () =>
    runTerraform(tenant, ['apply', '-input=false', '-json', planFile], session),
  );
  await rm(join(tenant.folder, planFile), { force: true });
  const applied = run.succeeded ? summaryOf(eventsOf(run)) : undefined;
  return { ...(applied && { applied }), diagnostics: problemsOf(run, tenant, session) };
}

function summaryOf(events: readonly JsonObject[]): Applied {
  const summary = events.findLast(({ type }) => type === 'change_summary')?.changes;
  const changes = isJsonObject(summary) ? summary : {};
  const count = (name: string): number => (typeof changes[name] === 'number' ? changes[name] : 0);
  return {
    created: count('add'),
    changed: count('change'),
    imported: count('import'),
    deleted: count('remove'),
  };
}
