import { type Diagnostic, isUndone, isWaiting, linksIn, stepsOf } from '../core/index.js';
import { inert } from './inert.js';
import type { AttributeFinding, Finding, NextStep } from './model.js';
import type { Refused } from './refused.js';
import { nextTitle, subjectOf } from './words.js';

/** The objects that each object depends on, by Terraform address. */
export type Needs = ReadonlyMap<string, readonly string[]>;

/**
 * Turns pending changes that wait into `waiting`: those for which the provider reports that a person has to act, and
 * those that depend on them. Outside changes stay drift.
 */
export function withWaits({ findings, left }: Refused, needs: Needs): Refused {
  const people = new Map<string, Diagnostic>();
  for (const diagnostic of left) {
    const address = diagnostic.where?.address;
    if (address !== undefined && isWaiting(diagnostic) && !people.has(address)) people.set(address, diagnostic);
  }
  // An outside change can also wait for a person.
  const unrestorable = findings.flatMap((one) =>
    one.unrestorable && isWaiting(one.unrestorable) ? [one.address] : [],
  );
  const blockers = new Set([...people.keys(), ...unrestorable]);
  const named = new Map(findings.map((finding) => [finding.address, subjectOf(finding)]));
  const waiting = findings.map((finding) => {
    const after = blockersOf(finding, needs, blockers).map((address) => ({
      address,
      name: named.get(address) ?? address,
    }));
    return waits(finding, people.get(finding.address), after);
  });
  const reported = new Set(waiting.flatMap((one) => (one.next || one.unrestorable ? [one.address] : [])));
  return { findings: waiting, left: left.filter((one) => !isWaiting(one) || !reported.has(one.where?.address ?? '')) };
}

interface Blocker {
  readonly address: string;
  readonly name: string;
}

function waits(finding: Finding, person: Diagnostic | undefined, after: readonly Blocker[]): Finding {
  if (finding.kind !== 'pending' || (!person && after.length === 0)) return finding;
  if (person && isUndone(person)) return undone(finding, person);
  const { reason: _reason, effect: _effect, ...rest } = finding;
  // The plan does not contain the tenant's values of an object that is new to Terraform.
  const isNew = finding.action === 'create' || finding.action === 'adopt';
  const attributes = isNew ? finding.attributes.map(declaredOnly) : finding.attributes;
  // The person who completes what the other object waits for completes it for this one as well.
  const next = person && !(isRequirement(person) && after.length > 0) ? byPerson(person) : byStage(after);
  return { ...rest, code: 'INT2109', kind: 'waiting', severity: 'warning', action: 'wait', attributes, next };
}

/** Terraform saw the change in an earlier run; it remains drift until it is undone. */
function undone(finding: Finding, unrestorable: Diagnostic): Finding {
  const attributes = finding.attributes.map((attribute) => ({ ...attribute, kind: 'drift' as const }));
  return { ...finding, code: 'INT2101', kind: 'drift', severity: 'error', attributes, unrestorable };
}

function isRequirement({ code }: Diagnostic): boolean {
  return code === 'INT2040';
}

function declaredOnly({ tenant: _tenant, lastSeen: _lastSeen, ...attribute }: AttributeFinding): AttributeFinding {
  return attribute;
}

function byPerson({ what, why, fix }: Diagnostic): NextStep {
  return { by: 'person', why: `${what}: ${why}`, steps: stepsOf(fix), links: linksIn(fix), after: [] };
}

function byStage(after: readonly Blocker[]): NextStep {
  const why = `follows automatically after ${after.map(({ name }) => name).join(' and ')}`;
  return { by: 'stage', why, steps: [], links: [], after: after.map(({ address }) => address) };
}

/** Renders the steps that an apply left for a person. */
export function renderWaiting(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return '';
  const lines = diagnostics.flatMap(({ what, fix }) => [
    `- ${inert(what)}`,
    ...stepsOf(fix).map((step, index) => `  ${String(index + 1)}. ${inert(step)}`),
  ]);
  return `${[nextTitle, ...lines].join('\n')}\n`;
}

/** The waiting objects among everything that an object depends on, directly or indirectly. */
function blockersOf({ address }: Finding, needs: Needs, blockers: ReadonlySet<string>): readonly string[] {
  const seen = new Set<string>();
  const found: string[] = [];
  const open = [...(needs.get(address) ?? [])];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (blockers.has(next)) found.push(next);
    open.push(...(needs.get(next) ?? []));
  }
  return found;
}
