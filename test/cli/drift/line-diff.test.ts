import { changedLines } from '../../../cli/drift/accept/line-diff.js';

test('lists removed and added lines with the line numbers of the original text', () => {
  expect(changedLines('a\nb\nc\nd\n', 'a\nB\nc\nd\ne\n')).toEqual([
    { line: 2, kind: 'removed', text: 'b' },
    { line: 3, kind: 'added', text: 'B' },
    { line: 5, kind: 'added', text: 'e' },
  ]);
  expect(changedLines('same\n', 'same\n')).toEqual([]);
});

test('supports a large declaration that was changed at both ends', () => {
  const lines = Array.from({ length: 40_000 }, (_, index) => `      - ${String(index)}`);
  const [before, after] = [lines, lines.with(1, 'first').with(-2, 'last')].map((text) => text.join('\n'));

  const changed = changedLines(before ?? '', after ?? '');

  expect(changed.map(({ line, kind }) => `${String(line)} ${kind}`)).toEqual([
    ...['2 removed', '3 added'],
    ...['39999 removed', '40000 added'],
  ]);
});
