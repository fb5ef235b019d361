import { mergeSpecs } from '../../constructs/section/merge-specs.js';

const ways = [
  ['authority'],
  ['scopeTags'],
  ['enrollment', 'limits'],
  ['enrollment', 'windows'],
  ['enrollment', 'windows', 'autopilot'],
  ['retention'],
];

test('lists of a section are concatenated in the order of the parts', () => {
  const first = { displayName: 'A', limit: 1 };
  const second = { displayName: 'B', limit: 2 };

  const merged = mergeSpecs(
    [
      { scopeTags: [{ displayName: 'Europe' }], enrollment: { limits: { default: 3, custom: [first] } } },
      { scopeTags: [{ displayName: 'Asia' }], enrollment: { limits: { custom: [second] } } },
    ],
    ways,
  );

  expect(merged).toEqual({
    scopeTags: [{ displayName: 'Europe' }, { displayName: 'Asia' }],
    enrollment: { limits: { default: 3, custom: [first, second] } },
  });
});

test('for other values, the last part wins', () => {
  const merged = mergeSpecs(
    [
      { retention: { maxAffected: { percent: 5 } }, enrollment: { limits: { default: 3 } } },
      { retention: { maxAffected: { count: 7 } }, enrollment: { limits: { default: 0 } } },
    ],
    ways,
  );

  expect(merged).toEqual({ retention: { maxAffected: { count: 7 } }, enrollment: { limits: { default: 0 } } });
});

test('a nested section is merged as a unit', () => {
  const merged = mergeSpecs(
    [
      { enrollment: { windows: { autopilot: { profiles: [{ displayName: 'A' }] } } } },
      { enrollment: { windows: { restore: { state: 'enabled' }, autopilot: { profiles: [{ displayName: 'B' }] } } } },
    ],
    ways,
  );

  expect(merged).toEqual({
    enrollment: {
      windows: { autopilot: { profiles: [{ displayName: 'A' }, { displayName: 'B' }] }, restore: { state: 'enabled' } },
    },
  });
});

test('empty or undefined values declare nothing, but an empty section is declared', () => {
  expect(
    mergeSpecs([{ scopeTags: [], enrollment: { categories: [] } }, {}], [...ways, ['enrollment', 'categories']]),
  ).toEqual({});
  expect(mergeSpecs([{ enrollment: { windows: {} } }], ways)).toEqual({ enrollment: { windows: {} } });
});
