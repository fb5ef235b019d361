import type { Draft } from '../draft.js';
import type { CustomBranding } from '../generated/loose-declaration.js';
import type { DeclarationDraft, Finding, Rule } from '../rule.js';
import { type Element, present, sameNames } from './elements.js';
import { repeatedUserTargets } from './user-targets.js';

const source = 'https://learn.microsoft.com/intune/intune-service/apps/company-portal-app';
const portalPath = ['spec', 'enrollment', 'companyPortal'];
const customPath = [...portalPath, 'custom'];

/** Maximum number of branding profiles in a tenant, in addition to the default, according to Microsoft. */
const mostProfiles = 25;

/** Rules about the Company Portal. */
export const companyPortalRules: readonly Rule[] = [
  { code: 'INT1260', severity: 'error', source: 'the name is the key in the state', findings: names },
  { code: 'INT1261', severity: 'warning', source, findings: unassigned },
  {
    code: 'INT1262',
    severity: 'error',
    source: 'an assignment is a set of targets',
    findings: targets,
    conditions: [{ at: `${customPath.join('.')}.*.assignments`, schema: { uniqueItems: true } }],
  },
  {
    code: 'INT1263',
    severity: 'error',
    source,
    findings: tooMany,
    conditions: [{ at: customPath.join('.'), schema: { maxItems: mostProfiles } }],
  },
  { code: 'INT1264', severity: 'warning', source, findings: enrollmentHidden },
];

function names(declaration: DeclarationDraft): readonly Finding[] {
  return sameNames(profilesOf(declaration), { noun: 'branding profiles', name: 'profileName' });
}

function unassigned(declaration: DeclarationDraft): readonly Finding[] {
  return profilesOf(declaration)
    .filter(({ element }) => (element.assignments ?? []).length === 0)
    .map(({ path, element }) => ({
      path,
      what: `no one sees the branding profile "${element.profileName ?? ''}"`,
      why: 'it has no assignments, so it has no effect',
      fix: 'assign it to a group, or remove it',
    }));
}

function targets(declaration: DeclarationDraft): readonly Finding[] {
  return profilesOf(declaration).flatMap(({ path, element }) =>
    repeatedUserTargets(element.assignments, { owner: `branding profile "${element.profileName ?? ''}"`, path }),
  );
}

function tooMany(declaration: DeclarationDraft): readonly Finding[] {
  const count = profilesOf(declaration).length;
  if (count <= mostProfiles) return [];
  return [
    {
      path: [...customPath, mostProfiles],
      what: 'too many branding profiles',
      why: `got ${String(count)}; a tenant has at most ${String(mostProfiles)} in addition to the default`,
      fix: 'merge profiles, or assign one profile to several groups',
    },
  ];
}

function enrollmentHidden({ spec }: DeclarationDraft): readonly Finding[] {
  if (spec?.enrollment?.companyPortal?.default?.enrollmentAvailability !== 'unavailable') return [];
  return [
    {
      path: [...portalPath, 'default', 'enrollmentAvailability'],
      what: 'users cannot enroll devices in Company Portal',
      why: 'enrollment is unavailable in the default profile, so only devices that enroll during setup can enroll',
      fix: 'use availableWithPrompts or availableWithoutPrompts; none, if this is intended',
    },
  ];
}

function profilesOf({ spec }: DeclarationDraft): readonly Element<Draft<CustomBranding>>[] {
  return present(spec?.enrollment?.companyPortal?.custom, customPath);
}
