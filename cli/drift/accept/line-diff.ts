import { diffArrays } from 'diff';

/** A line that only one of two texts has. */
export interface ChangedLine {
  /** Line number in the original text, or where it would be inserted, from 1. */
  readonly line: number;
  readonly kind: 'removed' | 'added';
  readonly text: string;
}

/** The removed and added lines, in the order of the texts. */
export function changedLines(before: string, after: string): readonly ChangedLine[] {
  const changed: ChangedLine[] = [];
  let line = 1;
  for (const { value, added, removed } of diffArrays(before.split('\n'), after.split('\n'))) {
    for (const text of value) {
      if (added || removed) changed.push({ line, kind: added ? 'added' : 'removed', text });
      if (!added) line += 1;
    }
  }
  return changed;
}
