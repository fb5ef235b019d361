import type { Draft } from '../draft.js';
import type { Terms } from '../generated/loose-declaration.js';
import type { DeclarationDraft, Finding, Rule } from '../rule.js';
import { type Element, present, sameNames } from './elements.js';
import { repeatedUserTargets } from './user-targets.js';

const source = 'https://learn.microsoft.com/intune/intune-service/enrollment/terms-and-conditions-create';
const termsPath = ['spec', 'enrollment', 'termsAndConditions'];

/** Rules about terms and conditions. */
export const termsRules: readonly Rule[] = [
  { code: 'INT1260', severity: 'error', source: 'the name is the key in the state', findings: names },
  { code: 'INT1261', severity: 'warning', source, findings: unassigned },
  {
    code: 'INT1262',
    severity: 'error',
    source: 'an assignment is a set of targets',
    findings: targets,
    conditions: [{ at: `${termsPath.join('.')}.*.assignments`, schema: { uniqueItems: true } }],
  },
];

function names(declaration: DeclarationDraft): readonly Finding[] {
  const noun = 'terms and conditions';
  return sameNames(termsOf(declaration), { noun, name: 'displayName' });
}

function unassigned(declaration: DeclarationDraft): readonly Finding[] {
  return termsOf(declaration)
    .filter(({ element }) => (element.assignments ?? []).length === 0)
    .map(({ path, element }) => ({
      path,
      what: `no one has to accept the terms "${element.displayName ?? ''}"`,
      why: 'they have no assignments, so they have no effect',
      fix: 'assign them to a group or to all users, or remove them',
    }));
}

function targets(declaration: DeclarationDraft): readonly Finding[] {
  return termsOf(declaration).flatMap(({ path, element }) =>
    repeatedUserTargets(element.assignments, { owner: `terms "${element.displayName ?? ''}"`, path }),
  );
}

function termsOf({ spec }: DeclarationDraft): readonly Element<Draft<Terms>>[] {
  return present(spec?.enrollment?.termsAndConditions, termsPath);
}
