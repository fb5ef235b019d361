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

/** What a plan does not hold. */
export interface ReportExtra {
  readonly tenant: TenantName;
  /** Who changed an object last, by Graph's id of the object. Default: unknown of all. */
  readonly attribution?: ReadonlyMap<string, Attribution>;
  /** What Terraform and the provider said while they planned. Default: nothing. */
  readonly diagnostics?: readonly Diagnostic[];
  /** Where in a file the object of a Terraform address is declared. Default: not known of any. */
  readonly locate?: (address: string) => Where | undefined;
  /** What the declaration calls an attribute of the object of a Terraform address. Default: as Graph does. */
  readonly keyOf?: (address: string, attribute: string) => string | undefined;
  /** Names of groups, filters, scope tags and apps, by id in lower case. Default: the ids stand for themselves. */
  readonly names?: ReadonlyMap<string, string>;
  /** What has an end beside the objects of the plan, such as the credential. Default: nothing is known. */
  readonly ends?: readonly ReportedExpiration[];
  /** Whether the comparison knows no state, so that what differs may never have been applied. Default: it knows one. */
  readonly withoutState?: true;
  /** Whether the plan was limited to a part of the declaration. Default: as the plan says, where it does. */
  readonly partial?: boolean;
  /** The time by which ends are judged. Default: now. */
  readonly now?: Date;
}

/**
 * Tells what a plan found, object by object.
 *
 * `planJson` is the parsed answer of `terraform show -json <plan>`, or undefined where no plan came about. An object
 * with a diagnostic that says it could not be read is `unreadable`, whatever the plan says of it.
 */
export function buildReport(planJson: unknown, definitions: Definitions, extra: ReportExtra): Report {
  const problem = planProblem(planJson);
  if (!problem) return reportOf(parsePlan(planJson), definitions, extra);
  return reportOf(parsePlan(undefined), definitions, {
    ...extra,
    diagnostics: [...(extra.diagnostics ?? []), problem],
  });
}

/** Tells what a plan found, whoever made it. */
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
  const findings = [...judged].sort(byWeight).map((finding) => placed(withKeys(finding, extra), extra));
  const isPartial = extra.partial === true || plan.partial === true;
  return {
    tenant: extra.tenant,
    verdict: wholly(verdictOf(findings, left), isPartial),
    summary: summaryOf(plan, findings),
    findings,
    diagnostics: [...left.filter((diagnostic) => !isToldBy(diagnostic, findings)), ...(isPartial ? [partialPlan] : [])],
  };
}

/** A tenant of which only a part was looked at is never as declared. */
function wholly(verdict: Verdict, isPartial: boolean): Verdict {
  return isPartial && verdict === 'inSync' ? 'unreadable' : verdict;
}

const partialPlan = warning('INT2152', {
  what: 'only part of the declaration was planned',
  why: 'the plan was limited by -target or -exclude; the other objects are unknown',
  fix: 'plan again without these arguments',
});

/** What the provider warns of in every plan, for people who have no report, by the kinds of findings that tell the same. */
const toldByFindings: Readonly<Partial<Record<DiagnosticCode, readonly FindingKind[]>>> = {
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

/** The check of what is not declared has an address of its own, and every end that it warns of is a finding. */
const wholeCheck: DiagnosticCode = 'INT1347';

/** Whether a finding says of the object what a warning of the provider says of it. */
function isToldBy({ code, where, what }: Diagnostic, findings: readonly Finding[]): boolean {
  // Terraform gives no address to what is said of an object that is not declared any more.
  if (code === 'INT2151') return findings.some(({ action, noun }) => action === 'restore' && what.includes(noun));
  if (code === wholeCheck) return findings.some(({ kind }) => kind === 'expiring');
  const kinds = toldByFindings[code];
  return (
    kinds !== undefined && findings.some(({ kind, address }) => kinds.includes(kind) && address === where?.address)
  );
}

function findingsOf(
  plan: Plan,
  definitions: Definitions,
  { attribution, diagnostics = [], names }: ReportExtra,
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
      words: words(resource),
      refersToRecreated: isRecreated(resource.address),
    });
    return finding ? [finding] : [];
  });
}

/** What our own apply left unfinished, by Terraform address. */
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

/** Says where an object is declared, and whether nothing is known of the time before. */
function placed(finding: Finding, { locate, withoutState }: ReportExtra): Finding {
  const told = withoutState && finding.kind === 'drift' ? { ...finding, withoutState } : finding;
  const where = locate?.(finding.address);
  if (where?.file === undefined) return told;
  const { file, line, column } = where;
  const place = { file, ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
  return { ...told, declaredAt: place };
}

/** What the plan calls an object that could not be read: its state was kept. */
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
