/** A line that two texts do not share. */
export interface ChangedLine {
  /** Number in the text before, or where it would come, from 1. */
  readonly line: number;
  readonly kind: 'removed' | 'added';
  readonly text: string;
}

/** The lines that are gone and those that came, in the order of the texts. */
export function changedLines(before: string, after: string): readonly ChangedLine[] {
  const [allOld, allNow] = [before.split('\n'), after.split('\n')];
  const head = commonHead(allOld, allNow);
  const tail = commonHead(allOld.slice(head).reverse(), allNow.slice(head).reverse());
  const old = allOld.slice(head, allOld.length - tail);
  const now = allNow.slice(head, allNow.length - tail);
  const lengths = commonLengths(old, now);
  const changed: ChangedLine[] = [];
  for (let [left, right] = [0, 0]; left < old.length || right < now.length;) {
    if (old[left] === now[right] && left < old.length) {
      left += 1;
      right += 1;
    } else if (left < old.length && at(lengths, left + 1, right) >= at(lengths, left, right + 1)) {
      changed.push({ line: head + left + 1, kind: 'removed', text: old[left] ?? '' });
      left += 1;
    } else {
      changed.push({ line: head + left + 1, kind: 'added', text: now[right] ?? '' });
      right += 1;
    }
  }
  return changed;
}

/** How many lines two texts begin with in common: what is between head and tail is short, so that the rest costs little. */
function commonHead(left: readonly string[], right: readonly string[]): number {
  const length = left.findIndex((line, index) => line !== right[index]);
  return length < 0 ? left.length : length;
}

/** How many lines the ends of two texts have in common, from each pair of lines on. */
function commonLengths(old: readonly string[], now: readonly string[]): readonly Uint32Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  for (let left = old.length - 1; left >= 0; left -= 1) {
    for (let right = now.length - 1; right >= 0; right -= 1) {
      const same = old[left] === now[right];
      const longest = Math.max(at(lengths, left + 1, right), at(lengths, left, right + 1));
      const row = lengths[left];
      if (row) row[right] = same ? at(lengths, left + 1, right + 1) + 1 : longest;
    }
  }
  return lengths;
}

function at(lengths: readonly Uint32Array[], left: number, right: number): number {
  return lengths[left]?.[right] ?? 0;
}
