import { own } from '../../core/index.js';
import { type Condition, containing, nothing } from '../condition.js';
import { authorityConsequences, conditionalConsequences } from '../generated/authority-consequences.js';
import type { DeclarationDraft, Finding, Rule } from '../rule.js';
import type { Explanation, Explanations, SchemaFault } from '../schema-fault.js';
import { show } from '../value-words.js';

const source = 'https://learn.microsoft.com/intune/intune-service/fundamentals/mdm-authority-set';
const retirement =
  'https://learn.microsoft.com/intune/configmgr/core/plan-design/changes/deprecated/removed-and-deprecated-cmfeatures';
const transitionPath = ['spec', 'authority', 'transition'];

/** The MDM authorities with which devices do not enroll in Intune. */
const otherAuthorities = ['configurationManager', 'office365', 'none'];

const enrollmentNeedsIntune: Condition = {
  at: 'spec',
  cases: [{ when: { key: ['authority', 'desired'], is: otherAuthorities }, narrows: { enrollment: nothing } }],
};

/** `intune` is the only authority that can be set, so there is no transition from it. */
const notFromItself: Condition = {
  at: transitionPath.join('.'),
  cases: [{ narrows: { from: { enum: otherAuthorities } } }],
};

const onlyToIntune: Condition = {
  at: 'spec.authority',
  cases: [
    { when: { key: 'desired', is: ['intune'] } },
    { when: { key: 'desired', is: otherAuthorities }, without: ['transition'] },
  ],
};

const acknowledged: Condition = {
  at: transitionPath.join('.'),
  cases: Object.entries(authorityConsequences).map(([from, consequences]) => ({
    when: { key: 'from', is: [from] },
    narrows: { acknowledge: containing(...byCertainty(consequences)) },
  })),
};

/**
 * Splits the consequences of leaving an authority: those in every tenant, and those that plan determines from the
 * tenant.
 */
function byCertainty(consequences: Readonly<Record<string, string>>): [readonly string[], readonly string[]] {
  const names = Object.keys(consequences);
  const isConditional = (name: string): boolean => conditionalConsequences.includes(name);
  return [names.filter((name) => !isConditional(name)), names.filter(isConditional)];
}

/** Rules about the MDM authority and leaving one. */
export const authorityRules: readonly Rule[] = [
  {
    code: 'INT1110',
    severity: 'error',
    source,
    findings: enrollmentUnderAnotherAuthority,
    conditions: [enrollmentNeedsIntune],
  },
  { code: 'INT1111', severity: 'warning', source, findings: enrollmentWithoutAuthority },
  { code: 'INT1112', severity: 'error', source, findings: transitionToItself, conditions: [notFromItself] },
  { code: 'INT1113', severity: 'error', source, findings: transitionToUnreachable, conditions: [onlyToIntune] },
  { code: 'INT1114', severity: 'error', source, findings: unacknowledged, conditions: [acknowledged] },
  { code: 'INT1115', severity: 'warning', source: retirement, findings: retired },
  { code: 'INT1116', severity: 'warning', source, findings: superfluous },
];

function enrollmentUnderAnotherAuthority({ spec }: DeclarationDraft): readonly Finding[] {
  const desired = spec?.authority?.desired;
  if (!declaresEnrollment(spec) || desired === undefined || desired === 'intune') return [];
  return [
    {
      path: ['spec', 'enrollment'],
      what: 'enrollment is declared, but Intune is not the MDM authority',
      why: `spec.authority.desired is ${desired}; devices enroll in Intune only while it is intune`,
      fix: 'declare the authority intune, or remove the enrollment section',
    },
  ];
}

function enrollmentWithoutAuthority({ spec }: DeclarationDraft): readonly Finding[] {
  if (!declaresEnrollment(spec) || spec?.authority) return [];
  return [
    {
      path: ['spec', 'enrollment'],
      what: 'enrollment is declared without an MDM authority',
      why: 'spec.authority is missing, so nothing ensures that the authority is intune',
      fix: 'add authority: { desired: intune }',
    },
  ];
}

function declaresEnrollment(spec: DeclarationDraft['spec']): boolean {
  return isDeclared(spec?.enrollment);
}

/** Whether a section declares something. Empty lists and objects declare nothing. */
function isDeclared(section: unknown): boolean {
  if (Array.isArray(section)) return section.length > 0;
  if (typeof section === 'object' && section !== null) return Object.values(section).some(isDeclared);
  return section !== undefined && section !== null;
}

