/**
 * Targets of speed, each a count or a ratio within one run: `npm run bench -- targets [--against <commit>] [rows …]`.
 *
 * Without names of rows all are measured, and `docs/performance.md` is written; with `--write` also of some.
 */
import { report } from './measure.js';
import { type Measured, writePage } from './targets/page.js';
import { measureRow } from './targets/row.js';
import { rows } from './targets/rows.js';
import { older, present } from './targets/subject.js';

async function main(parameters: readonly string[]): Promise<void> {
  const at = parameters.indexOf('--against');
  const commit = at === -1 ? undefined : parameters[at + 1];
  const isWritten = parameters.includes('--write');
  const words = parameters.filter((_, index) => at === -1 || (index !== at && index !== at + 1));
  const names = words.filter((word) => word !== '--write');
  const subjects = [present(), ...(commit === undefined ? [] : [older(commit)])];
  const wanted = rows.filter(({ name }) => names.length === 0 || names.includes(name));
  const measured: Measured[] = [];
  for (const row of wanted) {
    const figures = await measureRow(row, subjects).catch((fault: unknown) => {
      process.stderr.write(`${row.name} could not be measured: ${String(fault)}\n`);
      process.exitCode = 1;
      return [];
    });
    if (figures.length === 0) continue;
    measured.push({ row, figures });
    const shown = figures.map(({ median }, index) => [subjects[index]?.name ?? '', median] as const);
    report(row.name, { ...Object.fromEntries(shown), target: row.target });
    // After each row: a run that is ended early has measured something too.
    const date = new Date().toISOString().slice(0, 10);
    if (names.length === 0 || isWritten)
      await writePage({ date, subjects: subjects.map(({ name }) => name), measured });
  }
}

void main(process.argv.slice(2));
