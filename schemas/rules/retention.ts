import { cleanupPlatforms } from '../../core/index.js';
import { holds } from '../condition.js';
import type { Draft } from '../draft.js';
import type { CleanupRule } from '../generated/loose-declaration.js';
import type { DeclarationDraft, Finding, Rule } from '../rule.js';
import type { Explanation, Explanations, SchemaFault } from '../schema-fault.js';
import { show } from '../value-words.js';
import { type Element, present, repeated } from './elements.js';

const source = 'https://learn.microsoft.com/intune/intune-service/remote-actions/devices-wipe';
const rulesPath = ['spec', 'retention', 'cleanupRules'];

const oneRuleForEach = {
  allOf: cleanupPlatforms.map((platform) => ({
    contains: holds(['platform'], { const: platform }),
    minContains: 0,
    maxContains: 1,
  })),
};

const exceptionProperties = ['deviceName', 'deviceCategory', 'scopeTag', 'group'] as const;

/** Rules about the cleanup of inactive devices. */
export const retentionRules: readonly Rule[] = [
  {
    code: 'INT1202',
    severity: 'error',
    source,
    findings: platforms,
    conditions: [{ at: rulesPath.join('.'), schema: oneRuleForEach }],
  },
  { code: 'INT1203', severity: 'warning', source, findings: allBesideOne },
  { code: 'INT1204', severity: 'info', source, findings: removalStays },
  { code: 'INT1205', severity: 'warning', source: 'a cap requires something to limit', findings: capWithoutRules },
  {
    code: 'INT1206',
    severity: 'error',
    source: 'a cap is a percentage or a count',
    findings: unclearCap,
    conditions: [{ at: 'spec.retention.maxAffected', oneOf: ['percent', 'count'] }],
  },
  {
    code: 'INT1207',
    severity: 'error',
    source: 'an exception has one property',
    findings: unclearExceptions,
    conditions: [{ at: 'spec.retention.maxAffected.exceptions.*', oneOf: exceptionProperties }],
  },
];

function platforms(declaration: DeclarationDraft): readonly Finding[] {
  return repeated(cleanupRules(declaration), ({ platform }) => platform).map(({ path, element, first }) => ({
    path: [...path, 'platform'],
    what: `two cleanup rules for ${element.platform ?? ''}`,
    why: `cleanupRules[${String(first)}] is for the same platform; a tenant has at most one for each`,
    fix: 'keep one of them',
  }));
}

function allBesideOne(declaration: DeclarationDraft): readonly Finding[] {
  const rules = cleanupRules(declaration);
  const all = rules.find(({ element }) => element.platform === 'all');
  const others = rules.flatMap(({ element: { platform } }) =>
    platform === undefined || platform === 'all' ? [] : [platform],
  );
  if (!all || others.length === 0) return [];
  return [
    {
      path: all.path,
      what: 'a cleanup rule for all platforms is combined with rules for single platforms',
      why: `all also includes ${others.join(', ')}, and Microsoft does not document which rule takes precedence`,
      fix: 'use either all or one rule for each platform',
    },
  ];
}

function removalStays(declaration: DeclarationDraft): readonly Finding[] {
  if (cleanupRules(declaration).length === 0) return [];
  return [
    {
      path: rulesPath,
      what: 'cleanup rules only hide devices; devices are still removed after their certificate expires',
      why: 'regardless of the rules, Intune removes a device 180 days after its MDM certificate expires',
      fix: 'none is required',
    },
  ];
}

function capWithoutRules(declaration: DeclarationDraft): readonly Finding[] {
  if (!declaration.spec?.retention?.maxAffected || cleanupRules(declaration).length > 0) return [];
  return [
    {
      path: ['spec', 'retention', 'maxAffected'],
      what: 'maxAffected has no effect',
      why: 'there are no cleanup rules',
      fix: 'declare cleanup rules, or remove maxAffected',
    },
  ];
}

function unclearCap({ spec }: DeclarationDraft): readonly Finding[] {
  const cap = spec?.retention?.maxAffected;
  const named = (['percent', 'count'] as const).filter((name) => cap !== undefined && name in cap);
  if (!cap || named.length === 1) return [];
  return [
    {
      path: ['spec', 'retention', 'maxAffected'],
      what: `maxAffected has ${named.length === 0 ? 'no limit' : 'two limits'}`,
      why: named.length === 0 ? 'it has neither percent nor count' : 'it has both percent and count',
      fix: 'keep one of percent and count',
    },
  ];
}

function unclearExceptions({ spec }: DeclarationDraft): readonly Finding[] {
  const path = ['spec', 'retention', 'maxAffected', 'exceptions'];
  return present(spec?.retention?.maxAffected?.exceptions, path).flatMap(({ element, path: at }) => {
    const named = exceptionProperties.filter((name) => name in element);
    if (named.length === 1) return [];
    return [
      {
        path: at,
        what: `the exception has ${named.length === 0 ? 'no property' : 'several properties'}`,
        why: `it needs one of ${exceptionProperties.join(', ')}${named.length === 0 ? '' : `, and has ${named.join(' and ')}`}`,
        fix:
          named.length === 0 ? 'select the devices by one of them' : 'declare a separate exception for each property',
      },
    ];
  });
}

function cleanupRules({ spec }: DeclarationDraft): readonly Element<Draft<CleanupRule>>[] {
  return present(spec?.retention?.cleanupRules, rulesPath);
}

/** Messages for days that are out of range. */
export const retentionPlaces: Explanations = { 'spec.retention.cleanupRules.*.inactiveDays': dayRange };

function dayRange({ keyword, value, subject }: SchemaFault): Explanation | undefined {
  if (keyword !== 'minimum' && keyword !== 'maximum') return undefined;
  return {
    code: 'INT1201',
    what: `${subject} waits too ${keyword === 'minimum' ? 'short' : 'long'}`,
    why: `got ${show(value)}; allowed are whole days from 30 to 270`,
    fix:
      keyword === 'minimum'
        ? 'use 30 or more'
        : 'use 270 or less; Intune removes a device 180 days after its MDM certificate expires, regardless of the rule',
  };
}
