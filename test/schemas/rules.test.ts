import { codes } from '../../core/index.js';
import { applyRules, rules } from '../../schemas/index.js';
import { everyone, type Spec } from '../rules/cases/rule-case.js';

test('every rule has a code with a meaning, and a source', () => {
  expect(rules.filter(({ code, source }) => !(code in codes) || source === '')).toEqual([]);
});

test('skips what the schema rejected, instead of reporting it twice', () => {
  const spec: Spec = {
    authority: { desired: undefined },
    enrollment: {
      limits: { custom: [undefined, { limit: 1, assignments: everyone }, { limit: 1, assignments: everyone }] },
      categories: [undefined, {}],
    },
    retention: { cleanupRules: [undefined, {}, {}] },
  };

  expect(applyRules({ spec }).map(({ code }) => code)).toEqual(['INT1204']);
  expect(applyRules({})).toEqual([]);
});
