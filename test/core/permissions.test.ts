import * as fc from 'fast-check';

import { leastPermissions, suffices } from '../../core/index.js';

test('selects the least permission for each need, once', () => {
  expect(leastPermissions([['A.Read', 'A.Write'], ['A.Read', 'A.Write'], ['B.Read']])).toEqual(['A.Read', 'B.Read']);
});

test('selects no read permission if the write permission is needed anyway', () => {
  expect(leastPermissions([['A.Read', 'A.Write'], ['A.Write']])).toEqual(['A.Write']);
});

test('removes a permission that a later one makes redundant', () => {
  expect(
    leastPermissions([
      ['A', 'C'],
      ['B', 'C'],
      ['C', 'D', 'E'],
    ]),
  ).toEqual(['C']);
});

test('selects nothing if nothing is needed', () => {
  expect(leastPermissions([[], []])).toEqual([]);
});

test('treats a write permission as read permission, even if a page does not list it, but not vice versa', () => {
  expect(suffices(['A.ReadWrite.All'], ['A.Read.All'])).toBe(true);
  expect(suffices(['A.Read.All'], ['A.ReadWrite.All'])).toBe(false);
  expect(leastPermissions([['A.Read.All'], ['A.ReadWrite.All']])).toEqual(['A.ReadWrite.All']);
});

test('compares names without case', () => {
  expect(suffices(['devicemanagementserviceconfig.read.all'], ['DeviceManagementServiceConfig.Read.All'])).toBe(true);
  expect(suffices([], ['DeviceManagementServiceConfig.Read.All'])).toBe(false);
});

const need = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E'), { minLength: 1, maxLength: 3 });

test('meets every need, without redundant permissions', () => {
  fc.assert(
    fc.property(fc.array(need, { maxLength: 8 }), (needs) => {
      const least = leastPermissions(needs);

      expect(needs.every((one) => suffices(least, one))).toBe(true);
      for (const name of least) {
        const without = least.filter((other) => other !== name);
        expect(needs.every((one) => suffices(without, one))).toBe(false);
      }
    }),
  );
});
