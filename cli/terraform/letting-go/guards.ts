import { type Diagnostic, error, type ResourceDefinition, resourceOfType } from '../../../core/index.js';
import { counted, type Finding } from '../../../report/index.js';
import { definitions } from '../../tenants/definitions.js';
import { stalePlan } from '../saved-plan/stale-plan.js';
import type { LettingGo } from './settings.js';

/**
 * Reports errors about deletions of a plan: protected objects, more objects than allowed, objects that cannot be
 * restored, and released objects.
 *
 * `isDestroy`: everything is deleted. The question, or `--auto-approve`, then acknowledges what cannot be undone.
 */
export function guardDeletions(
  findings: readonly Finding[],
  settings: LettingGo,
  { isDestroy }: { readonly isDestroy: boolean },
): readonly Diagnostic[] {
  const going = findings.filter(({ action, oldStays }) => !oldStays && deletes.has(action));
  const held = [...going, ...findings.filter(({ action }) => action === 'restore')].filter(({ address }) =>
    settings.preventDestroy.some(({ matches }) => matches(address)),
  );
  const final = isDestroy ? [] : going.filter((finding) => isFinal(finding) && !isAllowed(finding, settings));
  const kept = going.filter(({ address }) => isReleased(address, settings));
  return [
    ...kept.map(isNotReleased),
    ...held.map(isProtected),
    ...final.map(needsAllowance),
    ...tooMany(going, settings),
  ];
}

const deletes: ReadonlySet<Finding['action']> = new Set(['delete', 'replace']);

function isFinal({ address }: Finding): boolean {
  return definitionOf(address)?.deletion?.isFinal === true;
}

function definitionOf(address: string): ResourceDefinition | undefined {
  return resourceOfType(definitions, address.split('.').at(-2) ?? '');
}

function isAllowed({ address }: Finding, { allowDestroy }: LettingGo): boolean {
  return allowDestroy.some(({ matches }) => matches(address));
}

/** A declared object is not released, even if `release` contains it. */
function isReleased(address: string, { release, declared }: LettingGo): boolean {
  return !declared.has(address) && release.some(({ matches }) => matches(address));
}

/** The block that releases the object is in a separate file, which another run can overwrite. */
function isNotReleased(finding: Finding): Diagnostic {
  const { address, declaredAt } = finding;
  const why = `it would delete the ${nameOf(finding)}, which spec.release keeps; another run in the same folder changed spec.release`;
  return { ...stalePlan(why), where: { address, ...declaredAt } };
}

function isProtected(finding: Finding): Diagnostic {
  return error('INT2157', {
    what: `the ${nameOf(finding)} must not be destroyed`,
    where: { address: finding.address, ...finding.declaredAt },
    why: `spec.preventDestroy names it, and the plan would ${finding.action} it`,
    fix: 'declare it again; or first remove it from spec.preventDestroy in a separate change',
  });
}

function needsAllowance(finding: Finding): Diagnostic {
  return error('INT2158', {
    what: `deleting the ${nameOf(finding)} cannot be undone`,
    where: { address: finding.address, ...finding.declaredAt },
    why: definitionOf(finding.address)?.deletion?.loses ?? '',
    fix: 'add it to spec.allowDestroy; to keep it in the tenant, add it to spec.release; if it was only renamed, add formerly to it',
  });
}

function tooMany(going: readonly Finding[], { maxDeletions }: LettingGo): readonly Diagnostic[] {
  if (maxDeletions === undefined || going.length <= maxDeletions) return [];
  const shown = going.slice(0, shownAtMost).map(({ address }) => address);
  const rest = going.length > shownAtMost ? `, and ${String(going.length - shownAtMost)} more` : '';
  return [
    error('INT2159', {
      what: `the plan would delete ${counted(going.length, 'object')}, and spec.maxDeletions is ${String(maxDeletions)}`,
      why: `${shown.join(', ')}${rest}`,
      fix: 'check that the declaration and the state are the right ones; if so, raise spec.maxDeletions',
    }),
  ];
}

const shownAtMost = 10;

function nameOf({ noun, label }: Finding): string {
  return label === undefined ? noun : `${noun} ${JSON.stringify(label)}`;
}
