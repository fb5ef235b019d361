import fc from 'fast-check';

import { Decimal, Dynamic, type TypeConstraint, Unknown, unknown, type Value } from '../../../../core/index.js';
import { dynamicFromWire, dynamicToWire } from '../../../../provider/plugin/wire/dynamic-value.js';
import { ProtocolFault } from '../../../../provider/plugin/wire/fault.js';
import { typedValues, types } from './arbitrary.js';

function hex(type: TypeConstraint, value: Value): string {
  return Buffer.from(dynamicToWire(type, value).msgpack ?? []).toString('hex');
}

function fromHex(type: TypeConstraint, bytes: string): Value {
  return dynamicFromWire(type, { msgpack: Buffer.from(bytes, 'hex') });
}

function text(value: string): string {
  return (0xa0 + value.length).toString(16) + Buffer.from(value).toString('hex');
}

test('gives back every value of every type as it was', () => {
  fc.assert(
    fc.property(typedValues, ({ type, value }) => {
      expect(dynamicFromWire(type, dynamicToWire(type, value))).toStrictEqual(value);
    }),
    { numRuns: 500 },
  );
});

test('always returns a value or INT4002, for any bytes', () => {
  fc.assert(
    fc.property(types, fc.uint8Array({ maxLength: 60 }), (type, msgpack) => {
      expect(endsWell(() => dynamicFromWire(type, { msgpack }))).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('always returns a value or INT4002, for any value of another type', () => {
  fc.assert(
    fc.property(types, typedValues, (type, sent) => {
      expect(endsWell(() => dynamicFromWire(type, dynamicToWire(sent.type, sent.value)))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

describe('writes the bytes that Terraform writes', () => {
  test.each<[string, TypeConstraint, Value, string]>([
    ['null', 'string', null, 'c0'],
    ['an unknown value', 'string', unknown, 'd40000'],
    [
      'an unknown value with a prefix',
      'string',
      new Unknown({ isNull: false, stringPrefix: 'n2-' }),
      'd70c8201c202a36e322d',
    ],
    ['a fraction, as text', 'number', 0.1, text('0.1')],
    ['a small fraction, without an exponent', 'number', 1e-7, text('0.0000001')],
    ['30 digits, as text', 'number', 123456789012345678901234567890n, text('123456789012345678901234567890')],
    ['an integer of more than 32 bits, as an integer', 'number', 4294967296, 'cf0000000100000000'],
    ['the least integer of 64 bits', 'number', -(2n ** 63n), 'd38000000000000000'],
    ['one more than 64 bits hold, as text', 'number', 2n ** 63n, text('9223372036854775808')],
    ['minus zero, as zero', 'number', -0, '00'],
    ['infinity, as a float', 'number', Infinity, 'cb7ff0000000000000'],
    [
      'an object with a member left out, as null',
      ['object', { a: 'string', b: 'bool' }],
      { b: true },
      '82a161c0a162c3',
    ],
    [
      'a dynamic value, with its type as bytes',
      'dynamic',
      new Dynamic('string', 'x'),
      `92c408${Buffer.from('"string"').toString('hex')}a178`,
    ],
    ['text in Unicode NFC', 'string', 'o\u0308', `a2${Buffer.from('ö').toString('hex')}`],
  ])('%s', (_title, type, value, bytes) => {
    expect(hex(type, value)).toBe(bytes);
  });
});

describe('reads what Terraform writes', () => {
  test.each<[string, TypeConstraint, string, Value]>([
    ['a float that is a whole number', 'number', 'cb4000000000000000', 2],
    ['a float with a fraction', 'number', 'cb3fe0000000000000', 0.5],
    [
      '30 digits',
      'number',
      `be${Buffer.from('123456789012345678901234567890').toString('hex')}`,
      123456789012345678901234567890n,
    ],
    ['20 digits with a fraction', 'number', text('1234567890.0123456789'), new Decimal('1234567890.0123456789')],
    ['any extension as unknown', 'bool', 'd4ff00', unknown],
    ['an unknown value whose hint is damaged', 'string', 'd40cff', unknown],
    ['a hint with a key from the future', 'string', 'c7050c82630101c2', new Unknown({ isNull: false })],
    [
      'a dynamic value of object and tuple',
      'dynamic',
      `92c4${Buffer.from('["object",{"k":["tuple",["number","string"]]}]').length.toString(16)}${Buffer.from('["object",{"k":["tuple",["number","string"]]}]').toString('hex')}81a16b9201a178`,
      new Dynamic(['object', { k: ['tuple', ['number', 'string']] }], { k: [1, 'x'] }),
    ],
    ['text that is not in NFC', 'string', `a3${Buffer.from('o\u0308').toString('hex')}`, 'ö'],
  ])('%s', (_title, type, bytes, value) => {
    expect(fromHex(type, bytes)).toStrictEqual(value);
  });

  test('JSON if there is no msgpack, without losing digits', () => {
    const json = Buffer.from('{"n":123456789012345678901234567890,"d":{"type":["list","number"],"value":[0.1]}}');

    expect(dynamicFromWire(['object', { n: 'number', d: 'dynamic' }], { json })).toEqual({
      n: 123456789012345678901234567890n,
      d: new Dynamic(['list', 'number'], [0.1]),
    });
  });

  test.each([null, undefined, {}, { msgpack: new Uint8Array() }])('no bytes as null', (sent) => {
    expect(dynamicFromWire('string', sent)).toBeNull();
  });
});

describe('refuses with the path, but without the value,', () => {
  test.each<[string, TypeConstraint, string, string]>([
    ['a member too few', ['object', { a_b: 'string' }], '80', 'missing: a_b'],
    ['a member too many', ['object', {}], '81a163a6736563726574', 'not in the schema: c'],
    ['another kind of value', ['list', 'bool'], `91${text('secret')}`, 'a Boolean was expected'],
    ['a damaged document', 'string', 'a5', 'the bytes are not a msgpack document'],
    ['text that is no number', 'number', text('secret'), 'a number was expected'],
    ['a number of a thousand millions of digits', 'number', text('1e999999999'), 'a number was expected'],
  ])('%s', (_title, type, bytes, why) => {
    const read = (): Value => fromHex(type, bytes);

    expect(read).toThrow(ProtocolFault);
    expect(diagnosticOf(read)).toMatchObject({ code: 'INT4002', why });
    expect(JSON.stringify(diagnosticOf(read))).not.toContain('secret');
  });

  test('names the element of a list', () => {
    expect(diagnosticOf(() => fromHex(['list', 'bool'], '92c301'))).toMatchObject({
      what: 'a value from Terraform could not be read at [1]',
    });
  });
});

function endsWell(read: () => Value): boolean {
  try {
    read();
    return true;
  } catch (fault) {
    return fault instanceof ProtocolFault;
  }
}

function diagnosticOf(read: () => Value): unknown {
  try {
    return read();
  } catch (fault) {
    return fault instanceof ProtocolFault ? fault.diagnostic : fault;
  }
}

test('fails with an internal error if the engine returns what is not in the schema', () => {
  expect(() => dynamicToWire(['object', { a: 'string' }], { b: 'x' })).toThrow(
    new TypeError('value.b is not in the schema'),
  );
  expect(() => dynamicToWire(['object', { a: 'string' }], { a: 1 })).toThrow(new TypeError('value.a is not a string'));
  expect(() => dynamicToWire('number', NaN)).toThrow(TypeError);
});
