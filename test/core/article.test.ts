import { withArticle } from '../../core/index.js';
import { resources } from '../../provider/resources/index.js';

test('gives each noun the article that matches its pronunciation', () => {
  const spoken = [
    'enrollment limit',
    'MDM user scope',
    'ADE token',
    'user-initiated profile',
    'scope tag',
    'unit',
    'PNG',
  ];

  expect(spoken.map(withArticle)).toEqual([
    ...['an enrollment limit', 'an MDM user scope', 'an ADE token', 'a user-initiated profile', 'a scope tag'],
    ...['a unit', 'a PNG'],
  ]);
  expect(resources.map(({ noun }) => withArticle(noun)).filter((noun) => /^a [aeio]/iu.test(noun))).toEqual([]);
});
