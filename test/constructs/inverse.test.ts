import { inverses } from '../../constructs/inverse/index.js';
import { resources } from '../../provider/resources/index.js';

/** Definitions whose section of a declaration is not there yet. They are told as left out. */
const withoutSection: readonly string[] = [
  'depOnboardingSetting',
  'depIosEnrollmentProfile',
  'depMacosEnrollmentProfile',
  'defaultDepEnrollmentProfile',
];

test('every definition has an inverse, so that an export can declare its objects', () => {
  const inverted = new Set(inverses.map(({ definition }) => definition));

  const missing = resources.map(({ name }) => name).filter((name) => !inverted.has(name));

  expect(missing).toEqual(withoutSection);
});

test('every inverse is of a definition, and no definition has two', () => {
  const names = inverses.map(({ definition }) => definition);

  expect(names.filter((name) => !resources.some((definition) => definition.name === name))).toEqual([]);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('a list is ordered exactly where a resource holds its order', () => {
  const ordered = inverses.filter((inverse) => inverse.ordered).map(({ section }) => section.join('.'));
  const orders = inverses.filter(({ as }) => as === 'order').map(({ section }) => section.join('.'));

  expect(ordered.sort()).toEqual(orders.sort());
});
