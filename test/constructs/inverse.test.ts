import { inverses } from '../../constructs/inverse/index.js';
import { resources } from '../../provider/resources/index.js';

test('every definition has an inverse, so that an export can declare its objects', () => {
  const inverted = new Set(inverses.map(({ definition }) => definition));

  const missing = resources.map(({ name }) => name).filter((name) => !inverted.has(name));

  expect(missing).toEqual([]);
});

test('every inverse belongs to a definition, and no definition has two', () => {
  const names = inverses.map(({ definition }) => definition);

  expect(names.filter((name) => !resources.some((definition) => definition.name === name))).toEqual([]);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('the inverse of an object within another follows that of its parent', () => {
  const names = inverses.map(({ definition }) => definition);
  const misplaced = inverses.filter(({ below, section }, index) => {
    const owner = below && names.indexOf(below.definition);
    return owner !== undefined && (owner >= index || inverses[owner]?.section.join() !== section.join());
  });

  expect(misplaced).toEqual([]);
});

test('a list is ordered exactly if a resource sets its order', () => {
  const ordered = inverses.filter((inverse) => inverse.ordered).map(({ section }) => section.join('.'));
  const orders = inverses.filter(({ as }) => as === 'order').map(({ section }) => section.join('.'));

  expect(ordered.sort()).toEqual(orders.sort());
});

test('explains why a default ADE profile is not declared: it is a policy of the settings catalog, or an omitted profile', () => {
  const choice = inverses.find(({ definition }) => definition === 'defaultDepEnrollmentProfile');
  const whyOf = (enrollmentProfileId: string): unknown =>
    choice?.invert(
      {
        ...{ definition: 'defaultDepEnrollmentProfile', importId: undefined, declared: {}, files: {} },
        values: { enrollmentProfileId },
      },
      { nameOf: () => undefined, isOwner: () => false, keep: () => '' },
    );

  expect(whyOf('ECV2_token_policy')).toEqual({
    state: 'refused',
    why: 'its profile is a settings catalog ADE policy, which cannot be declared as a default',
  });
  expect(whyOf('token_profile')).toEqual({ state: 'refused', why: 'its profile is not declared' });
});
