import {
  type Diagnostic,
  type DiagnosticCode,
  type ReportedExpiration,
  resourceOfType,
  toTerraformName,
  unfinishedIn,
  warning,
  type Where,
} from '../core/index.js';
import { adoptionsIn } from './adoption.js';
import type { Definitions } from './definitions.js';
import { expiringFindings } from './expiring.js';
import { fallBacksIn } from './fall-back.js';
import { findingOf, nameOf } from './finding.js';
import { listWords } from './list-words.js';
import type { Attribution, Finding, FindingKind, Report, ReportSummary, TenantName, Verdict } from './model.js';
import { parsePlan, type Plan, planProblem } from './plan-json.js';
import { refersToRecreated } from './recreated.js';
import { withRefusals } from './refused.js';
import { readsOf } from './unreadable.js';
import { verdictOf } from './verdict.js';
import { withWaits } from './waiting.js';

/** Input of a report that a plan does not contain. */
export interface ReportExtra {
  readonly tenant: TenantName;
  /** The last change of each object, by Graph id. Default: unknown for all objects. */
  readonly attribution?: ReadonlyMap<string, Attribution>;
  /** Diagnostics of Terraform and the provider during plan. Default: none. */
  readonly diagnostics?: readonly Diagnostic[];
  /** Finds where the object of a Terraform address is declared. Default: unknown. */
  readonly locate?: (address: string) => Where | undefined;
  /** The key in the declaration for an attribute of the object at a Terraform address. Default: Graph's name. */
  readonly keyOf?: (address: string, attribute: string) => string | undefined;
  /** The entry for `release` that selects the object at a Terraform address. Default: none. */
  readonly releaseOf?: (address: string, label: string | undefined) => string | undefined;
  /** Names of groups, filters, scope tags and apps, by id in lower case. Default: ids are shown. */
  readonly names?: ReadonlyMap<string, string>;
  /** Things that expire in addition to the objects of the plan, such as the credential. Default: none. */
  readonly ends?: readonly ReportedExpiration[];
  /**
   * Whether the comparison has no state, so that a different value may never have been applied. Default: it has one.
   */
  readonly withoutState?: true;
  /**
   * Whether the plan was limited to part of the declaration. Default: read from the plan if it has this information.
   */
  readonly partial?: boolean;
  /** The time to compare expiry dates with. Default: now. */
  readonly now?: Date;
}

/**
 * Builds the report of a plan, object by object.
 *
 * `planJson` is the parsed output of `terraform show -json <plan>`, or undefined if there is no plan. An object with a
 * diagnostic that it could not be read is `unreadable`, regardless of the plan.
 */
export function buildReport(planJson: unknown, definitions: Definitions, extra: ReportExtra): Report {
  const problem = planProblem(planJson);
  if (!problem) return reportOf(parsePlan(planJson), definitions, extra);
  return reportOf(parsePlan(undefined), definitions, {
    ...extra,
    diagnostics: [...(extra.diagnostics ?? []), problem],
  });
}

/** Builds the report of a plan, from Terraform or from a comparison without Terraform. */
export function reportOf(plan: Plan, definitions: Definitions, extra: ReportExtra): Report {
  const { unreadable, others } = readsOf(extra.diagnostics ?? [], definitions);
  const hidden = new Set(unreadable.map(({ address }) => address));
  const readable = plan.changes.filter(({ address }) => !hidden.has(address));
  const named = unreadable.map((finding) => ({ ...finding, ...knownName(finding, plan, definitions) }));
  const shown = { ...plan, changes: readable };
  const expiring = expiringFindings(shown, { definitions, now: extra.now ?? new Date(), ends: extra.ends ?? [] });
  const found = [...findingsOf(shown, definitions, extra), ...expiring, ...named];
  const refused = withRefusals(found, others);
  const { findings: judged, left } = withWaits(refused, plan.needs ?? new Map());
  const findings = [...judged]
    .sort(byWeight)
    .map((finding) => withRelease(placed(withKeys(finding, extra), extra), extra));
  const isPartial = extra.partial === true || plan.partial === true;
  return {
    tenant: extra.tenant,
    verdict: wholly(verdictOf(findings, left), isPartial),
    summary: summaryOf(plan, findings),
    findings,
    diagnostics: [
      ...left.filter((diagnostic) => !isReportedBy(diagnostic, findings)),
      ...(isPartial ? [partialPlan] : []),
    ],
  };
}

/** A tenant that was only partly checked is never reported as in sync. */
function wholly(verdict: Verdict, isPartial: boolean): Verdict {
  return isPartial && verdict === 'inSync' ? 'unreadable' : verdict;
}

