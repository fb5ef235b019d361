import {
  type Diagnostic,
  type DiagnosticCode,
  hasErrors,
  isJsonObject,
  isWaiting,
  type JsonObject,
} from '../../core/index.js';
import type { Session } from '../process/session.js';
import { type Applied, appliedIn } from './applied.js';
import { keepUnfinished } from './keep-unfinished.js';
import { reportWaits, runTerraformLocked } from './lock-wait.js';
import { problemsOf, type TerraformTenant } from './problems.js';
import { eventsOf } from './run.js';
import { brokenSeal, type PrivatePlan } from './saved-plan/private-plan.js';

/** Result of Terraform's apply. */
export interface TerraformApply {
  /** Whether apply began; until then, the plan can be applied again. */
  readonly begun: boolean;
  /** Undefined: it did not complete. */
  readonly applied?: Applied;
  /** Diagnostics, with addresses, of omitted objects for which a person has to do something first. */
  readonly waiting: readonly Diagnostic[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Applies a plan if it is unchanged, byte for byte, since it was shown or published. */
export async function applyTerraformPlan(
  tenant: TerraformTenant,
  session: Session,
  plan: PrivatePlan,
): Promise<TerraformApply> {
  const broken = await brokenSeal(plan);
  if (broken) return { begun: true, waiting: [], diagnostics: [broken] };
  const parameters = ['-input=false', '-json', plan.file];
  const run = await session.progress.step(`${tenant.name}: applying`, () =>
    runTerraformLocked(tenant, { verb: 'apply', parameters, ...session, ...reportWaits(tenant, session) }),
  );
  const problems = problemsOf(run, tenant, session);
  if (!run.succeeded) await keepUnfinished(tenant, session);
  const recorded = new Set(problems.flatMap(({ code, where }) => (code === 'INT2045' ? (where?.address ?? []) : [])));
  const waiting = problems.filter((problem) => problem.severity === 'error' && isWaiting(problem));
  const news = problems.filter(({ code, severity }) => severity === 'error' || !toldByThePlan.has(code));
  const diagnostics = news.filter((problem) => !isWaiting(problem));
  const events = eventsOf(run);
  // Terraform treats an object that waits as failed, continues with all objects that do not depend on it, and prints no
  // counts.
  const stopped = waiting.length > 0 && !hasErrors(diagnostics);
  const applied = run.succeeded || stopped ? appliedIn(events, recorded) : undefined;
  const begun = run.succeeded || events.some(beginsChange);
  return { ...(applied && { applied }), begun, waiting, diagnostics };
}

/** Reading a data source changes nothing. */
function beginsChange({ type, hook }: JsonObject): boolean {
  return type === 'apply_start' && isJsonObject(hook) && hook.action !== 'read';
}

/**
 * Diagnostics about adoptions, namesakes and orders that were shown before approval. Terraform plans each object again
 * during apply, and repeats them; for an order with new objects, they then show the order of creation.
 */
const toldByThePlan: ReadonlySet<DiagnosticCode> = new Set(['INT2007', 'INT2045', 'INT2080', 'INT2153', 'INT2154']);
