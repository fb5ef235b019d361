/** Formats a count with its noun: `1 object`, `40 objects`. */
export function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
