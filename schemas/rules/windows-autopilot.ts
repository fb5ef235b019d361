import { autopilotNameProblems, deviceNameForm } from '../../core/index.js';
import type { DeclarationDraft, Finding, Rule } from '../rule.js';
import { present } from './elements.js';

const path = ['spec', 'enrollment', 'windows', 'autopilot'];

/** The rule checks the length of the resulting names. */
const deviceNameTemplate = { type: 'string', pattern: deviceNameForm.source };

/** Rules about Autopilot profiles. */
export const windowsAutopilotRules: readonly Rule[] = [
  {
    code: 'INT1248',
    severity: 'error',
    source: 'https://learn.microsoft.com/autopilot/profiles',
    findings: unusableTemplates,
    conditions: ['profiles', 'hybridProfiles'].map((list) => ({
      at: [...path, list, '*'].join('.'),
      cases: [{ narrows: { deviceNameTemplate } }],
    })),
  },
  {
    code: 'INT1270',
    severity: 'error',
    source: 'a report of 2024: 400 "Another Profile … is already assigned to All Devices."',
    findings: severalForAllDevices,
  },
];

/** Plan checks the tenant, which can have an undeclared profile. */
function severalForAllDevices(declaration: DeclarationDraft): readonly Finding[] {
  const [first, ...others] = allProfiles(declaration).flatMap(({ element: { assignments, displayName }, path: at }) => {
    const index = assignments?.findIndex((assignment) => assignment?.allDevices === true) ?? -1;
    return index === -1 ? [] : [{ path: [...at, 'assignments', index], displayName }];
  });
  return others.map(({ path: at }) => ({
    path: at,
    what: 'a second Autopilot profile is assigned to all devices',
    why: `"${first?.displayName ?? ''}" is already assigned to all devices, and a tenant can have only one such profile`,
    fix: 'assign all but one of them to groups',
  }));
}

/** The schema covers the characters that Graph rejects in a name. */
function unusableTemplates(declaration: DeclarationDraft): readonly Finding[] {
  return allProfiles(declaration).flatMap(({ element: { deviceNameTemplate }, path: at }) =>
    autopilotNameProblems({ deviceNameTemplate }).map(({ member, ...problem }) => ({
      ...problem,
      path: [...at, member],
    })),
  );
}

function allProfiles({ spec }: DeclarationDraft) {
  const { profiles, hybridProfiles } = spec?.enrollment?.windows?.autopilot ?? {};
  return [...present(profiles, [...path, 'profiles']), ...present(hybridProfiles, [...path, 'hybridProfiles'])];
}
