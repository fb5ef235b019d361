import { gzipSync } from 'node:zlib';

import * as fc from 'fast-check';

import { asItIs, type Given, type Original, plainHeaders } from './odd-proxy.js';

/** Damages a valid answer, alone or as one item of a batch. Answers that already contain an error stay. */
export function spoil(original: Original, { kind, at }: Mutation): Given {
  const { status } = original;
  if ((status !== 200 && status !== 201) || original.text === '') return asItIs(original);
  const body: unknown = JSON.parse(original.text);
  const spoiled = spoilers[kind](body, at);
  if (typeof spoiled === 'object' && spoiled !== null && 'given' in spoiled) return spoiled.given as Given;
  return { status, headers: plainHeaders(original.headers), body: JSON.stringify(spoiled) };
}

const sound = { status: 200 } as const;
const bomb = gzipSync(Buffer.alloc(40 * 1_048_576, 32));

/** Lists inside one another, on so many levels or on enough that nothing reads them. */
const nested = (levels: number): string => {
  const many = Math.max(100, levels);
  return `{"id":"x","value":${'['.repeat(many)}${']'.repeat(many)}}`;
};

type Spoiler = (body: unknown, at: number) => unknown;

const given = (answer: Given): unknown => ({ given: answer });
const json = { 'content-type': 'application/json' };

const spoilers = {
  truncated: (body, at) => {
    const text = JSON.stringify(body);
    return given({ ...sound, headers: json, body: text.slice(0, Math.floor(at * text.length)) || '{' });
  },
  html: () => given({ ...sound, headers: { 'content-type': 'text/html' }, body: '<html>sign in</html>' }),
  nothing: () => given({ status: 204, headers: {}, body: '' }),
  deep: (_body, at) => given({ ...sound, headers: json, body: nested(Math.ceil(at * 200_000)) }),
  huge: () => given({ ...sound, headers: { ...json, 'content-encoding': 'gzip' }, body: bomb }),
  null: (body, at) => inItem(body, at, () => null),
  empty: (body, at) => inItem(body, at, () => ({})),
  list: (body, at) => inItem(body, at, (one) => [one]),
  error: (body, at) => inItem(body, at, () => ({ error: { code: 'UnknownError', message: 'x' } })),
  missingCollection: (body, at) =>
    inItem(body, at, (one) => (hasList(one) ? { error: { code: 'x', message: 'x' } } : one)),
  link: (body, at) => inItem(body, at, (one) => (hasList(one) ? { ...one, '@odata.nextLink': 7 } : one)),
  valueIsObject: (body, at) => inItem(body, at, (one) => (hasList(one) ? { ...one, value: {} } : one)),
  nullItem: (body, at) => inItem(body, at, (one) => inList(one, (items) => [null, ...items])),
  contradiction: (body, at) =>
    inItem(body, at, (one) =>
      inList(one, (items) => [...items, ...items.slice(0, 1).map((item) => ({ ...asObject(item), version: 'other' }))]),
    ),
  repeated: (body, at) => inItem(body, at, (one) => inList(one, (items) => [...items, ...items.slice(0, 1)])),
  noId: (body, at) => inObject(body, at, ({ id: _id, ...rest }) => rest),
  numberId: (body, at) => inObject(body, at, (object) => ({ ...object, id: 7 })),
  noType: (body, at) => inObject(body, at, ({ '@odata.type': _type, ...rest }) => rest),
  wrongType: (body, at) => inObject(body, at, (object) => inProperty(object, at, (value) => wrongFor(value))),
  missing: (body, at) => inObject(body, at, (object) => inProperty(object, at, () => undefined)),
  batchTwice: (body) => inBatch(body, (items) => [...items, ...items.slice(0, 1)]),
  batchMissing: (body) => inBatch(body, (items) => items.slice(1)),
  batchSwapped: (body) =>
    inBatch(body, (items) => items.map((item, index) => ({ ...item, id: items[(index + 1) % items.length]?.id }))),
  batchStatus: (body) => inBatch(body, (items) => items.map((item) => ({ ...item, status: 'OK' }))),
} as const satisfies Record<string, Spoiler>;

/** A way to spoil an answer. `at` picks the place in it, a fraction of all places. */
export interface Mutation {
  readonly kind: keyof typeof spoilers;
  readonly at: number;
}

/** Any mutation. */
export const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(...(Object.keys(spoilers) as Mutation['kind'][])),
  at: fc.double({ min: 0, max: 0.999_999, noNaN: true }),
});

type Item = Readonly<Record<string, unknown>>;

function asObject(value: unknown): Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Item) : {};
}

function hasList(value: unknown): value is Item {
  return Array.isArray(asObject(value).value);
}

function pick(values: readonly unknown[], at: number): number {
  return Math.min(values.length - 1, Math.floor(at * values.length));
}

/** One item of a batch, or the answer itself. */
function inItem(body: unknown, at: number, change: (one: unknown) => unknown): unknown {
  const { responses } = asObject(body);
  if (!Array.isArray(responses)) return change(body);
  const chosen = pick(responses, at);
  const items = (responses as Item[]).map((item, index) =>
    index === chosen && item.status === 200 ? { ...item, body: change(item.body) } : item,
  );
  return { responses: items };
}

function inList(body: unknown, change: (items: readonly unknown[]) => readonly unknown[]): unknown {
  return hasList(body) ? { ...body, value: change(body.value as unknown[]) } : body;
}

/** One object: of a list, or the answer itself. */
function inObject(body: unknown, at: number, change: (object: Item) => Item): unknown {
  return inItem(body, at, (one) => {
    if (!hasList(one)) return change(asObject(one));
    return inList(one, (items) => {
      const chosen = pick(items, (at * 7919) % 1);
      return items.map((item, index) => (index === chosen ? change(asObject(item)) : item));
    });
  });
}

/** One property that has a value, here or in an object below. What OData says about the answer is none. */
function inProperty(object: Item, at: number, change: (value: unknown) => unknown): Item {
  const names = Object.keys(object).filter((name) => !name.includes('@') && name !== 'id' && object[name] !== null);
  const name = names[pick(names, (at * 104_729) % 1)];
  if (name === undefined) return object;
  const value = object[name];
  const isDeep = Object.keys(asObject(value)).length > 0 && (at * 31) % 1 < 0.5;
  return { ...object, [name]: isDeep ? inProperty(asObject(value), (at * 53) % 1, change) : change(value) };
}

function wrongFor(value: unknown): unknown {
  if (Array.isArray(value)) return { wrong: true };
  return typeof value === 'object' ? 'wrong' : [{ wrong: true }];
}

function inBatch(body: unknown, change: (items: readonly Item[]) => readonly unknown[]): unknown {
  const { responses } = asObject(body);
  return Array.isArray(responses) && responses.length > 1 ? { responses: change(responses as Item[]) } : body;
}
