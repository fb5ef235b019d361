import type { Attribute, Attributes } from '../../core/index.js';
import { resources } from '../../provider/resources/index.js';

/** Every attribute with a severity of its own, at any depth. */
function judged(attributes: Attributes): readonly (readonly [string, Attribute])[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => [
    ...(attribute.severity ? [[name, attribute] as const] : []),
    ...(attribute.kind === 'nested' ? judged(attribute.attributes) : []),
  ]);
}

/** Kinds of attributes of which a way can be told. */
function fits({ kind, severity, ...attribute }: Attribute): boolean {
  const tighter = severity?.tighter;
  if (tighter === undefined) return true;
  if (tighter === 'true' || tighter === 'false') return kind === 'bool';
  if (tighter === 'fewer' || tighter === 'more') return ['set', 'map'].includes(kind) || kind === 'nested';
  if (tighter === 'lower' || tighter === 'higher') return ['int', 'number', 'string'].includes(kind);
  const values: readonly string[] = 'oneOf' in attribute ? attribute.oneOf : [];
  return kind === 'string' && tighter.every((value) => values.includes(value));
}

test.each(resources.map((definition) => [definition.name, definition] as const))(
  'the way in which %s is tighter is one that its values have',
  (_name, { attributes }) => {
    const wrong = judged(attributes).filter(([, attribute]) => !fits(attribute));

    expect(wrong.map(([name]) => name)).toEqual([]);
  },
);

test('no attribute that only Graph sets has a severity, because it is never a finding', () => {
  const computed = resources.flatMap(({ name, attributes }) =>
    judged(attributes)
      .filter(([, one]) => one.computed === true && one.optional !== true && one.digestOf === undefined)
      .map(([attribute]) => `${name}.${attribute}`),
  );

  expect(computed).toEqual([]);
});
