import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { recordedText, recordings } from './recordings.js';
import { readSource, repositoryRoot, sourceFiles } from './source-files.js';

test('every recording of an engine is read by a test', () => {
  const tests = sourceFiles(['test'])
    .filter((file) => file !== 'test/support/recordings.test.ts')
    .map(readSource)
    .join('\n');

  expect(recordings.length).toBeGreaterThan(15);
  expect(recordings.filter((file) => !tests.includes(`'${file}'`))).toEqual([]);
});

/** Recorded later than the originals, with OpenTofu 1.12.6 as `npm run test:engine` builds it. */
const recordedHere = ['init-registry-unreachable.txt'];

/** The originals lie beside the repository on our own machines. */
const originals = join(repositoryRoot, '../shared/cases/opentofu');

(existsSync(originals) ? describe : describe.skip)('beside the originals,', () => {
  test('the recordings are complete', () => {
    const contentOf = (file: string, text: string): unknown => (file.endsWith('.json') ? JSON.parse(text) : text);
    const made = readdirSync(originals).filter((file) => file !== 'README.md');

    const originalOf = new Map(
      made.map((file) => [file, contentOf(file, readFileSync(join(originals, file), 'utf8'))]),
    );

    const copied = recordings.filter((file) => !recordedHere.includes(file));
    expect(new Map(copied.map((file) => [file, contentOf(file, recordedText(file))]))).toEqual(originalOf);
  });
});
