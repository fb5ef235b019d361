/**
 * Measures the performance targets, each a count or a ratio within one run:
 * `npm run bench -- targets [--against <commit>] [rows …]`.
 *
 * Without names of rows, measures all rows and writes `docs/performance.md`. With `--write`, writes it after a run of
 * some rows too, and adds earlier figures of the day for the same builds.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { report } from './measure.js';
import { type Measured, writePage } from './targets/page.js';
import { type Figure, measureRow } from './targets/row.js';
import { rows } from './targets/rows.js';
import { older, present } from './targets/subject.js';

async function main(parameters: readonly string[]): Promise<void> {
  const at = parameters.indexOf('--against');
  const commit = at === -1 ? undefined : parameters[at + 1];
  const isWritten = parameters.includes('--write');
  const words = parameters.filter((_, index) => at === -1 || (index !== at && index !== at + 1));
  const names = words.filter((word) => word !== '--write');
  const subjects = [present(), ...(commit === undefined ? [] : [older(commit)])];
  const date = new Date().toISOString().slice(0, 10);
  const wanted = rows.filter(({ name }) => names.length === 0 || names.includes(name));
  for (const row of wanted) {
    // An older build may lack what a row applies; then only the current build is measured.
    const figures = await measureRow(row, subjects)
      .catch(async () => measureRow(row, subjects.slice(0, 1)))
      .catch((fault: unknown) => {
        process.stderr.write(`${row.name} could not be measured: ${String(fault)}\n`);
        process.exitCode = 1;
        return [];
      });
    if (figures.length === 0) continue;
    keep(date, subjects, { row, figures });
    const shown = figures.map(({ median }, index) => [subjects[index]?.name ?? '', median] as const);
    report(row.name, { ...Object.fromEntries(shown), target: row.target });
    // Written after each row, so that an interrupted run keeps its figures.
    if (names.length === 0 || isWritten)
      await writePage({ date, subjects: subjects.map(({ name }) => name), measured: kept(date, subjects) });
  }
}

type Subjects = readonly { readonly name: string }[];

/** Folder with the figures of a day for the same builds, one file per row. */
function folderOf(date: string, subjects: Subjects): string {
  const builds = subjects.map(({ name }) => name.replaceAll(' ', '-')).join('-');
  const folder = join(tmpdir(), 'intuneform-bench-figures', date, builds);
  mkdirSync(folder, { recursive: true });
  return folder;
}

function keep(date: string, subjects: Subjects, { row, figures }: Measured): void {
  writeFileSync(join(folderOf(date, subjects), row.name), JSON.stringify(figures));
}

function kept(date: string, subjects: Subjects): readonly Measured[] {
  const folder = folderOf(date, subjects);
  const found = new Set(readdirSync(folder));
  return rows
    .filter(({ name }) => found.has(name))
    .map((row) => ({ row, figures: JSON.parse(readFileSync(join(folder, row.name), 'utf8')) as readonly Figure[] }));
}

// A child of the bundler can outlive the last row.
void main(process.argv.slice(2)).then(() => process.exit());
