import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { repositoryRoot } from '../support/source-files.js';
import { runHeader } from './header.js';

/** Examples that need more than the emulator; their headers say what. */
const elsewhere = ['azure.ts'];

const examples = readdirSync(join(repositoryRoot, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isFile() && !elsewhere.includes(entry.name))
  .map(({ name }) => name);

test.each(examples)('%s is applied to the emulator by the two commands of its header', async (name) => {
  const { code, said, more } = await runHeader(name);

  expect(more).toEqual([]);
  expect(said).toMatch(/: applied: \d+ created/u);
  expect(code).toBe(0);
});
