import type { Path } from '../../core/index.js';
import type { Draft } from '../draft.js';
import type { CustomLimit } from '../generated/loose-declaration.js';
import type { DeclarationDraft, Finding, Rule } from '../rule.js';
import type { Explanation, Explanations, SchemaFault } from '../schema-fault.js';
import { show } from '../value-words.js';
import { present, repeated, sameNames } from './elements.js';

const limitsSource = 'https://learn.microsoft.com/intune/intune-service/enrollment/create-device-limit-restrictions';
const customPath = ['spec', 'enrollment', 'limits', 'custom'];
const categoriesPath = ['spec', 'enrollment', 'categories'];

/** Maximum number of device limit policies in a tenant, according to Microsoft. */
const mostLimits = 25;

/** Rules about device limits and categories. */
export const enrollmentRules: readonly Rule[] = [
  {
    code: 'INT1121',
    severity: 'error',
    source: limitsSource,
    findings: tooManyLimits,
    conditions: [{ at: customPath.join('.'), schema: { maxItems: mostLimits } }],
  },
  { code: 'INT1122', severity: 'error', source: 'the name is the key in the state', findings: limitNames },
  { code: 'INT1123', severity: 'warning', source: limitsSource, findings: unassignedLimits },
  { code: 'INT1124', severity: 'error', source: 'the name is the key in the state', findings: categoryNames },
  {
    code: 'INT1125',
    severity: 'error',
    source: 'an assignment is a set of targets',
    findings: repeatedTargets,
    conditions: [{ at: `${customPath.join('.')}.*.assignments`, schema: { uniqueItems: true } }],
  },
];

function tooManyLimits(declaration: DeclarationDraft): readonly Finding[] {
  const count = customLimits(declaration).length;
  if (count <= mostLimits) return [];
  return [
    {
      path: [...customPath, mostLimits],
      what: 'too many enrollment limits',
      why: `got ${String(count)}; a tenant has at most ${String(mostLimits)}`,
      fix: 'merge limits, or assign one limit to several groups',
    },
  ];
}

function limitNames(declaration: DeclarationDraft): readonly Finding[] {
  return sameNames(customLimits(declaration), { noun: 'enrollment limits', name: 'displayName' });
}

function unassignedLimits(declaration: DeclarationDraft): readonly Finding[] {
  return customLimits(declaration)
    .filter(({ element }) => (element.assignments ?? []).length === 0)
    .map(({ path, element }) => ({
      path,
      what: `limit "${element.displayName ?? ''}" targets no one`,
      why: 'it has no assignments, so it has no effect',
      fix: 'assign it to a group, or remove it',
    }));
}

function categoryNames({ spec }: DeclarationDraft): readonly Finding[] {
  const categories = present(spec?.enrollment?.categories, categoriesPath);
  return sameNames(categories, { noun: 'device categories', name: 'displayName' });
}

function repeatedTargets(declaration: DeclarationDraft): readonly Finding[] {
  return customLimits(declaration).flatMap(({ path, element }) => {
    const assignments = present(element.assignments, [...path, 'assignments']);
    return repeated(assignments, targetKey).map(({ path: at, element: target, first }) => ({
      path: at,
      what: `limit "${element.displayName ?? ''}" has a duplicate target`,
      why: `assignments[${String(first)}] already names ${target.allUsers ? 'all users' : `the group ${targetKey(target) ?? ''}`}`,
      fix: 'keep one of them',
    }));
  });
}

function targetKey({
  group,
  excludeGroup,
  allUsers,
}: Draft<NonNullable<CustomLimit['assignments']>[number]>): string | undefined {
  return (group ?? excludeGroup)?.toLowerCase() ?? (allUsers ? 'all users' : undefined);
}

function customLimits({
  spec,
}: DeclarationDraft): readonly { path: Path; element: Draft<CustomLimit>; index: number }[] {
  return present(spec?.enrollment?.limits?.custom, customPath);
}

/** Messages for limits that are out of range. */
export const limitPlaces: Explanations = {
  'spec.enrollment.limits.default': limitRange,
  'spec.enrollment.limits.custom.*.limit': limitRange,
};

function limitRange({ keyword, value, subject }: SchemaFault): Explanation | undefined {
  if (keyword !== 'minimum' && keyword !== 'maximum') return undefined;
  return {
    code: 'INT1120',
    what: `${subject} allows too ${keyword === 'minimum' ? 'few' : 'many'} devices`,
    why: `got ${show(value)}; allowed are whole numbers from 1 to 15`,
    fix:
      keyword === 'minimum'
        ? 'use 1 or more; to stop enrollment, use a platform restriction instead'
        : 'use 15 or less',
  };
}
