import * as fc from 'fast-check';

import {
  type Attribute,
  type Attributes,
  presenceOf,
  type StringAttribute,
  unknown,
  type Value,
  type ValueObject,
} from '../../core/index.js';

/** Options of the random values. */
export interface Wildness {
  /** Whether values may be unknown, as in a plan. Default: all are known. */
  readonly unknowns?: boolean;
}

/** Valid configurations of these attributes: everything that a user may declare. */
export function configOf(attributes: Attributes, wildness: Wildness = {}): fc.Arbitrary<ValueObject> {
  return fc.record(
    Object.fromEntries(Object.entries(attributes).map(([name, attribute]) => [name, declared(attribute, wildness)])),
  );
}

/** States that an object with these attributes may be in: every value known, computed ones filled. */
export function stateOf(attributes: Attributes): fc.Arbitrary<ValueObject> {
  return fc.record(
    Object.fromEntries(
      Object.entries(attributes).map(([name, attribute]) => [
        name,
        // A digest belongs to what is declared beside it, which a state does not tell.
        attribute.writeOnly || attribute.digestOf ? fc.constant(null) : known(attribute),
      ]),
    ),
  );
}

function declared(attribute: Attribute, wildness: Wildness): fc.Arbitrary<Value> {
  const presence = presenceOf(attribute);
  if (presence === 'computed') return fc.constant(null);
  const value = wildness.unknowns
    ? fc.oneof(
        { arbitrary: known(attribute, wildness), weight: 4 },
        { arbitrary: fc.constant<Value>(unknown), weight: 1 },
      )
    : known(attribute, wildness);
  return presence === 'required' ? value : fc.oneof(value, fc.constant(null));
}

function known(attribute: Attribute, wildness: Wildness = {}): fc.Arbitrary<Value> {
  switch (attribute.kind) {
    case 'string':
      return text(attribute);
    case 'int':
      return fc.integer({ min: attribute.min ?? -1000, max: attribute.max ?? 1000 });
    case 'number':
      return fc.integer({ min: attribute.min ?? -1000, max: attribute.max ?? 1000 }).map((number) => number / 4);
    case 'bool':
      return fc.boolean();
    case 'list':
      return fc.array(known(attribute.element), { maxLength: 3 });
    case 'set':
      return fc.uniqueArray(known(attribute.element), { maxLength: 3, selector: (value) => JSON.stringify(value) });
    case 'map':
      return fc.dictionary(fc.string({ minLength: 1, maxLength: 5 }), known(attribute.element), { maxKeys: 3 });
    case 'nested': {
      const element = configOf(attribute.attributes, wildness);
      if (attribute.nesting === 'single') return element;
      if (attribute.nesting === 'map') return fc.dictionary(fc.string({ minLength: 1 }), element, { maxKeys: 3 });
      return fc.array(element, { maxLength: 3 });
    }
  }
}

function text({ oneOf, format, minLength, maxLength, horizonYears }: StringAttribute): fc.Arbitrary<Value> {
  if (oneOf) return fc.constantFrom(...oneOf);
  if (format === 'guid')
    return fc.oneof(
      fc.uuid(),
      fc.uuid().map((id) => id.toUpperCase()),
    );
  if (format === 'dateTime') {
    const [first, last] = horizonYears === undefined ? [2000, 2099] : [2027, 2026 + horizonYears];
    const day = fc.date({
      min: new Date(`${String(first)}-01-01`),
      max: new Date(`${String(last)}-01-01`),
      noInvalidDate: true,
    });
    return fc.oneof(
      day.map((date) => date.toISOString()),
      day.map((date) => date.toISOString().replace('Z', '0000+00:00')),
    );
  }
  return fc
    .string({ minLength: minLength ?? 0, maxLength: maxLength ?? 20, unit: 'grapheme' })
    .map((value) => value.normalize('NFC'));
}
