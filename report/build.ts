import type { Diagnostic, ResourceDefinition, Where } from '../core/index.js';
import { terraformType } from '../core/index.js';
import type { Definitions } from './definitions.js';
import { findingOf, nameOf } from './finding.js';
import type { Attribution, Finding, FindingKind, Report, ReportSummary, TenantName } from './model.js';
import { parsePlan } from './plan-json.js';
import type { Plan, PlanResource } from './plan-json.js';
import { readsOf } from './unreadable.js';
import { verdictOf } from './verdict.js';

/** What a plan does not hold. */
export interface ReportExtra {
  readonly tenant: TenantName;
  /** Who changed an object last, by Graph's id of the object. Default: unknown of all. */
  readonly attribution?: ReadonlyMap<string, Attribution>;
  /** What Terraform and the provider said while they planned. Default: nothing. */
  readonly diagnostics?: readonly Diagnostic[];
  /** Where in a file the object of a Terraform address is declared. Default: not known of any. */
  readonly locate?: (address: string) => Where | undefined;
}

/**
 * Tells what a plan found, object by object.
 *
 * `planJson` is the parsed answer of `terraform show -json <plan>`, or undefined where no plan came about. An object
 * with a diagnostic that says it could not be read is `unreadable`, whatever the plan says of it.
 */
export function buildReport(planJson: unknown, definitions: Definitions, extra: ReportExtra): Report {
  const plan = parsePlan(planJson);
  const { unreadable, others } = readsOf(extra.diagnostics ?? [], definitions);
  const hidden = new Set(unreadable.map(({ address }) => address));
  const readable = plan.changes.filter(({ address }) => !hidden.has(address));
  const named = unreadable.map((finding) => ({ ...finding, ...knownName(finding, plan, definitions) }));
  const found = [...findingsOf({ ...plan, changes: readable }, definitions, extra), ...named].sort(byWeight);
  const findings = found.map((finding) => placed(finding, extra));
  return {
    tenant: extra.tenant,
    verdict: verdictOf(findings, others),
    summary: summaryOf(plan, findings),
    findings,
    diagnostics: others,
  };
}

function findingsOf(plan: Plan, definitions: Definitions, { attribution }: ReportExtra): readonly Finding[] {
  const drift = new Map(plan.drift.map((resource) => [resource.address, resource.change]));
  return plan.changes.flatMap((resource) => {
    const definition = resourceOf(resource, definitions);
    const finding = findingOf(resource, {
      drift: drift.get(resource.address),
      definition,
      definitions,
      data: plan.data,
      attribution,
    });
    return finding ? [finding] : [];
  });
}

/** Says where an object is declared. */
function placed(finding: Finding, { locate }: ReportExtra): Finding {
  const where = locate?.(finding.address);
  if (where?.file === undefined) return finding;
  const { file, line, column } = where;
  const place = { file, ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
  return { ...finding, declaredAt: place };
}

function resourceOf({ type }: PlanResource, definitions: Definitions): ResourceDefinition | undefined {
  return definitions.find(
    (one): one is ResourceDefinition => one.kind === 'resource' && terraformType(one.name) === type,
  );
}

/** What the plan calls an object that could not be read: its state was kept. */
function knownName({ address }: Finding, plan: Plan, definitions: Definitions): Partial<Finding> {
  const resource = plan.changes.find((one) => one.address === address);
  return resource ? nameOf(resource, resourceOf(resource, definitions)) : {};
}

const kinds: readonly FindingKind[] = ['drift', 'both', 'pending', 'unreadable'];
const severities = ['error', 'warning', 'info'] as const;

function byWeight(left: Finding, right: Finding): number {
  return (
    kinds.indexOf(left.kind) - kinds.indexOf(right.kind) ||
    severities.indexOf(left.severity) - severities.indexOf(right.severity) ||
    compareText(left.address, right.address)
  );
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function summaryOf(plan: Plan, findings: readonly Finding[]): ReportSummary {
  const count = (kind: FindingKind): number => findings.filter((finding) => finding.kind === kind).length;
  return {
    objects: plan.changes.length,
    drift: count('drift'),
    pending: count('pending'),
    both: count('both'),
    unreadable: count('unreadable'),
  };
}
