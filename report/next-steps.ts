import type { Report } from './model.js';

/** A way to go on, with the command for it. */
export interface NextAction {
  /** What it does: `apply, to restore what is declared`. */
  readonly text: string;
  /** Absent where no command does it. */
  readonly command?: string;
}

/** What a reader can do next, the usual way first. Empty where nothing differs. */
export function nextActions(reports: readonly Report[]): readonly NextAction[] {
  const files = filesOf(reports);
  const kinds = new Set(reports.flatMap(({ findings }) => findings.map(({ kind }) => kind)));
  if (reports.some(({ verdict }) => verdict === 'failed')) return [{ text: 'Fix the errors, then plan again.' }];
  const apply = `intuneform apply ${files}`;
  if (kinds.has('drift') || kinds.has('both')) {
    return [
      { text: 'Apply, to restore what is declared:', command: apply },
      { text: 'Or accept the changes: write them to the declaration, then commit it:', command: accept(files) },
    ];
  }
  return kinds.has('pending') ? [{ text: 'Merge, then apply:', command: apply }] : [];
}

function accept(files: string): string {
  return `intuneform drift --accept ${files}`;
}

const mostFiles = 5;

/** The declarations as arguments. A name that a shell could misread is left to the reader. */
function filesOf(reports: readonly Report[]): string {
  const files = [
    ...new Set(reports.flatMap(({ findings }) => findings.flatMap(({ declaredAt }) => declaredAt?.file ?? []))),
  ].sort();
  const isPlain = files.every((file) => /^[\w./][\w./-]*$/u.test(file));
  return files.length > 0 && files.length <= mostFiles && isPlain ? files.join(' ') : 'FILES';
}
