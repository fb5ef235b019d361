import { type Case, type Condition, noElements } from '../condition.js';
import type { Draft } from '../draft.js';
import type { CorporateProfile } from '../generated/loose-declaration.js';
import type { DeclarationDraft, Finding, Rule } from '../rule.js';
import { unbindingRules } from './android-unbinding.js';
import { type Element, present, sameNames } from './elements.js';

const bindingSource = 'https://learn.microsoft.com/intune/intune-service/enrollment/connect-intune-android-enterprise';
const settingsSource =
  'https://learn.microsoft.com/graph/api/resources/intune-androidforwork-androidmanagedstoreaccountenterprisesettings';
const tokenSource =
  'https://learn.microsoft.com/graph/api/resources/intune-androidforwork-androiddeviceownerenrollmenttokentype';
const androidPath = ['spec', 'enrollment', 'android'];
const bindingPath = [...androidPath, 'managedGooglePlay'];

/** Modes that support each special kind of token. All modes support the standard one. */
const modesOfTokens: Readonly<Record<string, readonly string[]>> = {
  corporateOwnedDedicatedDeviceWithAzureADSharedMode: ['corporateOwnedDedicatedDevice'],
  deviceStaging: ['corporateOwnedFullyManaged', 'corporateOwnedWorkProfile'],
};

const tokenCases = Object.entries(modesOfTokens).map(([token, modes]): Case => ({
  when: { key: 'enrollmentTokenType', is: [token] },
  narrows: { enrollmentMode: { enum: modes } },
}));

const groupsNeedTarget: Condition = {
  at: bindingPath.join('.'),
  cases: [
    { when: { key: 'enrollmentTarget', is: ['targeted'] } },
    {
      when: { key: 'enrollmentTarget', is: ['none', 'all', 'targetedAsEnrollmentRestrictions'], orAbsent: true },
      narrows: { targetGroupIds: noElements },
    },
  ],
};

/** Rules about enrolling Android devices. */
export const androidRules: readonly Rule[] = [
  { code: 'INT1230', severity: 'warning', source: bindingSource, findings: unboundProfiles },
  { code: 'INT1231', severity: 'error', source: settingsSource, findings: idleGroups, conditions: [groupsNeedTarget] },
  { code: 'INT1232', severity: 'error', source: 'the name is the key in the state', findings: profileNames },
  {
    code: 'INT1233',
    severity: 'error',
    source: tokenSource,
    findings: tokensOfOtherModes,
    conditions: [{ at: `${androidPath.join('.')}.corporateProfiles.*`, cases: tokenCases }],
  },
  ...unbindingRules,
  { code: 'INT1234', severity: 'warning', source: settingsSource, findings: targetedAtNobody },
];

function unboundProfiles(declaration: DeclarationDraft): readonly Finding[] {
  const android = declaration.spec?.enrollment?.android;
  if (android?.managedGooglePlay?.bound) return [];
  const fix = 'add managedGooglePlay: { bound: true }';
  const profiles = corporateProfiles(declaration)
    .filter(({ element: { enrollmentMode } }) => needsGoogle(enrollmentMode))
    .slice(0, 1)
    .map(({ path, element }) => ({
      path,
      what: 'a corporate Android profile is declared without the binding to managed Google Play',
      why: `${element.enrollmentMode ?? ''} devices require a bound tenant, and the declaration does not state that it is bound`,
      fix,
    }));
  if (android?.workProfile?.enabled !== true) return profiles;
  const workProfile = {
    path: [...androidPath, 'workProfile'],
    what: 'work profiles are allowed without the binding to managed Google Play',
    why: 'personal devices get a work profile only in a bound tenant, and the declaration does not state that it is bound',
    fix,
  };
  return [workProfile, ...profiles];
}

/** Devices without Google services (AOSP) need no binding. */
function needsGoogle(mode: string | undefined): boolean {
  return mode !== undefined && !mode.includes('AOSP');
}

function idleGroups({ spec }: DeclarationDraft): readonly Finding[] {
  const { enrollmentTarget, targetGroupIds = [] } = spec?.enrollment?.android?.managedGooglePlay ?? {};
  if (targetGroupIds.length === 0 || enrollmentTarget === 'targeted') return [];
  return [
    {
      path: [...bindingPath, 'targetGroupIds'],
      what: 'targetGroupIds has no effect',
      why: `enrollmentTarget is ${enrollmentTarget ?? 'not declared'}; groups apply only with targeted`,
      fix: 'set enrollmentTarget to targeted, or remove targetGroupIds',
    },
  ];
}

function targetedAtNobody({ spec }: DeclarationDraft): readonly Finding[] {
  const { enrollmentTarget, targetGroupIds } = spec?.enrollment?.android?.managedGooglePlay ?? {};
  if (enrollmentTarget !== 'targeted' || (targetGroupIds ?? []).length > 0) return [];
  return [
    {
      path: [...bindingPath, 'enrollmentTarget'],
      what: 'Android enrollment does not target any group',
      why: 'enrollmentTarget is targeted, but targetGroupIds is empty',
      fix: 'add groups to targetGroupIds, or use another target',
    },
  ];
}

function profileNames(declaration: DeclarationDraft): readonly Finding[] {
  const noun = 'corporate Android profiles';
  return sameNames(corporateProfiles(declaration), { noun, name: 'displayName' });
}

function tokensOfOtherModes(declaration: DeclarationDraft): readonly Finding[] {
  return corporateProfiles(declaration).flatMap(({ path, element: { enrollmentMode, enrollmentTokenType } }) => {
    const modes = modesOfTokens[enrollmentTokenType ?? ''];
    if (!modes || enrollmentMode === undefined || modes.includes(enrollmentMode)) return [];
    return [
      {
        path: [...path, 'enrollmentTokenType'],
        what: 'the token type does not match the enrollment mode',
        why: `${enrollmentTokenType ?? ''} is for ${modes.join(' and ')}, but the mode is ${enrollmentMode}`,
        fix: 'use the token type default or another mode',
      },
    ];
  });
}

function corporateProfiles({ spec }: DeclarationDraft): readonly Element<Draft<CorporateProfile>>[] {
  return present(spec?.enrollment?.android?.corporateProfiles, [...androidPath, 'corporateProfiles']);
}
