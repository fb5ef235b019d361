import { codes } from '../../core/index.js';
import { applyRules, rules } from '../../schemas/index.js';
import { adeCases } from './ade-cases.js';
import { androidCases } from './android-cases.js';
import { appleCases } from './apple-cases.js';
import { authorityCases } from './authority-cases.js';
import { bulkEnrollmentCases } from './bulk-enrollment-cases.js';
import { corporateIdentifierCases } from './corporate-identifier-cases.js';
import { limitCases } from './limit-cases.js';
import { notificationCases } from './notification-cases.js';
import { presentationCases } from './presentation-cases.js';
import { restrictionCases } from './restriction-cases.js';
import { retentionCases } from './retention-cases.js';
import { everyone, type RuleCase, type Spec } from './rule-cases.js';
import { unbindingCases } from './unbinding-cases.js';
import { windowsCases } from './windows-cases.js';

/** For each code, a spec that breaks the rule once, and one next to it that does not. */
const cases: readonly RuleCase[] = [
  ...authorityCases,
  ...appleCases,
  ...androidCases,
  ...windowsCases,
  ...presentationCases,
  ...retentionCases,
  ...limitCases,
  ...corporateIdentifierCases,
  ...notificationCases,
  ...bulkEnrollmentCases,
  ...unbindingCases,
  ...restrictionCases(),
  ...adeCases,
];

test.each(cases)('%s is found once where it is broken, and not beside it', (code, broken, sound) => {
  expect(found(broken).filter((other) => other === code)).toEqual([code]);
  expect(found(sound)).not.toContain(code);
});

test('every rule has a case here, a code with a meaning, and a source', () => {
  expect(new Set(cases.map(([code]) => code))).toEqual(new Set(rules.map(({ code }) => code)));
  expect(rules.filter(({ code, source }) => !(code in codes) || source === '')).toEqual([]);
});

test('passes over what the schema refused, instead of reporting it a second time', () => {
  const spec: Spec = {
    authority: { desired: undefined },
    enrollment: {
      limits: { custom: [undefined, { limit: 1, assignments: everyone }, { limit: 1, assignments: everyone }] },
      categories: [undefined, {}],
    },
    retention: { cleanupRules: [undefined, {}, {}] },
  };

  expect(found(spec)).toEqual(['INT1204']);
  expect(applyRules({})).toEqual([]);
});

function found(spec: Spec): readonly string[] {
  return applyRules({ spec }).map(({ code }) => code);
}
