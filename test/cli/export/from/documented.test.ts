import { readFileSync } from 'node:fs';

import { intuneCdFolders } from '../../../../cli/export/from/intunecd.js';
import { dscResources } from '../../../../cli/export/from/microsoft365dsc-resources.js';

const page = readFileSync('docs/takeover-from-files.md', 'utf8');

/** First and second column of the table after a mark, where the second is code. */
function tableAfter(mark: string): Readonly<Record<string, string | undefined>> {
  const rows = (page.split(`<!-- ${mark}:`)[1] ?? '').split('\n\n')[1]?.split('\n').slice(2) ?? [];
  return Object.fromEntries(
    rows.map((row) => {
      const [, first = '', second = ''] = row.split('|').map((cell) => cell.trim());
      return [first.replaceAll('`', ''), second.startsWith('`') ? second.replaceAll('`', '') : undefined];
    }),
  );
}

test('the page lists the folders of IntuneCD that are read', () => {
  expect(tableAfter('intunecd')).toEqual(intuneCdFolders);
});

test('the page lists the resources of Microsoft365DSC that are read', () => {
  expect(tableAfter('microsoft365dsc')).toEqual(
    Object.fromEntries(Object.entries(dscResources).map(([name, { graphPath }]) => [name, graphPath])),
  );
});
