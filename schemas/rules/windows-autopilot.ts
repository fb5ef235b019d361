import { autopilotNameProblems, deviceNameForm } from '../../core/index.js';
import type { DeclarationDraft, Finding, Rule } from '../rule.js';
import { present } from './elements.js';

const path = ['spec', 'enrollment', 'windows', 'autopilot'];

/** How long names become is left to the rule. */
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