const partialPlan = warning('INT2152', {
  what: 'only part of the declaration was planned',
  why: 'the plan was limited by -target or -exclude, so the other objects were not checked',
  fix: 'plan again without these arguments',
});

/**
 * Warnings that the provider gives in every plan, for people without a report, with the kinds of findings that report
 * the same.
 */
const reportedByFindings: Readonly<Partial<Record<DiagnosticCode, readonly FindingKind[]>>> = {
  INT2038: ['expiring'],
  INT2039: ['expiring'],
  INT2120: ['expiring'],
  INT2121: ['expiring'],
  INT2007: ['pending', 'both'],
  INT2045: ['recorded'],
  INT2154: ['pending', 'both'],
  INT2130: ['drift', 'both'],
  INT2131: ['drift', 'both'],
  INT2049: ['pending', 'drift', 'both'],
};

/** The check for undeclared objects has its own address, and each expiry that it warns about is a finding. */
const wholeCheck: DiagnosticCode = 'INT1347';

/** Whether a finding reports the same about an object as a warning of the provider. */
function isReportedBy({ code, where, what }: Diagnostic, findings: readonly Finding[]): boolean {
  // Terraform gives no address for a diagnostic about an object that is no longer declared.
  if (code === 'INT2151') return findings.some(({ action, noun }) => action === 'restore' && what.includes(noun));
  if (code === wholeCheck) return findings.some(({ kind }) => kind === 'expiring');
  const kinds = reportedByFindings[code];
  return (
    kinds !== undefined && findings.some(({ kind, address }) => kinds.includes(kind) && address === where?.address)
  );
}

function findingsOf(
  plan: Plan,
  definitions: Definitions,
  { attribution, diagnostics = [], names, withoutState }: ReportExtra,
): readonly Finding[] {
  const words = listWords(plan, definitions, names);
  const isRecreated = refersToRecreated(plan);
  const fallBacks = fallBacksIn(plan, definitions);
  const adoptions = adoptionsIn(diagnostics);
  const unfinished = unfinishedObjects(diagnostics);
  const drift = new Map(plan.drift.map((resource) => [resource.address, resource.change]));
  return plan.changes.flatMap((resource) => {
    const definition = resourceOfType(definitions, resource.type);
    const finding = findingOf(resource, {
      drift: drift.get(resource.address),
      definition,
      definitions,
      data: plan.data,
      attribution,
      adoption: adoptions.get(resource.address),
      unfinished: unfinished.get(resource.address),
      fallBacks,
      withoutState: withoutState === true,
      words: words(resource),
      refersToRecreated: isRecreated(resource.address),
    });
    return finding ? [finding] : [];
  });
}

/** Attributes that our own apply did not complete, by Terraform address. */
function unfinishedObjects(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    diagnostics.flatMap(({ code, where, why }) => {
      const names = code === 'INT2049' && where?.address !== undefined ? unfinishedIn(why).map(toTerraformName) : [];
      return names.length > 0 && where?.address !== undefined ? [[where.address, names] as const] : [];
    }),
  );
}

function withKeys(finding: Finding, { keyOf }: ReportExtra): Finding {
  const attributes = finding.attributes.map((attribute) => {
    const key = keyOf?.(finding.address, attribute.path);
    return key === undefined ? attribute : { ...attribute, key };
  });
  return { ...finding, attributes };
}

/** Adds where an object is declared, and whether there is no state to compare with. */
function placed(finding: Finding, { locate, withoutState }: ReportExtra): Finding {
  const marked = withoutState && finding.kind === 'drift' ? { ...finding, withoutState } : finding;
  const where = locate?.(finding.address);
  if (where?.file === undefined) return marked;
  const { file, line, column } = where;
  const place = { file, ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
  return { ...marked, declaredAt: place };
}

/** Adds how to leave the object as somebody changed it. An object that was deleted has nothing to leave. */
function withRelease(finding: Finding, { releaseOf }: ReportExtra): Finding {
  const { kind, address, label, deletedOutside, unrestorable } = finding;
  if ((kind !== 'drift' && kind !== 'both') || deletedOutside || unrestorable) return finding;
  const release = releaseOf?.(address, label);
  return release === undefined ? finding : { ...finding, release };
}

/** The name in the plan of an object that could not be read: its state is kept. */
function knownName({ address }: Finding, plan: Plan, definitions: Definitions): Partial<Finding> {
  const resource = plan.changes.find((one) => one.address === address);
  return resource ? nameOf(resource, resourceOfType(definitions, resource.type)) : {};
}

const kinds: readonly FindingKind[] = ['drift', 'both', 'expiring', 'pending', 'waiting', 'recorded', 'unreadable'];
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
    waiting: count('waiting'),
    recorded: count('recorded'),
    expiring: count('expiring'),
    unreadable: count('unreadable'),
  };
}