function transitionToItself({ spec }: DeclarationDraft): readonly Finding[] {
  const { desired, transition } = spec?.authority ?? {};
  if (desired === undefined || transition?.from !== desired) return [];
  return [
    {
      path: [...transitionPath, 'from'],
      what: 'the transition leaves the desired authority',
      why: `transition.from and desired are both ${desired}`,
      fix: 'remove the transition, or set from to the current authority of the tenant',
    },
  ];
}

function transitionToUnreachable({ spec }: DeclarationDraft): readonly Finding[] {
  const { desired, transition } = spec?.authority ?? {};
  if (!transition || desired === undefined || desired === 'intune') return [];
  return [
    {
      path: transitionPath,
      what: `code cannot change the authority to ${desired}`,
      why: 'Graph can only set intune; any other authority is checked, never set',
      fix: 'remove the transition',
    },
  ];
}

function unacknowledged({ spec }: DeclarationDraft): readonly Finding[] {
  const { transition } = spec?.authority ?? {};
  if (!transition?.from || !transition.acknowledge) return [];
  const { from, acknowledge } = transition;
  return Object.entries(authorityConsequences[from] ?? {})
    .filter(([name]) => !conditionalConsequences.includes(name) && !acknowledge.some((known) => nameOf(known) === name))
    .map(([name, meaning]) => ({
      path: [...transitionPath, 'acknowledge'],
      what: `leaving ${from} has a consequence that is not acknowledged: ${name}`,
      why: meaning,
      fix: `add ${name} to acknowledge`,
    }));
}

/** The consequence of an acknowledgement: its text, or its only key. */
function nameOf(acknowledgement: unknown): string | undefined {
  if (typeof acknowledgement === 'string') return acknowledgement;
  return typeof acknowledgement === 'object' && acknowledgement !== null ? Object.keys(acknowledgement)[0] : undefined;
}

const retiredAuthority = 'configurationManager';

function retired({ spec }: DeclarationDraft): readonly Finding[] {
  const { desired, transition } = spec?.authority ?? {};
  const why = 'Microsoft retired it as an MDM authority on 2019-09-01, and devices under it receive no policies';
  return [
    ...(desired === retiredAuthority
      ? [
          {
            path: ['spec', 'authority', 'desired'],
            what: `the declared authority ${retiredAuthority} is retired`,
            why,
            fix: 'declare intune, and use co-management for Configuration Manager clients',
          },
        ]
      : []),
    ...(transition?.from === retiredAuthority
      ? [
          {
            path: [...transitionPath, 'from'],
            what: `code cannot leave the authority ${retiredAuthority}`,
            why: `${why}, and Graph rejects changes to it`,
            fix: 'have an administrator remove the Microsoft Intune subscription in the Configuration Manager console; then remove the transition',
          },
        ]
      : []),
  ];
}

function superfluous({ spec }: DeclarationDraft): readonly Finding[] {
  const { from, acknowledge } = spec?.authority?.transition ?? {};
  const known = from === undefined ? undefined : authorityConsequences[from];
  if (!known) return [];
  return (acknowledge ?? []).map(nameOf).flatMap((name, index) =>
    name === undefined || Object.hasOwn(known, name)
      ? []
      : [
          {
            path: [...transitionPath, 'acknowledge', index],
            what: `${name} is acknowledged, but does not apply`,
            why: `leaving ${String(from)} has the consequences ${Object.keys(known).join(', ')}`,
            fix: `remove ${name} from acknowledge`,
          },
        ],
  );
}

/** Messages for authorities that are written with Graph's names. */
export const authorityPlaces: Explanations = {
  'spec.authority.desired': graphSpelling,
  'spec.authority.transition.from': graphSpelling,
};

const graphNames: Readonly<Record<string, string>> = { sccm: 'configurationManager', unknown: 'none' };

function graphSpelling({ keyword, value }: SchemaFault): Explanation | undefined {
  const ours = keyword === 'enum' && typeof value === 'string' ? own(graphNames, value.toLowerCase()) : undefined;
  if (ours === undefined) return undefined;
  return {
    code: 'INT1103',
    what: `the authority ${show(value)} has the spelling of Graph`,
    why: `declarations use ${ours}`,
    fix: `use ${ours}`,
  };
}
