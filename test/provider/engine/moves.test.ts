import * as fc from 'fast-check';

import { type Move, movesTo } from '../../../provider/engine/shapes/order/moves.js';

const letters = ['A', 'B', 'C', 'D', 'E', 'F'];

/** Two orders of the same elements. */
const orders = fc.integer({ min: 0, max: 25 }).chain((count) => {
  const elements = Array.from({ length: count }, (_, index) => index);
  const shuffled = fc.shuffledSubarray(elements, { minLength: count, maxLength: count });
  return fc.tuple(shuffled, shuffled);
});

function moved<T>(list: readonly T[], { element, to }: Move<T>): readonly T[] {
  const rest = list.filter((other) => other !== element);
  return [...rest.slice(0, to), element, ...rest.slice(to)];
}

test('moves nothing if the order is correct', () => {
  expect(movesTo(letters, letters)).toEqual([]);
});

test('moves the object that is out of place, not those that it shifts', () => {
  expect(movesTo(['A', 'B', 'C', 'D'], ['D', 'A', 'B', 'C'])).toEqual([{ element: 'D', to: 0 }]);
  expect(movesTo(['A', 'B', 'C', 'D'], ['B', 'C', 'D', 'A'])).toEqual([{ element: 'A', to: 3 }]);
});

test('reaches the wanted order with moves that Graph accepts: into the list, and never to the current position', () => {
  fc.assert(
    fc.property(orders, ([present, wanted]) => {
      let list: readonly number[] = present;
      for (const move of movesTo(present, wanted)) {
        expect(move.to).toBeGreaterThanOrEqual(0);
        expect(move.to).toBeLessThan(list.length);
        expect(list.indexOf(move.element)).not.toBe(move.to);
        list = moved(list, move);
      }

      expect(list).toEqual(wanted);
    }),
  );
});

test('needs as few moves as a search through all moves', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(letters, { minLength: letters.length }), (present) => {
      expect(movesTo(present, letters)).toHaveLength(distances.get(present.join('')) ?? Number.NaN);
    }),
  );
});

/** Number of moves from the alphabetical order to every other order, found by breadth-first search. */
const distances = searchFrom(letters);

function searchFrom(start: readonly string[]): ReadonlyMap<string, number> {
  const known = new Map([[start.join(''), 0]]);
  for (let front: readonly (readonly string[])[] = [start]; front.length > 0;) {
    front = front.flatMap((list) => {
      const distance = (known.get(list.join('')) ?? 0) + 1;
      const nearby = list.flatMap((element) => list.map((_, to) => moved(list, { element, to })));
      return nearby.filter((next) => !known.has(next.join('')) && known.set(next.join(''), distance));
    });
  }
  return known;
}
