import { type Diagnostic, linksIn, stepsOf } from '../../core/index.js';
import type { Requirement } from '../../provider/resources/readiness/readiness-requirements.js';
import { counted, type Finding, type Report } from '../../report/index.js';
import { type StageFacts, stages } from './stages.js';

/** Who has to act. `apply`: `intuneform apply`. `unknown`: Graph did not return the state. */
export type StageState = 'done' | 'apply' | 'person' | 'unknown';

/** State of a stage in a tenant. */
export interface Stage {
  readonly name: string;
  readonly title: string;
  readonly state: StageState;
  /** Reason. Empty if it is done. */
  readonly why: string;
  /** Steps for a person. Empty for other states. */
  readonly steps: readonly string[];
  readonly links: readonly string[];
}

/** Known facts about a tenant. */
export interface Known {
  readonly report: Report;
  /** Declared Terraform types. */
  readonly types: ReadonlySet<string>;
  /** Requirements of enrollment. Undefined: they could not be read. */
  readonly requirements?: readonly Requirement[];
}

/** State of every stage that a declaration needs. */
export function stagesOf(known: Known): readonly Stage[] {
  const claimed = new Set(stages.flatMap(({ types }) => types));
  let isOpen = false;
  return stages.flatMap((facts) => {
    const types =
      facts.types.length > 0 || facts.neededBy ? facts.types : [...known.types].filter((type) => !claimed.has(type));
    if (![...types, ...(facts.neededBy ?? [])].some((type) => known.types.has(type))) return [];
    const stage = assess(facts, new Set(types), known);
    // The remaining objects are applied as far as possible at any time; the others follow later.
    const later = isOpen && stage.state === 'apply';
    isOpen ||= stage.state !== 'done';
    return [later ? { ...stage, why: `${stage.why}; stages that need an earlier one follow automatically` } : stage];
  });
}

function assess(facts: StageFacts, types: ReadonlySet<string>, { report, requirements }: Known): Stage {
  const { name, title, requirement, steps = [] } = facts;
  const findings = report.findings.filter(({ address, kind }) => kind !== 'expiring' && types.has(typeOf(address)));
  const failed = report.diagnostics.find(
    ({ severity, where }) => severity === 'error' && types.has(typeOf(where?.address ?? '')),
  );
  const stage = (state: StageState, why: string, does: readonly string[] = []): Stage => ({
    ...{ name, title, state, why, steps: does, links: linksIn(does.join(' ')) },
  });
  const person = findings.flatMap((finding) => personIn(finding) ?? [])[0] ?? failed;
  if (person) return stage('person', `${person.what}: ${person.why}`, stepsOf(person.fix));
  const unreadable = findings.find(({ kind }) => kind === 'unreadable');
  if (unreadable?.diagnostic) return byReader(unreadable.diagnostic, stage);
  if (findings.length > 0) return stage('apply', `${counted(findings.length, 'object')} to apply: intuneform apply`);
  const needed = requirement === undefined ? undefined : requirements?.find((one) => one.name === requirement);
  if (requirement === undefined || needed?.state === 'present') return stage('done', '');
  if (needed?.state === 'missing') return stage('person', needed.explanation, steps);
  return stage('unknown', needed?.explanation ?? 'not checked');
}

/** Objects that only users can read have a warning; others may be readable in the next run. */
function byReader(
  { severity, what, why, fix }: Diagnostic,
  stage: (state: StageState, why: string, steps?: readonly string[]) => Stage,
): Stage {
  return severity === 'warning'
    ? stage('person', 'only a signed-in administrator can see it', stepsOf(fix))
    : stage('unknown', `${what}: ${why}`);
}

function personIn({ unrestorable, next }: Finding): Pick<Diagnostic, 'what' | 'why' | 'fix'> | undefined {
  // The person acts at the stage of the required object.
  if (unrestorable) return unrestorable.code === 'INT2040' ? undefined : unrestorable;
  return next?.by === 'person' ? { what: next.why, why: '', fix: next.steps.join('; ') } : undefined;
}

function typeOf(address: string): string {
  return address.replace(/^.*\b(?=intune_[a-z0-9_]+\.[^.]+$)/u, '').split('.')[0] ?? '';
}
