import fc from 'fast-check';
import { type INamespace, Root, type Type } from 'protobufjs';

import { type Field, fieldsOf, messageNames } from '../../../../provider/plugin/wire/descriptor.js';
import { decodeMessage, encodeMessage } from '../../../../provider/plugin/wire/protobuf.js';

/** The same messages in another implementation. */
const root = Root.fromJSON({
  nested: Object.fromEntries(
    messageNames.map((name) => {
      const oneof = fieldsOf(name).flatMap((field) => (field.isAlternative ? [field.name] : []));
      return [
        plainName(name),
        { fields: fieldsThere(name), ...(oneof.length > 0 && { oneofs: { selector: { oneof } } }) },
      ];
    }),
  ),
} as INamespace);

function fieldsThere(name: string): object {
  return Object.fromEntries(
    fieldsOf(name).map(({ id, name: field, type, many }) => {
      const text = 'scalar' in type ? type.scalar : plainName(type.message);
      const more = many === 'list' ? { rule: 'repeated' } : many === 'map' ? { keyType: 'string' } : {};
      return [field, { id, type: text, ...more }];
    }),
  );
}

function plainName(name: string): string {
  return name.replace('.', '_');
}

function typeThere(name: string): Type {
  return root.lookupType(plainName(name));
}

type Message = Readonly<Record<string, unknown>>;

const scalars = {
  bool: fc.boolean(),
  bytes: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  int32: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  int64: fc.maxSafeInteger(),
  string: fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('', 'ö', '\u{1f600}', 'x'.repeat(200))),
};

/** Messages with any of their fields, at most a few levels deep. */
function messages(name: string, depth = 0): fc.Arbitrary<Message> {
  const fields = fieldsOf(name).filter(({ type }) => depth < 3 || 'scalar' in type);
  return fc.record(Object.fromEntries(fields.map((field) => [field.name, values(field, depth)])), { requiredKeys: [] });
}

function values({ type, many }: Field, depth: number): fc.Arbitrary<unknown> {
  const one: fc.Arbitrary<unknown> = 'scalar' in type ? scalars[type.scalar] : messages(type.message, depth + 1);
  // The other implementation drops a key `__proto__`; it has a test of its own.
  const key = fc.string().filter((text) => text !== '__proto__');
  if (many === 'map') return fc.dictionary(key, one, { maxKeys: 3, noNullPrototype: true });
  return many === 'list' ? fc.array(one, { maxLength: 3 }) : one;
}

/** The message with a value for each absent field, as a decoder returns it. */
function whole(name: string, message: Message): Message {
  return Object.fromEntries(
    fieldsOf(name).map(({ name: field, type, many }) => {
      const value = message[field];
      const below = (one: unknown): unknown => ('message' in type ? whole(type.message, one as Message) : one);
      if (many === 'list') return [field, ((value ?? []) as unknown[]).map(below)];
      if (many === 'map')
        return [field, Object.fromEntries(Object.entries(value ?? {}).map(([key, one]) => [key, below(one)]))];
      if (value !== undefined) return [field, below(value)];
      return [field, 'scalar' in type ? zeros[type.scalar] : null];
    }),
  );
}

const zeros = { bool: false, bytes: Buffer.alloc(0), int32: 0, int64: 0, string: '' };

