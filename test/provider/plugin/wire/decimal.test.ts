import fc from 'fast-check';

import { Decimal } from '../../../../core/index.js';
import { parseDecimal, renderDecimal } from '../../../../provider/plugin/wire/decimal.js';
import { parseJson } from '../../../../provider/plugin/wire/state-json.js';

test.each([
  ['0', 0],
  ['-0', 0],
  ['0.10', 0.1],
  ['1.0', 1],
  ['007', 7],
  ['1e3', 1000],
  ['1.5e-3', 0.0015],
  ['-12.5E+1', -125],
  ['9007199254740993', 9007199254740993n],
  ['1e30', 10n ** 30n],
  ['0.12345678901234567890', new Decimal('0.1234567890123456789')],
])('reads %s exactly', (text, value) => {
  expect(parseDecimal(text)).toStrictEqual(value);
});

test.each(['', 'x', '1.', '.5', '0x10', 'Infinity', '1e10000', '1e-10000', ' 1'])(
  'does not take "%s" for a number',
  (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  },
);

test('reads every double that it has written', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (double) => {
      const text = renderDecimal(double);

      expect(text).toMatch(/^-?\d+(\.\d+)?$/u);
      expect(Number(text)).toBe(double + 0);
    }),
  );
});

test('keeps every digit of a number in state JSON', () => {
  const digits = fc.stringMatching(/^[1-9]\d{0,40}$/u);

  fc.assert(
    fc.property(digits, (text) => {
      const state = parseJson(Buffer.from(`{"a":[${text}]}`)) as { a: [number | bigint] };

      expect(String(BigInt(state.a[0]))).toBe(text);
    }),
  );
});

test('refuses state JSON with more than one document', () => {
  expect(() => parseJson(Buffer.from('{} {}'))).toThrow(SyntaxError);
});
