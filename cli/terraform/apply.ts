import {
  type Diagnostic,
  type DiagnosticCode,
  hasErrors,
  hasShape,
  isAlwaysThere,
  isJsonObject,
  isWaiting,
  type JsonObject,
  resourceOfType,
  textOf,
} from '../../core/index.js';
import { lettingGo } from '../../report/index.js';
import type { Session } from '../process/session.js';
import { definitions } from '../tenants/definitions.js';
import { keepUnfinished } from './keep-unfinished.js';
import { reportWaits, runTerraformLocked } from './lock-wait.js';
import { problemsOf, type TerraformTenant } from './problems.js';
import { eventsOf } from './run.js';
import { brokenSeal, type PrivatePlan } from './saved-plan/private-plan.js';

/** How many objects an apply made, changed and removed. */
export interface Applied {
  readonly created: number;
  /** Built-in objects that apply changed for the first time. To Terraform they are new. */
  readonly adopted: number;
  /** Already as declared, and only written into the state. */
  readonly recorded: number;
  readonly changed: number;
  readonly imported: number;
  /** Objects that are gone from the tenant. */
  readonly deleted: number;
  /** Default objects whose values from before their adoption came back. */
  readonly restored: number;
  /** What every tenant has, and apply set: the MDM authority, a default, an order. In the order in which it was done. */
  readonly set: readonly string[];
  /**
   * Objects that the tenant keeps and that are not managed any more. Those of `removed` blocks OpenTofu counts, and Terraform does not.
   */
  readonly forgotten: number;
}

/** What applying led to. */
export interface TerraformApply {
  /** Whether anything was begun: until then the plan can be applied again. */
  readonly begun: boolean;
  /** Undefined: it did not come to its end. */
  readonly applied?: Applied;
  /** Why objects were left out: a person has to do something first. Each has its address. */
  readonly waiting: readonly Diagnostic[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Applies a plan, if it still is byte for byte what was shown or published. */
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
  // Terraform takes what waits for a failure, goes on with everything that does not need it, and counts nothing.
  const stopped = waiting.length > 0 && !hasErrors(diagnostics);
  const applied = run.succeeded || stopped ? summaryOf(events, recorded) : undefined;
  const begun = run.succeeded || events.some(beginsChange);
  return { ...(applied && { applied }), begun, waiting, diagnostics };
}

/** Reading a data source changes nothing. */
function beginsChange({ type, hook }: JsonObject): boolean {
  return type === 'apply_start' && isJsonObject(hook) && hook.action !== 'read';
}

/**
 * What is said of an adoption, a namesake or an order before it is approved. Terraform plans each object once more to apply it, and says it
 * again; of an order with new objects it then says how these happened to be created.
 */
const toldByThePlan: ReadonlySet<DiagnosticCode> = new Set(['INT2007', 'INT2045', 'INT2080', 'INT2153', 'INT2154']);

function summaryOf(events: readonly JsonObject[], recorded: ReadonlySet<string>): Applied {
  const summary = events.findLast(({ type }) => type === 'change_summary')?.changes;
  const counted = isJsonObject(summary) ? summary : countsOf(events);
  const count = (name: string): number => (typeof counted[name] === 'number' ? counted[name] : 0);
  const { restored, forgotten } = letGo(events);
  const set = setBy(events, recorded);
  const adopted = set.filter(({ isNew }) => isNew).length;
  return {
    created: count('add') - recorded.size - adopted,
    adopted,
    recorded: recorded.size,
    changed: count('change'),
    imported: count('import'),
    deleted: count('remove') - restored - forgotten,
    restored,
    set: set.map(({ noun }) => noun),
    forgotten: count('forget') + forgotten,
  };
}

/** To Terraform these are deleted. What becomes of registered devices only the plan says. */
function letGo(events: readonly JsonObject[]): { readonly restored: number; readonly forgotten: number } {
  const actions = events.flatMap(({ type, hook }) => {
    if (type !== 'apply_complete' || !isJsonObject(hook) || hook.action !== 'delete') return [];
    const resourceType = isJsonObject(hook.resource) ? textOf(hook.resource.resource_type) : null;
    const definition = resourceOfType(definitions, resourceType ?? '');
    return definition && !hasShape(definition, 'register') ? [lettingGo(definition, null)] : [];
  });
  const count = (wanted: string): number => actions.filter((action) => action === wanted).length;
  return { restored: count('restore'), forgotten: count('forget') };
}

const countedAs: Readonly<Record<string, string>> = { create: 'add', update: 'change', delete: 'remove' };

/** Counts what was completed, where Terraform gives no summary. A replacement is a deletion and a creation to it as well. */
function countsOf(events: readonly JsonObject[]): JsonObject {
  const done = events.flatMap(({ type, hook }) =>
    type === 'apply_complete' && isJsonObject(hook) ? (countedAs[textOf(hook.action) ?? ''] ?? []) : [],
  );
  return Object.fromEntries(done.map((name) => [name, done.filter((other) => other === name).length]));
}

/** A built-in object that apply wrote. */
interface BuiltInWrite {
  readonly noun: string;
  /** Terraform had no state of it. */
  readonly isNew: boolean;
}

/** @see https://developer.hashicorp.com/terraform/internals/machine-readable-ui#operation-messages */
function setBy(events: readonly JsonObject[], recorded: ReadonlySet<string>): readonly BuiltInWrite[] {
  return events.flatMap(({ type, hook }) => {
    if (type !== 'apply_complete' || !isJsonObject(hook) || !isJsonObject(hook.resource)) return [];
    const { action, resource } = hook;
    if ((action !== 'create' && action !== 'update') || recorded.has(textOf(resource.addr) ?? '')) return [];
    const definition = resourceOfType(definitions, textOf(resource.resource_type) ?? '');
    return definition && isAlwaysThere(definition) ? [{ noun: definition.noun, isNew: action === 'create' }] : [];
  });
}