/** Bytes of any class as numbers, so that only their content counts. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return [...value];
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
}

test.each(messageNames)('%s is written as another implementation writes it, and read back', (name) => {
  fc.assert(
    fc.property(messages(name), (message) => {
      const bytes = encodeMessage(name, message);

      expect(Buffer.from(bytes).equals(typeThere(name).encode(message).finish())).toBe(true);
      expect(plain(decodeMessage(name, bytes))).toEqual(plain(whole(name, message)));
    }),
    { numRuns: 60 },
  );
});

test('fields have distinct names, and numbers in order', () => {
  for (const name of messageNames) {
    const ids = fieldsOf(name).map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort((left, right) => left - right));
    expect(new Set(fieldsOf(name).map((field) => field.name)).size).toBe(ids.length);
  }
});

test('null members are left out, inherited ones too', () => {
  const inherited = Object.create({ type_name: 'inherited' }) as object;

  expect(encodeMessage('ReadResource.Request', { type_name: null, private: undefined })).toHaveLength(0);
  expect(encodeMessage('ReadResource.Request', inherited)).toHaveLength(0);
});

test.each([
  ['a text', { type_name: 1 }],
  ['an object', { current_state: 'x' }],
  ['bytes', { private: 'x' }],
])('a member that is not %s is an internal error', (expected, message) => {
  expect(() => encodeMessage('ReadResource.Request', message)).toThrow(
    new TypeError(`${Object.keys(message)[0] ?? ''} is not ${expected}`),
  );
});

test.each([
  [{ version: 0.5 }, 'version is not an integer'],
  [{ version: 2 ** 60 }, 'version is not an integer'],
  [{ raw_state: { flatmap: 'x' } }, 'flatmap is not a map'],
])('%j is an internal error', (message, text) => {
  expect(() => encodeMessage('UpgradeResourceState.Request', message)).toThrow(text);
});

test('a message that does not exist is an internal error', () => {
  expect(() => encodeMessage('Missing.Request', {})).toThrow('there is no message Missing.Request');
});

const raw = (...bytes: readonly number[]): Uint8Array => Uint8Array.from(bytes);

test('fields of a newer version are skipped, whatever their type', () => {
  const name = Buffer.from('a');
  const newer = [
    [...raw(0x78, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01)],
    [...raw(0x79, 1, 2, 3, 4, 5, 6, 7, 8)],
    [...raw(0x7a, 2, 0xff, 0xff)],
    [...raw(0x7d, 1, 2, 3, 4)],
    // Groups, one within the other.
    [...raw(0x7b, 0x78, 1, 0x83, 0x01, 0x84, 0x01, 0x7c)],
    // A known number with another wire type.
    [...raw(0x08, 5)],
  ];
  for (const bytes of newer) {
    const message = raw(...bytes, 0x0a, 1, ...name, ...bytes);
    expect(decodeMessage('ValidateResourceConfig.Request', message)).toMatchObject({ type_name: 'a', config: null });
  }
});

test.each<[string, Uint8Array, string]>([
  ['a value that ends early', raw(0x0a, 5, 97), 'longer than its message'],
  ['a tag that ends early', raw(0x8a), 'longer than its message'],
  [
    'a message that is longer than the one around it',
    raw(0x12, 2, 0x0a, 5, 97, 97, 97, 97, 97),
    'longer than its message',
  ],
  ['a number of eleven bytes', raw(0x78, ...Array.from({ length: 11 }, () => 0xff)), 'more than ten bytes'],
  ['a field 0', raw(0x02, 0), 'the number 0'],
  ['a text that is not UTF-8', raw(0x0a, 2, 97, 0xff), 'not UTF-8'],
  ['a wire type that does not exist', raw(0x7e), 'wire type 6'],
  ['the end of a group that did not start', raw(0x7c), 'wire type 4'],
  ['a group that does not end', raw(0x7b, 0x78, 1), 'longer than its message'],
  ['groups without end', raw(...Array.from({ length: 5000 }, () => 0x7b)), 'nested too deeply'],
])('%s is refused', (_name, bytes, why) => {
  expect(() => decodeMessage('ValidateResourceConfig.Request', bytes)).toThrow(why);
});

test('messages without end are refused', () => {
  // An attribute with a nested type, whose attributes have a nested type, and so on: fields 10 and 1.
  let bytes = raw(0x20, 1);
  for (let level = 0; level < 150; level += 1) bytes = raw(level % 2 === 1 ? 0x52 : 0x0a, ...sizeOf(bytes), ...bytes);

  expect(() => decodeMessage('Attribute', bytes)).toThrow('nested too deeply');
});

function sizeOf({ length }: Uint8Array): readonly number[] {
  return length < 128 ? [length] : [(length % 128) + 128, Math.floor(length / 128)];
}

test('random bytes are a message or an error, and never anything else', () => {
  const requests = messageNames.filter((name) => name.endsWith('.Request'));
  fc.assert(
    fc.property(fc.constantFrom(...requests), fc.uint8Array({ maxLength: 200 }), (name, bytes) => {
      expect([
        fieldsOf(name)
          .map((field) => field.name)
          .join(),
        'RangeError',
      ]).toContain(outcomeOf(name, bytes));
    }),
    { numRuns: 3000 },
  );
});

/** The members of the message, or the class of the error. */
function outcomeOf(name: string, bytes: Uint8Array): string {
  try {
    return Object.keys(decodeMessage(name, bytes) as object).join();
  } catch (thrown) {
    return thrown instanceof Error ? thrown.constructor.name : 'something else';
  }
}

test('what is sent in parts is one message, and the last value counts', () => {
  const first = encodeMessage('ReadResource.Request', { type_name: 'a', current_state: { json: Buffer.from('x') } });
  const second = encodeMessage('ReadResource.Request', {
    type_name: 'b',
    current_state: { msgpack: Buffer.from('y') },
  });

  const { type_name, current_state } = decodeMessage('ReadResource.Request', Buffer.concat([first, second])) as Message;

  expect(type_name).toBe('b');
  expect(plain(current_state)).toEqual({ msgpack: [121], json: [120] });
});

test('a key can be the name of a built-in member', () => {
  const bytes = encodeMessage('RawState', { flatmap: Object.fromEntries([['__proto__', 'x']]) });

  const { flatmap } = decodeMessage('RawState', bytes) as { readonly flatmap: object };

  expect(Object.entries(flatmap)).toEqual([['__proto__', 'x']]);
});
