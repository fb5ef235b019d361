import { type Path, restrictionForms, restrictionProblems } from '../../core/index.js';
import { type Condition, type Demand, holds, noElements } from '../condition.js';
import type { Draft } from '../draft.js';
import type { CustomRestriction, CustomStatusPage, PlatformRule } from '../generated/loose-declaration.js';
import type { DeclarationDraft, Finding, Rule } from '../rule.js';
import { type Element, present, repeated, sameNames } from './elements.js';
import { allowedWithoutCertificate, personalWindowsBlocked, unsaidWorkProfile, workProfileTwice } from './platforms.js';

const source = 'https://learn.microsoft.com/intune/intune-service/enrollment/create-device-platform-restrictions';
const restrictionsPath = ['spec', 'enrollment', 'restrictions'];

/** Maximum number of platform restriction policies in a tenant, according to Microsoft. */
const mostRestrictions = 25;

const targets = ['group', 'excludeGroup', 'allUsers', 'allDevices'] as const;

/** Where assignments with a filter are allowed. */
const assignmentPaths = ['enrollment.restrictions.custom', 'enrollment.windows.statusPages.custom'].map(
  (list) => `spec.${list}.*.assignments.*`,
);

const noFiltersOnAndroid: Condition = {
  at: [...restrictionsPath, 'custom', '*'].join('.'),
  cases: [
    {
      when: { key: 'platformType', is: ['android', 'androidForWork'] },
      // For Windows, only assignments without a filter.
      narrows: {
        assignments: { items: { properties: { filter: false } }, tsType: 'readonly WindowsAssignment[]' },
      },
    },
  ],
};

const presetPlatforms = ['ios', 'android', 'androidForWork', 'windows', 'windowsHomeSku', 'macOS', 'tvos', 'visionOS'];
const customPlatforms = ['ios', 'android', 'androidForWork', 'windows', 'mac'];

/** Whether the minimum version is above the maximum is left to the rule, which can compare versions. */
const possible: readonly Condition[] = [
  ...presetPlatforms.map((platform) => ({
    at: [...restrictionsPath, 'default', platform].join('.'),
    cases: [demandOf(platform)],
  })),
  {
    at: [...restrictionsPath, 'custom', '*'].join('.'),
    cases: customPlatforms.map((platform) => ({
      when: { key: 'platformType', is: [platform] },
      ...demandOf(platform),
    })),
  },
];

function demandOf(platform: string): Demand {
  const form = restrictionForms(platform);
  const version = form.version && { type: 'string', pattern: form.version.source, tsType: form.version.type };
  return {
    ...(version === undefined && { without: ['osMinimumVersion', 'osMaximumVersion'] }),
    narrows: {
      ...(version && { osMinimumVersion: version, osMaximumVersion: version }),
      ...(!form.blocksManufacturers && { blockedManufacturers: noElements }),
    },
  };
}

const workProfilePath = ['android', 'workProfile', 'enabled'];
const workProfileRule = ['restrictions', 'default', 'androidForWork'];

const workProfileOnce: readonly Condition[] = [
  { allOf: [holds(workProfilePath, { const: true }), holds([...workProfileRule, 'platform'], { const: 'block' })] },
  {
    allOf: [
      holds(workProfilePath, { const: false }),
      holds(workProfileRule, { not: holds(['platform'], { const: 'block' }) }),
    ],
  },
].map((both) => ({ at: 'spec.enrollment', schema: { not: both } }));

/** Rules about platform restrictions, filters and scope tags. */
export const restrictionRules: readonly Rule[] = [
  {
    code: 'INT1250',
    severity: 'error',
    source: 'an assignment has one target',
    findings: unclearTargets,
    conditions: assignmentPaths.map((at) => ({ at, oneOf: targets })),
  },
  {
    code: 'INT1251',
    severity: 'error',
    source,
    findings: tooMany,
    conditions: [{ at: `${restrictionsPath.join('.')}.custom`, schema: { maxItems: mostRestrictions } }],
  },
  { code: 'INT1252', severity: 'error', source: 'the name is the key in the state', findings: names },
  { code: 'INT1253', severity: 'warning', source, findings: unassigned },
  { code: 'INT1254', severity: 'error', source, findings: filtersOnAndroid, conditions: [noFiltersOnAndroid] },
  { code: 'INT1255', severity: 'error', source, findings: impossible, conditions: possible },
  { code: 'INT1269', severity: 'warning', source, findings: ineffective },
  {
    code: 'INT1256',
    // The tenant can have a certificate that is not declared here.
    severity: 'warning',
    source: 'https://learn.microsoft.com/intune/intune-service/enrollment/apple-mdm-push-certificate-get',
    findings: allowedWithoutCertificate,
  },
  { code: 'INT1257', severity: 'warning', source, findings: personalWindowsBlocked },
  {
    code: 'INT1258',
    severity: 'error',
    source: 'both are the same property in Graph',
    findings: workProfileTwice,
    conditions: workProfileOnce,
  },
  { code: 'INT1259', severity: 'warning', source, findings: unsaidWorkProfile },
];

