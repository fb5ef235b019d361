import type { Report } from './model.js';

/** A possible next step, with its command. */
export interface NextAction {
  /** Description: `apply, to restore what is declared`. */
  readonly text: string;
  /** Absent if there is no command for it. */
  readonly command?: string;
}

/** The possible next steps, the usual one first. Empty if nothing differs. */
export function nextActions(reports: readonly Report[]): readonly NextAction[] {
  const files = filesOf(reports);
  const kinds = new Set(reports.flatMap(({ findings }) => findings.map(({ kind }) => kind)));
  if (reports.some(({ verdict }) => verdict === 'failed')) return [{ text: 'Fix the errors, then plan again.' }];
  const apply = `intuneform apply ${files}`;
  if (kinds.has('drift') || kinds.has('both')) {
    return [
      { text: 'To restore the declared values, apply:', command: apply },
      { text: 'To accept the changes instead, write them to the declaration and commit it:', command: accept(files) },
    ];
  }
  return kinds.has('pending') ? [{ text: 'Merge, then apply:', command: apply }] : [];
}

function accept(files: string): string {
  return `intuneform drift --accept ${files}`;
}

const mostFiles = 5;

/** The declarations as arguments. Names that a shell could misread are left for the reader to fill in. */
function filesOf(reports: readonly Report[]): string {
  const files = [
    ...new Set(reports.flatMap(({ findings }) => findings.flatMap(({ declaredAt }) => declaredAt?.file ?? []))),
  ].sort();
  const isPlain = files.every((file) => /^[\w./][\w./-]*$/u.test(file));
  return files.length > 0 && files.length <= mostFiles && isPlain ? files.join(' ') : 'FILES';
}
