import { autopilotNameProblems } from '../../core/index.js';
import type { DeclarationDraft, Finding, Rule } from '../rule.js';
import { present } from './elements.js';

const path = ['spec', 'enrollment', 'windows', 'autopilot'];

/** Rules about Autopilot profiles. */
export const windowsAutopilotRules: readonly Rule[] = [
  {
    code: 'INT1248',
    severity: 'error',
    source: 'https://learn.microsoft.com/autopilot/profiles',
    findings: unusableTemplates,
  },
];

/** Characters that Graph refuses in a name are in the schema. */
function unusableTemplates({ spec }: DeclarationDraft): readonly Finding[] {
  const { profiles, hybridProfiles } = spec?.enrollment?.windows?.autopilot ?? {};
  return [...present(profiles, [...path, 'profiles']), ...present(hybridProfiles, [...path, 'hybridProfiles'])].flatMap(
    ({ element: { deviceNameTemplate }, path: at }) =>
      autopilotNameProblems({ deviceNameTemplate }).map(({ member, ...problem }) => ({
        ...problem,
        path: [...at, member],
      })),
  );
}