function unclearTargets(declaration: DeclarationDraft): readonly Finding[] {
  return assignmentsOf(declaration).flatMap(({ path, element }) => {
    const named = targets.filter((target) => element[target] !== undefined);
    if (named.length === 1) return [];
    const why = named.length === 0 ? 'it only has a filter' : `it names ${named.join(' and ')}`;
    const fix = `name one of ${targets.join(', ')}`;
    return [{ path, what: `an assignment names ${named.length === 0 ? 'no target' : 'several targets'}`, why, fix }];
  });
}

function tooMany(declaration: DeclarationDraft): readonly Finding[] {
  const count = customOf(declaration).length;
  if (count <= mostRestrictions) return [];
  return [
    {
      path: [...restrictionsPath, 'custom', mostRestrictions],
      what: 'too many platform restrictions',
      why: `got ${String(count)}; a tenant has at most ${String(mostRestrictions)}`,
      fix: 'merge restrictions, or assign one to several groups',
    },
  ];
}

function names(declaration: DeclarationDraft): readonly Finding[] {
  const { spec } = declaration;
  return [
    ...sameNames(customOf(declaration), { noun: 'platform restrictions', name: 'displayName' }),
    ...repeatedNames(present(spec?.filters, ['spec', 'filters']), 'filters'),
    ...repeatedNames(present(spec?.scopeTags, ['spec', 'scopeTags']), 'scope tags'),
  ];
}

function repeatedNames(
  elements: readonly Element<{ readonly displayName?: string | undefined }>[],
  noun: string,
): readonly Finding[] {
  return repeated(elements, ({ displayName }) => displayName?.toLowerCase()).map(({ path, element, first }) => ({
    path: [...path, 'displayName'],
    what: `two ${noun} are named "${element.displayName ?? ''}"`,
    why: `entry ${String(first + 1)} has the same name; case is ignored`,
    fix: 'rename one of them',
  }));
}

function unassigned(declaration: DeclarationDraft): readonly Finding[] {
  return customOf(declaration)
    .filter(({ element }) => (element.assignments ?? []).length === 0)
    .map(({ path, element }) => ({
      path,
      what: `restriction "${element.displayName ?? ''}" targets no one`,
      why: 'it has no assignments, so it has no effect',
      fix: 'assign it to a group, or remove it',
    }));
}

function filtersOnAndroid(declaration: DeclarationDraft): readonly Finding[] {
  return customOf(declaration)
    .filter(({ element }) => element.platformType?.startsWith('android') === true)
    .flatMap(({ path, element }) => present(element.assignments, [...path, 'assignments']))
    .filter(({ element }) => element.filter !== undefined)
    .map(({ path }) => ({
      path: [...path, 'filter'],
      what: 'an Android restriction is assigned with a filter',
      why: 'enrollment restrictions accept filters for iOS, macOS and Windows only',
      fix: 'remove the filter, and use a group instead',
    }));
}

function impossible(declaration: DeclarationDraft): readonly Finding[] {
  return ruledPlatforms(declaration).flatMap((one) =>
    problemsOf(one, { isTolerated: false, what: `the restriction for ${one.platform} is not valid` }),
  );
}

function ineffective(declaration: DeclarationDraft): readonly Finding[] {
  return ruledPlatforms(declaration).flatMap((one) =>
    problemsOf(one, { isTolerated: true, what: `a version of ${one.platform} has a revision` }),
  );
}

function ruledPlatforms(declaration: DeclarationDraft): readonly RuledPlatform[] {
  const presets = Object.entries(declaration.spec?.enrollment?.restrictions?.default ?? {}).flatMap(
    ([platform, rule]) => (rule ? [{ platform, rule, path: [...restrictionsPath, 'default', platform] }] : []),
  );
  const custom = customOf(declaration).flatMap(({ path, element }) =>
    element.platformType === undefined ? [] : [{ platform: element.platformType, rule: element, path }],
  );
  return [...presets, ...custom];
}

interface RuledPlatform {
  readonly platform: string;
  readonly rule: Draft<PlatformRule>;
  readonly path: Path;
}

interface ProblemKind {
  readonly isTolerated: boolean;
  readonly what: string;
}

function problemsOf({ platform, rule, path }: RuledPlatform, kind: ProblemKind): readonly Finding[] {
  const { osMinimumVersion, osMaximumVersion, blockedManufacturers } = rule;
  return restrictionProblems(platform, { osMinimumVersion, osMaximumVersion, blockedManufacturers })
    .filter(({ isTolerated = false }) => isTolerated === kind.isTolerated)
    .map(({ member, why, fix }) => ({ path: [...path, member], what: kind.what, why, fix }));
}

function assignmentsOf(declaration: DeclarationDraft) {
  return [...customOf(declaration), ...pagesOf(declaration)].flatMap(({ path, element }) =>
    present(element.assignments, [...path, 'assignments']),
  );
}

/** Status pages are also assigned with filters. */
function pagesOf({ spec }: DeclarationDraft): readonly Element<Draft<CustomStatusPage>>[] {
  const path = ['spec', 'enrollment', 'windows', 'statusPages', 'custom'];
  return present(spec?.enrollment?.windows?.statusPages?.custom, path);
}

function customOf({ spec }: DeclarationDraft): readonly Element<Draft<CustomRestriction>>[] {
  return present(spec?.enrollment?.restrictions?.custom, [...restrictionsPath, 'custom']);
}
