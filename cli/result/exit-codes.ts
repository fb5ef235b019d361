/** Meaning of the exit codes of a command, by number. The numbers are a public contract. */
export type ExitCodes = Readonly<Record<number, string>>;

/** Exit codes of commands that write a report. */
export const reportExitCodes: ExitCodes = {
  0: 'nothing to do, or done',
  1: 'error',
  2: 'changes pending: the declaration is ahead of the tenant',
  3: 'drift: the tenant was changed outside Terraform, or a certificate or token has expired',
  4: 'both drift and pending changes',
  5: 'unreadable: a tenant could not be read',
};

/** Exit codes of commands that only succeed or fail. */
export const plainExitCodes: ExitCodes = { 0: 'done', 1: 'error' };

/** The exit codes for `--help`. */
export function renderExitCodes(codes: ExitCodes): string {
  const lines = Object.entries(codes).map(([code, meaning]) => `  ${code}  ${meaning}\n`);
  return `\nExit codes:\n${lines.join('')}`;
}
