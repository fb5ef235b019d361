import fc from 'fast-check';

import { Decimal, Dynamic, type TypeConstraint, Unknown, unknown, type Value } from '../../../../core/index.js';
import { narrow } from '../../../../provider/plugin/wire/decimal.js';

/** A type with a value of it, in the form that the codec gives back. */
export interface TypedValue {
  readonly type: TypeConstraint;
  readonly value: Value;
}

/** msgpack refuses `__proto__` as a key, which no attribute is called. */
const names = fc.stringMatching(/^[a-z_][a-zA-Z0-9_]{0,8}$/u).filter((name) => name !== '__proto__');
const texts = fc.string({ unit: 'grapheme' }).map((text) => text.normalize('NFC'));

/** Any type, up to three levels deep. `dynamic` only outside of sets, where Terraform forbids it. */
export const types: fc.Arbitrary<TypeConstraint> = fc.letrec<{ type: TypeConstraint }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<TypeConstraint>('string', 'number', 'bool', 'dynamic'),
    fc.tuple(fc.constantFrom('list' as const, 'set' as const, 'map' as const), tie('type')),
    fc.tuple(fc.constant('tuple' as const), fc.array(tie('type'), { maxLength: 3 })),
    fc.tuple(fc.constant('object' as const), fc.dictionary(names, tie('type'), { maxKeys: 4, noNullPrototype: true })),
  ),
})).type;

/** Numbers of every form: within and beyond 32, 53 and 64 bits, fractions, 40 digits, infinite. */
export const numbers: fc.Arbitrary<Value> = fc.oneof(
  fc.maxSafeInteger(),
  fc.bigInt().map(narrow),
  fc.double({ noNaN: true }).filter((double) => !Number.isInteger(double) && double !== 0),
  fc.stringMatching(/^-?[1-9]\d{18}\.\d{18}[1-9]$/u).map((text) => new Decimal(text)),
  fc.constantFrom<Value>(0, 2 ** 31, 2 ** 32, -(2 ** 31) - 1, 2n ** 63n, -(2n ** 63n), 10n ** 29n + 1n, 1e-7, Infinity),
);

const bounds = fc.record({ bound: numbers, inclusive: fc.boolean() }, { noNullPrototype: true });

const refinements = fc.record(
  {
    isNull: fc.constant(false),
    stringPrefix: fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.normalize('NFC')),
    numberLower: bounds,
    numberUpper: bounds,
    lengthLower: fc.nat(),
    lengthUpper: fc.nat(),
  },
  { requiredKeys: [], noNullPrototype: true },
);

/** A type, and a value of it with nulls and unknowns anywhere. */
export const typedValues: fc.Arbitrary<TypedValue> = types.chain((type) =>
  valuesOf(type).map((value) => ({ type, value })),
);

function valuesOf(type: TypeConstraint): fc.Arbitrary<Value> {
  return fc.oneof(
    { weight: 8, arbitrary: knownValuesOf(type) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant(unknown) },
    { weight: 1, arbitrary: refinements.map((refinement) => new Unknown(refinement)) },
  );
}

function knownValuesOf(type: TypeConstraint): fc.Arbitrary<Value> {
  if (type === 'string') return texts;
  if (type === 'number') return numbers;
  if (type === 'bool') return fc.boolean();
  if (type === 'dynamic') {
    return types
      .filter((inner) => inner !== 'dynamic')
      .chain((inner) => valuesOf(inner).map((value) => new Dynamic(inner, value)));
  }
  if (type[0] === 'tuple') return fc.tuple(...type[1].map(valuesOf));
  if (type[0] === 'map') return fc.dictionary(names, valuesOf(type[1]), { maxKeys: 4, noNullPrototype: true });
  if (type[0] === 'object') {
    return fc.record(Object.fromEntries(Object.entries(type[1]).map(([name, inner]) => [name, valuesOf(inner)])), {
      noNullPrototype: true,
    });
  }
  return fc.array(valuesOf(type[1]), { maxLength: 4 });
}
