import { createInterface } from 'node:readline/promises';

/** Shows a text on standard error, then asks on the terminal. Only `yes` and `y` are a yes. */
export async function terminalAsk(about: string, question: string): Promise<boolean> {
  process.stderr.write(about);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // readline takes Ctrl-C for itself; it must go where all signals go.
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    const answer = await terminal.question(`${question} [y/N] `);
    return /^y(?:es)?$/iu.test(answer.trim());
  } finally {
    terminal.close();
  }
}
