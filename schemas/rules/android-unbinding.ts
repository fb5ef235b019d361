import { unacknowledgedUnbinding, unbindingConsequenceNames, unbindingConsequences } from '../../core/index.js';
import { type Condition, containing, holds } from '../condition.js';
import type { DeclarationDraft, Finding, Rule } from '../rule.js';
import { present } from './elements.js';

const source = 'https://learn.microsoft.com/intune/intune-service/enrollment/connect-intune-android-enterprise';
const androidPath = ['spec', 'enrollment', 'android'];
const bindingPath = [...androidPath, 'managedGooglePlay'];

const acknowledgedUnbindingOnly: Condition = {
  at: bindingPath.join('.'),
  cases: [
    {
      when: { key: 'bound', is: [false] },
      needs: ['transition'],
      narrows: { transition: { properties: { acknowledge: containing(unbindingConsequenceNames) } } },
    },
    { when: { key: 'bound', is: [true], orAbsent: true } },
  ],
};

/** Devices without Google services (AOSP) need no binding. */
const nothingBound: Condition = {
  at: androidPath.join('.'),
  schema: {
    if: holds(['managedGooglePlay', 'bound'], { const: false }),
    then: {
      properties: {
        workProfile: { properties: { enabled: { const: false } } },
        corporateProfiles: { items: { properties: { enrollmentMode: { type: 'string', pattern: 'AOSP' } } } },
      },
    },
  },
};

/** Rules about unbinding from managed Google Play. */
export const unbindingRules: readonly Rule[] = [
  { code: 'INT1550', severity: 'error', source, findings: unacknowledged, conditions: [acknowledgedUnbindingOnly] },
  { code: 'INT1551', severity: 'warning', source: 'the permission is only for unbinding', findings: idleTransition },
  { code: 'INT1552', severity: 'error', source, findings: stillNeeded, conditions: [nothingBound] },
];

function unacknowledged({ spec }: DeclarationDraft): readonly Finding[] {
  const { bound, transition } = spec?.enrollment?.android?.managedGooglePlay ?? {};
  if (bound !== false) return [];
  const missing = unacknowledgedUnbinding(transition?.acknowledge ?? []);
  if (missing.length === 0) return [];
  return [
    {
      path: transition ? [...bindingPath, 'transition'] : [...bindingPath, 'bound'],
      what: 'unbinding the tenant from managed Google Play is not acknowledged',
      why: missing.map((name) => `${name}: ${unbindingConsequences[name]}`).join(' '),
      fix: `add transition: { from: bound, acknowledge: [${unbindingConsequenceNames.join(', ')}] }, or remove bound`,
    },
  ];
}

function idleTransition({ spec }: DeclarationDraft): readonly Finding[] {
  const { bound, transition } = spec?.enrollment?.android?.managedGooglePlay ?? {};
  if (!transition || bound === false) return [];
  return [
    {
      path: [...bindingPath, 'transition'],
      what: 'the permission to unbind the tenant has no effect',
      why: `bound is ${bound === undefined ? 'not declared' : String(bound)}; only false unbinds`,
      fix: 'remove the transition',
    },
  ];
}

function stillNeeded({ spec }: DeclarationDraft): readonly Finding[] {
  const { managedGooglePlay, workProfile, corporateProfiles } = spec?.enrollment?.android ?? {};
  if (managedGooglePlay?.bound !== false) return [];
  const profiles = present(corporateProfiles, [...androidPath, 'corporateProfiles'])
    // Devices without Google services (AOSP) need no binding.
    .filter(({ element: { enrollmentMode } }) => enrollmentMode !== undefined && !enrollmentMode.includes('AOSP'))
    .map(({ path, element }) => ({ path, what: `the corporate profile "${element.displayName ?? ''}"` }));
  const allowed =
    workProfile?.enabled === true ? [{ path: [...androidPath, 'workProfile'], what: 'the work profile' }] : [];
  return [...allowed, ...profiles].map(({ path, what }) => ({
    path,
    what: `${what} requires the binding to managed Google Play, which would be removed`,
    why: 'managedGooglePlay.bound is false',
    fix: 'remove it, or keep the tenant bound',
  }));
}
