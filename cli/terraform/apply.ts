import {
  type Diagnostic,
  type DiagnosticCode,
  isAlwaysThere,
  isJsonObject,
  type JsonObject,
  resourceOfType,
  textOf,
} from '../../core/index.js';
import type { Session } from '../process/session.js';
import { definitions } from '../tenants/definitions.js';
import { lockWait, reportWaits } from './lock-wait.js';
import { problemsOf, type TerraformTenant } from './problems.js';
import { eventsOf, runTerraform } from './run.js';
import { brokenSeal, type PrivatePlan } from './saved-plan/private-plan.js';

/** How many objects an apply made, changed and removed. */
export interface Applied {
  readonly created: number;
  /** Already as declared, and only written into the state. */
  readonly recorded: number;
  readonly changed: number;
  readonly imported: number;
  readonly deleted: number;
  /** What every tenant has, and apply set: the MDM authority, a default, an order. In the order in which it was done. */
  readonly set: readonly string[];
  /** Objects that the tenant keeps and that are not managed any more. Terraform does not count them, OpenTofu does. */
  readonly forgotten: number;
}

/** What applying led to. */
export interface TerraformApply {
  /** Whether anything was begun: until then the plan can be applied again. */
  readonly begun: boolean;
  /** Undefined: it did not come to its end. */
  readonly applied?: Applied;
  readonly diagnostics: readonly Diagnostic[];
}

/** Applies a plan, if it still is byte for byte what was shown or published. */
export async function applyTerraformPlan(
  tenant: TerraformTenant,
  session: Session,
  plan: PrivatePlan,
): Promise<TerraformApply> {
  const broken = await brokenSeal(plan);
  if (broken) return { begun: true, diagnostics: [broken] };
  const parameters = ['apply', '-input=false', '-json', ...lockWait(tenant.env, 'apply'), plan.file];
  const run = await session.progress.step(`${tenant.name}: applying`, () =>
    runTerraform(tenant, parameters, { ...session, ...reportWaits(tenant, session) }),
  );
  const problems = problemsOf(run, tenant, session);
  const recorded = new Set(problems.flatMap(({ code, where }) => (code === 'INT2045' ? (where?.address ?? []) : [])));
  const events = eventsOf(run);
  const applied = run.succeeded ? summaryOf(events, recorded) : undefined;
  const begun = run.succeeded || events.some(beginsChange);
  const news = problems.filter(({ code, severity }) => severity === 'error' || !toldByThePlan.has(code));
  return { ...(applied && { applied }), begun, diagnostics: news };
}

/** Reading a data source changes nothing. */
function beginsChange({ type, hook }: JsonObject): boolean {
  return type === 'apply_start' && isJsonObject(hook) && hook.action !== 'read';
}

/** What is said of an adoption, or of a namesake, before it is approved. Terraform plans each object once more to apply it, and says it again. */
const toldByThePlan: ReadonlySet<DiagnosticCode> = new Set(['INT2007', 'INT2045', 'INT2153', 'INT2154']);

function summaryOf(events: readonly JsonObject[], recorded: ReadonlySet<string>): Applied {
  const summary = events.findLast(({ type }) => type === 'change_summary')?.changes;
  const changes = isJsonObject(summary) ? summary : {};
  const count = (name: string): number => (typeof changes[name] === 'number' ? changes[name] : 0);
  return {
    // To Terraform these are new.
    created: count('add') - recorded.size,
    recorded: recorded.size,
    changed: count('change'),
    imported: count('import'),
    deleted: count('remove'),
    set: setBy(events, recorded),
    forgotten: count('forget'),
  };
}

/** See https://developer.hashicorp.com/terraform/internals/machine-readable-ui#operation-messages */
function setBy(events: readonly JsonObject[], recorded: ReadonlySet<string>): readonly string[] {
  return events.flatMap(({ type, hook }) => {
    if (type !== 'apply_complete' || !isJsonObject(hook) || !isJsonObject(hook.resource)) return [];
    const { action, resource } = hook;
    if ((action !== 'create' && action !== 'update') || recorded.has(textOf(resource.addr) ?? '')) return [];
    const definition = resourceOfType(definitions, textOf(resource.resource_type) ?? '');
    return definition && isAlwaysThere(definition) ? [definition.noun] : [];
  });
}
