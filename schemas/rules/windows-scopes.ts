import type { Path } from '../../core/index.js';
import type { Condition } from '../condition.js';
import type { Draft } from '../draft.js';
import type { MamUserScope, MdmUserScope } from '../generated/loose-declaration.js';
import type { DeclarationDraft, Finding, Rule } from '../rule.js';

const source = 'https://learn.microsoft.com/graph/api/resources/mobilitymanagementpolicy';
const path = ['spec', 'enrollment', 'windows', 'automaticEnrollment'];

type Scope = Draft<MdmUserScope | MamUserScope>;

function groupsOnlyWhereSelected(scope: string): Condition {
  return {
    at: [...path, scope].join('.'),
    cases: [
      { when: { key: 'appliesTo', is: ['selected'], orAbsent: true }, needs: ['groups'] },
      { when: { key: 'appliesTo', is: ['none', 'all'] }, without: ['groups'] },
    ],
  };
}

/** Rules about the MDM and MAM user scopes. */
export const windowsScopeRules: readonly Rule[] = [
  {
    code: 'INT1240',
    severity: 'error',
    source,
    findings: groupsOfScopes,
    conditions: ['mdmUserScope', 'mamUserScope'].map(groupsOnlyWhereSelected),
  },
  {
    code: 'INT1242',
    severity: 'warning',
    source: 'https://learn.microsoft.com/intune/intune-service/enrollment/windows-enroll',
    findings: overlap,
  },
];

function groupsOfScopes({ spec }: DeclarationDraft): readonly Finding[] {
  const { mdmUserScope, mamUserScope } = spec?.enrollment?.windows?.automaticEnrollment ?? {};
  return [...groupsOf(mdmUserScope, [...path, 'mdmUserScope']), ...groupsOf(mamUserScope, [...path, 'mamUserScope'])];
}

function groupsOf(scope: Scope | undefined, at: Path): readonly Finding[] {
  // Values that the schema rejected are present but undefined, and violate nothing.
  if (!scope || Object.values(scope).includes(undefined)) return [];
  const { appliesTo = 'selected', groups } = scope;
  const count = groups?.length ?? 0;
  if ((appliesTo === 'selected') === count > 0) return [];
  return [
    appliesTo === 'selected'
      ? {
          path: at,
          what: 'a user scope for selected groups has no groups',
          why: 'appliesTo is selected or omitted, and there are no groups',
          fix: 'add groups, or use appliesTo none',
        }
      : {
          path: [...at, 'groups'],
          what: 'a user scope has groups that it does not support',
          why: `appliesTo is ${appliesTo}; only selected has groups, and Graph deletes the groups of all`,
          fix: 'remove groups, or use appliesTo selected',
        },
  ];
}

function overlap({ spec }: DeclarationDraft): readonly Finding[] {
  const { mdmUserScope, mamUserScope } = spec?.enrollment?.windows?.automaticEnrollment ?? {};
  const shared = sharedUsers(mdmUserScope, mamUserScope);
  if (shared === undefined) return [];
  return [
    {
      path: [...path, 'mamUserScope'],
      what: `the MDM and the MAM user scope both include ${shared}`,
      why: 'on a personal device of such a user, MAM takes precedence and the device does not enroll',
      fix: 'remove them from one of the scopes; none, if personal devices must not enroll',
    },
  ];
}

/**
 * Users that are certainly in both scopes. Different groups can have common members, but the declaration does not show
 * this.
 */
function sharedUsers(mdm: Scope | undefined, mam: Scope | undefined): string | undefined {
  if (!takesIn(mdm) || !takesIn(mam)) return undefined;
  if (mdm?.appliesTo === 'all') return mam?.appliesTo === 'all' ? 'everyone' : 'the groups of the MAM user scope';
  if (mam?.appliesTo === 'all') return 'the groups of the MDM user scope';
  const theirs = (mam?.groups ?? []).map((group) => group?.toLowerCase());
  const common = mdm?.groups?.find((group) => group !== undefined && theirs.includes(group.toLowerCase()));
  return common === undefined ? undefined : `the group ${common}`;
}

function takesIn(scope: Scope | undefined): boolean {
  return scope?.appliesTo === 'all' || (scope?.appliesTo !== 'none' && (scope?.groups ?? []).length > 0);
}
