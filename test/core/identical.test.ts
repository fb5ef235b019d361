import fc from 'fast-check';

import { canonicalText, Decimal, identical, unknown, type Value } from '../../core/index.js';

const values = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<Value>(
      null,
      true,
      false,
      0,
      -0,
      1,
      1n,
      new Decimal('1'),
      unknown,
      '',
      'null',
      'true',
      'ö',
      'o\u0308',
    ),
    fc.string(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b'), tie('value')),
  ),
})).value;

test('gives the same answer as the canonical texts, without computing them', () => {
  fc.assert(
    fc.property(values, values, (left, right) => {
      expect(identical(left, right)).toBe(canonicalText(left) === canonicalText(right));
      expect(identical(left, left)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
