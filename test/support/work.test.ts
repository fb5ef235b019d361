import './count-work.js';

import { workOf } from './work.js';

/** Enters a branch once for each pair of numbers. */
const pairsOf = (count: number) => (): number => {
  let same = 0;
  for (let one = 0; one < count; one += 1) for (let other = 0; other < count; other += 1) if (one === other) same += 1;
  return same;
};

/** Enters a function once for each number. */
const doublesOf = (count: number) => (): readonly number[] => Array.from({ length: count }, (_, index) => 2 * index);

test.each([
  ['a loop', 4, doublesOf],
  ['a loop of loops', 16, pairsOf],
] as const)('for four times as much, %s needs %i times the work', (_title, times, of) => {
  workOf(of(10));

  const growth = workOf(of(4_000)) / workOf(of(1_000));

  expect(growth).toBeGreaterThan(times * 0.9);
  expect(growth).toBeLessThan(times * 1.1);
});
