import { diffArrays } from 'diff';

/** A line that two texts do not share. */
export interface ChangedLine {
  /** Number in the text before, or where it would come, from 1. */
  readonly line: number;
  readonly kind: 'removed' | 'added';
  readonly text: string;
}

/** The lines that are gone and those that came, in the order of the texts. */
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
