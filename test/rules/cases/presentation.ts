import { everyone, intune, type RuleCase } from './rule-case.js';

/** Cases of the rules about terms and conditions, and the Company Portal. */
export const presentationCases: readonly RuleCase[] = [
  [
    'INT1260',
    { authority: intune, enrollment: { termsAndConditions: [terms('Use'), terms('USE')] } },
    { authority: intune, enrollment: { termsAndConditions: [terms('Use'), terms('Abuse')] } },
  ],
  [
    'INT1261',
    { authority: intune, enrollment: { termsAndConditions: [{ ...terms('Use'), assignments: [] }] } },
    { authority: intune, enrollment: { termsAndConditions: [terms('Use')] } },
  ],
  [
    'INT1262',
    {
      authority: intune,
      enrollment: { termsAndConditions: [{ ...terms('Use'), assignments: [{ group: 'g' }, { group: 'G' }] }] },
    },
    {
      authority: intune,
      enrollment: { termsAndConditions: [{ ...terms('Use'), assignments: [{ group: 'g' }, ...everyone] }] },
    },
  ],
  [
    'INT1260',
    { authority: intune, enrollment: { companyPortal: { custom: [branding('A'), branding('a')] } } },
    { authority: intune, enrollment: { companyPortal: { custom: profiles(2) } } },
  ],
  [
    'INT1261',
    { authority: intune, enrollment: { companyPortal: { custom: [{ profileName: 'A' }] } } },
    { authority: intune, enrollment: { companyPortal: { default: { displayName: 'A' } } } },
  ],
  [
    'INT1262',
    {
      authority: intune,
      enrollment: { companyPortal: { custom: [{ ...branding('A'), assignments: [...everyone, ...everyone] }] } },
    },
    { authority: intune, enrollment: { companyPortal: { custom: profiles(1) } } },
  ],
  [
    'INT1263',
    { authority: intune, enrollment: { companyPortal: { custom: profiles(26) } } },
    { authority: intune, enrollment: { companyPortal: { custom: profiles(25) } } },
  ],
  [
    'INT1264',
    { authority: intune, enrollment: { companyPortal: { default: { enrollmentAvailability: 'unavailable' } } } },
    {
      authority: intune,
      enrollment: { companyPortal: { default: { enrollmentAvailability: 'availableWithoutPrompts' } } },
    },
  ],
];

function terms(displayName: string) {
  return { displayName, title: 'T', bodyText: 'B', assignments: everyone };
}

function branding(profileName: string) {
  return { profileName, assignments: everyone };
}

function profiles(count: number) {
  return Array.from({ length: count }, (_, index) => branding(`Profile ${String(index)}`));
}
