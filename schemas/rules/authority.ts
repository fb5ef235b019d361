import { own } from '../../core/index.js';
import { authorityConsequences } from '../generated/authority-consequences.js';
import type { DeclarationDraft, Finding, Rule } from '../rule.js';
import type { Explanation, Explanations, SchemaFault } from '../schema-fault.js';
import { show } from '../value-words.js';

const source = 'https://learn.microsoft.com/intune/intune-service/fundamentals/mdm-authority-set';
const transitionPath = ['spec', 'authority', 'transition'];

/** Rules about the MDM authority and leaving one. */
export const authorityRules: readonly Rule[] = [
  { code: 'INT1110', severity: 'error', source, findings: enrollmentUnderAnotherAuthority },
  { code: 'INT1111', severity: 'warning', source, findings: enrollmentWithoutAuthority },
  { code: 'INT1112', severity: 'error', source, findings: transitionToItself },
  { code: 'INT1113', severity: 'error', source, findings: transitionToUnreachable },
  { code: 'INT1114', severity: 'error', source, findings: unacknowledged },
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

/** Whether something is in a section. Empty lists and objects declare nothing. */
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
      what: 'the transition leaves the authority that is desired',
      why: `transition.from and desired are both ${desired}`,
      fix: 'remove the transition, or name the authority that the tenant has now',
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
      why: 'Graph can only be asked for intune; another authority is asserted, never set',
      fix: 'remove the transition',
    },
  ];
}

function unacknowledged({ spec }: DeclarationDraft): readonly Finding[] {
  const { transition } = spec?.authority ?? {};
  if (!transition?.from || !transition.acknowledge) return [];
  const { from, acknowledge } = transition;
  return Object.entries(authorityConsequences[from] ?? {})
    .filter(([name]) => !acknowledge.some((acknowledged) => acknowledged === name))
    .map(([name, meaning]) => ({
      path: [...transitionPath, 'acknowledge'],
      what: `leaving ${from} has a consequence that is not acknowledged: ${name}`,
      why: meaning,
      fix: `add ${name} to acknowledge`,
    }));
}

/** Words for values that name an authority as Graph does. */
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
    what: `the authority ${show(value)} is spelled as Graph does`,
    why: `a declaration calls it ${ours}`,
    fix: `write ${ours}`,
  };
}
