/** What a verb's exit codes mean, by number. The numbers are the contract of the design, section 8. */
export type ExitCodes = Readonly<Record<number, string>>;

/** Of verbs that end with a report. */
export const reportExitCodes: ExitCodes = {
  0: 'nothing to do, or done',
  1: 'error',
  2: 'changes pending: the declaration is ahead',
  3: 'drift: the tenant was changed outside, or something of it has expired',
  4: 'both',
  5: 'unreadable: no verdict',
};

/** Of verbs that only succeed or fail. */
export const plainExitCodes: ExitCodes = { 0: 'done', 1: 'error' };

/** The exit codes for `--help`. */
export function renderExitCodes(codes: ExitCodes): string {
  const lines = Object.entries(codes).map(([code, meaning]) => `  ${code}  ${meaning}\n`);
  return `\nExit codes:\n${lines.join('')}`;
}
